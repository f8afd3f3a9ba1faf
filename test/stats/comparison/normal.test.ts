import { expect, test } from 'vitest';
import { twoSided } from '../../../src/stats/comparison/normal.ts';

// erfc(z / sqrt(2)) of the C library.
test.each([
  [0, 1],
  [0.5, 0.617075077451974],
  [1, 0.3173105078629141],
  [1.959963984540054, 0.05],
  [2.999999, 0.00269980492697031],
  [3, 0.00269979606326019],
  [5, 5.73303143758387e-7],
  [10, 1.52397060483211e-23],
])('a value at least %f away from the centre', (z, p) => {
  expect(twoSided(z) / p).toBeCloseTo(1, 8);
  expect(twoSided(-z)).toBe(twoSided(z));
});
