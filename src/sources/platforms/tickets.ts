import * as z from 'zod';
import { readDuration } from '../../model/duration.ts';
import type { Detail, Interaction, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import aliases from './aliases.json' with { type: 'json' };
import {
  excerpt,
  identifier,
  isTrue,
  labelOf,
  listOf,
  NO_TAGS,
  type RatingCell,
  ratingOf,
  statusOf,
  word,
} from './fields.ts';
import { type Provided, type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';

/** `resolved: TRUE` says that it happened and not when. */
const FLAG = /^\s*(true|false|yes|no|y|n)\s*$/i;

const text = z.string().optional();
const TIMES = ['createdAt', 'firstReplyAt', 'resolvedAt', 'closedAt', 'updatedAt'] as const;
type Time = (typeof TIMES)[number];

/**
 * One row a ticket with its timestamps or durations. No messages: times and rates of the case can be told, single
 * messages, turns and one-touch resolutions cannot.
 */
export const tickets: TablePlatform = {
  id: 'tickets',
  title: 'One row a ticket',
  about:
    'A table or a list of tickets or cases with the times at which they were opened, answered, resolved or closed.',
  steps: [
    'Export, or select from your database, one row a ticket: its id, when it was opened, first answered, resolved and closed, and its status. A rating, a category, a channel and a priority are read where they are.',
    'Save it as CSV with a first line of names, as .xlsx, as a JSON list or as lines of JSON, and give the file to socmetrics.',
    'Where a column is not understood, socmetrics init FILE proposes what each means; --map field=column says it.',
  ],
  formats: ['csv', 'json', 'ndjson'],
  row: z.object({
    id: text,
    createdAt: text,
    firstReplyAt: text,
    firstReplyAfter: text,
    resolvedAt: text,
    resolvedAfter: text,
    closedAt: text,
    updatedAt: text,
    status: text,
    isResolved: text,
    isClosed: text,
    subject: text,
    text,
    category: text,
    tags: text,
    priority: text,
    channel: text,
    account: text,
    customer: text,
    agent: text,
    rating: text,
    sentiment: text,
    language: text,
    segment: text,
  }),
  aliases: aliases.tickets,
  needs: [
    ['createdAt', 'firstReplyAt', 'resolvedAt', 'closedAt'],
    ['id', 'status', 'resolvedAt', 'closedAt', 'firstReplyAt', 'category', 'subject'],
    [
      'status',
      'isResolved',
      'resolvedAt',
      'closedAt',
      'resolvedAfter',
      'firstReplyAt',
      'firstReplyAfter',
      'category',
      'rating',
      // A title and a time are any list of things: who is to do it, and how soon, is a ticket's.
      'priority',
      'agent',
    ],
  ],
  wants:
    'a list of tickets needs the time at which each was opened (such as created_at), answered or resolved, and its status, category, priority, agent or rating',
  idFields: { conversationId: 'id' },
  timeFields: TIMES,
  byValues: [
    { field: 'status', named: ['state', 'ticket_state', 'stage'], is: (value) => statusOf(value) !== null },
    { field: 'isResolved', from: ['resolvedAt'], is: (value) => FLAG.test(value) },
    { field: 'isClosed', from: ['closedAt'], is: (value) => FLAG.test(value) },
  ],
  instants: ['createdAt', 'closedAt', 'updatedAt'],
  telling: ['firstReplyAt', 'firstReplyAfter', 'resolvedAt', 'resolvedAfter', 'closedAt', 'subject'],
  exact: false,
  grouping: () => 'id',
  provides,
  toInteractions,
};

function provides(fields: ReadonlySet<string>): Provided {
  const has = (...names: string[]): boolean => names.some((name) => fields.has(name));
  return {
    certain: [
      ...(has('createdAt') ? (['openings'] as const) : []),
      ...(has('firstReplyAt', 'firstReplyAfter') ? (['answers'] as const) : []),
      ...(has('resolvedAt', 'resolvedAfter', 'closedAt') ? (['resolutions', 'resolution-times'] as const) : []),
    ],
    ifSeen: [
      'ratings',
      'opinions',
      'topics',
      'categories',
      ...(has('status', 'isResolved', 'isClosed') ? (['resolutions'] as const) : []),
      ...(has('agent') ? (['agents'] as const) : []),
    ],
  };
}

function toInteractions(row: Row, context: RecordContext): Reading {
  const times = timesOf(row, context);
  if ('fault' in times) return times.fault;
  const known = Object.values(times.at).filter((at) => at !== null);
  const earliest = known.reduce((least, at) => (at < least ? at : least), Number.POSITIVE_INFINITY);
  if (earliest === Number.POSITIVE_INFINITY) return skipped('no-time', 'a ticket without any time');
  const { id, fault } = identifier(row.id);
  if (id === null && context.column('id') !== null)
    return skipped(fault ? 'lossy-id' : 'no-id', fault?.message ?? 'no ticket id');
  const rating = ratingOf(row.rating, context.column('rating'));
  const faults = [fault, unknownStatus(row), rating.fault].filter((one) => one !== null);
  const interactions = eventsOf(row, id, times.at, earliest, rating);
  return { interactions, ...(faults.length > 0 ? { faults } : {}) };
}

function unknownStatus(row: Row): Fault | null {
  const stated = word(row.status);
  if (stated === undefined || statusOf(stated) !== null) return null;
  return { code: 'unknown-status', message: `status "${excerpt(stated)}" is none that is known` };
}

/** The state that the row tells: by its word, or by a flag that says what the word leaves open. */
const stateOf = (row: Row): Status | null =>
  statusOf(word(row.status)) ??
  (isTrue(row.isClosed ?? flag(row.closedAt))
    ? 'closed'
    : isTrue(row.isResolved ?? flag(row.resolvedAt))
      ? 'resolved'
      : null);

const flag = (cell: string | undefined): string | undefined => (FLAG.test(cell ?? '') ? cell : undefined);

type Times = Readonly<Record<Time, number | null>>;

/** The instants of a ticket: as timestamps, or as durations counted from its opening. */
function timesOf(row: Row, context: RecordContext): { at: Times } | { fault: Reading } {
  const at: Record<Time, number | null> = {
    createdAt: null,
    firstReplyAt: null,
    resolvedAt: null,
    closedAt: null,
    updatedAt: null,
  };
  for (const field of TIMES) {
    const value = word(row[field]);
    if (value === undefined || (FLAG.test(value) && (field === 'resolvedAt' || field === 'closedAt'))) continue;
    const instant = context.instant(value);
    const time = Number.isNaN(instant) ? afterOpening(value, field, at.createdAt, context) : instant;
    if (Number.isNaN(time)) return { fault: skipped('bad-date', noTime(field, value, context)) };
    at[field] = time;
  }
  for (const [field, after] of [
    ['firstReplyAt', 'firstReplyAfter'],
    ['resolvedAt', 'resolvedAfter'],
  ] as const) {
    const value = word(row[after]);
    if (value === undefined || at[field] !== null || at.createdAt === null) continue;
    const time = afterOpening(value, after, at.createdAt, context);
    if (Number.isNaN(time)) return { fault: skipped('bad-date', noDuration(after, value, context)) };
    at[field] = time;
  }
  return { at };
}

function afterOpening(value: string, field: string, createdAt: number | null, context: RecordContext): number {
  const instant = context.instant(value);
  if (instant !== null && !Number.isNaN(instant)) return instant;
  return createdAt === null ? Number.NaN : createdAt + readDuration(value, context.unit(field));
}

/** Durations that stand in a column named as an instant: "First reply time" is one or the other. */
const DURATIONS: Readonly<Partial<Record<Time, string>>> = {
  firstReplyAt: 'firstReplyAfter',
  resolvedAt: 'resolvedAfter',
};

const BARE = /^\d+(\.\d+)?$/;

const noTime = (field: Time, value: string, context: RecordContext): string => {
  const column = context.column(field);
  const after = DURATIONS[field];
  return after !== undefined && BARE.test(value)
    ? noUnit(after, value, column)
    : `not a date in column ${column}: ${excerpt(value)}`;
};

const noDuration = (field: string, value: string, context: RecordContext): string =>
  context.unit(field) === null && BARE.test(value)
    ? noUnit(field, value, context.column(field))
    : `not a duration in column ${context.column(field)}: ${excerpt(value)}`;

const noUnit = (field: string, value: string, column: string | null): string =>
  `${value} in column ${column} has no unit: say --map ${field}=${column}:min (or s, h, d)`;

function eventsOf(
  row: Row,
  ticket: string | null,
  at: Times,
  earliest: number,
  { rating, offered }: RatingCell,
): readonly Interaction[] {
  const latest = Object.values(at).reduce<number>(
    (most, time) => (time !== null && time > most ? time : most),
    earliest,
  );
  const status = stateOf(row);
  const event = maker(row, ticket, at.updatedAt);
  const events = [
    event(
      'opened',
      'message',
      'customer',
      at.createdAt ?? earliest,
      openingDetail(row, at.createdAt === null),
      wordsOf(row),
    ),
  ];
  if (at.firstReplyAt !== null)
    events.push(event('first-reply', 'message', 'agent', at.firstReplyAt, { synthetic: true }));
  const statusEvent = (value: Status, time: number | null): void => {
    events.push(
      event(value, 'status', 'system', time ?? latest, { status: value, ...(time === null ? { undated: true } : {}) }),
    );
  };
  if (at.resolvedAt !== null) statusEvent('resolved', at.resolvedAt);
  if (at.closedAt !== null) statusEvent('closed', at.closedAt);
  const ended = at.resolvedAt !== null || at.closedAt !== null;
  // The state at the time of the export: a case that says "open" after it was resolved has been opened again.
  if (status === 'spam' || status === 'deleted' || status === 'merged') statusEvent(status, at.updatedAt);
  else if ((status === 'resolved' || status === 'closed') && !ended) statusEvent(status, null);
  else if ((status === 'opened' || status === 'reopened') && ended) statusEvent('reopened', at.updatedAt);
  if (offered) events.push(event('offer', 'rating', 'system', latest, { offered, synthetic: true, undated: true }));
  if (rating !== null)
    events.push(event('rating', 'rating', 'customer', latest, { rating, synthetic: true, undated: true }));
  return events;
}

/** Makes the events of one ticket: what they share is said once. */
function maker(row: Row, ticket: string | null, updatedAt: number | null) {
  const agent = word(row.agent) ?? null;
  const customer = word(row.customer) ?? null;
  const shared = {
    conversationId: ticket,
    channel: word(row.channel) ?? null,
    account: word(row.account) ?? null,
    language: word(row.language) ?? null,
    replyTo: null,
  };
  const revision = ticket === null ? {} : { revision: { of: ticket, at: updatedAt } };
  return (
    name: string,
    kind: Interaction['kind'],
    role: 'customer' | 'agent' | 'system',
    at: number,
    detail: Detail,
    words: string | null = null,
  ): Interaction => ({
    ...shared,
    kind,
    id: ticket === null ? null : `${ticket}/${name}`,
    author:
      role === 'agent'
        ? { id: agent, name: agent, role }
        : { id: role === 'customer' ? customer : null, name: null, role },
    at,
    text: words,
    tags: name === 'opened' ? listOf(row.tags) : NO_TAGS,
    detail: { ...detail, ...revision },
  });
}

function openingDetail(row: Row, undated: boolean): Detail {
  const label = labelOf(word(row.sentiment));
  const category = word(row.category);
  const priority = word(row.priority);
  const segment = word(row.segment);
  return {
    synthetic: true,
    ...(undated ? { undated: true } : {}),
    ...(label ? { label } : {}),
    ...(category ? { topics: [category] } : {}),
    ...(priority ? { priority } : {}),
    ...(segment ? { segment } : {}),
  };
}

function wordsOf(row: Row): string | null {
  const words = [word(row.subject), word(row.text)].filter((part) => part !== undefined);
  return words.length > 0 ? words.join('\n') : null;
}
