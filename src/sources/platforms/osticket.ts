import * as z from 'zod';
import type { Fact } from '../../model/fact.ts';
import type { Author, Role, Status } from '../../model/interaction.ts';
import { id, instantOf, message, optional, timeIn } from './document.ts';
import { excerpt } from './fields.ts';
import { withoutTags } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { numbered, ticketEvents, UNTOLD } from './ticket.ts';

const text = optional(z.string());
const own = optional(id);

const ticket = z.looseObject({
  ticket_id: id,
  number: own,
  user_id: id,
  status_id: id,
  dept_id: id,
  source: text,
  isanswered: z.unknown(),
  lastupdate: text,
  updated: text,
  reopened: text,
  closed: text,
  created: text,
});
type Ticket = z.infer<typeof ticket>;

const thread = z.looseObject({ id, object_id: id, object_type: z.string() });
type Thread = z.infer<typeof thread>;

const entry = z.looseObject({
  id,
  thread_id: id,
  staff_id: own,
  user_id: own,
  type: z.string(),
  poster: text,
  body: text,
  format: text,
  created: text,
});
type Entry = z.infer<typeof entry>;

const event = z
  .looseObject({
    id,
    thread_id: id,
    staff_id: own,
    state: text,
    event_id: own,
    username: text,
    annulled: own,
    timestamp: text,
  })
  .refine((one) => one.state ?? one.event_id, { error: 'neither state nor event_id' });
type Event = z.infer<typeof event>;

const staff = z.looseObject({ staff_id: id, username: z.string(), firstname: z.string(), lastname: z.string() });
const user = z.looseObject({ id, org_id: own, default_email_id: id, name: z.string() });

/** Rows as a list; as phpMyAdmin writes one table or several; several in one document, each under its name. */
const PLACES = ['', '[]', 'data[]'];
const placesOf = (table: string): readonly string[] => [...PLACES, `[${table}].data[]`, `ost_${table}[]`, `${table}[]`];

/**
 * Tables of the database of osTicket as JSON: its API has no export. The table of threads says which
 * thread belongs to which ticket.
 */
export const osticket: DocumentPlatform = {
  id: 'osticket',
  title: 'osTicket tables',
  about:
    'The tables ticket, thread, thread_entry, thread_event, staff and user of the database, in one file or several. Without the table of threads messages stand apart from their tickets; without that of events only the last closing is told. Ratings and tags are in none of them.',
  steps: [
    'In phpMyAdmin (or another tool) export as JSON, into one file or several: ost_ticket, ost_thread, ost_thread_entry, ost_thread_event, ost_staff and ost_user.',
    'Give the files to socmetrics. Times have no zone: say that of the database with --input-tz.',
  ],
  formats: ['json', 'ndjson'],
  system: 'osticket',
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: [
      ...(kinds.has('ticket') ? (['openings', 'resolutions'] as const) : []),
      ...(kinds.has('entry') ? (['messages'] as const) : []),
    ],
    ifSeen: ['messages', 'openings', 'answers', 'resolutions', 'resolution-times', 'agents', 'topics', 'categories'],
  }),
  kinds: [
    recordKind<Ticket>({ id: 'ticket', places: placesOf('ticket'), record: ticket, read: readTicket }),
    recordKind<Entry>({ id: 'entry', places: placesOf('thread_entry'), record: entry, read: readEntry }),
    recordKind<Event>({ id: 'event', places: placesOf('thread_event'), record: event, read: readEvent }),
    recordKind<Thread>({ id: 'thread', places: placesOf('thread'), record: thread, read: readThread }),
    recordKind<z.infer<typeof staff>>({
      id: 'agent',
      places: placesOf('staff'),
      record: staff,
      read: ({ staff_id: one, firstname, lastname, username }) =>
        known(`staff/${one}`, [firstname, lastname].filter(Boolean).join(' ') || username, 'agent'),
    }),
    recordKind<z.infer<typeof user>>({
      id: 'user',
      places: placesOf('user'),
      record: user,
      read: (one) => known(`user/${one.id}`, one.name, 'customer'),
    }),
  ],
};

function known(own: string, name: string, role: Role): Reading {
  const fact: Fact = { kind: 'person', id: own, name, role };
  return { interactions: [], facts: [fact] };
}

/** Those of a new installation; those of the team's own making are told by the time of closing. */
const STATES: Readonly<Record<string, Status>> = { 1: 'opened', 2: 'resolved', 3: 'closed', 4: 'closed', 5: 'deleted' };

/** A database without a time writes the year 0. */
const dated = (time: string | null | undefined): string | null => (!time || time.startsWith('0000') ? null : time);

function readTicket(record: Ticket, context: DocumentContext): Reading {
  const createdAt = instantOf(dated(record.created), context, 'created');
  if (typeof createdAt !== 'number') return createdAt;
  const closedAt = timeIn(dated(record.closed), context);
  return {
    ...numbered(record.number, record.ticket_id),
    interactions: ticketEvents({
      ...UNTOLD,
      id: record.ticket_id,
      channel: record.source?.toLowerCase() ?? null,
      account: `department ${record.dept_id}`,
      opener: { id: `user/${record.user_id}`, name: null, role: 'customer' },
      opening: 'stands-in',
      createdAt,
      updatedAt: timeIn(dated(record.lastupdate ?? record.updated), context),
      reopenedAt: timeIn(dated(record.reopened), context),
      closedAt,
      status: STATES[record.status_id] ?? (closedAt === null ? 'opened' : 'closed'),
    }),
  };
}

/** Threads of tasks are talk among the team. */
function readThread(record: Thread): Reading {
  if (record.object_type !== 'T') return skipped('unknown-type', 'the thread of a task, which no customer sees');
  return {
    interactions: [],
    facts: [{ kind: 'part-of', id: threadOf(record.id), conversation: record.object_id }],
  };
}

const threadOf = (id: string): string => `thread ${id}`;

/** 0 is nobody. */
const idOf = (kind: 'staff' | 'user', one: string | null | undefined): string | null =>
  !one || one === '0' ? null : `${kind}/${one}`;

/** Messages are the customer's, also where an agent wrote them down; responses the team's; notes stay inside. */
const SIDES: Readonly<Record<string, Role>> = { M: 'customer', R: 'agent', N: 'agent' };

function readEntry(record: Entry, context: DocumentContext): Reading {
  const at = instantOf(dated(record.created), context, 'created');
  if (typeof at !== 'number') return at;
  const side = SIDES[record.type];
  if (side === undefined) return skipped('unknown-type', `type ${excerpt(record.type)} is none of M, R and N`);
  const staffId = idOf('staff', record.staff_id);
  const role = side === 'agent' && staffId === null ? 'bot' : side;
  const author: Author = {
    id: role === 'customer' ? idOf('user', record.user_id) : staffId,
    name: record.poster || null,
    role,
  };
  const body = record.body ?? '';
  return {
    interactions: [
      message({
        id: `e${record.id}`,
        conversationId: threadOf(record.thread_id),
        kind: record.type === 'N' ? 'note' : 'message',
        author,
        at,
        text: record.format === 'text' ? body : withoutTags(body),
      }),
    ],
  };
}

/** By name up to version 1.14, since then by the number of a table. */
const CHANGES: Readonly<Record<string, Status>> = {
  closed: 'closed',
  reopened: 'reopened',
  2: 'closed',
  3: 'reopened',
};

function readEvent(record: Event, context: DocumentContext): Reading {
  const at = instantOf(dated(record.timestamp), context, 'timestamp');
  if (typeof at !== 'number') return at;
  const status = record.annulled === '1' ? undefined : CHANGES[record.state ?? record.event_id ?? ''];
  const by = idOf('staff', record.staff_id);
  const author: Author = { id: by, name: null, role: by === null ? 'system' : 'agent' };
  const base = { id: `v${record.id}`, conversationId: threadOf(record.thread_id), author, at };
  return {
    interactions: [
      status
        ? message({ ...base, kind: 'status', detail: { status } })
        : message({ ...base, kind: 'assignment', detail: null }),
    ],
  };
}
