import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gehan, gehanScore } from '../../../src/stats/comparison/gehan.ts';
import type { Bin } from '../../../src/stats/histogram.ts';

/** One bin for each time. */
function bins(ended: readonly number[], censored: readonly number[] = []): Bin[] {
  const times = [...new Set([...ended, ...censored])].sort((a, b) => a - b);
  const at = (list: readonly number[], time: number) => list.filter((one) => one === time).length;
  return times.map((time) => ({ from: time, to: time + 1, answered: at(ended, time), censored: at(censored, time) }));
}

it('gives the published figures of the leukaemia trial', () => {
  // Weeks in remission, E. J. Freireich et al., Blood 21 (1963) 699-716, the example of Gehan's paper: W = 271. With the
  // hypergeometric variance chi-square is 13.4579 (SAS LIFETEST, "Wilcoxon"), p = 0.0002.
  const treated = bins([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
  const placebo = bins([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);
  const score = gehanScore(treated, placebo);
  expect(score?.u).toBe(-271);
  expect(((score?.u ?? 0) ** 2 / (score?.variance ?? 1)).toFixed(4)).toBe('13.4579');
  expect(gehan(treated, placebo)).toMatchObject({ test: 'gehan', direction: -1 });
  expect(gehan(treated, placebo)?.p).toBeCloseTo(0.000244, 6);
});

it('counts the pairs that are in order, worked out by hand', () => {
  // First 1, 3; second 2, and one still waiting at 2: first before second in (1,2) (1,2+) , after in (3,2): 2 - 1 = 1;
  // 3 against 2+ cannot be told.
  expect(gehanScore(bins([1, 3]), bins([2], [2]))?.u).toBe(1);
});

const times = fc.array(fc.nat(8), { maxLength: 25 });
const sample = fc.tuple(times, times);

it('is the difference of pairs in order and pairs out of order', () => {
  const law = fc.property(sample, sample, (first, second) => {
    // A wait that ended is before one that ended later, and before one that was last seen then or later.
    const before = ([ended]: number[][], [others, waiting]: number[][]) =>
      (ended ?? []).reduce(
        (sum, at) =>
          sum + (others ?? []).filter((one) => one > at).length + (waiting ?? []).filter((one) => one >= at).length,
        0,
      );
    const score = gehanScore(bins(...first), bins(...second));
    if (score !== null) expect(score.u).toBe(before(first, second) - before(second, first));
  });
  fc.assert(law, { numRuns: 500 });
});

it('turns around with the samples, and finds no difference between a sample and itself', () => {
  const law = fc.property(sample, sample, (first, second) => {
    const [a, b] = [bins(...first), bins(...second)];
    const [there, back] = [gehan(a, b), gehan(b, a)];
    expect(back === null).toBe(there === null);
    if (there === null || back === null) return;
    expect(back.p).toBeCloseTo(there.p, 10);
    expect(there.direction + back.direction).toBe(0);
    expect(there.p).toBeLessThanOrEqual(1);
    expect(gehan(a, a)?.p ?? 1).toBe(1);
  });
  fc.assert(law, { numRuns: 500 });
});

it('finds less in waits that come in clusters', () => {
  const [first, second] = [bins([1, 2, 3, 4, 5, 6]), bins([4, 5, 6, 7, 8, 9])];
  expect(gehan(first, second, 0.5)?.p).toBeGreaterThan(gehan(first, second)?.p ?? 1);
});

it('has nothing to say where a sample is empty or nothing has ended', () => {
  expect(gehan([], bins([1]))).toBeNull();
  expect(gehan(bins([], [1]), bins([], [2]))).toBeNull();
});
