import { describe, expect, it } from 'vitest';
import { medianRanks, percentile } from '../../src/stats/quantile.ts';

describe('percentile', () => {
  it('is null of nothing', () => {
    expect(percentile(Float64Array.of(), 50)).toBeNull();
  });

  it('is the one value of one', () => {
    for (const percent of [0, 50, 95, 100]) expect(percentile(Float64Array.of(7), percent)).toBe(7);
  });

  // Ranks count from 0; the position is percent / 100 * (n - 1).
  it.each([
    [0, 15],
    [40, 29], // position 1.6: 20 + 0.6 * (35 - 20)
    [50, 35],
    [75, 40],
    [90, 46], // position 3.6: 40 + 0.6 * (50 - 40)
    [95, 48], // position 3.8: 40 + 0.8 * (50 - 40)
    [100, 50],
  ])('at %i of 15, 20, 35, 40, 50 is %f', (percent, expected) => {
    expect(percentile(Float64Array.of(15, 20, 35, 40, 50), percent)).toBe(expected);
  });

  it('lies between two values of two', () => {
    expect(percentile(Float64Array.of(10, 20), 50)).toBe(15);
    expect(percentile(Float64Array.of(10, 20), 90)).toBe(19);
  });

  it('is the tied value where the neighbours are equal', () => {
    expect(percentile(Float64Array.of(1, 3, 3, 3, 9), 50)).toBe(3);
    expect(percentile(Float64Array.of(1, 3, 3, 3, 9), 40)).toBe(3);
  });
});

describe('medianRanks', () => {
  // P(B <= k) for B binomial (n, 1/2) must not exceed 0.025; the lower rank is k + 1.
  it.each([
    [6, 1, 6], // 1 / 64 = 0.0156, then 7 / 64
    [10, 2, 9], // 11 / 1024 = 0.0107, then 56 / 1024
    [20, 6, 15], // 0.0207, then 0.0577
    [100, 40, 61], // 0.0176, then 0.0284
    [1_000_000, 499_020, 500_981], // 0.02494, then 0.02506
  ])('of %i are %i and %i', (n, low, high) => {
    expect(medianRanks(n)).toEqual([low, high]);
  });

  it('do not exist below 6', () => {
    for (let n = 0; n < 6; n++) expect(medianRanks(n)).toBeNull();
  });

  it('are those of the binomial distribution in whole numbers', () => {
    for (let n = 6; n <= 250; n++) {
      const low = exactLowerRank(n);
      expect(medianRanks(n)).toEqual([low, n + 1 - low]);
    }
  });
});

/** The number of leading terms of the binomial row whose sum is at most 1/40 of 2^n. */
function exactLowerRank(n: number): number {
  let rank = 0;
  let term = 1n;
  for (let tail = term; 40n * tail <= 2n ** BigInt(n); tail += term) {
    rank++;
    term = (term * BigInt(n - rank + 1)) / BigInt(rank);
  }
  return rank;
}
