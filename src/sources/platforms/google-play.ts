import * as z from 'zod';
import { excerpt, word } from './fields.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';
import { reviewed, wordsIn } from './review.ts';

const text = z.string().optional();

/** The monthly files of reviews of the Play Console (support.google.com/googleplay/android-developer/answer/6135870). */
export const googlePlay: TablePlatform = {
  id: 'google-play',
  title: 'Google Play reviews',
  about:
    'Reviews of an app and the replies of its developer. Without resolutions, names of customers and of who replied; of a review that was changed it holds the last words and the first date.',
  steps: [
    'In the Play Console open Download reports, Reviews, and the app.',
    'Download the month, or copy the files reviews_APP_YYYYMM.csv with gsutil.',
    'Give the files to socmetrics: a review that several months hold counts once, as it stands in the newest.',
  ],
  formats: ['csv'],
  row: z.object({
    package: text,
    language: text,
    device: text,
    submittedAt: text,
    submittedMillis: text,
    changedAt: text,
    changedMillis: text,
    stars: text,
    title: text,
    text,
    repliedAt: text,
    repliedMillis: text,
    reply: text,
    link: text,
  }),
  aliases: {
    package: ['package_name'],
    language: ['reviewer_language'],
    submittedAt: ['review_submit_date_and_time'],
    submittedMillis: ['review_submit_millis_since_epoch'],
    changedAt: ['review_last_update_date_and_time'],
    changedMillis: ['review_last_update_millis_since_epoch'],
    stars: ['star_rating'],
    title: ['review_title'],
    text: ['review_text'],
    repliedAt: ['developer_reply_date_and_time'],
    repliedMillis: ['developer_reply_millis_since_epoch'],
    reply: ['developer_reply_text'],
    link: ['review_link'],
  },
  needs: [['submittedAt', 'submittedMillis'], 'stars'],
  idFields: {},
  timeFields: ['submittedAt', 'changedAt', 'repliedAt'],
  telling: ['submittedAt', 'submittedMillis', 'reply'],
  exact: true,
  grouping: () => 'id',
  provides: (fields) => ({
    certain: [
      'messages',
      'openings',
      'ratings',
      ...(fields.has('repliedAt') || fields.has('repliedMillis') ? (['answers'] as const) : []),
    ],
    ifSeen: ['opinions', 'topics'],
  }),
  toInteractions,
};

function toInteractions(row: Row, context: RecordContext): Reading {
  const at = either(row.submittedMillis, row.submittedAt, context);
  if (at === null) return skipped('no-time', 'no Review Submit Date and Time');
  const repliedAt = either(row.repliedMillis, row.repliedAt, context);
  if (Number.isNaN(at) || Number.isNaN(repliedAt))
    return skipped('bad-date', `not a date: ${excerpt((Number.isNaN(at) ? row.submittedAt : row.repliedAt) ?? '')}`);
  const editedAt = either(row.changedMillis, row.changedAt, context);
  const app = word(row.package) ?? null;
  return reviewed({
    id: idOf(row, at),
    at,
    editedAt: Number.isNaN(editedAt) ? null : editedAt,
    author: { id: null, name: null },
    stars: word(row.stars) === undefined ? null : Number(row.stars),
    words: wordsIn(row.title, row.text),
    channel: 'google-play',
    account: app,
    language: word(row.language) ?? null,
    reply: repliedAt === null ? null : { at: repliedAt, words: wordsIn(row.reply) },
  });
}

/** Milliseconds are exact, but spreadsheets save them as 1.77E+12; then the date has to do. */
function either(millis: string | undefined, date: string | undefined, context: RecordContext): number | null {
  const exact = /^\d{13}$/.test(millis?.trim() ?? '') ? context.instant(millis) : null;
  return exact ?? context.instant(date);
}

/** The only id stands in the link, which stars alone have none of: those are told apart by when and from what device. */
function idOf({ link, package: app, device }: Row, at: number): string {
  const [, id] = /[?&]reviewId=([^&\s]+)/i.exec(link ?? '') ?? [];
  return id ?? [app ?? 'app', at, device ?? ''].join('/');
}
