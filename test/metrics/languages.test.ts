import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

const speaking = (language: string | null, event: ReturnType<typeof customer>) => ({ ...event, language });

it('counts customer messages by the language that is stated, and answers in it', () => {
  const { metrics } = figures(
    tell([
      speaking('pl', customer('Mon 09:00', { conversation: 'c1' })),
      speaking('pl', customer('Mon 09:05', { conversation: 'c1' })),
      speaking('pl', agent('Mon 10:00', { conversation: 'c1' })),
      speaking('pt-BR', customer('Mon 09:00', { conversation: 'c2' })),
      speaking('pt', agent('Mon 10:00', { conversation: 'c2' })),
      speaking('de', customer('Mon 09:00', { conversation: 'c3' })),
      speaking('en', agent('Mon 10:00', { conversation: 'c3' })),
      speaking(null, customer('Mon 09:00', { conversation: 'c4' })),
    ]),
  );
  expect(metrics.languages).toMatchObject({
    total: 5,
    parts: { answeredInIt: { matched: 2, total: 3 } },
    rows: [
      { key: 'pl', count: 2, inquiries: 1 },
      { key: '(not stated)', count: 1 },
      { key: 'de', count: 1 },
      { key: 'pt-BR', count: 1 },
    ],
  });
});

it('is not known where no message states one', () => {
  expect(figures(tell([customer('Mon 09:00')])).metrics.languages).toMatchObject({ kind: 'not-available' });
});
