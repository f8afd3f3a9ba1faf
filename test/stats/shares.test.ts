import { expect, it } from 'vitest';
import { type ShareSample, shares } from '../../src/stats/index.ts';
import { HOUR, MINUTE, summarize } from './summarize.ts';

const within = shares([15 * MINUTE, HOUR]);

it('has no share of nothing', () => {
  expect(within().summary().rows).toEqual([
    { limit: 900, matched: 0, total: 0, value: null, ci95: null },
    { limit: 3600, matched: 0, total: 0, value: null, ci95: null },
  ]);
});

it('counts an answer at the limit as within it', () => {
  const { rows } = summarize(within, [{ within: 15 * MINUTE }, { within: 15 * MINUTE + 1 }]);
  expect(rows).toMatchObject([
    { matched: 1, total: 2, value: 0.5 },
    { matched: 2, total: 2, value: 1 },
  ]);
});

it('leaves out who is too young to have missed the limit', () => {
  const samples: ShareSample[] = [
    { within: MINUTE },
    { waited: 15 * MINUTE },
    { waited: 20 * MINUTE },
    { failed: true },
  ];
  // 15 min: answered, waiting for 20 min, closed. 1 h: both waits may still be answered in time.
  expect(summarize(within, samples).rows).toMatchObject([
    { matched: 1, total: 3, value: 1 / 3 },
    { matched: 1, total: 2, value: 0.5 },
  ]);
});

it('lists each limit once, ascending', () => {
  const { rows } = shares([HOUR, 9 * MINUTE, HOUR, 10 * MINUTE])().summary();
  expect(rows.map(({ limit }) => limit)).toEqual([540, 600, 3600]);
});
