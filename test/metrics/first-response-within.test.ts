import { expect, it } from 'vitest';
import { agent, customer, figures, laterOn, status, tell } from '../support/tell.ts';

it('counts only what is known at that age', () => {
  const ask = (conversation: string) => customer('Mon 09:00', { conversation, author: conversation });
  const told = tell([
    ask('answered in 10 min'),
    agent('Mon 09:10', { conversation: 'answered in 10 min' }),
    ask('answered in 30 min'),
    agent('Mon 09:30', { conversation: 'answered in 30 min' }),
    ask('closed without a word'),
    status('closed', 'Mon 09:01', 'agent', { conversation: 'closed without a word' }),
    ask('waits since 40 min'),
    laterOn('Mon 09:40'),
  ]);
  // Limits of the test: 15 min, which the waiting one has missed, and 1 h, which it has not yet.
  expect(figures(told).metrics['first-response-within']).toMatchObject({
    rows: [
      { limit: 900, matched: 1, total: 4 },
      { limit: 3600, matched: 2, total: 3 },
    ],
  });
});
