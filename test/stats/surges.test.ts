import { expect, it } from 'vitest';
import { surges } from '../../src/stats/index.ts';
import { summarize } from './summarize.ts';

const WEEK = 168;
const nameOf = (hour: number, unit: string) => `${unit} ${hour}`;

/** So many things in an hour, in one series. */
const things = (hour: number, count: number, series = 'inquiries') =>
  Array.from({ length: count }, () => ({ hour, series: [series] }));

const weeks = (hour: number, counts: readonly number[]) =>
  counts.flatMap((count, week) => things(hour + week * WEEK, count));

const of = (samples: readonly { hour: number; series: readonly string[] }[], to = 12 * WEEK) =>
  summarize(surges({ from: 0, to, nameOf }), [...samples]).rows;

it('sees an hour in which far more happened than in the same hour of the weeks before', () => {
  expect(of(weeks(30, [2, 3, 2, 1, 2, 3, 2, 30]))).toStrictEqual([
    // Of 45 things in 8 equal hours 30 in the last; 15 / 7 were to be expected.
    { key: `hour ${30 + 7 * WEEK} inquiries`, count: 30, expected: 2.14, ratio: 14, hours: 1, ago: 5 * WEEK - 30 },
  ]);
});

it('takes a busy hour that is busy every week for usual, and few things for nothing', () => {
  expect(of(weeks(30, [30, 28, 33, 31, 30, 29, 30, 35]))).toEqual([]);
  expect(of(weeks(30, [0, 0, 0, 0, 0, 0, 0, 4]))).toEqual([]);
});

it('does not say what is usual before three weeks have been seen', () => {
  expect(of(weeks(30, [2, 2, 60]))).toEqual([]);
  expect(of(weeks(30, [2, 2, 2, 60]))).toHaveLength(1);
});

it('takes hours that follow on one another for one avalanche, and tells when it began', () => {
  const usual = [0, 1, 2, 3].flatMap((hour) => weeks(30 + hour, [3, 3, 3, 3, 3]));
  const flood = [0, 1, 3].flatMap((hour) => things(30 + hour + 5 * WEEK, 40));
  expect(of([...usual, ...flood])).toMatchObject([{ key: `hour ${30 + 5 * WEEK} inquiries`, hours: 4 }]);
});

it('does not let one avalanche hide the next', () => {
  const twice = weeks(30, [2, 3, 2, 3, 2, 60, 2, 60]);
  expect(of(twice).map(({ key }) => key)).toEqual([
    `hour ${30 + 5 * WEEK} inquiries`,
    `hour ${30 + 7 * WEEK} inquiries`,
  ]);
});

it('sees in a day what no hour of it shows', () => {
  const quiet = Array.from({ length: 8 }, (_, week) => things(week * WEEK + 9, 2)).flat();
  const spread = Array.from({ length: 24 }, (_, hour) => things(8 * WEEK + hour, 1)).flat();
  expect(of([...quiet, ...spread])).toMatchObject([{ key: `day ${8 * WEEK} inquiries`, count: 24, hours: 24 }]);
});
