import type { Judgement } from '../model/conversation.ts';
import type { Rating, Sentiment, TaggedInteraction } from '../model/interaction.ts';

/** Where a rating stands on its scale, from 0 to 1; `null` while the scale is unknown. */
export function ratingShare({ value, min, max }: Rating): number | null {
  return min === null || max === null || max === min ? null : (value - min) / (max - min);
}

/** Negative up to 0.4 of the scale (2 of 5), positive from 0.75 (4 of 5); a Net Promoter Score by its own bounds. */
export function ratingLabel(rating: Rating): Sentiment | null {
  if (rating.nps) return rating.value <= 6 ? 'negative' : rating.value >= 9 ? 'positive' : 'neutral';
  const share = ratingShare(rating);
  if (share === null) return null;
  return share <= 0.4 ? 'negative' : share >= 0.75 ? 'positive' : 'neutral';
}

/** One judgement for each customer interaction that can be judged, by its strongest signal. */
export function judgementsOf(events: readonly TaggedInteraction[]): readonly Judgement[] {
  const judgements: Judgement[] = [];
  for (const { author, detail, at } of events) {
    if (author.role !== 'customer' || detail === null) continue;
    const rated = detail.rating ? ratingLabel(detail.rating) : null;
    if (detail.feedback) judgements.push({ at, label: 'negative', signal: 'explicit' });
    else if (rated) judgements.push({ at, label: rated, signal: 'rating' });
    else if (detail.label) judgements.push({ at, label: detail.label, signal: 'label' });
  }
  return judgements;
}
