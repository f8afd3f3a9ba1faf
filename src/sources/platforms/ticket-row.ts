import * as z from 'zod';
import { readDuration } from '../../model/duration.ts';
import type { Author, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { excerpt, identifier, ratingOf, word } from './fields.ts';
import { type Provided, type Reading, type RecordContext, type Row, skipped } from './platform.ts';
import { afterMinutes, recordedTime, recordedTimes, ticketEvents } from './ticket.ts';

const text = z.string().optional();

/** The columns of a list of tickets that a help desk exports, with its own figures beside. */
export const TICKET_ROW = z.object({
  id: text,
  createdAt: text,
  updatedAt: text,
  firstReplyAt: text,
  resolvedAt: text,
  closedAt: text,
  status: text,
  reopens: text,
  reply: text,
  replyBusiness: text,
  first: text,
  firstBusiness: text,
  full: text,
  fullBusiness: text,
  subject: text,
  text,
  tags: text,
  channel: text,
  account: text,
  priority: text,
  category: text,
  customer: text,
  customerName: text,
  submitter: text,
  rating: text,
});

export const ROW_TIMES = ['createdAt', 'updatedAt', 'firstReplyAt', 'resolvedAt', 'closedAt'] as const;
const DURATIONS = ['reply', 'replyBusiness', 'first', 'firstBusiness', 'full', 'fullBusiness'] as const;

/** What a product's export says in its own way. */
export interface RowWords {
  status(row: Row): Status | null;
  tags(row: Row): readonly string[];
  opener(row: Row): Author;
  /** How the ticket is called where its id is not that of the records; by default it is. */
  name?(id: string): string;
}

/** One row of such a list. A time that is none makes the row unusable, a duration that is none is only not there. */
export function readTicketRow(row: Row, context: RecordContext, words: RowWords): Reading {
  const { id, fault } = identifier(row.id);
  if (id === null) return skipped(fault ? 'lossy-id' : 'no-id', fault?.message ?? 'no ticket id');
  const at = timesOf(row, context);
  if ('interactions' in at) return at;
  const faults: Fault[] = [];
  const took = durationsOf(row, context, faults);
  const status = words.status(row);
  if (status === null && word(row.status) !== undefined)
    faults.push({ code: 'unknown-status', message: `status "${excerpt(row.status ?? '')}" is none that is known` });
  const { rating, fault: badRating } = ratingOf(row.rating, context.column('rating'));
  if (badRating) faults.push(badRating);
  const interactions = ticketEvents({
    id: words.name?.(id) ?? id,
    channel: word(row.channel) ?? null,
    account: word(row.account) ?? null,
    tags: words.tags(row),
    text: [word(row.subject), word(row.text)].filter((part) => part !== undefined).join('\n') || null,
    opener: words.opener(row),
    opening: 'stands-in',
    agent: null,
    createdAt: at.createdAt,
    updatedAt: at.updatedAt,
    firstReplyAt: at.firstReplyAt ?? after(at.createdAt, took.reply),
    firstReplyAfter: firstReplyAfter(at.createdAt, took.replyBusiness, context),
    firstResolvedAt: firstResolvedAt(at.createdAt, took.first, row),
    reopenedAt: null,
    resolvedAt: at.resolvedAt ?? (at.closedAt === null ? after(at.createdAt, took.full) : null),
    closedAt: at.closedAt,
    status,
    priority: word(row.priority) ?? null,
    category: word(row.category) ?? null,
    rating,
    recorded: recordedTimes({
      'first-response-time': recordedTime(took.reply, took.replyBusiness),
      'first-resolution-time': recordedTime(took.first, took.firstBusiness),
      'resolution-time': recordedTime(took.full, took.fullBusiness),
    }),
  });
  return { interactions, ...(faults.length > 0 ? { faults } : {}) };
}

/** A negative duration is impossible and no missing answer: it lies before the opening, and is counted there. */
const after = (createdAt: number, took: number | null): number | null => (took === null ? null : createdAt + took);

/** Time in business hours is no more than that of the clock, and says that there was an answer where its instant is empty. */
function firstReplyAfter(createdAt: number, took: number | null, { column }: RecordContext): number | null {
  const isTold = column('firstReplyAt') !== null || column('reply') !== null;
  return isTold && took !== null && took > 0 ? createdAt + took : null;
}

/** Told apart from the last only where the ticket was opened again. */
const firstResolvedAt = (createdAt: number, took: number | null, row: Row): number | null =>
  took === null || took < 0 || !(Number(word(row.reopens)) > 0) ? null : afterMinutes(createdAt, took / 60_000);

interface RowTimes extends Record<(typeof ROW_TIMES)[number], number | null> {
  createdAt: number;
}

function timesOf(row: Row, context: RecordContext): RowTimes | Reading {
  const times: Record<string, number | null> = {};
  for (const field of ROW_TIMES) {
    const at = context.instant(word(row[field]));
    if (Number.isNaN(at))
      return skipped('bad-date', `not a date in column ${context.column(field)}: ${excerpt(row[field] ?? '')}`);
    times[field] = at;
  }
  return times.createdAt === null
    ? skipped('no-time', 'a ticket without the time of its opening')
    : (times as unknown as RowTimes);
}

/** Products count whole minutes, so that a spreadsheet's 1,440 is no decimal. */
const ungrouped = (minutes: string): string =>
  /^-?\d{1,3}(,\d{3})+$/.test(minutes) ? minutes.replaceAll(',', '') : minutes;

type Took = Readonly<Record<(typeof DURATIONS)[number], number | null>>;

function durationsOf(row: Row, context: RecordContext, faults: Fault[]): Took {
  const took: Record<string, number | null> = {};
  for (const field of DURATIONS) {
    const value = word(row[field]);
    const unit = context.unit(field);
    const time = value === undefined ? null : readDuration(unit === 'min' ? ungrouped(value) : value, unit);
    if (Number.isNaN(time)) {
      const message = `not a duration in column ${context.column(field)}: ${excerpt(value ?? '')}`;
      faults.push({ code: 'bad-date', message });
    }
    took[field] = Number.isNaN(time) ? null : time;
  }
  return took as Took;
}

/** What the columns of a list of tickets tell. */
export function rowProvides(fields: ReadonlySet<string>): Provided {
  const has = (...names: string[]): boolean => names.some((name) => fields.has(name));
  return {
    certain: [
      'openings',
      ...(has('firstReplyAt', 'reply') ? (['answers'] as const) : []),
      ...(has('resolvedAt', 'closedAt', 'full') ? (['resolutions', 'resolution-times'] as const) : []),
    ],
    ifSeen: ['ratings', 'opinions', 'topics', 'categories', ...(has('status') ? (['resolutions'] as const) : [])],
  };
}
