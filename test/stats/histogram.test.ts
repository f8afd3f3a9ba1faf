import fc from 'fast-check';
import { expect, it } from 'vitest';
import { histogram } from '../../src/stats/histogram.ts';

const of = (answered: number[], censored: number[] = []) =>
  histogram(Float64Array.from(answered).sort(), Float64Array.from(censored).sort());

it('is empty of nothing', () => {
  expect(of([])).toEqual([]);
});

it('puts an edge into the bin that it opens', () => {
  expect(of([0, 999, 1000, 1249, 1250], [1250])).toEqual([
    { from: 0, to: 1, answered: 2, censored: 0 },
    { from: 1, to: 1.25, answered: 2, censored: 0 },
    { from: 1.25, to: 1.6, answered: 1, censored: 1 },
  ]);
});

it('has the preferred numbers R10 for edges, a thousand seconds as well as one', () => {
  const edges = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8].map((edge) => edge * 1000);
  expect(of(edges.map((edge) => edge * 1000)).map(({ from }) => from)).toEqual(edges);
});

it('has a bin for the longest whole number of milliseconds', () => {
  const [bin] = of([Number.MAX_SAFE_INTEGER]);
  expect(bin).toEqual({ from: 8e12, to: 1e13, answered: 1, censored: 0 });
});

it('counts everyone once, in ascending bins that hold them', () => {
  const waits = fc.array(fc.oneof(fc.nat(20_000), fc.maxSafeNat()));
  fc.assert(
    fc.property(waits, waits, (answered, censored) => {
      const bins = of(answered, censored);
      expect(bins.reduce((sum, bin) => sum + bin.answered, 0)).toBe(answered.length);
      expect(bins.reduce((sum, bin) => sum + bin.censored, 0)).toBe(censored.length);
      for (const bin of bins) {
        const inside = answered.filter((wait) => bin.from * 1000 <= wait && wait < bin.to * 1000);
        expect(bin.answered).toBe(inside.length);
      }
    }),
  );
});
