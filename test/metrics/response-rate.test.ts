import { expect, it } from 'vitest';
import { agent, bot, customer, figures, laterOn, status, tell } from '../support/tell.ts';

const rate = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics['response-rate'];
const other = { conversation: 'c2', author: 'Bob' };

it('is answered inquiries of answered and unanswered', () => {
  expect(
    rate(customer('Mon 09:00'), agent('Mon 10:00'), customer('Mon 09:00', other), laterOn('Wed 09:00')),
  ).toMatchObject({
    value: 0.5,
    matched: 1,
    total: 2,
    pending: 0,
    answeredByBot: 0,
  });
});

it('leaves the young aside, up to the last millisecond of --pending', () => {
  expect(rate(customer('Mon 09:00'), agent('Mon 08:00', other), laterOn('Tue 08:59'))).toMatchObject({
    total: 0,
    value: null,
    pending: 1,
  });
  expect(rate(customer('Mon 09:00'), agent('Mon 08:00', other), laterOn('Tue 09:00'))).toMatchObject({
    total: 1,
    matched: 0,
    pending: 0,
  });
});

it('counts what only bots answered beside, in neither side', () => {
  expect(rate(customer('Mon 09:00'), bot('Mon 09:01'), laterOn('Wed 09:00'))).toMatchObject({
    total: 0,
    answeredByBot: 1,
  });
});

it('goes by the first turn that a bot did not close', () => {
  // The second question was answered, the first was closed without a word.
  const told = [
    customer('Mon 09:00'),
    status('closed', 'Mon 10:00', 'agent'),
    customer('Tue 09:00'),
    agent('Tue 09:05'),
  ];
  expect(rate(...told)).toMatchObject({ matched: 0, total: 1 });
});

it('lets bots answer like humans with --bots count', () => {
  const told = tell([customer('Mon 09:00'), bot('Mon 09:01'), laterOn('Wed 09:00')], { bots: 'count' });
  expect(told.conversations.find(({ id }) => id === 'c1')?.turns).toMatchObject([{ outcome: 'answered' }]);
});

it('has no meaning for an agent, and says why', () => {
  const { slices } = figures(tell([customer('Mon 09:00'), agent('Mon 10:00')]), { by: ['agent'] });
  expect(slices[0]?.metrics['response-rate']).toEqual({
    kind: 'not-available',
    reason: 'nobody knows which agent should have answered what was not answered',
  });
});
