import { expect, it } from 'vitest';
import { agent, customer, figures, laterOn, status, tell } from '../support/tell.ts';

const backlogOf = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics.backlog;

it('counts what is open and what is unanswered at the end of each day, also while it is opened again', () => {
  expect(
    backlogOf(
      // Open Mon to Tue, again Thu to Fri; the customer waits from Mon to Tue and from Thu on.
      customer('Mon 09:00', { conversation: 'c1' }),
      agent('Tue 10:00', { conversation: 'c1' }),
      status('resolved', 'Tue 10:01', 'agent', { conversation: 'c1' }),
      customer('Thu 09:00', { conversation: 'c1' }),
      status('resolved', 'Fri 09:00', 'agent', { conversation: 'c1' }),
      // Open from Tue on, answered at once.
      customer('Tue 12:00', { conversation: 'c2' }),
      agent('Tue 12:05', { conversation: 'c2' }),
      // Begun and resolved within a day.
      customer('Wed 12:00', { conversation: 'c3' }),
      status('resolved', 'Wed 13:00', 'agent', { conversation: 'c3' }),
      laterOn('Sun 12:00'),
    ),
  ).toMatchObject({
    kind: 'series',
    total: 3,
    rows: [
      { key: '2026-03-02', count: 1, unanswered: 1 },
      { key: '2026-03-03', count: 1, unanswered: 0 },
      { key: '2026-03-04', count: 1, unanswered: 0 },
      { key: '2026-03-05', count: 2, unanswered: 1 },
      { key: '2026-03-06', count: 1, unanswered: 0 },
      { key: '2026-03-07', count: 1, unanswered: 0 },
      { key: '2026-03-08', count: 1, unanswered: 0 },
    ],
  });
});

it('infers from silence where no resolutions are recorded', () => {
  // Answered Mon, silent until Fri: resolved on Monday, opened again on Friday.
  expect(
    backlogOf(customer('Mon 09:00'), agent('Mon 10:00'), customer('Fri 09:00'), laterOn('Sat 12:00')),
  ).toMatchObject({
    rows: [
      { key: '2026-03-02', count: 0, unanswered: 0 },
      { key: '2026-03-03', count: 0 },
      { key: '2026-03-04', count: 0 },
      { key: '2026-03-05', count: 0 },
      { key: '2026-03-06', count: 1, unanswered: 1 },
      { key: '2026-03-07', count: 1, unanswered: 1 },
    ],
  });
});

it('is not known where neither resolutions are recorded nor answers are there', () => {
  expect(backlogOf(customer('Mon 09:00'))).toMatchObject({ kind: 'not-available' });
});
