import { expect, it } from 'vitest';
import { evaluate } from '../../src/checks/evaluate.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import type { MetricSummary } from '../../src/stats/index.ts';
import { threshold } from '../../src/vocabulary.ts';
import { reportWith } from '../checks/reports.ts';
import { customer, figures, tell } from '../support/tell.ts';

const HOUR = 3_600_000;
/** Monday of the first week, at midnight. */
const START = Date.UTC(2026, 0, 5);
const inquiry = (instant: number, number: number, detail = {}) => ({
  ...customer('Mon 09:00', {
    conversation: `${instant} ${number}`,
    text: 'Hello',
    detail: { topics: ['app'], ...detail },
  }),
  at: instant,
});

/** Three inquiries at noon of every day, and on the last Friday thirty complaints at 15 o'clock. */
const quiet = Array.from({ length: 33 }, (_, day) =>
  [0, 1, 2].map((number) => inquiry(START + (24 * day + 12) * HOUR, number)),
).flat();
const flood = Array.from({ length: 30 }, (_, number) =>
  inquiry(START + (24 * 32 + 15) * HOUR, number, { label: 'negative' }),
);

it('shows the hour in which complaints begin to rain', () => {
  const { alerts } = figures(tell([...quiet, ...flood])).metrics;
  expect(alerts).toMatchObject({
    kind: 'table',
    total: 129,
    rows: [
      { key: '2026-02-06T15 inquiries', count: 30, expected: 0, hours: 1 },
      { key: '2026-02-06T15 negative feedback', count: 30 },
      { key: '2026-02-06T15 topic app', count: 30 },
    ],
  });
});

it('knows who stands behind each row, and that there are so many rows', async () => {
  const normalized = tell([...quiet, ...flood]);
  const metric = METRICS.find(({ id }) => id === 'alerts') as Metric;
  const { alerts } = figures(normalized).metrics as { alerts: MetricSummary };

  const of = (instant: number, series: readonly string[]) =>
    metric.behind?.({ hour: Math.floor(instant / HOUR), series }, alerts);
  expect(of(START + (24 * 32 + 15) * HOUR, ['inquiries', 'topic app'])).toEqual([
    '2026-02-06T15 inquiries',
    '2026-02-06T15 topic app',
  ]);
  expect(of(START + (24 * 32 + 15) * HOUR, ['topic other'])).toEqual([]);
  expect(of(START + (24 * 32 + 16) * HOUR, ['inquiries'])).toEqual([]);

  const report = reportWith({ alerts });
  const [held, broken] = ['alerts.rows <= 3', 'alerts.rows = 0'].map((text) => evaluate(report, [threshold(text)])[0]);
  expect([held?.outcome, held?.actual, broken?.outcome]).toEqual(['met', 3, 'breached']);
  const none = reportWith({ alerts: { ...alerts, rows: [] } as MetricSummary });
  expect(evaluate(none, [threshold('alerts.rows = 0')])).toMatchObject([{ outcome: 'met', actual: 0 }]);
});

it('is held to those of the last hours or days before as-of', () => {
  // The flood of 6 February at 15 o'clock, and a day and a half later the last inquiry.
  const later = inquiry(START + (24 * 34 + 3) * HOUR, 1);
  const { alerts } = figures(tell([...quiet, ...flood, later])).metrics as { alerts: MetricSummary };
  expect(alerts).toMatchObject({ rows: [{ ago: 36 }, { ago: 36 }, { ago: 36 }] });
  const report = reportWith({ alerts });
  const judged = (text: string) => evaluate(report, [threshold(text)])[0];
  expect(judged('alerts.last36h.rows = 0')).toMatchObject({ outcome: 'met', actual: 0 });
  expect(judged('alerts.last37h.rows = 0')).toMatchObject({ outcome: 'breached', actual: 3 });
  for (const text of ['alerts."last 7 days".rows = 0', 'alerts.last7d.rows = 0', 'alerts.last168h.rows = 0']) {
    expect(threshold(text)).toMatchObject({ metric: 'alerts', row: 'last7d', statistic: 'rows' });
    expect(judged(text)).toMatchObject({ outcome: 'breached', actual: 3 });
  }
});

it.each([
  'alerts.count = 0',
  'alerts = 0',
  'alerts."2026-02-06T15 inquiries".count = 0',
  'alerts.last.rows = 0',
])('says what to write instead of %s', (text) =>
  expect(() => threshold(text)).toThrow(/alerts\.rows; .*alerts\.last7d\.rows\./));

it('counts the hours of a day, and the days of a long one', () => {
  const metric = METRICS.find(({ id }) => id === 'alerts') as Metric;
  const row = (key: string, hours: number) => ({ key, count: 9, expected: 1, ratio: 9, hours });
  const summary = {
    kind: 'table',
    total: 9,
    columns: [],
    rows: [row('2026-02-06 inquiries', 48), row('2026-02-09T10 topic app', 3)],
  } as MetricSummary;
  const of = (iso: string, series: string) =>
    metric.behind?.({ hour: Math.floor(Date.parse(iso) / HOUR), series: [series] }, summary);
  for (const iso of ['2026-02-06T00:30Z', '2026-02-06T23:59Z', '2026-02-07T23:00Z']) {
    expect(of(iso, 'inquiries')).toEqual(['2026-02-06 inquiries']);
  }
  expect([of('2026-02-05T23:00Z', 'inquiries'), of('2026-02-08T00:00Z', 'inquiries')]).toEqual([[], []]);
  for (const iso of ['2026-02-09T10:00Z', '2026-02-09T12:59Z']) {
    expect(of(iso, 'topic app')).toEqual(['2026-02-09T10 topic app']);
  }
  expect([of('2026-02-09T09:59Z', 'topic app'), of('2026-02-09T13:00Z', 'topic app')]).toEqual([[], []]);
});

it('finds nothing where every week is like the one before', () => {
  expect(figures(tell(quiet)).metrics.alerts).toMatchObject({ rows: [] });
});

it('says that it takes weeks to know what is usual', () => {
  expect(figures(tell(flood)).metrics.alerts).toStrictEqual({
    kind: 'not-available',
    reason: 'three weeks and more are needed to know what is usual',
  });
});

it('tells the day, and no hour, where the export tells days only', () => {
  const day = (number: number) => START + 24 * number * HOUR;
  const usual = Array.from({ length: 33 }, (_, at) => [0, 1, 2].map((number) => inquiry(day(at), number))).flat();
  const rain = Array.from({ length: 30 }, (_, number) => inquiry(day(32), 10 + number));
  const { rows } = figures(tell([...usual, ...rain])).metrics.alerts as { rows: { key: string }[] };
  expect(rows.map(({ key }) => key)).toEqual(['2026-02-06 inquiries', '2026-02-06 topic app']);
});
