import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

it('counts customer messages by the language that is stated, and answers in it', () => {
  const { metrics } = figures(
    tell([
      customer('Mon 09:00', { conversation: 'c1', language: 'pl', text: '1' }),
      customer('Mon 09:05', { conversation: 'c1', language: 'pl', text: '2' }),
      agent('Mon 10:00', { conversation: 'c1', language: 'pl', text: '3' }),
      customer('Mon 09:00', { conversation: 'c2', language: 'pt-BR', text: '4' }),
      agent('Mon 10:00', { conversation: 'c2', language: 'pt', text: '5' }),
      customer('Mon 09:00', { conversation: 'c3', language: 'German', text: '6' }),
      agent('Mon 10:00', { conversation: 'c3', language: 'en', text: '7' }),
      customer('Mon 09:00', { conversation: 'c4', text: '8' }),
    ]),
  );
  expect(metrics.languages).toMatchObject({
    total: 5,
    parts: { answeredInIt: { matched: 2, total: 3 } },
    rows: [
      { key: 'pl', count: 2, inquiries: 1 },
      { key: '(unknown)', count: 1 },
      { key: 'de', count: 1 },
      { key: 'pt', count: 1 },
    ],
  });
});

it('tells the language of the words where none is stated, of a few words that of the conversation', () => {
  const { metrics } = figures(
    tell([
      customer('Mon 09:00', { conversation: 'c1', text: 'Gdzie jest moja paczka? Czekam już od tygodnia.' }),
      agent('Mon 10:00', { conversation: 'c1', text: 'Dzień dobry, proszę podać numer zamówienia.' }),
      customer('Mon 11:00', { conversation: 'c1', text: '4711' }),
      customer('Mon 09:00', { conversation: 'c2', text: 'Wo bleibt mein Paket? Ich warte seit einer Woche.' }),
      agent('Mon 10:00', { conversation: 'c2', text: 'Hello, could you please send us the number of your order?' }),
      customer('Mon 09:00', { conversation: 'c3', text: 'ok' }),
    ]),
  );
  expect(metrics.languages).toMatchObject({
    total: 4,
    parts: { answeredInIt: { matched: 1, total: 2 } },
    rows: [
      { key: 'pl', count: 2, inquiries: 1 },
      { key: '(unknown)', count: 1, inquiries: 1 },
      { key: 'de', count: 1, inquiries: 1 },
    ],
  });
});

it('is not known where no message has words that tell one', () => {
  expect(figures(tell([customer('Mon 09:00', { text: '4711' })])).metrics.languages).toMatchObject({
    kind: 'not-available',
  });
});
