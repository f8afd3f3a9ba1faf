import { expect, it } from 'vitest';
import { agent, customer, figures, laterOn, tell } from '../support/tell.ts';

const told = (...events: Parameters<typeof tell>[0]) => tell(events);

it('counts inquiries by the day on which they began, and shows days without any', () => {
  const { volume } = figures(
    told(
      customer('Mon 09:00', { conversation: 'c1' }),
      agent('Mon 09:10', { conversation: 'c1' }),
      customer('Mon 11:00', { conversation: 'c2' }),
      customer('Thu 08:00', { conversation: 'c3' }),
      agent('Thu 08:30', { conversation: 'c3' }),
      laterOn('Sat 12:00'),
    ),
  ).metrics;
  expect(volume).toMatchObject({
    kind: 'series',
    total: 3,
    rows: [
      { key: '2026-03-02', count: 2, answered: 0.5, answeredN: 2, firstResponse: 600, firstResponseN: 1 },
      { key: '2026-03-03', count: 0, answered: null, answeredN: 0 },
      { key: '2026-03-04', count: 0 },
      { key: '2026-03-05', count: 1, answered: 1, firstResponse: 1800 },
    ],
  });
});

it('takes the day of the zone, and the period that was asked for', () => {
  const late = told(customer('Mon 23:30'), agent('Mon 23:40'), laterOn('Sat 12:00'));
  const rows = (zone: string, period?: 'month') =>
    (figures(late, { zone, ...(period ? { period } : {}) }).metrics.volume as { rows: { key: string }[] }).rows;
  expect(rows('Europe/Warsaw').map(({ key }) => key)).toEqual(['2026-03-03']);
  expect(rows('UTC', 'month').map(({ key }) => key)).toEqual(['2026-03']);
});

it.each([
  ['Tue 08:00', 'hour'],
  ['Sat 08:00', 'day'],
  ['2026-06-30', 'week'],
  ['2028-06-30', 'month'],
])('chooses a period that fits a span up to %s: %s', (end, period) => {
  const { volume } = figures(told(customer('Mon 09:00'), customer(end, { conversation: 'c2' }))).metrics;
  const rows = (volume as { rows: { key: string }[] }).rows.map(({ key }) => key);
  const forms = { hour: /T\d\d$/, day: /-02$/, week: /-W10$/, month: /^2026-03$/ };
  expect(rows[0]).toMatch(forms[period as keyof typeof forms]);
  expect(new Set(rows).size).toBe(rows.length);
});
