import { type Sizes, sizeOf } from '../comparison/few.ts';
import {
  type Comparison,
  compareDurations,
  compareNumbers,
  compareRatios,
  compareShares,
} from '../stats/comparison/index.ts';
import type { RatioSummary } from '../stats/index.ts';
import type { Reading } from './figures.ts';
import type { Place } from './slices.ts';

/** How a figure then and now was told from chance, and by how many observations on each side. */
export interface Tested {
  readonly comparison: Comparison;
  readonly sizes: Sizes;
}

/** Shares by their two numbers, waits by their bins, numbers by their ranks; nothing else can be told from chance. */
export function tested(then: Place, now: Place, before: Reading, after: Reading): Tested | null {
  const [first, second] = [then.summary, now.summary];
  if (first?.kind === 'ratio' && second?.kind === 'ratio' && isWhole(before, first) && isWhole(after, second)) {
    const comparison = compareRatios({ ...then, summary: first }, { ...now, summary: second });
    return by(comparison, sizeOf(first, first.total), sizeOf(second, second.total));
  }
  if (before.of && after.of) {
    return by(compareShares({ ...then, ...before.of }, { ...now, ...after.of }), before.of.total, after.of.total);
  }
  if (first?.kind === 'numbers' && second?.kind === 'numbers') {
    return by(compareNumbers(first, second), first.n, second.n);
  }
  if (first?.kind !== 'duration' || second?.kind !== 'duration') return null;
  const comparison = compareDurations({ ...then, summary: first }, { ...now, summary: second });
  return by(comparison, sizeOf(first, first.n + first.censored), sizeOf(second, second.n + second.censored));
}

const by = (comparison: Comparison | null, then: number, now: number): Tested | null =>
  comparison && { comparison, sizes: [then, now] };

/** The figure is the ratio itself and not one of its parts. */
const isWhole = ({ of }: Reading, { matched, total }: RatioSummary): boolean =>
  of?.matched === matched && of.total === total;
