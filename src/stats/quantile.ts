/**
 * The value below which `percent` (0 to 100, whole) of the ascending values lie, linear between the closest ranks; `null`
 * of nothing. Definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996) 361-365: Excel's PERCENTILE.INC, the default of R and NumPy.
 */
export function percentile(ascending: Float64Array, percent: number): number | null {
  // The position is kept in whole hundredths of a rank: 0.9 is not a binary fraction and 90 is.
  const position = (ascending.length - 1) * percent;
  const rank = Math.floor(position / 100);
  const below = ascending[rank];
  if (below === undefined) return null;
  const above = ascending[rank + 1] ?? below;
  return below + ((above - below) * (position % 100)) / 100;
}

/**
 * The ranks (from 1) of the two ordered values that enclose the median with at least 95 % confidence, whatever the
 * distribution; `null` below 6 values, where even the extremes do not. Equally far from both ends, exact from the
 * binomial distribution with p = 1/2: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. (1999), section 3.2;
 * H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed. (2003), section 7.1.
 */
export function medianRanks(n: number): [number, number] | null {
  const { weights, total } = centralBinomial(n);
  let rank = Math.floor(n / 2) + 1 - weights.length;
  let tail = 0;
  for (const weight of weights.toReversed()) {
    tail += weight;
    if (tail > 0.025 * total) break;
    rank++;
  }
  return rank === 0 ? null : [rank, n + 1 - rank];
}

/**
 * The lower half of the binomial distribution with p = 1/2, from its centre downwards, as multiples of the central
 * term; `total` is the sum of both halves. So nothing overflows, no logarithms are needed, and the walk ends after some
 * 9 standard deviations, where what is left could not change a figure.
 */
function centralBinomial(n: number): { weights: number[]; total: number } {
  const weights: number[] = [];
  let weight = 1;
  let half = 0;
  for (let k = Math.floor(n / 2); k >= 0 && weight > 1e-18; k--) {
    weights.push(weight);
    half += weight;
    weight *= k / (n - k + 1);
  }
  // An even n has one central term, which both halves share; an odd n has two equal ones.
  return { weights, total: n % 2 === 0 ? 2 * half - 1 : 2 * half };
}
