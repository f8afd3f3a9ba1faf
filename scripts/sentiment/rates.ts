// How often the judge errs about negative, by language: what the report corrects a share with.
import type { Material } from './learn.ts';
import { choice } from './score.ts';
import type { Judged } from './validate.ts';

const NEGATIVE = 0;

export function ratesOf(materials: readonly Material[], judged: ReadonlyMap<string, readonly Judged[]>) {
  return Object.fromEntries(
    materials
      .filter(({ learns, words }) => learns || words)
      .map(({ language, texts }) => {
        const rows = (judged.get(language) ?? []).filter(({ support }) => !support);
        const called = rows.filter(({ chances }) => choice(chances) === NEGATIVE);
        const found = called.filter(({ gold }) => gold === NEGATIVE).length;
        const n = rows.filter(({ gold }) => gold === NEGATIVE).length;
        return [
          language,
          { texts, negative: { n, found }, others: { n: rows.length - n, called: called.length - found } },
        ];
      }),
  );
}
