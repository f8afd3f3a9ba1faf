import * as z from 'zod';
import type { Fault } from '../../model/problem.ts';
import { id, optional } from './document.ts';
import { excerpt } from './fields.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { reviewed, wordsIn } from './review.ts';

const STARS: Readonly<Record<string, number>> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

const fields = z.object({
  name: optional(z.string()),
  reviewId: optional(id),
  reviewer: optional(z.object({ displayName: optional(z.string()), isAnonymous: optional(z.boolean()) })),
  starRating: z.string(),
  comment: optional(z.string()),
  createTime: z.string(),
  updateTime: optional(z.string()),
  reviewReply: optional(z.object({ comment: optional(z.string()), updateTime: optional(z.string()) })),
});
/** Takeout leaves out the id, which the name ends with. */
const review = fields.refine(({ name, reviewId }) => reviewId ?? name, { error: 'neither reviewId nor name' });
type GoogleReview = z.infer<typeof fields>;

/** Reviews of places, as the API gives them and Google Takeout (developers.google.com/my-business/content/review-data). */
export const googleBusiness: DocumentPlatform = {
  id: 'google-business',
  title: 'Google Business Profile reviews',
  about:
    'Reviews of places and the replies to them. Of a reply it holds the last change only, so that response times are upper bounds; without resolutions and without who replied.',
  steps: [
    'At takeout.google.com choose Google Business Profile alone, and create the export.',
    'Or fetch accounts/ACCOUNT/locations/LOCATION/reviews from the API, page by page, and save each answer as it is.',
    'Give the files to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  keptIn: /(^|\/)reviews[^/]*\.json$/,
  grouping: 'id',
  provides: () => ({ certain: ['messages', 'openings', 'answers', 'ratings'], ifSeen: ['opinions', 'topics'] }),
  kinds: [
    recordKind<GoogleReview>({
      id: 'review',
      places: ['reviews[]', '[].reviews[]', '[]', ''],
      record: review,
      read: readReview,
    }),
  ],
};

function readReview(record: GoogleReview, context: DocumentContext): Reading {
  const { reviewReply, reviewer, starRating } = record;
  const at = context.instant(record.createTime);
  if (at === null) return skipped('no-time', 'no createTime');
  const repliedAt = reviewReply ? context.instant(reviewReply.updateTime ?? undefined) : null;
  if (Number.isNaN(at) || Number.isNaN(repliedAt))
    return skipped(
      'bad-date',
      `not a date: ${excerpt(Number.isNaN(at) ? record.createTime : String(reviewReply?.updateTime))}`,
    );
  const editedAt = context.instant(record.updateTime ?? undefined);
  const name = reviewer?.isAnonymous ? null : (reviewer?.displayName ?? null);
  const reading = reviewed({
    id: record.name ?? record.reviewId ?? '',
    at,
    editedAt: Number.isNaN(editedAt) ? null : editedAt,
    author: { id: name, name },
    stars: STARS[starRating] ?? null,
    words: wordsIn(original(record.comment ?? '')),
    channel: 'google-business',
    account: /(?:^|\/)(locations\/[^/]+)/.exec(record.name ?? '')?.[1] ?? null,
    reply: repliedAt === null ? null : { at: repliedAt, words: wordsIn(original(reviewReply?.comment ?? '')) ?? '' },
  });
  return reviewReply && repliedAt === null ? { ...reading, faults: [...(reading.faults ?? []), UNDATED] } : reading;
}

const UNDATED: Fault = { code: 'no-time', message: 'a reply without its updateTime is left out' };

/** Google writes its translation beside the words, before or behind them. */
function original(comment: string): string {
  const [before = '', after] = comment.split('(Original)');
  if (after !== undefined) return after;
  const [words = '', translation] = before.split('(Translated by Google)');
  return words.trim() === '' ? (translation ?? words) : words;
}
