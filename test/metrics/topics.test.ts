import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

const rows = (...events: Parameters<typeof tell>[0]) => {
  const { topics } = figures(tell(events)).metrics;
  return topics?.kind === 'tally' ? topics.rows : topics;
};

it('counts a conversation once per topic, with its messages and its first response', () => {
  const told = [
    customer('Mon 09:00', { text: 'Where is my parcel? I want a refund.' }),
    customer('Mon 09:01', { text: 'The parcel, please!' }),
    agent('Mon 09:30'),
    customer('Mon 09:00', { conversation: 'c2', text: 'Hello?' }),
  ];
  expect(rows(...told)).toMatchObject([
    { key: 'delivery', count: 1, share: 0.5, messages: 2, firstResponse: 1800, firstResponseN: 1 },
    { key: 'refund', count: 1, share: 0.5 },
  ]);
});

it('takes the categories of the export, and then not the built-in rules', () => {
  const named = customer('Mon 09:00', { text: 'Where is my parcel?', detail: { topics: ['Logistics'] } });
  const unnamed = customer('Mon 09:00', { conversation: 'c2', text: 'Where is my parcel?' });
  expect(rows(named, unnamed)).toMatchObject([{ key: 'Logistics', count: 1, share: 0.5 }]);
});

it('takes tags where there are no categories', () => {
  expect(rows(customer('Mon 09:00', { tags: ['vip', 'late'] }))).toMatchObject([{ key: 'late' }, { key: 'vip' }]);
});

it('does not listen to agents', () => {
  expect(
    rows(customer('Mon 09:00', { text: 'Hi' }), agent('Mon 09:10', { text: 'Your refund is on its way' })),
  ).toEqual([]);
});
