import { expect, it } from 'vitest';
import { shrinkage, shrunk } from '../../../src/stats/comparison/clusters.ts';

it('takes messages as if each conversation had spoken once', () => {
  // 300 messages of 100 conversations: as much as 100 messages of their own.
  expect(shrunk({ matched: 60, total: 300 }, shrinkage(300, 100))).toEqual({ matched: 20, total: 100 });
});

it('leaves alone what is counted by conversation', () => {
  expect(shrinkage(80, 100)).toBe(1);
  expect(shrinkage(80, null)).toBe(1);
  expect(shrinkage(80, 0)).toBe(1);
});
