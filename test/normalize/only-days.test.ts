import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

const days = tell([
  customer('Mon 00:00', { conversation: 'a' }),
  agent('Mon 00:00', { conversation: 'a' }),
  customer('Tue 00:00', { conversation: 'b' }),
  agent('Thu 00:00', { conversation: 'b' }),
]);

it('takes times that are all the beginning of a day for days, and says so once a file', () => {
  expect(days.faults.filter(({ code }) => code === 'only-days')).toMatchObject([
    { message: '2 conversations tell days and no times of day: durations are exact to a day, and hours are not told' },
  ]);
});

it('tells nothing of hours then, and of durations what days tell', () => {
  const { metrics } = figures(days);
  for (const id of ['busy-hours', 'first-response-within']) {
    expect(metrics[id]).toMatchObject({ reason: 'this export has no times of day: all its times are days' });
  }
  expect(metrics['first-response-time']).toMatchObject({ n: 2, max: 2 * 86_400 });
});

it('believes a midnight among other times', () => {
  const times = tell([customer('Mon 00:00'), agent('Mon 00:05')]);
  expect(times.faults.filter(({ code }) => code === 'only-days')).toEqual([]);
  expect(figures(times).metrics['busy-hours']).toMatchObject({ total: 1 });
});
