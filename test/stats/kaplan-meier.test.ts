import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kaplanMeierMedian } from '../../src/stats/kaplan-meier.ts';
import { HOUR, MINUTE } from './summarize.ts';

const median = (answered: number[], censored: number[]) =>
  kaplanMeierMedian(Float64Array.from(answered).sort(), Float64Array.from(censored).sort());

it('is not reached where nobody was answered', () => {
  expect(median([], [])).toBeNull();
  expect(median([], [1, 2, 3])).toBeNull();
});

it('does not let the newly arrived hide a wait: 4 answered after 1 h, 6 asked 5 min ago', () => {
  // The 6 leave the risk set first: of 4 at risk at 1 h all are answered, the share waiting falls from 1 to 0.
  expect(median(Array(4).fill(HOUR), Array(6).fill(5 * MINUTE))).toBe(HOUR);
});

it('is reached at exactly one half', () => {
  expect(median(Array(5).fill(HOUR), Array(5).fill(2 * HOUR))).toBe(HOUR);
  expect(median(Array(4).fill(HOUR), Array(6).fill(2 * HOUR))).toBeNull();
});

it('is reached at a half that is a product of thirds', () => {
  // 9 at risk, 3 answered: 6/9 wait. 2 leave unanswered. 4 at risk, 1 answered: 6/9 * 3/4 = 1/2.
  expect(median([1, 1, 1, 3, 9, 9, 9], [2, 2])).toBe(3);
});

it('counts who is censored at the very time of an answer as still waiting then', () => {
  // 4 at risk at time 1, 2 answered: 1/2. Were the two censored taken off first, 0 would wait.
  expect(median([1, 1], [1, 1])).toBe(1);
  // 3 at risk at time 1, 1 answered: 2/3, and nobody is left to be answered.
  expect(median([1], [1, 1])).toBeNull();
});

it('is the lower median where nobody still waits', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1 }), (waits) => {
      const ascending = Float64Array.from(waits).sort();
      expect(median(waits, [])).toBe(ascending[Math.ceil(waits.length / 2) - 1]);
    }),
  );
});

it('is still the lower median of a million waits, and of one less', () => {
  for (const n of [1_000_000, 999_999]) {
    const waits = Float64Array.from({ length: n }, (_, rank) => rank + 1);
    expect(kaplanMeierMedian(waits, Float64Array.of())).toBe(500_000);
  }
});

it('agrees with whole-number fractions', () => {
  const waits = fc.array(fc.nat(12), { maxLength: 25 });
  fc.assert(
    fc.property(waits, waits, (answered, censored) => {
      expect(median(answered, censored)).toBe(exactMedian(answered, censored));
    }),
    { numRuns: 500 },
  );
});

/** By the book: at each time the share waiting falls to (at risk - answered) / at risk of what it was. */
function exactMedian(answered: number[], censored: number[]): number | null {
  let numerator = 1n;
  let denominator = 1n;
  for (const time of [...new Set(answered)].sort((a, b) => a - b)) {
    const atRisk = [...answered, ...censored].filter((wait) => wait >= time).length;
    const now = answered.filter((wait) => wait === time).length;
    numerator *= BigInt(atRisk - now);
    denominator *= BigInt(atRisk);
    if (2n * numerator <= denominator) return time;
  }
  return null;
}
