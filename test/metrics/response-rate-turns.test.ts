import { expect, it } from 'vitest';
import { agent, customer, figures, laterOn, tell } from '../support/tell.ts';

it('counts the turns of all conversations, also of one that the brand began', () => {
  const told = tell([
    agent('Mon 08:00'),
    customer('Mon 09:00'),
    agent('Mon 09:10'),
    customer('Mon 10:00'),
    laterOn('Thu 09:00'),
  ]);
  const { metrics } = figures(told);
  expect(metrics['response-rate-turns']).toMatchObject({ matched: 1, total: 2, pending: 0 });
  expect(metrics['response-rate']).toMatchObject({ total: 0, value: null });
});
