import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

const parts = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics.conversations;

it('are inquiries and what was left out', () => {
  expect(parts(customer('Mon 09:00'), agent('Mon 09:00', { conversation: 'c2' }))).toMatchObject({
    value: 1,
    parts: { conversations: 2, 'brand-initiated': 1, customers: 1, repeatContacts: 0 },
  });
});

it('know customers who came back within seven days', () => {
  const again = (time: string, conversation: string) => customer(time, { conversation });
  expect(parts(again('Mon 09:00', 'a'), again('Mon+1 09:00', 'b'), again('Wed+3 09:00', 'c'))).toMatchObject({
    value: 3,
    parts: { customers: 1, repeatContacts: 1 },
  });
  expect(parts(again('Mon 09:00', 'a'), again('Mon+1 09:01', 'b'))).toMatchObject({ parts: { repeatContacts: 0 } });
});

it('tell how many others joined a thread', () => {
  const told = [
    customer('Mon 09:00'),
    customer('Mon 09:05', { author: 'Bob' }),
    customer('Mon 09:06', { author: 'Cleo' }),
    customer('Mon 09:07', { author: 'Bob' }),
  ];
  expect(parts(...told)).toMatchObject({ value: 1, parts: { customers: 1, joined: 2 } });
});
