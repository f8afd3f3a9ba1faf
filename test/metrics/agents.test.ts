import { expect, it } from 'vitest';
import { agent, customer, figures, note, rating, tell } from '../support/tell.ts';

it('tells replies, first responses and times by the sender of the reply', () => {
  const told = tell([
    customer('Mon 09:00'),
    note('Mon 09:05', { author: 'Olek' }),
    agent('Mon 09:10', { author: 'Sandra' }),
    customer('Mon 10:00'),
    agent('Mon 10:30', { author: 'Olek' }),
    agent('Mon 10:31', { author: 'Olek' }),
    rating(5, 'Mon 12:00'),
  ]);
  const { agents } = figures(told).metrics;
  expect(agents).toMatchObject({
    kind: 'table',
    total: 3,
    rows: [
      {
        key: 'Olek',
        count: 2,
        conversations: 1,
        firstResponseN: 0,
        response: 1800,
        responseN: 1,
        responseP90: 1800,
        responseP90N: 1,
        satisfaction: 1,
        satisfactionN: 1,
      },
      {
        key: 'Sandra',
        count: 1,
        conversations: 1,
        firstResponse: 600,
        firstResponseN: 1,
        response: 600,
        responseN: 1,
        satisfactionN: 0,
      },
    ],
  });
});

it('tells no number of replies where an export has no single messages: missing is not zero', () => {
  const told = tell([customer('Mon 09:00'), agent('Mon 09:10', { author: 'Sandra' }), rating(5, 'Mon 12:00')], {
    stream: { certain: [], ifSeen: ['openings', 'answers', 'ratings', 'agents'] },
  });
  expect(figures(told).metrics.agents).toMatchObject({
    total: null,
    rows: [{ key: 'Sandra', count: null, conversations: 1, firstResponse: 600, satisfaction: 1 }],
  });
});
