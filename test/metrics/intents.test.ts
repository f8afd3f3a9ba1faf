import { describe, expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

describe('intents', () => {
  const said = [
    customer('Mon 09:00', {
      conversation: 'a',
      text: 'Still waiting for my parcel, nobody answers. Terrible service.',
    }),
    customer('Mon 09:01', { conversation: 'a', text: 'How can I change the address of my order?' }),
    agent('Mon 09:02', { conversation: 'a', text: 'Could you tell us your number?' }),
    customer('Mon 09:03', { conversation: 'b', text: 'Where can I find the invoice of my order?' }),
    customer('Mon 09:04', { conversation: 'b', text: 'It would be great if you could add a dark mode to the app.' }),
    customer('Mon 09:05', { conversation: 'c', text: 'Thank you so much, you are the best! Love this shop.' }),
    customer('Mon 09:06', { conversation: 'c', text: 'Thanks, got it.' }),
  ];

  it('are one for each message of a customer, with the conversations in which each occurs', () => {
    const { intents } = figures(tell(said)).metrics;
    expect(intents).toMatchObject({ kind: 'tally', total: 6 });
    const rows = intents?.kind === 'tally' ? intents.rows : [];
    expect(Object.fromEntries(rows.map(({ key, count, conversations }) => [key, [count, conversations]]))).toEqual({
      question: [2, 2],
      complaint: [1, 1],
      suggestion: [1, 1],
      praise: [1, 1],
      thanks: [1, 1],
    });
  });

  it('are not available where no words are judged', () => {
    expect(figures(tell([customer('Mon 09:00', { text: '' })])).metrics.intents).toMatchObject({
      kind: 'not-available',
    });
  });
});
