import { expect, it } from 'vitest';
import { customer, figures, rating, tell } from '../support/tell.ts';

const ratio = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics['negative-feedback-ratio'];
const label = (value: 'negative' | 'neutral' | 'positive', time: string) =>
  customer(time, { detail: { label: value } });
const feedback = (time: string) => ({
  ...customer(time, { text: '' }),
  kind: 'feedback' as const,
  detail: { feedback: 'report_spam' as const },
});

it('is negative of what could be judged, broken down by signal', () => {
  const told = [
    label('negative', 'Mon 09:00'),
    label('neutral', 'Mon 09:01'),
    customer('Mon 09:02', { text: 'Still no answer, this is a terrible service.' }),
    customer('Mon 09:03', { text: 'Do you ship to Norway?' }),
    rating(2, 'Mon 10:00'),
    rating(3, 'Mon 11:00'),
    feedback('Mon 12:00'),
  ];
  expect(ratio(...told)).toMatchObject({
    matched: 4,
    total: 7,
    parts: {
      explicit: { matched: 1, total: 1 },
      rating: { matched: 1, total: 2 },
      label: { matched: 1, total: 2 },
      text: { matched: 1, total: 2 },
    },
  });
});

it('judges an interaction once, by its strongest signal', () => {
  // Two stars, and a label that says positive.
  const rated = rating(2, 'Mon 09:00', { detail: { label: 'positive' } });
  expect(ratio(rated)).toMatchObject({ matched: 1, total: 1 });
});

it('takes 0 to 6 of a Net Promoter Score for negative', () => {
  const nps = (value: number) =>
    rating(value, 'Mon 09:00', { detail: { rating: { value, min: 0, max: 10, nps: true } } });
  expect(ratio(nps(0), nps(6), nps(7), nps(9))).toMatchObject({ matched: 2, total: 4 });
});

it('is not available where nothing tells an opinion', () => {
  const turkish = customer('Mon 09:00', { text: 'Paketim nerede, bir haftadır bekliyorum, kimse cevap vermiyor.' });
  expect(ratio(turkish)).toEqual({
    kind: 'not-available',
    reason: 'this export has no ratings, reactions or labels that tell an opinion',
  });
});

it('leaves words aside that are of a language which is not judged, and counts them', () => {
  const turkish = customer('Mon 09:01', {
    text: 'Paketim nerede, bir haftadır bekliyorum, kimse cevap vermiyor.',
    conversation: 'b',
  });
  const english = customer('Mon 09:00', { text: 'Still no answer, this is a terrible service.' });
  expect(ratio(english, turkish)).toMatchObject({ matched: 1, total: 1, unjudged: 1, unknownLanguage: 0 });
});
