import type { Detail, Interaction } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { message } from './document.ts';
import type { Reading } from './platform.ts';

/** What every site of reviews tells in its own names. */
export interface Review {
  readonly id: string;
  readonly at: number;
  /** When it was changed last; the words are those of this version. */
  readonly editedAt: number | null;
  readonly author: { readonly id: string | null; readonly name: string | null };
  /** From 1 to 5; `null` where none was given. */
  readonly stars: number | null;
  readonly words: string | null;
  readonly channel: string;
  readonly account: string | null;
  readonly language?: string | null;
  readonly segment?: string | null;
  readonly reply: Reply | null;
}

interface Reply {
  readonly at: number;
  /** `null`: the export holds the date of the reply and not the reply. */
  readonly words: string | null;
  readonly author?: string | null;
}

/**
 * A review with words is an inquiry and its reply the answer; stars alone are a rating, which asks for none. Once
 * exported it is exported again after each change, so only its newest version counts.
 */
export function reviewed(review: Review): Reading {
  const faults = [unreadableStars(review), repliedBeforeChange(review)].filter((one) => one !== null);
  return { interactions: interactionsOf(review), ...(faults.length > 0 ? { faults } : {}) };
}

function interactionsOf({ reply, ...review }: Review): readonly Interaction[] {
  const { id, at, stars, words, author, editedAt } = review;
  const shared = {
    conversationId: id,
    channel: review.channel,
    account: review.account,
    language: review.language ?? null,
  };
  const detail: Detail = {
    ...(review.segment ? { segment: review.segment } : {}),
    revision: { of: id, at: Math.max(at, editedAt ?? at, reply?.at ?? at) },
  };
  const customer = { ...author, role: 'customer' } as const;
  const rating = areStars(stars) ? { value: stars, min: 1, max: 5 } : null;
  return [
    ...(words === null ? [] : [message({ ...shared, id, at, author: customer, text: words, detail })]),
    ...(rating === null
      ? []
      : [
          message({
            ...shared,
            kind: 'rating',
            id: `${id}/rating`,
            at,
            author: customer,
            detail: { ...detail, rating },
          }),
        ]),
    ...(reply === null ? [] : [answerTo(words === null ? null : id, reply, { ...shared, id: `${id}/reply`, detail })]),
  ];
}

/** `review`: the id of the one that it answers; stars alone ask nothing. */
export const answerTo = (review: string | null, { at, words, author = null }: Reply, shared: Partial<Interaction>) =>
  message({
    ...shared,
    at,
    author: { id: author, name: author, role: 'agent' },
    text: words,
    replyTo: review,
    detail: words === null ? { ...shared.detail, synthetic: true } : (shared.detail ?? null),
  });

const areStars = (stars: number | null): stars is number => stars !== null && stars >= 1 && stars <= 5;

const unreadableStars = ({ stars }: Review): Fault | null =>
  stars === null || areStars(stars) ? null : { code: 'bad-rating', message: `${stars} stars, where there are 1 to 5` };

/** The reply is to words that the export no longer holds. The duration is that from the first version, which is right. */
function repliedBeforeChange({ id, at, editedAt, reply }: Review): Fault | null {
  if (reply === null || editedAt === null || reply.at < at || reply.at >= editedAt) return null;
  const message = `review ${id} was changed after the reply: it was answered as it stood before`;
  return { code: 'answer-before-question', message };
}

/** The title and the text of a review, `null` where it has neither. */
export function wordsIn(...parts: readonly (string | null | undefined)[]): string | null {
  const words = parts.map((part) => part?.trim() ?? '').filter((part) => part !== '');
  return words.length > 0 ? words.join('\n') : null;
}
