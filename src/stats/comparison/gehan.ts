import type { Bin } from '../histogram.ts';
import { type Comparison, directionOf } from './comparison.ts';
import { twoSided } from './normal.ts';

/** How many ended or were last seen within one bin, of each sample. */
interface Shared {
  readonly ended: readonly [number, number];
  readonly censored: readonly [number, number];
}

/**
 * Whether waits of the second sample are longer or shorter than those of the first by more than chance, those that have
 * not ended included; `null` where a sample is empty or nothing has ended.
 *
 * E. A. Gehan, "A generalized Wilcoxon test for comparing arbitrarily singly-censored samples", Biometrika 52 (1965)
 * 203-223, as a sum over the times at which waits end, each weighted by how many still wait: N. Breslow, "A generalized
 * Kruskal-Wallis test for comparing K samples subject to unequal patterns of censorship", Biometrika 57 (1970) 579-594.
 * The variance is that of R. E. Tarone and J. Ware, "On distribution-free tests for equality of survival distributions",
 * Biometrika 64 (1977) 156-160, which needs no equal patterns of censoring. Bins stand for times: waits that end in the
 * same bin are tied, and those last seen in it still waited while others of the bin ended.
 *
 * `shrink` below 1: the waits come in clusters, and are worth that many times as many independent ones.
 */
export function gehan(first: readonly Bin[], second: readonly Bin[], shrink = 1): Comparison | null {
  const score = gehanScore(first, second);
  if (score === null) return null;
  const { u, variance } = score;
  return {
    test: 'gehan',
    direction: directionOf(u),
    p: variance === 0 ? 1 : twoSided(u * Math.sqrt(shrink / variance)),
  };
}

/** Positive: the first ends earlier than chance would have it. */
export function gehanScore(first: readonly Bin[], second: readonly Bin[]): { u: number; variance: number } | null {
  const bins = shared(first, second);
  const atRisk: [number, number] = [sizeOf(bins, 0), sizeOf(bins, 1)];
  if (atRisk[0] === 0 || atRisk[1] === 0 || bins.every(({ ended: [a, b] }) => a + b === 0)) return null;
  let u = 0;
  let variance = 0;
  for (const { ended, censored } of bins) {
    const [waiting, others] = atRisk;
    const all = waiting + others;
    const ends = ended[0] + ended[1];
    u += others * ended[0] - waiting * ended[1];
    if (all > 1) variance += (waiting * others * ends * (all - ends)) / (all - 1);
    for (const sample of [0, 1] as const) atRisk[sample] -= ended[sample] + censored[sample];
  }
  return { u, variance };
}

const sizeOf = (bins: readonly Shared[], sample: 0 | 1): number =>
  bins.reduce((sum, { ended, censored }) => sum + ended[sample] + censored[sample], 0);

/** The bins of both, in the order of time. */
function shared(first: readonly Bin[], second: readonly Bin[]): readonly Shared[] {
  const bins = new Map<number, { ended: [number, number]; censored: [number, number] }>();
  for (const [sample, histogram] of [first, second].entries()) {
    for (const { from, answered, censored } of histogram) {
      const bin = bins.get(from) ?? { ended: [0, 0], censored: [0, 0] };
      bins.set(from, bin);
      bin.ended[sample as 0 | 1] += answered;
      bin.censored[sample as 0 | 1] += censored;
    }
  }
  return [...bins].sort(([a], [b]) => a - b).map(([, bin]) => bin);
}
