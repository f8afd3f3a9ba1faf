// Cross-validation: every text is judged by models that never saw it.

import { signs } from '../../src/text/sentiment/causes.ts';
import { chances, type ModelFile, modelOf, weigh } from '../../src/text/sentiment/model.ts';
import { ngrams } from '../../src/text/sentiment/ngrams.ts';
import type { Seen } from './examples.ts';
import { fileOf } from './file.ts';
import { learnInvented, learnLanguage, learnShared, type Material } from './learn.ts';
import { FOLDS } from './rows.ts';

export interface Judged {
  readonly gold: number;
  readonly chances: readonly number[];
  readonly support: boolean;
  readonly fold: number;
  readonly text: string;
}

const without = (material: Material, fold: number): Material => ({
  ...material,
  rows: material.rows.filter((row) => row.fold !== fold),
  support: material.support.filter((row) => row.fold !== fold),
  reviews: material.reviews.filter((row) => row.fold !== fold),
});

/** By language: what the models of the other folds say of each text. */
export function crossValidate(
  materials: readonly Material[],
  say: (text: string) => void,
): ReadonlyMap<string, readonly Judged[]> {
  const judged = new Map<string, Judged[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const known = materials.map((material) => without(material, fold));
    const shared = learnShared(known);
    for (const [index, material] of materials.entries()) {
      const learn = material.learns ? learnLanguage : learnInvented;
      const learnt = learn(known[index] as Material, shared);
      const held = [...material.rows, ...material.support].filter((row) => row.fold === fold);
      const rows = judged.get(material.language) ?? [];
      const file = fileOf(learnt);
      rows.push(...held.map((row) => judge(file, row, material.support.includes(row))));
      judged.set(material.language, rows);
    }
    say(`fold ${fold + 1} of ${FOLDS}`);
  }
  return judged;
}

const models = new WeakMap<ModelFile, ReturnType<typeof modelOf>>();

function judge(file: ModelFile, row: Seen, support: boolean): Judged {
  const model = models.get(file) ?? modelOf(file);
  models.set(file, model);
  signs.set(row.signs);
  ngrams.count = row.buckets.length;
  ngrams.bucket.set(row.buckets);
  weigh(model);
  return { gold: row.label, chances: [...chances], support, fold: row.fold, text: row.text };
}
