import { expect, it } from 'vitest';
import { durations, type RatioSummary, ratio, type TallyColumn, tally } from '../../src/stats/index.ts';
import { MINUTE, summarize } from './summarize.ts';

const about = (...topics: string[]) => ({ total: 1, rows: topics.map((key) => ({ key })) });

const negative: TallyColumn<unknown, RatioSummary> = {
  id: 'negativeShare',
  title: 'negative',
  unit: 'share',
  stat: ratio(),
  value: ({ value }) => value,
  n: ({ total }) => total,
};
const response: TallyColumn = {
  id: 'medianResponse',
  title: 'median first response',
  unit: 's',
  stat: durations(),
  value: ({ median }) => median,
};

it('has no rows of nothing', () => {
  expect(tally()().summary()).toStrictEqual({ kind: 'tally', total: 0, columns: [], rows: [] });
});

it('gives shares of the conversations, which may stand in several rows', () => {
  const { total, rows } = summarize(tally(), [about('delivery', 'refund'), about('delivery'), about()]);
  expect(total).toBe(3);
  expect(rows).toStrictEqual([
    { key: 'delivery', count: 2, share: 2 / 3 },
    { key: 'refund', count: 1, share: 1 / 3 },
  ]);
});

it('has no share of a total of 0', () => {
  const { rows } = summarize(tally(), [{ total: 0, rows: [{ key: 'delivery' }] }]);
  expect(rows).toEqual([{ key: 'delivery', count: 1, share: null }]);
});

it('orders equal counts by code unit', () => {
  const { rows } = summarize(tally(), [about('ä', 'b', 'a', 'Z', '10', '9'), about('b')]);
  expect(rows.map(({ key }) => key)).toEqual(['b', '10', '9', 'Z', 'a', 'ä']);
});

it('has no shares in a table, unless they are asked for', () => {
  const samples = [about('Anna')];
  expect(summarize(tally({ kind: 'table' }), samples).rows).toStrictEqual([{ key: 'Anna', count: 1 }]);
  const shared = summarize(tally({ kind: 'table', share: true }), samples);
  expect(shared).toMatchObject({ kind: 'table', rows: [{ key: 'Anna', count: 1, share: 1 }] });
});

it('names its columns, and the field of each sample size', () => {
  expect(tally({ columns: [negative, response] })().summary().columns).toStrictEqual([
    { id: 'negativeShare', title: 'negative', unit: 'share', n: 'negativeShareN' },
    { id: 'medianResponse', title: 'median first response', unit: 's' },
  ]);
});

it('gives each row the figures of its columns', () => {
  const samples = [
    { key: 'delivery', columns: { negativeShare: { matched: 1, total: 1 }, medianResponse: { elapsed: MINUTE } } },
    { key: 'delivery', count: 2, columns: { negativeShare: { matched: 0, total: 3 }, unheard: 1 } },
    { key: 'refund' },
  ].map((row) => ({ total: 1, rows: [row] }));
  const { rows } = summarize(tally({ kind: 'table', columns: [negative, response] }), samples);
  expect(rows).toStrictEqual([
    { key: 'delivery', count: 3, negativeShare: 0.25, negativeShareN: 4, medianResponse: 60 },
    { key: 'refund', count: 1, negativeShare: null, negativeShareN: 0, medianResponse: null },
  ]);
});

const PERIODS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];

it('shows the periods of a series in which nothing happened, between the first and the last that occur', () => {
  const stat = tally({ kind: 'series', periods: PERIODS, columns: [negative] });
  const { rows, kind } = summarize(stat, [about('2026-04'), about('2026-02'), about('2026-04')]);
  expect(kind).toBe('series');
  expect(rows).toStrictEqual([
    { key: '2026-02', count: 1, negativeShare: null, negativeShareN: 0 },
    { key: '2026-03', count: 0, negativeShare: null, negativeShareN: 0 },
    { key: '2026-04', count: 2, negativeShare: null, negativeShareN: 0 },
  ]);
});

it('adds up what is open to the last period of all', () => {
  const change = (key: string, count: number) => ({ key, count });
  const stat = tally({ kind: 'series', periods: PERIODS, running: true });
  const { rows } = summarize(stat, [
    { total: 1, rows: [change('2026-02', 1), change('2026-04', -1)] },
    { total: 1, rows: [change('2026-02', 1)] },
    { total: 1, rows: [change('2026-03', 1), change('2026-03', -1)] },
  ]);
  expect(rows).toStrictEqual([
    { key: '2026-02', count: 2 },
    { key: '2026-03', count: 2 },
    { key: '2026-04', count: 1 },
    { key: '2026-05', count: 1 },
  ]);
});

it('keeps the cells of a matrix in the order of its axes', () => {
  const axes = { rows: ['negative', 'positive'], columns: ['negative', 'positive'], joint: ' to ' };
  const moved = (from: string, to: string, converted: number) => ({
    ...about(`${from} to ${to}`),
    ratios: from === 'negative' ? { converted: { matched: converted, total: 1 } } : {},
  });
  const summary = summarize(tally({ kind: 'matrix', axes, ratios: ['converted'] }), [
    moved('positive', 'negative', 0),
    moved('negative', 'positive', 1),
    moved('negative', 'negative', 0),
    moved('positive', 'negative', 0),
  ]);
  expect(summary.rows).toStrictEqual([
    { key: 'negative to negative', count: 1 },
    { key: 'negative to positive', count: 1 },
    { key: 'positive to negative', count: 2 },
  ]);
  expect(summary.axes).toStrictEqual(axes);
  expect(summary.parts).toStrictEqual({ converted: { value: 0.5, matched: 1, total: 2 } });
});

it('has texts that follow from the keys, also of rows in which nothing was counted', () => {
  const texts = [{ id: 'source', title: 'by', textOf: (key: string) => (key === 'a' ? 'A study' : null) }];
  const { rows, columns } = summarize(tally({ kind: 'table', rows: ['b', 'a'], texts }), [about('b')]);
  expect(columns).toEqual([{ id: 'source', title: 'by', unit: 'text' }]);
  expect(rows).toEqual([
    { key: 'b', count: 1, source: null },
    { key: 'a', count: 0, source: 'A study' },
  ]);
});
