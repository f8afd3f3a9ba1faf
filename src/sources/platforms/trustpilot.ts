import * as z from 'zod';
import { excerpt, identifier, word } from './fields.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';
import { reviewed, wordsIn } from './review.ts';

const text = z.string().optional();

/** The reviews of a company that Trustpilot Business exports; which columns there are follows from the plan. */
export const trustpilot: TablePlatform = {
  id: 'trustpilot',
  title: 'Trustpilot reviews',
  about:
    'Reviews of a company and when it replied. Without resolutions, without who replied and, in most exports, what.',
  steps: [
    'In Trustpilot Business open Manage reviews, Service reviews.',
    'Choose the period, then Export, as CSV or Excel.',
    'Give the file to socmetrics.',
  ],
  formats: ['csv'],
  row: z.object({
    id: text,
    createdAt: text,
    customer: text,
    name: text,
    title: text,
    text,
    stars: text,
    language: text,
    account: text,
    shop: text,
    repliedAt: text,
    reply: text,
    tags: text,
  }),
  aliases: {
    id: ['review_id'],
    createdAt: ['review_created_utc', 'review_created'],
    customer: ['review_consumer_user_id'],
    name: ['review_username'],
    title: ['review_title'],
    text: ['review_content'],
    stars: ['review_stars'],
    language: ['review_language'],
    account: ['domain_url'],
    shop: ['webshop_name', 'location_name'],
    repliedAt: ['business_reply_date_utc', 'business_reply_date', 'company_reply_date_utc', 'company_reply_date'],
    reply: ['business_reply', 'business_reply_content', 'company_reply', 'company_reply_content'],
    tags: ['tags', 'review_tags'],
  },
  needs: ['createdAt', 'stars'],
  idFields: {},
  timeFields: ['createdAt', 'repliedAt'],
  telling: ['createdAt', 'stars', 'repliedAt'],
  exact: true,
  grouping: () => 'id',
  provides: (fields) => ({
    certain: ['messages', 'openings', 'ratings', ...(fields.has('repliedAt') ? (['answers'] as const) : [])],
    ifSeen: ['opinions', 'topics'],
  }),
  toInteractions,
};

function toInteractions(row: Row, context: RecordContext): Reading {
  const at = inUtc('createdAt', row, context);
  if (at === null) return skipped('no-time', 'no Review Created');
  const repliedAt = inUtc('repliedAt', row, context);
  if (Number.isNaN(at) || Number.isNaN(repliedAt))
    return skipped('bad-date', `not a date: ${excerpt((Number.isNaN(at) ? row.createdAt : row.repliedAt) ?? '')}`);
  const { id, fault } = identifier(row.id);
  if (id === null) return skipped(fault ? 'lossy-id' : 'no-id', fault?.message ?? 'no Review Id');
  return reviewed({
    id,
    at,
    editedAt: null,
    author: { id: word(row.customer) ?? word(row.name) ?? null, name: word(row.name) ?? null },
    stars: word(row.stars) === undefined ? null : Number(row.stars),
    words: wordsIn(row.title, row.text),
    channel: 'trustpilot',
    account: word(row.account) ?? null,
    language: word(row.language) ?? null,
    segment: word(row.shop) ?? null,
    reply: repliedAt === null ? null : { at: repliedAt, words: wordsIn(row.reply) },
  });
}

/** The zone stands in the name of the column and not beside the time. */
function inUtc(field: 'createdAt' | 'repliedAt', row: Row, context: RecordContext): number | null {
  const value = word(row[field]);
  if (value === undefined) return null;
  const stated = /utc/i.test(context.column(field) ?? '') ? context.instant(`${value} UTC`) : Number.NaN;
  return Number.isNaN(stated) ? context.instant(value) : stated;
}
