import * as z from 'zod';
import { excerpt, identifier, ratingOf, word } from './fields.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';
import { reviewed, wordsIn } from './review.ts';

const text = z.string().optional();

/** What the open packages that collect reviews of apps have in common, in whatever names. */
export const SCRAPED = {
  formats: ['csv', 'json', 'ndjson'],
  row: z.object({
    id: text,
    at: text,
    stars: text,
    title: text,
    text,
    customer: text,
    app: text,
    language: text,
    country: text,
    version: text,
    thumbs: text,
    edited: text,
    page: text,
    repliedAt: text,
    reply: text,
    response: text,
  }),
  idFields: {},
  timeFields: ['at', 'repliedAt'],
  telling: ['stars', 'thumbs', 'reply', 'repliedAt', 'response', 'edited', 'page'],
  exact: true,
  grouping: () => 'id',
  provides: (fields: ReadonlySet<string>) => ({
    certain: [
      'messages',
      'openings',
      'ratings',
      ...(fields.has('repliedAt') || fields.has('response') ? (['answers'] as const) : []),
    ],
    ifSeen: ['opinions', 'topics'],
  }),
} as const satisfies Partial<TablePlatform>;

/** One row a review, its reply beside it. */
export function readScraped(channel: string, row: Row, context: RecordContext): Reading {
  const at = context.instant(word(row.at));
  if (at === null) return skipped('no-time', 'a review without a date');
  const answer = replyOf(row);
  const repliedAt = context.instant(answer.at);
  if (Number.isNaN(at) || Number.isNaN(repliedAt))
    return skipped('bad-date', `not a date: ${excerpt((Number.isNaN(at) ? row.at : answer.at) ?? '')}`);
  const { id, fault } = identifier(row.id);
  if (fault !== null) return skipped(fault.code, fault.message);
  const { rating, fault: noRating } = ratingOf(row.stars, context.column('stars'));
  const name = word(row.customer) ?? null;
  const words = wordsIn(row.title, row.text);
  const reading = reviewed({
    id: id ?? [word(row.app) ?? channel, at, name ?? '', (words ?? '').length].join('/'),
    at,
    editedAt: null,
    author: { id: name, name },
    stars: rating?.value ?? null,
    words,
    channel,
    account: word(row.app) ?? null,
    language: word(row.language) ?? null,
    segment: word(row.country) ?? null,
    reply: repliedAt === null ? null : { at: repliedAt, words: wordsIn(answer.words) },
  });
  return noRating === null ? reading : { ...reading, faults: [...(reading.faults ?? []), noRating] };
}

/** In columns of their own, or as one cell that holds what Python prints of an object. */
function replyOf({ repliedAt, reply, response }: Row): {
  readonly at: string | undefined;
  readonly words: string | undefined;
} {
  if (response === undefined) return { at: word(repliedAt), words: reply };
  return { at: printedIn(response, 'modified'), words: printedIn(response, 'body') };
}

const PRINTED = /['"](modified|body)['"]: ?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/gs;

function printedIn(cell: string, name: string): string | undefined {
  const found = [...cell.matchAll(PRINTED)].find(([, key]) => key === name);
  return (found?.[2] ?? found?.[3])?.replace(/\\(n|.)/gs, (_, sign) => (sign === 'n' ? '\n' : sign));
}
