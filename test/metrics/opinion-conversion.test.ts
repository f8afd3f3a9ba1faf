import { expect, it } from 'vitest';
import { agent, customer, figures, rating, tell } from '../support/tell.ts';

const feeling = (label: 'negative' | 'neutral' | 'positive') => ({ detail: { label } });

it('tells how opinions moved from before an answer to after it', () => {
  const { metrics } = figures(
    tell([
      // Negative, then five stars.
      customer('Mon 09:00', { conversation: 'c1', ...feeling('negative') }),
      agent('Mon 10:00', { conversation: 'c1' }),
      rating(5, 'Mon 12:00', { conversation: 'c1' }),
      // Negative to the end; what was felt in between does not count.
      customer('Mon 09:00', { conversation: 'c2', ...feeling('negative') }),
      agent('Mon 10:00', { conversation: 'c2' }),
      customer('Mon 11:00', { conversation: 'c2', ...feeling('positive') }),
      customer('Mon 12:00', { conversation: 'c2', ...feeling('negative') }),
      // Positive that turned.
      customer('Mon 09:00', { conversation: 'c3', ...feeling('positive') }),
      agent('Mon 10:00', { conversation: 'c3' }),
      rating(1, 'Mon 12:00', { conversation: 'c3' }),
      // Nothing after the answer, and nobody who answered.
      customer('Mon 09:00', { conversation: 'c4', ...feeling('negative') }),
      agent('Mon 10:00', { conversation: 'c4' }),
      customer('Mon 09:00', { conversation: 'c5', ...feeling('negative') }),
      customer('Mon 10:00', { conversation: 'c5', ...feeling('positive') }),
    ]),
  );
  expect(metrics['opinion-conversion']).toMatchObject({
    kind: 'matrix',
    total: 3,
    parts: { converted: { value: 0.5, matched: 1, total: 2 } },
    rows: [
      { key: 'negative to negative', count: 1 },
      { key: 'negative to positive', count: 1 },
      { key: 'positive to negative', count: 1 },
    ],
  });
});

it('goes by the order of what was said at one instant, and by the customer who began', () => {
  const { metrics } = figures(
    tell([
      // The answer came before the first of the two opinions: nothing lies between them.
      customer('Mon 09:00', { id: '1', conversation: 'c1' }),
      agent('Mon 10:00', { id: '2', conversation: 'c1' }),
      customer('Mon 10:00', { id: '3', conversation: 'c1', ...feeling('negative') }),
      customer('Mon 11:00', { id: '4', conversation: 'c1', ...feeling('positive') }),
      // Somebody else is glad.
      customer('Mon 09:00', { conversation: 'c2', ...feeling('negative') }),
      agent('Mon 10:00', { conversation: 'c2' }),
      customer('Mon 11:00', { conversation: 'c2', author: 'Ben', ...feeling('positive') }),
    ]),
  );
  expect(metrics['opinion-conversion']).toMatchObject({ total: 0 });
});
