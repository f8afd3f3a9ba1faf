import { expect, it } from 'vitest';
import { agent, bot, customer, figures, laterOn, tell } from '../support/tell.ts';

const story = [
  // Bot first, then a human.
  customer('Mon 09:00', { conversation: 'c1' }),
  bot('Mon 09:01', { conversation: 'c1' }),
  agent('Mon 10:00', { conversation: 'c1' }),
  // Bot alone, long ago.
  customer('Mon 09:00', { conversation: 'c2' }),
  bot('Mon 09:01', { conversation: 'c2' }),
  // Bot alone, just now.
  customer('Sun 09:00', { conversation: 'c3' }),
  bot('Sun 09:01', { conversation: 'c3' }),
  // Human first, whatever bots say after.
  customer('Mon 09:00', { conversation: 'c4' }),
  agent('Mon 10:00', { conversation: 'c4' }),
  bot('Mon 10:01', { conversation: 'c4' }),
  // Nobody.
  customer('Mon 09:00', { conversation: 'c5' }),
  laterOn('Sun 12:00'),
];

it('tells how many inquiries a bot answered first', () => {
  expect(figures(tell(story)).metrics['bot-share']).toMatchObject({ matched: 3, total: 5 });
});

it('tells how many of those came to a human', () => {
  expect(figures(tell(story)).metrics['handoff-rate']).toMatchObject({ matched: 1, total: 2, pending: 1 });
});

it('is not known where nobody is a bot', () => {
  const { metrics } = figures(tell([customer('Mon 09:00'), agent('Mon 10:00')]));
  expect(metrics['bot-share']).toMatchObject({ kind: 'not-available' });
  expect(metrics['handoff-rate']).toMatchObject({ kind: 'not-available' });
});
