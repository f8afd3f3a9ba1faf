import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

it('tells inquiries per channel, and how social the support is', () => {
  const via = (channel: string, conversation: string) => customer('Mon 09:00', { channel, conversation });
  const told = tell([
    via('Twitter', 'a'),
    via('Twitter', 'b'),
    via('E-Mail', 'c'),
    via('carrier pigeon', 'd'),
    agent('Mon 09:00', { channel: 'Twitter', conversation: 'e' }),
  ]);
  expect(figures(told).metrics['volume-by-channel']).toMatchObject({
    total: 4,
    rows: [
      { key: 'Twitter', count: 2, share: 0.5 },
      { key: 'E-Mail', count: 1 },
      { key: 'carrier pigeon', count: 1 },
    ],
    parts: { social: { matched: 2, value: 0.5 }, direct: { matched: 1 }, own: { matched: 0 }, other: { matched: 1 } },
  });
});
