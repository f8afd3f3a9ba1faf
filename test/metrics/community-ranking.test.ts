import { expect, it } from 'vitest';
import { chosenMetrics } from '../../src/metrics/choose.ts';
import { agent, customer, figures, rating, tell } from '../support/tell.ts';

const told = tell([
  customer('Mon 09:00', { conversation: 'c1', author: 'Ann' }),
  agent('Mon 10:00', { conversation: 'c1' }),
  customer('Tue 09:00', { conversation: 'c1', author: 'Ben', detail: { label: 'negative' } }),
  customer('Wed 09:00', { conversation: 'c2', author: 'Ben', detail: { label: 'negative' } }),
  rating(5, 'Thu 09:00', { conversation: 'c2', author: 'Ben' }),
]);

it('ranks customers by what they did, under pseudonyms in the order in which they came', () => {
  expect(figures(told).metrics['community-ranking']).toMatchObject({
    kind: 'table',
    total: 4,
    rows: [
      {
        key: 'customer-2',
        count: 3,
        conversations: 2,
        messages: 2,
        // Also in the case that Ann began.
        praise: 1,
        complaints: 2,
        firstSeen: '2026-03-03T09:00:00.000Z',
        lastSeen: '2026-03-05T09:00:00.000Z',
      },
      { key: 'customer-1', count: 1, conversations: 1 },
    ],
  });
  expect(JSON.stringify(figures(told).metrics['community-ranking'])).not.toMatch(/Ann|Ben/);
});

it('names them where that is asked for', () => {
  const { rows } = figures(told, { showIds: true }).metrics['community-ranking'] as { rows: { key: string }[] };
  expect(rows.map(({ key }) => key)).toEqual(['Ben', 'Ann']);
});

it('is measured only when it is asked for', () => {
  const ids = (requested?: { customers: boolean }) => chosenMetrics([], requested).map(({ id }) => id);
  expect(ids()).not.toContain('community-ranking');
  expect(ids({ customers: true })).toContain('community-ranking');
  expect(ids({ customers: true })).not.toContain('expectations');
  expect(chosenMetrics(['community-ranking'])).toHaveLength(1);
});
