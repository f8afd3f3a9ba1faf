import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareProportions, fisher } from '../../../src/stats/comparison/proportions.ts';

const of = (matched: number, total: number) => ({ matched, total });

it('tests large shares with the pooled standard error', () => {
  // 45 and 60 of 100: pooled 0.525, error sqrt(0.525 * 0.475 * 0.02) = 0.0706222, z = 0.15 / 0.0706222 = 2.12398.
  const found = compareProportions(of(45, 100), of(60, 100));
  expect(found).toMatchObject({ test: 'z', direction: 1 });
  expect(found?.p).toBeCloseTo(0.033672, 6);
});

it('tests small counts exactly', () => {
  // The lady tasting tea, R. A. Fisher, The Design of Experiments (1935): 34 of the 70 orders are as extreme.
  const found = compareProportions(of(3, 4), of(1, 4));
  expect(found).toMatchObject({ test: 'fisher', direction: -1 });
  expect(found?.p).toBeCloseTo(34 / 70, 12);
});

it('gives the published figure of the twins', () => {
  // 10 of 13 identical and 2 of 17 other twins of criminals were convicted too: the example of R's fisher.test.
  expect(fisher(of(10, 13), of(2, 17))).toBeCloseTo(0.0005367, 7);
});

it('finds nothing where all or none matched, and nothing to compare where nothing was counted', () => {
  expect(compareProportions(of(0, 10), of(0, 20))).toEqual({ test: 'fisher', direction: 0, p: 1 });
  expect(compareProportions(of(10, 10), of(20, 20))).toEqual({ test: 'fisher', direction: 0, p: 1 });
  expect(compareProportions(of(0, 0), of(1, 2))).toBeNull();
});

it('keeps to numbers where a sample is huge', () => {
  const found = compareProportions(of(0, 1_000_000), of(4, 1_000_000));
  // 0 and 4 of the 4: each 2^-4 of the tables, but for the third digit after the millionth.
  expect(found?.p).toBeCloseTo(2 / 16, 6);
});

const table = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12));

it('adds up the tables that are no more probable, counted one by one', () => {
  const law = fc.property(table, ([a, b, c, d]) => {
    const [first, second, matched] = [a + b, c + d, a + c];
    const ways = (k: number) => choose(first, k) * choose(second, matched - k);
    let extreme = 0n;
    for (let k = 0; k <= matched; k++) if (ways(k) <= ways(a)) extreme += ways(k);
    const p = Number(extreme) / Number(choose(first + second, matched));
    expect(fisher(of(a, first), of(c, second))).toBeCloseTo(p, 10);
  });
  fc.assert(law, { numRuns: 300 });
});

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let step = 1; step <= k; step++) ways = (ways * BigInt(n - step + 1)) / BigInt(step);
  return ways;
}

it('turns around with the samples', () => {
  const sample = fc.tuple(fc.nat(3000), fc.nat(3000)).map(([matched, rest]) => of(matched, matched + rest + 1));
  const law = fc.property(sample, sample, (first, second) => {
    const [there, back] = [compareProportions(first, second), compareProportions(second, first)];
    expect(back?.p).toBeCloseTo(there?.p ?? -1, 9);
    expect((there?.direction ?? 0) + (back?.direction ?? 0)).toBe(0);
    expect(there?.p).toBeGreaterThanOrEqual(0);
    expect(there?.p).toBeLessThanOrEqual(1);
  });
  fc.assert(law, { numRuns: 300 });
});
