import type { FractionSample } from '../proportion.ts';
import { type Comparison, directionOf } from './comparison.ts';
import { twoSided } from './normal.ts';

/** Below this the normal approximation is not trusted: W. G. Cochran, Biometrics 10 (1954) 417-451. */
const LEAST_EXPECTED = 5;

/**
 * Whether two shares differ by more than chance; `null` where one of them has no total. Pearson's test with the pooled
 * share, without continuity correction; Fisher's exact test where one of the four expected counts is below 5.
 */
export function compareProportions(first: FractionSample, second: FractionSample): Comparison | null {
  const total = first.total + second.total;
  if (first.total === 0 || second.total === 0) return null;
  const pooled = (first.matched + second.matched) / total;
  const difference = second.matched / second.total - first.matched / first.total;
  const direction = directionOf(difference);
  const expected = Math.min(first.total, second.total) * Math.min(pooled, 1 - pooled);
  if (expected < LEAST_EXPECTED) return { test: 'fisher', direction, p: fisher(first, second) };
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.total + 1 / second.total));
  return { test: 'z', direction, p: twoSided(difference / error) };
}

/**
 * The share of the tables with the same margins that are no more probable than this one: R. A. Fisher, Statistical
 * Methods for Research Workers, 5th ed. (1934), section 21.02; two-sided as in R's fisher.test, with its tolerance of
 * 1e-7 for tables that are equally probable and differ in the last digits.
 */
export function fisher(first: FractionSample, second: FractionSample): number {
  const matched = first.matched + second.matched;
  const least = Math.max(0, matched - second.total);
  const weights = hypergeometric(first.total, second.total, matched, least);
  const observed = (weights[first.matched - least] ?? 0) * (1 + 1e-7);
  let extreme = 0;
  let all = 0;
  for (const weight of weights) {
    all += weight;
    if (weight <= observed) extreme += weight;
  }
  return Math.min(1, extreme / all);
}

/**
 * The probabilities of `least`, `least + 1`, ... matched in the first sample, as multiples of the greatest: walking away
 * from it, nothing overflows, and no logarithms of factorials lose digits.
 */
function hypergeometric(first: number, second: number, matched: number, least: number): readonly number[] {
  const most = Math.min(first, matched);
  const mode = Math.min(most, Math.max(least, Math.floor(((first + 1) * (matched + 1)) / (first + second + 2))));
  const weights = new Array<number>(most - least + 1).fill(0);
  const stepUp = (k: number) => ((first - k) * (matched - k)) / ((k + 1) * (second - matched + k + 1));
  weights[mode - least] = 1;
  for (let k = mode; k < most; k++) weights[k + 1 - least] = (weights[k - least] as number) * stepUp(k);
  for (let k = mode; k > least; k--) weights[k - 1 - least] = (weights[k - least] as number) / stepUp(k - 1);
  return weights;
}
