import { expect, it } from 'vitest';
import { agent, customer, figures, laterOn, tell } from '../support/tell.ts';

const SENT = 'Please send us a direct message with your order number so that we can check it.';
const CALL = 'Please call us on our free number, and we will check it for you.';
const said = (conversation: string, ...texts: readonly string[]) => [
  customer('Mon 09:00', { conversation }),
  ...texts.map((text, index) => agent(`Mon 1${index}:00`, { conversation, text })),
];

const story = tell([
  ...said('c1', 'Your parcel is on its way.'),
  ...said('c2', SENT),
  ...said('c3', SENT, CALL),
  // Sent elsewhere first, and answered here in the end.
  ...said('c4', SENT, 'Your parcel is on its way.'),
  ...said('c5'),
  laterOn('Sun 12:00'),
]);

it('tells in how many answered inquiries the customer was sent elsewhere, and where', () => {
  const { metrics } = figures(story);
  expect(metrics['deflection-rate']).toMatchObject({
    matched: 3,
    total: 4,
    parts: { 'direct message': { matched: 3, total: 4 }, phone: { matched: 1, total: 4 }, 'e-mail': { matched: 0 } },
  });
});

it('makes a case that ends so moved, in neither side of the inferred resolutions', () => {
  const { metrics } = figures(story);
  expect(metrics['resolution-rate']).toMatchObject({ matched: 2, total: 3, moved: 2 });
  expect(metrics['resolution-time']).toMatchObject({ n: 2, censored: 1 });
  expect(metrics['first-resolution-time']).toMatchObject({ n: 2, censored: 1 });
  expect(metrics['reopen-rate']).toMatchObject({ matched: 0, total: 2 });
  // Whoever was sent elsewhere is not in the backlog any more.
  expect(metrics.backlog).toMatchObject({
    rows: expect.arrayContaining([{ key: '2026-03-08', count: 1, unanswered: 1 }]),
  });
});
