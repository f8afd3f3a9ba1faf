import { expect, it } from 'vitest';
import { agent, bot, customer, figures, note, tell } from '../support/tell.ts';

const told = tell([
  customer('Mon 23:00'),
  bot('Mon 23:01'),
  note('Mon 23:02'),
  agent('Tue 01:00'),
  customer('Tue 02:00'),
  customer('Mon 09:00', { conversation: 'ticket', author: 'Bob', detail: { synthetic: true } }),
]);

it('are what customers can see, by side, without notes and timestamps', () => {
  expect(figures(told).metrics.messages).toMatchObject({
    value: 4,
    parts: { customer: 2, agent: 1, bot: 1, unknown: 0, customers: 1, agents: 1 },
  });
});

it('stand in the period of their conversation, or of their own instant on request', () => {
  const days = (byEvent: boolean) =>
    figures(told, { by: ['day'], metrics: ['messages'], byEvent }).slices.map(({ by, metrics }) => [
      by.day,
      metrics.messages?.kind === 'count' ? metrics.messages.value : null,
    ]);
  expect(days(false)).toEqual([['2026-03-02', 4]]);
  expect(days(true)).toEqual([
    ['2026-03-02', 2],
    ['2026-03-03', 2],
  ]);
});
