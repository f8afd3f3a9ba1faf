import * as z from 'zod';
import type { Detail, FeedbackAction, Interaction, InteractionKind, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import aliases from './aliases.json' with { type: 'json' };
import {
  excerpt,
  feedbackOf,
  identifier,
  isFalse,
  isTrue,
  labelOf,
  listOf,
  messageTypeOf,
  NO_TAGS,
  type RatingCell,
  type ReachCell,
  ratingOf,
  reachOf,
  roleOf,
  statusOf,
  visibilityOf,
  word,
} from './fields.ts';
import {
  accountOf,
  asCustomer,
  authorOf,
  NOBODY,
  nobody,
  roleIn,
  SOMEBODY,
  sideByKind,
  threadOf,
  wayOf,
} from './message-sides.ts';
import { type Provided, type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';

const text = z.string().optional();

/** One row a message: the common shape of exports made by hand, by a script or by a data warehouse. */
export const messages: TablePlatform = {
  id: 'messages',
  title: 'One row a message',
  about:
    'A table or a list of messages with a time and an author or a direction. What else it tells depends on its columns.',
  steps: [
    'Export, or select from your database, one row a message: its conversation, time, author, whether a customer or an agent wrote it, and its text. An id, a channel, a rating and a status are read where they are.',
    'Save it as CSV with a first line of names, as .xlsx, as a JSON list or as lines of JSON, and give the file to socmetrics.',
    'Where a column is not understood, socmetrics init FILE proposes what each means; --map field=column says it.',
  ],
  formats: ['csv', 'json', 'ndjson'],
  row: z.object({
    at: z.string(),
    clock: text,
    role: text,
    direction: text,
    inbound: text,
    outbound: text,
    text,
    description: text,
    conversation: text,
    id: text,
    author: text,
    name: text,
    customer: text,
    agent: text,
    to: text,
    replyTo: text,
    channel: text,
    account: text,
    type: text,
    status: text,
    private: text,
    public: text,
    language: text,
    rating: text,
    sentiment: text,
    tags: text,
    topic: text,
    priority: text,
    segment: text,
    reach: text,
  }),
  aliases: aliases.messages,
  wants:
    'a list of messages needs a time (such as created_at), an author, a role or a direction, and a text or a conversation',
  needs: [
    'at',
    ['role', 'direction', 'inbound', 'outbound', 'author', 'name'],
    // A name beside a description is a record of any object: of a group, of a company.
    [
      ...['text', 'conversation', 'role', 'direction', 'inbound', 'outbound', 'author', 'replyTo', 'to', 'account'],
      ...['channel', 'sentiment', 'rating'],
    ],
    ['text', 'description', 'conversation', 'replyTo', 'direction', 'inbound', 'outbound', 'to'],
  ],
  idFields: { id: 'id', replyTo: 'replyTo', conversationId: 'conversation' },
  timeFields: ['at'],
  // Without a type a status is that of the whole case at the time of the export: no row tells when it came about.
  onlyWith: { status: 'type' },
  byValues: [
    { field: 'role', from: ['author'], is: (value) => roleOf(value) !== null },
    // Beside a type of contents (text, image) another column of types may tell the way.
    { field: 'direction', named: ['message_type', 'type', 'kind', 'event_type'], is: (value) => wayOf(value) !== null },
  ],
  telling: ['role', 'direction', 'inbound', 'outbound', 'replyTo', 'to'],
  exact: false,
  grouping: (fields) =>
    fields.has('conversation') ? 'id' : fields.has('replyTo') && fields.has('id') ? 'replies' : 'silence',
  provides,
  toInteractions,
};

function provides(fields: ReadonlySet<string>): Provided {
  const has = (...names: string[]): boolean => names.some((name) => fields.has(name));
  return {
    certain: ['messages'],
    ifSeen: [
      'openings',
      'answers',
      'resolutions',
      'resolution-times',
      'ratings',
      'opinions',
      'reach',
      'feedback',
      'topics',
      'categories',
      ...(has('author', 'name', 'agent') ? (['agents'] as const) : []),
    ],
  };
}

const CLOCK = /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[ap]\.?m\.?)?$/i;

/** The instant of a row, also where one column holds the day and another the time of it. */
function whenOf(row: Row, context: RecordContext): number | null {
  const clock = word(row.clock);
  const apart = clock !== undefined && CLOCK.test(clock) && row.at !== undefined && !row.at.includes(':');
  return context.instant(apart ? `${row.at} ${clock}` : row.at);
}

function toInteractions(given: Row, context: RecordContext): Reading {
  const row = given.text === undefined ? { ...given, text: given.description } : given;
  const at = whenOf(row, context);
  if (at === null) return skipped('no-time', `no time in column ${context.column('at')}`);
  if (Number.isNaN(at))
    return skipped('bad-date', `not a date in column ${context.column('at')}: ${excerpt(row.at ?? '')}`);
  const conversation = identifier(row.conversation);
  const { id, raw, fault } = identifier(row.id);
  const astray = context.column('conversation') !== null && conversation.raw === null;
  if (astray && raw === null && nobody(row))
    return skipped('no-id', `neither a conversation id in column ${context.column('conversation')} nor an author`);
  const read = kindOf(row);
  const side = roleIn(row, context);
  const { role, faults } = side.role === 'unknown' ? (sideByKind(read.kind, row) ?? side) : side;
  const base = {
    id,
    conversationId: conversation.raw ?? threadOf(row, role, context),
    channel: word(row.channel) ?? null,
    account: accountOf(row, role),
    author: authorOf(row, role, context),
    at,
    text: null,
    language: word(row.language) ?? null,
    replyTo: identifier(row.replyTo).raw,
    tags: listOf(row.tags),
    detail: null,
  };
  const rating = ratingOf(row.rating, context.column('rating'));
  const seen = read.kind === 'post' ? reachIn(row, context) : UNSEEN;
  const all = [fault, ...faults, read.fault, rating.fault, seen.fault].filter((one) => one !== null);
  if (astray) all.push({ code: 'no-conversation', message: `none in column ${context.column('conversation')}` });
  const interactions = eventsOf(row, base, { ...read, ...seen }, rating);
  if (interactions.length === 0)
    all.push({ code: 'no-rating', message: `nothing was rated in column ${context.column('rating') ?? 'rating'}` });
  return { interactions, ...(all.length > 0 ? { faults: all } : {}) };
}

const UNSEEN: Partial<ReachCell> & Pick<ReachCell, 'fault'> = { fault: null };

/** Where a column states the reach of posts, one without it is of unknown reach. */
const reachIn = (row: Row, context: RecordContext): typeof UNSEEN =>
  context.column('reach') === null ? UNSEEN : reachOf(row.reach, context.column('reach'));

type Base = Omit<Interaction, 'kind'>;

/** What the type of a row, its flags and its author say that it is. */
interface Kind {
  readonly kind: InteractionKind;
  readonly status?: Status;
  readonly feedback?: FeedbackAction;
  readonly fault: Fault | null;
}

/** The kind of the row, and the rating that a message may carry beside its words. */
function eventsOf(
  row: Row,
  base: Base,
  read: Kind & Partial<ReachCell>,
  { rating, offered }: RatingCell,
): readonly Interaction[] {
  const { status, feedback, reach } = read;
  // Nobody publishes to a brand: what a customer posts asks for an answer.
  const kind = read.kind === 'post' && base.author.role === 'customer' ? 'message' : read.kind;
  const starOnly =
    rating !== null && (kind === 'rating' || (kind === 'message' && rating.value !== 0 && hasNoWords(row)));
  const events: Interaction[] = [];
  if (!starOnly && kind !== 'rating') {
    const detail = detailOf(row, {
      ...(status ? { status } : {}),
      ...(feedback ? { feedback } : {}),
      ...(kind === 'post' && reach !== undefined ? { reach } : {}),
    });
    events.push({ ...base, kind, text: row.text ?? '', detail });
  }
  if (offered) {
    const id = kind === 'rating' || base.id === null ? base.id : `${base.id}/offer`;
    const detail: Detail = { offered };
    events.push({ ...base, id, author: NOBODY, kind: 'rating', tags: NO_TAGS, replyTo: null, detail });
  }
  if (rating !== null) {
    const id = starOnly || base.id === null ? base.id : `${base.id}/rating`;
    // A rating that stands on an agent's row is a customer's all the same: of one whom the row does not name.
    const author = base.author.role === 'agent' || base.author.role === 'bot' ? SOMEBODY : asCustomer(base.author);
    events.push({
      ...base,
      id,
      author,
      kind: 'rating',
      tags: NO_TAGS,
      replyTo: starOnly ? base.replyTo : null,
      detail: detailOf(row, { rating }, false),
    });
  }
  return events;
}

/** A review is a rating, with or without words; a message without words may be a picture. */
const hasNoWords = ({ text: words, type }: Row): boolean =>
  word(words) === undefined && (type === undefined || /^review/i.test(type.trim()));

function kindOf(row: Row): Kind {
  if (isNote(row)) return { kind: 'note', fault: null };
  const type = word(row.type);
  if (type === undefined) return { kind: 'message', fault: null };
  // `status:resolved` says both in one cell.
  const [name, value] = type.split(':', 2) as [string, string | undefined];
  const kind = messageTypeOf(name) ?? messageTypeOf(type);
  if (kind === 'status') return statusKind(value ?? row.status);
  const feedback = kind === 'feedback' ? feedbackOf(value ?? row.text) : kind === null ? feedbackOf(type) : null;
  if (feedback) return { kind: 'feedback', feedback, fault: null };
  if (kind === 'feedback') return { kind: 'reaction', fault: null };
  if (kind) return { kind, fault: null };
  if (wayOf(type) !== null) return { kind: 'message', fault: null };
  const status = statusOf(type);
  if (status) return { kind: 'status', status, fault: null };
  // What was said is a message whatever it is called; what says nothing is most often a machine's own entry.
  const fault: Fault = { code: 'unknown-type', message: `type "${excerpt(type)}" is none that is known` };
  return { kind: word(row.text) === undefined ? 'assignment' : 'message', fault };
}

/** A state that is not known, or none at all, changes nothing. */
function statusKind(stated: string | undefined): Kind {
  const value = word(stated);
  const status = statusOf(value);
  if (status) return { kind: 'status', status, fault: null };
  const message = `status "${excerpt(value ?? '')}" is none that is known`;
  return { kind: 'assignment', fault: value === undefined ? null : { code: 'unknown-status', message } };
}

const isNote = ({ private: hidden, public: open }: Row): boolean =>
  isTrue(hidden) || visibilityOf(word(hidden)) === 'private' || isFalse(open) || visibilityOf(word(open)) === 'private';

function detailOf(row: Row, own: Detail, withLabel = true): Detail | null {
  const label = withLabel ? labelOf(word(row.sentiment)) : null;
  const topics = listOf(row.topic);
  const priority = word(row.priority);
  const segment = word(row.segment);
  const detail: Detail = {
    ...own,
    ...(label ? { label } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(priority ? { priority } : {}),
    ...(segment ? { segment } : {}),
  };
  return Object.keys(detail).length > 0 ? detail : null;
}
