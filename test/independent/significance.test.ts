import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareProportions } from '../../src/stats/comparison/proportions.ts';
import { compareRates } from '../../src/stats/comparison/rates.ts';
import { beyond, chiSquare, exactRates, exactShares } from './significance.ts';

const of = (matched: number, total: number) => ({ matched, total });

it.each([
  // scipy.stats 1.17.1: fisher_exact, and chi2_contingency without correction.
  [3, 12, 9, 11, 0.01227813779974232, 0.006432013238914249],
  [0, 8, 5, 9, 0.029411764705882353, 0.012099050329172351],
  [7, 10, 2, 12, 0.027421494913754976, 0.011295445693701606],
  [45, 400, 60, 380, 0.07419936422953644, 0.0633621703347728],
  [820, 1000, 790, 1000, 0.10161362733141184, 0.09043020116994951],
  [12, 15, 4, 17, 0.003847595161106487, 0.0014315475084208918],
])('tests %d of %d against %d of %d as SciPy does', (a, first, b, second, fisher, pearson) => {
  const found = compareProportions(of(a, first), of(b, second));
  expect(found?.p).toBeCloseTo(found?.test === 'fisher' ? fisher : pearson, 10);
  expect(exactShares(a, first, b, second)).toBeCloseTo(fisher, 6);
  expect(beyond(Math.sqrt(chiSquare(a, first, b, second)))).toBeCloseTo(pearson, 10);
});

it.each([
  // scipy.stats 1.17.1: binomtest.
  [41, 28_010, 15, 19_017, 0.04085202628650178],
  [3, 10, 9, 10, 0.14599609375],
  [120, 30, 90, 31, 0.022633553914292948],
  [5, 7, 0, 7, 0.0625],
])('tests %d in %d days against %d in %d as SciPy does', (a, first, b, second, expected) => {
  expect(compareRates({ events: a, days: first }, { events: b, days: second })?.p).toBeCloseTo(expected, 10);
  expect(exactRates(a, first, b, second)).toBeCloseTo(expected, 10);
});

const share = fc.integer({ min: 1, max: 120 }).chain((total) => fc.tuple(fc.nat(total), fc.constant(total)));

it('has for any two shares the probability that is counted in whole numbers', () => {
  const law = fc.property(share, share, ([a, first], [b, second]) => {
    const found = compareProportions(of(a, first), of(b, second));
    const exact =
      found?.test === 'fisher' ? exactShares(a, first, b, second) : beyond(Math.sqrt(chiSquare(a, first, b, second)));
    expect(found?.p).toBeCloseTo(exact, 9);
  });
  fc.assert(law, { numRuns: 300 });
});

it('has for any two rates the probability that is counted in whole numbers', () => {
  const days = fc.integer({ min: 1, max: 400 });
  const law = fc.property(fc.nat(90), days, fc.nat(90), days, (a, first, b, second) => {
    fc.pre(a + b > 0);
    const found = compareRates({ events: a, days: first }, { events: b, days: second });
    expect(found?.p).toBeCloseTo(exactRates(a, first, b, second), 9);
  });
  fc.assert(law, { numRuns: 200 });
});
