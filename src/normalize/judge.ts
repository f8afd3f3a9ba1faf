import type { Judgement, Unjudged } from '../model/conversation.ts';
import type { Origin, Rating, Sentiment, TaggedInteraction } from '../model/interaction.ts';
import { wordsOf } from './said.ts';

/** Where a rating stands on its scale, from 0 to 1; `null` while the scale is unknown. */
function ratingShare({ value, min, max }: Rating): number | null {
  return min === null || max === null || max === min ? null : (value - min) / (max - min);
}

/** Negative up to 0.4 of the scale (2 of 5), positive from 0.75 (4 of 5); a Net Promoter Score by its own bounds. */
function ratingLabel(rating: Rating): Sentiment | null {
  if (rating.nps) return rating.value <= 6 ? 'negative' : rating.value >= 9 ? 'positive' : 'neutral';
  const share = ratingShare(rating);
  if (share === null) return null;
  return share <= 0.4 ? 'negative' : share >= 0.75 ? 'positive' : 'neutral';
}

/** Strongest first: what somebody did outweighs the stars they gave, and those what an export calls it. */
const STRENGTH = { explicit: 0, rating: 1, label: 2, text: 3 } as const;

/** One judgement for each customer record that can be judged, by its strongest signal. */
export function judgementsOf(events: readonly TaggedInteraction[]): readonly Judgement[] {
  const strongest = new Map<Origin, Judgement>();
  for (const [place, event] of events.entries()) {
    const judged = judgementOf(event);
    if (judged === null) continue;
    const before = strongest.get(event.origin);
    if (!before || STRENGTH[judged.signal] < STRENGTH[before.signal]) strongest.set(event.origin, { ...judged, place });
  }
  return [...strongest.values()];
}

/** When customers wrote something that no signal and no words in a judged language tell the opinion of, and why. */
export function unjudgedIn(events: readonly TaggedInteraction[]): readonly Unjudged[] {
  let found: Unjudged[] | null = null;
  for (const event of events) {
    if (event.kind !== 'message' || event.author.role !== 'customer') continue;
    const words = wordsOf(event);
    if (words === null || judgementOf(event) !== null) continue;
    found ??= [];
    found.push({ at: event.at, why: words.language === null ? 'unknownLanguage' : 'unjudged' });
  }
  return found ?? NONE;
}

const NONE: readonly Unjudged[] = Object.freeze([]);

type Judged = Omit<Judgement, 'place'>;

function judgementOf(event: TaggedInteraction): Judged | null {
  if (event.author.role !== 'customer') return null;
  return statedJudgement(event) ?? judgedWords(event);
}

function statedJudgement({ detail, at }: TaggedInteraction): Judged | null {
  if (detail === null) return null;
  if (detail.feedback) return { at, label: 'negative', signal: 'explicit', language: null };
  const rated = detail.rating ? ratingLabel(detail.rating) : null;
  if (rated) return { at, label: rated, signal: 'rating', language: null };
  return detail.label ? { at, label: detail.label, signal: 'label', language: null } : null;
}

function judgedWords(event: TaggedInteraction): Judged | null {
  const words = wordsOf(event);
  if (words?.opinion === null || words === null) return null;
  return { at: event.at, label: words.opinion, signal: 'text', language: words.language };
}

/**
 * Tables of messages repeat the rating of the case on each of its rows: the same value on all of them, more than once,
 * is one rating, and the last stands for it.
 */
export function withoutRepeatedRatings(events: readonly TaggedInteraction[]): readonly TaggedInteraction[] {
  const ratings = events.filter(isRating);
  if (ratings.length < 2) return events;
  const rows = new Set(events.map(({ origin }) => origin));
  const values = new Set(ratings.map(({ detail }) => detail?.rating?.value));
  if (values.size > 1 || ratings.length < rows.size || ratings.length === events.length) return events;
  return events.filter((event) => !isRating(event) || event === ratings.at(-1));
}

const isRating = ({ kind, detail }: TaggedInteraction): boolean => kind === 'rating' && detail?.rating !== undefined;
