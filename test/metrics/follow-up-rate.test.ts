import { expect, it } from 'vitest';
import { agent, customer, figures, laterOn, status, tell } from '../support/tell.ts';

const rate = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics['follow-up-rate'];
const resolved = (conversation: string) => [
  customer('Mon 09:00', { conversation }),
  agent('Mon 10:00', { conversation }),
  status('resolved', 'Mon 10:00', 'agent', { conversation }),
];

it('counts agents who come back by themselves after the resolution', () => {
  expect(
    rate(
      ...resolved('c1'),
      agent('Wed 10:00', { conversation: 'c1' }),
      // The last word of the closing itself.
      ...resolved('c2'),
      agent('Mon 10:00:30', { conversation: 'c2' }),
      // An answer to a case that was opened again.
      ...resolved('c3'),
      customer('Tue 09:00', { conversation: 'c3' }),
      agent('Tue 10:00', { conversation: 'c3' }),
      ...resolved('c4'),
      laterOn('Sun 12:00'),
    ),
  ).toMatchObject({ matched: 1, total: 4 });
});

it('is unasked: who answers thanks does not come back', () => {
  expect(
    rate(
      ...resolved('c1'),
      customer('Mon 11:00', { conversation: 'c1', text: 'Thank you!' }),
      agent('Mon 12:00', { conversation: 'c1' }),
      laterOn('Sun 12:00'),
    ),
  ).toMatchObject({ matched: 0, total: 1 });
});

it('is not known where resolutions are inferred', () => {
  expect(rate(customer('Mon 09:00'), agent('Mon 10:00'), laterOn('Sun 12:00'))).toMatchObject({
    kind: 'not-available',
    reason: 'this export has no times of resolutions',
  });
});
