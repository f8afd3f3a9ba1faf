import { expect, it } from 'vitest';
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

it('finds nothing where every week is like the one before', () => {
  expect(figures(tell(quiet)).metrics.alerts).toMatchObject({ rows: [] });
});

it('says that it takes weeks to know what is usual', () => {
  expect(figures(tell(flood)).metrics.alerts).toStrictEqual({
    kind: 'not-available',
    reason: 'three weeks and more are needed to know what is usual',
  });
});
