import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holm } from '../../../src/stats/comparison/holm.ts';

it('takes the least most strictly, and never goes back', () => {
  // 0.005 x 4, 0.01 x 3, 0.03 x 2, and 0.04 x 1 is not less than the one before.
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([])).toEqual([]);
  expect(holm([0.5, 0.9])).toEqual([1, 1]);
});

it('keeps the order, raises everything, and is no stricter than to multiply by how many there are', () => {
  const law = fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (given) => {
    const adjusted = holm(given);
    for (const [index, p] of given.entries()) {
      expect(adjusted[index]).toBeGreaterThanOrEqual(p);
      expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, p * given.length));
      for (const [other, q] of given.entries()) {
        if (p < q) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[other] as number);
      }
    }
  });
  fc.assert(law);
});
