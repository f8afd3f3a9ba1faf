import * as z from 'zod';
import { id, optional } from './document.ts';
import { excerpt } from './fields.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { answerTo, reviewed, wordsIn } from './review.ts';

const review = z.object({
  type: z.literal('customerReviews'),
  id,
  attributes: z.object({
    rating: z.number(),
    title: optional(z.string()),
    body: optional(z.string()),
    reviewerNickname: optional(z.string()),
    createdDate: z.string(),
    territory: optional(z.string()),
  }),
  relationships: optional(z.object({ response: optional(z.object({ data: optional(z.object({ id })) })) })),
});
type AppleReview = z.infer<typeof review>;

const response = z.object({
  type: z.literal('customerReviewResponses'),
  id,
  attributes: z.object({ responseBody: optional(z.string()), lastModifiedDate: optional(z.string()) }),
  relationships: optional(z.object({ review: optional(z.object({ data: optional(z.object({ id })) })) })),
});
type AppleResponse = z.infer<typeof response>;

/** As it stands, so that what was found in it is found once. */
const page = z.custom<object>((value) => typeof value === 'object' && value !== null);

/** Reviews of an app (developer.apple.com/documentation/appstoreconnectapi/list-all-customer-reviews-for-an-app). */
export const appStore: DocumentPlatform = {
  id: 'app-store',
  title: 'App Store reviews',
  about:
    'Reviews of an app and, where they were asked for, the responses of its developer. Of a response it holds the last change only, so that response times are upper bounds; without resolutions and without who replied.',
  steps: [
    'Fetch /v1/apps/APP/customerReviews?include=response&limit=200 from the App Store Connect API, page by page.',
    'Save each answer as it is.',
    'Give the folder to socmetrics.',
  ],
  formats: ['json'],
  grouping: 'id',
  provides: () => ({ certain: ['messages', 'openings', 'ratings'], ifSeen: ['answers', 'opinions', 'topics'] }),
  kinds: [
    recordKind<AppleReview>({ id: 'review', places: ['data[]', '[].data[]'], record: review, read: readReview }),
    recordKind<AppleResponse, object>({
      id: 'response',
      places: ['included[]', '[].included[]'],
      record: response,
      envelope: page,
      read: readResponse,
    }),
  ],
};

function readReview({ id: review, attributes }: AppleReview, context: DocumentContext): Reading {
  const at = context.instant(attributes.createdDate);
  if (at === null) return skipped('no-time', 'no createdDate');
  if (Number.isNaN(at)) return skipped('bad-date', `createdDate: ${excerpt(attributes.createdDate)}`);
  const name = attributes.reviewerNickname ?? null;
  return reviewed({
    id: review,
    at,
    editedAt: null,
    author: { id: name, name },
    stars: attributes.rating,
    words: wordsIn(attributes.title, attributes.body),
    channel: 'app-store',
    account: null,
    segment: attributes.territory ?? null,
    reply: null,
  });
}

function readResponse(record: AppleResponse, context: DocumentContext<object>): Reading {
  const { id: response, attributes, relationships } = record;
  const at = context.instant(attributes.lastModifiedDate ?? undefined);
  if (at === null) return skipped('no-time', 'no lastModifiedDate');
  if (Number.isNaN(at)) return skipped('bad-date', `lastModifiedDate: ${excerpt(String(attributes.lastModifiedDate))}`);
  const review = relationships?.review?.data?.id ?? answeredIn(context.envelope).get(response);
  if (review === undefined) return skipped('no-id', `response ${excerpt(response)} names no review`);
  const shared = {
    id: `${response}/response`,
    conversationId: review,
    channel: 'app-store',
    detail: { revision: { of: `${response}/response`, at } },
  };
  return { interactions: [answerTo(review, { at, words: attributes.responseBody ?? '' }, shared)] };
}

const known = new WeakMap<object, ReadonlyMap<string, string>>();

/** The reviews of a page by the ids of their responses: often only the review tells that the two belong together. */
function answeredIn(around: object): ReadonlyMap<string, string> {
  const before = known.get(around);
  if (before) return before;
  const found = new Map<string, string>();
  const { data } = around as { data?: unknown };
  for (const one of Array.isArray(data) ? data : []) {
    const read = review.safeParse(one).data;
    const response = read?.relationships?.response?.data?.id;
    if (read && response !== undefined) found.set(response, read.id);
  }
  known.set(around, found);
  return found;
}
