import { untrusted } from '../report/untrusted.ts';
import { holm } from '../stats/comparison/index.ts';

/*
 * What is corrected together. Holm's correction keeps the chance of one false alarm to 5 % among the figures that answer
 * one question: a hundred rows of topics must not hide that nobody was answered any more.
 */

/** What is called more than chance, after the correction. */
export const LEVEL = 0.05;

/** What the figures by the clock of business hours are called. */
export const BUSINESS_TIME = 'business time';

interface Placed {
  /** The row of a metric, `BUSINESS_TIME`, or `null` for a figure of the whole. */
  readonly key: string | null;
  readonly title: string;
  readonly detail?: boolean | undefined;
  /** Empty: over everything. */
  readonly slice: Readonly<Record<string, string>>;
}

/** The main figures, the further ones, those of business time, the rows of one metric; slices by themselves. */
export function familyOf({ key, title, detail = false, slice }: Placed): string {
  const isWhole = Object.keys(slice).length === 0;
  const of =
    key === null
      ? `${detail ? 'further' : 'main'} figures`
      : key === BUSINESS_TIME
        ? 'figures in business time'
        : `rows of ${untrusted(title)}`;
  return isWhole ? of : `${of} of slices`;
}

/** The p-values of what was tested, each corrected within its family. */
export function correctedIn<
  One extends { readonly family: string; readonly comparison: { readonly p: number } | null },
>(found: readonly One[]): ReadonlyMap<One, number> {
  const families = new Map<string, { one: One; p: number }[]>();
  for (const one of found) {
    if (one.comparison === null) continue;
    const family = families.get(one.family) ?? [];
    if (family.push({ one, p: one.comparison.p }) === 1) families.set(one.family, family);
  }
  return new Map(
    [...families.values()].flatMap((tested) => {
      const corrected = holm(tested.map(({ p }) => p));
      return tested.map(({ one }, at) => [one, corrected[at] ?? 1] as const);
    }),
  );
}
