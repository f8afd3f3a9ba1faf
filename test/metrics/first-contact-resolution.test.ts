import { expect, it } from 'vitest';
import { agent, customer, figures, laterOn, status, tell } from '../support/tell.ts';

const rate = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics['first-contact-resolution'];
const resolved = (conversation: string, author: string, day = 'Mon') => [
  customer(`${day} 09:00`, { conversation, author }),
  agent(`${day} 10:00`, { conversation }),
  status('resolved', `${day} 10:00`, 'agent', { conversation }),
];

it('leaves out customers who come back within 7 days, in the same case or in another', () => {
  expect(
    rate(
      ...resolved('c1', 'Ann'),
      ...resolved('c2', 'Ben'),
      customer('Wed 09:00', { conversation: 'c2', author: 'Ben' }),
      ...resolved('c3', 'Cem'),
      customer('Fri 09:00', { conversation: 'c4', author: 'Cem' }),
      // Dan comes back after more than 7 days, which is another matter.
      ...resolved('c5', 'Dan'),
      customer('Tue+1 09:00', { conversation: 'c6', author: 'Dan' }),
      laterOn('Sun+1 12:00'),
    ),
  ).toMatchObject({ matched: 2, total: 4, pending: 0 });
});

it('waits 7 days, also with those who came back already', () => {
  expect(
    rate(
      ...resolved('c1', 'Ann', 'Wed'),
      ...resolved('c2', 'Ben', 'Wed'),
      customer('Thu 09:00', { conversation: 'c2', author: 'Ben' }),
      laterOn('Sun 12:00'),
    ),
  ).toMatchObject({ total: 0, pending: 2 });
});

it('counts what was inferred from silence', () => {
  expect(
    rate(customer('Mon 09:00'), agent('Mon 10:00'), customer('Fri 09:00'), agent('Fri 10:00'), laterOn('Sun+1 12:00')),
  ).toMatchObject({ matched: 0, total: 1 });
});
