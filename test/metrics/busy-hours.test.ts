import { expect, it } from 'vitest';
import { clockOf, clocksFor } from '../../src/model/schedule.ts';
import { agent, customer, figures, tell } from '../support/tell.ts';

const told = tell([
  customer('Mon 09:10', { conversation: 'c1' }),
  agent('Mon 09:20', { conversation: 'c1' }),
  customer('Mon+1 09:50', { conversation: 'c2' }),
  agent('Mon+1 10:20', { conversation: 'c2' }),
  customer('Sat 22:30', { conversation: 'c3' }),
]);

it('puts inquiries and first responses into the hours of the week', () => {
  expect(figures(told).metrics['busy-hours']).toMatchObject({
    kind: 'matrix',
    total: 3,
    rows: [
      // After 10 and after 30 minutes.
      { key: '1 Mon 09', count: 2, firstResponse: 1200, firstResponseN: 2 },
      { key: '6 Sat 22', count: 1, firstResponse: null, firstResponseN: 0 },
    ],
    parts: { outsideBusinessHours: { total: 0 } },
  });
});

it('takes the hours of the zone', () => {
  const { rows } = figures(told, { zone: 'Europe/Warsaw' }).metrics['busy-hours'] as { rows: { key: string }[] };
  expect(rows.map(({ key }) => key)).toEqual(['1 Mon 10', '6 Sat 23']);
});

it('tells how many began outside business hours, where there are any', () => {
  const clocks = clocksFor('calendar', clockOf('office', { hours: 'Mon-Fri 09:00-17:00' }, 'UTC'));
  expect(figures(told, { clocks }).metrics['busy-hours']).toMatchObject({
    parts: { outsideBusinessHours: { matched: 1, total: 3 } },
  });
});
