import { expect, it } from 'vitest';
import { numbers } from '../../src/stats/index.ts';
import { summarize } from './summarize.ts';

it('has no middle of nothing', () => {
  const { n, mean, median, p90, min, max, values } = numbers()().summary();
  expect([n, mean, median, p90, min, max, values]).toStrictEqual([0, null, null, null, null, null, []]);
});

it('counts each number, and gives the mean beside the median', () => {
  // 0 1 1 2 2 2 3 13: sum 24
  const summary = summarize(numbers(), [2, 1, 13, 2, 0, 3, 1, 2]);
  // Rank of the 90th percentile: 0.9 * 7 = 6.3, so 3 + 0.3 * (13 - 3).
  expect(summary).toMatchObject({ n: 8, mean: 3, median: 2, p90: 6, min: 0, max: 13 });
  expect(summary.values.map(({ value, count }) => [value, count])).toStrictEqual([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 1],
    [13, 1],
  ]);
  expect(summary.values.find(({ value }) => value === 1)?.share).toBe(0.25);
});

it('lies between two numbers where their count is even', () => {
  expect(summarize(numbers(), [1, 2]).median).toBe(1.5);
});
