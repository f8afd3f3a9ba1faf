/*
 * How probable a difference is by chance alone, in whole numbers without rounding: every table, every parting of events,
 * counted one by one. And the area under the bell curve, by adding up narrow strips of it.
 */

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

const DIGITS = 10n ** 18n;

/** A quotient of whole numbers of any length, to eighteen digits. */
const quotient = (part: bigint, whole: bigint): number => Number((part * DIGITS) / whole) / Number(DIGITS);

/** The share of what is no more probable than what was seen. */
function noMoreProbable(weights: readonly bigint[], seen: number): number {
  const limit = weights[seen] ?? 0n;
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  return quotient(
    weights.filter((weight) => weight <= limit).reduce((sum, weight) => sum + weight, 0n),
    all,
  );
}

/** Fisher's test of two shares. */
export function exactShares(matched: number, total: number, others: number, ofOthers: number): number {
  const both = matched + others;
  const weights = Array.from({ length: both + 1 }, (_, k) => choose(total, k) * choose(ofOthers, both - k));
  return noMoreProbable(weights, matched);
}

/** The conditional test of two counts in times of these lengths, whole numbers. */
export function exactRates(events: number, days: number, others: number, ofOthers: number): number {
  const all = events + others;
  const weights = Array.from(
    { length: all + 1 },
    (_, k) => choose(all, k) * BigInt(days) ** BigInt(k) * BigInt(ofOthers) ** BigInt(all - k),
  );
  return noMoreProbable(weights, events);
}

/** Beyond z, on both sides: Simpson's rule. */
export function beyond(z: number): number {
  const strips = 4000;
  const to = Math.abs(z);
  const width = to / strips;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let area = density(0) + density(to);
  for (let i = 1; i < strips; i++) area += density(i * width) * (i % 2 === 1 ? 4 : 2);
  return 1 - (2 * area * width) / 3;
}

/** Two shares by the squared differences from what the sums of rows and columns let expect. */
export function chiSquare(matched: number, total: number, others: number, ofOthers: number): number {
  const cells = [
    [matched, total - matched],
    [others, ofOthers - others],
  ];
  const all = total + ofOthers;
  const columns = [matched + others, all - matched - others];
  return cells
    .flatMap((row, at) =>
      row.map((seen, column) => {
        const expected = ((at === 0 ? total : ofOthers) * (columns[column] ?? 0)) / all;
        return (seen - expected) ** 2 / expected;
      }),
    )
    .reduce((sum, one) => sum + one, 0);
}
