// How often the judge errs about negative, by language: what the report corrects a share with.
import type { Material } from './learn.ts';
import { choice } from './score.ts';
import type { Judged } from './validate.ts';

const NEGATIVE = 0;
/** Where the rates of negative texts and of others are nearer than this, the labels tell nothing of the judge. */
const LEAST_APART = 0.15;

export function ratesOf(materials: readonly Material[], judged: ReadonlyMap<string, readonly Judged[]>) {
  return Object.fromEntries(
    materials
      .filter(({ learns, words }) => learns || words)
      .map(({ language, texts }) => {
        const rows = (judged.get(language) ?? []).filter(({ support }) => !support);
        const called = rows.filter(({ chances }) => choice(chances) === NEGATIVE);
        const found = called.filter(({ gold }) => gold === NEGATIVE).length;
        const n = rows.filter(({ gold }) => gold === NEGATIVE).length;
        const others = { n: rows.length - n, called: called.length - found };
        return [language, { texts, negative: { n, found }, others }] as const;
      })
      .filter(([, { negative, others }]) => negative.found / negative.n - others.called / others.n >= LEAST_APART),
  );
}
