import type { Bin } from '../histogram.ts';
import { numberOfBin } from '../histogram.ts';
import type { CountSummary, DurationSummary, NumbersSummary, RatioSummary } from '../index.ts';
import type { FractionSample } from '../proportion.ts';
import { designEffect, shrinkage, shrunk } from './clusters.ts';
import type { Comparison } from './comparison.ts';
import { gehan } from './gehan.ts';
import { compareProportions } from './proportions.ts';
import { compareRates } from './rates.ts';

/*
 * Whether two summaries of one kind differ by more than chance, by what they themselves carry: so saved reports compare
 * like the exports that they were made of.
 */

/** Two shares, one observation a conversation; `conversations` where it is not certain that there are no more. */
export function compareShares(
  first: FractionSample & { readonly conversations: number | null },
  second: FractionSample & { readonly conversations: number | null },
): Comparison | null {
  if (isRate(first) || isRate(second)) return null;
  const [a, b] = [first, second].map((one) => shrunk(one, shrinkage(one.total, one.conversations)));
  return compareProportions(a as FractionSample, b as FractionSample);
}

export function compareRatios(first: Sized<RatioSummary>, second: Sized<RatioSummary>): Comparison | null {
  if (isRate(first.summary) || isRate(second.summary)) return null;
  return compareProportions(independent(first), independent(second));
}

/** A summary, and how many conversations it may come from. */
interface Sized<Summary> {
  readonly summary: Summary;
  readonly conversations: number | null;
}

/** More matched than there are is a rate and no share of anything. */
const isRate = ({ matched, total }: FractionSample): boolean => matched > total;

function independent({ summary, conversations }: Sized<RatioSummary>): FractionSample {
  const { matched, total, clusters } = summary;
  if (clusters === undefined || total === 0) return shrunk(summary, shrinkage(total, conversations));
  const mean = matched / total;
  return shrunk(summary, 1 / designEffect(clusters, { x: total, y: matched, variance: mean * (1 - mean) }));
}

/** What a test of waits looks at. */
type Waits = Pick<DurationSummary, 'n' | 'censored' | 'histogram' | 'clusters'>;

/** The less certain of the two decides for both: Gehan's variance is that of the pooled sample. */
export function compareDurations(first: Sized<Waits>, second: Sized<Waits>): Comparison | null {
  const shrink = Math.min(worth(first), worth(second));
  return gehan(first.summary.histogram, second.summary.histogram, shrink);
}

/** By ranks, as waits that all came to their end: each number that occurs is a bin of its own. */
export function compareNumbers(first: NumbersSummary, second: NumbersSummary): Comparison | null {
  const bins = ({ values }: NumbersSummary) =>
    values.map(({ value, count }): Bin => ({ from: value, to: value + 1, answered: count, censored: 0 }));
  return gehan(bins(first), bins(second));
}

/** By how alike the waits of one conversation are, on the scale of the bins, which is logarithmic as ranks want it. */
function worth({ summary, conversations }: Sized<Waits>): number {
  const { n, censored, clusters, histogram } = summary;
  const x = n + censored;
  if (clusters === undefined || x === 0) return shrinkage(x, conversations);
  const held = ({ answered, censored: waiting }: Bin) => answered + waiting;
  const y = sumOf(histogram, (bin) => held(bin) * numberOfBin(bin));
  const squares = sumOf(histogram, (bin) => held(bin) * numberOfBin(bin) ** 2);
  return 1 / designEffect(clusters, { x, y, variance: squares / x - (y / x) ** 2 });
}

const sumOf = (bins: readonly Bin[], of: (bin: Bin) => number): number => bins.reduce((sum, bin) => sum + of(bin), 0);

/**
 * How often, by day. Where a conversation counts several, they come together: the variance of such a sum is the sum of
 * squares (compound Poisson), and so many fewer independent events it is worth.
 */
export function compareCounts(
  first: { readonly summary: CountSummary; readonly days: number },
  second: { readonly summary: CountSummary; readonly days: number },
): Comparison | null {
  const [a, b] = [first, second].map(({ summary: { value, clusters }, days }) => {
    const factor = clusters && clusters.xx > 0 ? value / clusters.xx : 1;
    return { events: Math.round(value * factor), days: days * factor };
  });
  return a && b ? compareRates(a, b) : null;
}
