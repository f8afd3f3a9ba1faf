import { expect, it } from 'vitest';
import { agent, bot, customer, figures, laterOn, status, tell } from '../support/tell.ts';

const after = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics['first-response-after-reopen'];

it('starts when the customer opens a case again by writing', () => {
  // A bot resolves; the customer comes back after days: 10 minutes, not 5 days.
  expect(
    after(
      customer('Mon 09:00'),
      status('resolved', 'Mon 09:05', 'bot'),
      customer('Fri 14:00'),
      agent('Fri 14:10'),
      laterOn('Sun 12:00'),
    ),
  ).toMatchObject({ n: 1, median: 600, censored: 0 });
});

it('starts no clock where a case is opened again without a message, and one when the customer writes', () => {
  const reopened = [
    customer('Mon 09:00'),
    agent('Mon 09:30'),
    status('resolved', 'Mon 10:00', 'agent'),
    status('reopened', 'Tue 09:00', 'agent'),
  ];
  expect(after(...reopened, laterOn('Sun 12:00'))).toMatchObject({ n: 0, censored: 0 });
  expect(after(...reopened, customer('Tue 12:00'), agent('Tue 12:20'))).toMatchObject({ n: 1, median: 1200 });
  // Resolved once more before the customer writes: that is another reopening, and the only one with a clock.
  expect(
    after(...reopened, status('resolved', 'Tue 10:00', 'agent'), customer('Tue 12:00'), agent('Tue 12:20')),
  ).toMatchObject({ n: 1, median: 1200 });
});

it('starts no clock with thanks that were there before, but with what the customer writes behind them', () => {
  const thanked = [
    customer('Mon 09:00'),
    agent('Mon 09:30'),
    status('resolved', 'Mon 10:00', 'agent'),
    customer('Mon 11:00', { text: 'Thank you!' }),
    status('reopened', 'Tue 09:00'),
  ];
  expect(after(...thanked, agent('Tue 10:00'), laterOn('Sun 12:00'))).toMatchObject({ n: 0, censored: 0 });
  expect(after(...thanked, customer('Tue 12:00'), agent('Tue 12:20'))).toMatchObject({ n: 1, median: 1200 });
});

it('counts each reopening, those still waiting, and no thanks', () => {
  expect(
    after(
      customer('Mon 09:00'),
      agent('Mon 09:30'),
      status('resolved', 'Mon 10:00', 'agent'),
      customer('Mon 11:00', { text: 'Thank you!' }),
      // The clock starts with the question, not with the thanks before it.
      customer('Tue 12:00'),
      agent('Tue 12:05'),
      status('resolved', 'Tue 13:00', 'agent'),
      customer('Sat 12:00'),
      laterOn('Sun 12:00'),
    ),
  ).toMatchObject({ n: 1, median: 300, censored: 1 });
});

it('is the first message after the silence where resolutions are inferred', () => {
  expect(
    after(customer('Mon 09:00'), agent('Mon 09:30'), customer('Fri 09:00'), bot('Fri 09:01'), agent('Fri 09:45')),
  ).toMatchObject({ n: 1, median: 2700 });
});
