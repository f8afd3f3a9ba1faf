import * as z from 'zod';
import type { Fault } from '../../model/problem.ts';
import { excerpt, identifier, isFalse, isTrue, NO_TAGS, word } from './fields.ts';
import { withoutEntities } from './html.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';
import { unbroken } from './resaved.ts';

/** Also as spreadsheets of other languages write it: WAHR, FAUX. */
const isFlag = (text: string | undefined): boolean => isTrue(text) || isFalse(text);

/**
 * The public set "Customer Support on Twitter" (twcs.csv, kaggle.com/datasets/thoughtvector/customer-support-on-twitter)
 * and the samples that analysts keep of it. It records no resolutions and no ratings, and holds only threads that a
 * brand took part in: a response rate by conversation is therefore close to 100 %.
 */
export const twcs: TablePlatform = {
  id: 'twcs',
  title: 'Customer Support on Twitter',
  about: 'One row a tweet, linked by replies. Without resolutions, ratings and names of agents.',
  steps: [
    'At kaggle.com/datasets/thoughtvector/customer-support-on-twitter download the archive; an account is needed.',
    'Give the archive, or the file twcs.csv in it, to socmetrics. A copy that a spreadsheet saved is read too.',
  ],
  formats: ['csv', 'ndjson', 'json'],
  row: z.object({
    tweet_id: z.string(),
    author_id: z.string(),
    inbound: z.string().refine(isFlag),
    created_at: z.string(),
    text: z.string().optional(),
    in_response_to_tweet_id: z.string().optional(),
  }),
  aliases: {},
  needs: ['tweet_id', 'author_id', 'inbound', 'created_at', 'in_response_to_tweet_id'],
  idFields: { id: 'tweet_id', replyTo: 'in_response_to_tweet_id' },
  timeFields: ['created_at'],
  telling: [],
  exact: true,
  grouping: () => 'replies',
  provides: () => ({ certain: ['messages'], ifSeen: ['openings', 'answers', 'topics', 'agents'] }),
  toInteractions,
};

function toInteractions(row: Row, context: RecordContext): Reading {
  const at = context.instant(row.created_at);
  if (at === null) return skipped('no-time', 'no created_at');
  if (Number.isNaN(at)) return skipped('bad-date', `created_at: ${excerpt(row.created_at ?? '')}`);
  const author = ungrouped(row.author_id);
  if (author === undefined) return skipped('no-id', 'no author_id');
  if (!isFlag(row.inbound))
    return skipped('wrong-shape', `inbound is neither True nor False: ${excerpt(row.inbound ?? '')}`);
  const inbound = isTrue(row.inbound);
  const text = unbroken(row.text ?? '');
  const { id, raw, fault } = identifier(ungrouped(row.tweet_id));
  if (raw === null) return skipped('no-id', 'no tweet_id');
  const reply = identifier(ungrouped(row.in_response_to_tweet_id));
  return {
    interactions: [
      {
        kind: 'message',
        id,
        conversationId: null,
        channel: 'twitter',
        account: inbound ? null : author,
        author: inbound ? { id: author, name: null, role: 'customer' } : { id: author, name: author, role: 'agent' },
        at,
        text: withoutEntities(text),
        language: null,
        replyTo: reply.raw,
        tags: NO_TAGS,
        detail: null,
      },
    ],
    faults: [fault, reply.fault, text === (row.text ?? '') ? null : MENDED].filter((one) => one !== null),
  };
}

const MENDED: Fault = {
  code: 'letters-mended',
  message: 'a spreadsheet had opened the file in the encoding of Windows',
};

const GROUPED = /^\d{1,3}(?:,\d{3})+$/;

/** Spreadsheets that take ids for numbers write 119,237. */
function ungrouped(text: string | undefined): string | undefined {
  const value = word(text);
  return value !== undefined && GROUPED.test(value) ? value.replaceAll(',', '') : value;
}
