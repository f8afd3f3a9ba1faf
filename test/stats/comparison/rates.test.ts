import { expect, it } from 'vitest';
import { compareRates } from '../../../src/stats/comparison/rates.ts';

const rate = (events: number, days: number) => ({ events, days });

it('gives the published p of women with breast cancer after many fluoroscopies and after none', () => {
  // The example of R's poisson.test: 11 in 800 person-years against 21 in 3,011, p = 0.07967.
  const found = compareRates(rate(11, 800), rate(6 + 8 + 7, 1083 + 1050 + 878));
  expect(found?.p).toBeCloseTo(0.0796686330333295, 12);
  expect(found).toMatchObject({ test: 'poisson', direction: -1 });
});

it('is worked out by hand for a few', () => {
  // All five in one of two equal halves: 2 / 2^5.
  expect(compareRates(rate(0, 10), rate(5, 10))?.p).toBe(0.0625);
  expect(compareRates(rate(3, 7), rate(3, 7))?.p).toBe(1);
});

it('goes on smoothly where there are many', () => {
  const exact = compareRates(rate(4900, 30), rate(5099, 30))?.p ?? 0;
  const approximate = compareRates(rate(4901, 30), rate(5100, 30))?.p ?? 0;
  expect(Math.abs(exact - approximate)).toBeLessThan(0.002);
});

it('tells nothing where nothing happened or no time went by', () => {
  expect(compareRates(rate(0, 1), rate(0, 1))).toBeNull();
  expect(compareRates(rate(1, 0), rate(4, 1))).toBeNull();
});
