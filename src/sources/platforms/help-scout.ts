import * as z from 'zod';
import type { Author, Interaction, Role, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { anywhere, id, instantOf, marked, message, optional, partsOf, SEEN_IN_CASES, timeIn } from './document.ts';
import { excerpt } from './fields.ts';
import { withoutTags } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { ticketEvents, UNTOLD } from './ticket.ts';

const text = optional(z.string());

const person = z.object({ id: optional(id), type: text, first: text, last: text, email: text });
type Person = z.infer<typeof person>;

const thread = z.object({
  id,
  type: z.string(),
  status: text,
  state: text,
  body: text,
  source: optional(z.object({ via: text })),
  action: optional(z.object({ type: text })),
  customer: optional(person),
  createdBy: optional(person),
  createdAt: text,
});
type Thread = z.infer<typeof thread>;

/** Names that conversations of other products do not have; two of them tell that it is one of Help Scout. */
const MARKS = [
  '_embedded',
  'closedBy',
  'customerWaitingSince',
  'folderId',
  'mailboxId',
  'primaryCustomer',
  'userUpdatedAt',
];

const conversation = z
  .looseObject({
    id,
    number: z.number(),
    type: text,
    status: z.enum(['active', 'open', 'pending', 'closed', 'spam']),
    state: text,
    subject: text,
    mailboxId: optional(id),
    createdBy: optional(person),
    createdAt: text,
    closedAt: text,
    userUpdatedAt: text,
    tags: optional(z.array(z.looseObject({ tag: z.string() }))),
    _embedded: optional(z.object({ threads: z.array(z.unknown()) })),
  })
  .refine(...marked(MARKS, 2));
type Conversation = z.infer<typeof conversation>;

/** The threads of one conversation, which only the address of the page names. */
const page = z.object({
  _embedded: z.object({ threads: z.array(z.unknown()) }),
  _links: z.object({ self: z.object({ href: z.string() }) }),
  status: z.undefined().optional(),
});
type Page = z.infer<typeof page>;

const rating = z.object({
  id,
  conversationId: id,
  threadId: optional(id),
  rating: z.string(),
  comments: text,
  createdAt: text,
  customer: optional(z.object({ id: optional(id), firstName: text, lastName: text })),
});
type Rating = z.infer<typeof rating>;

/** The report of ratings has names of its own; its `id` is that of the conversation. */
const reported = z.object({
  id,
  threadid: optional(id),
  ratingId: z.number(),
  ratingComments: text,
  ratingCreatedAt: text,
  ratingCustomerId: optional(id),
  ratingCustomerName: text,
});
type Reported = z.infer<typeof reported>;

/**
 * Conversations, threads and ratings as the Inbox API of Help Scout gives them (developer.helpscout.com/mailbox-api). A
 * thread is one message or one change, and says how the conversation stood after it.
 */
export const helpScout: DocumentPlatform = {
  id: 'help-scout',
  title: 'Help Scout conversations',
  about:
    'Conversations with their threads (messages, notes, changes) and happiness ratings. A conversation without its threads tells no answers. AI agents are told from people by version 3 of the API only: version 2 calls them users.',
  steps: [
    'Fetch the conversations through the API: GET /v2/conversations?embed=threads&status=all, page by page.',
    'Where a conversation has more threads than that shows, GET /v3/conversations/ID/threads; for ratings GET /v2/reports/happiness/ratings?start=...&end=...&rating=all.',
    'Save each answer as it is, and give the files or the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  system: 'help-scout',
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: [
      ...(kinds.has('conversation') ? (['openings', 'resolutions'] as const) : []),
      ...(kinds.has('threads') ? (['messages'] as const) : []),
    ],
    ifSeen: ['messages', ...SEEN_IN_CASES],
  }),
  kinds: [
    recordKind<Conversation>({
      id: 'conversation',
      places: anywhere('_embedded.conversations'),
      record: conversation,
      read: readConversation,
    }),
    recordKind<Page>({ id: 'threads', places: ['', '[]'], record: page, read: readPage }),
    recordKind<Rating>({ id: 'rating', places: ['', '[]'], record: rating, read: readRating }),
    recordKind<Reported>({ id: 'reported rating', places: anywhere('results'), record: reported, read: readReported }),
  ],
};

const STATES: Readonly<Record<string, Status>> = {
  active: 'opened',
  open: 'opened',
  pending: 'pending',
  closed: 'closed',
  spam: 'spam',
};

const ROLES: Readonly<Record<string, Role>> = { customer: 'customer', user: 'agent', system_user: 'bot' };

const nameOf = (one: Person | null | undefined): string | null =>
  [one?.first, one?.last].filter(Boolean).join(' ') || one?.email || null;

/** Customers and users are numbered apart; user 0 is nobody. */
const personOf = (one: Person | null | undefined, role: Role): Author =>
  one?.id === '0'
    ? { id: null, name: null, role: role === 'agent' ? 'system' : role }
    : {
        id: one?.id ? `${role === 'customer' ? role : (one.type ?? 'user')}/${one.id}` : null,
        name: nameOf(one),
        role,
      };

function readConversation(record: Conversation, context: DocumentContext): Reading {
  if (record.state === 'draft') return skipped('unknown-type', 'a draft, which nobody has sent');
  const createdAt = instantOf(record.createdAt, context, 'createdAt');
  if (typeof createdAt !== 'number') return createdAt;
  const faults: Fault[] = [];
  const told = toldIn(record._embedded?.threads, record.id, context, faults);
  const settled = told.state !== null && told.state === record.status;
  const mailbox = record.mailboxId ? `inbox ${record.mailboxId}` : null;
  const events = ticketEvents({
    ...UNTOLD,
    id: record.id,
    channel: record.type ?? null,
    account: mailbox,
    tags: (record.tags ?? []).map(({ tag }) => tag),
    text: record.subject ?? null,
    opener: personOf(record.createdBy, ROLES[record.createdBy?.type ?? ''] ?? 'customer'),
    opening: told.events.some(({ kind }) => kind === 'message') ? 'none' : 'stands-in',
    createdAt,
    updatedAt: timeIn(record.userUpdatedAt, context),
    closedAt: settled ? null : timeIn(record.closedAt, context),
    status: record.state === 'deleted' ? 'deleted' : settled ? null : (STATES[record.status] ?? null),
  });
  const said = told.events.map((one) => ({ ...one, channel: record.type ?? null, account: mailbox }));
  return { interactions: [...events, ...said], ...(faults.length > 0 ? { faults } : {}) };
}

interface Told {
  readonly events: readonly Interaction[];
  /** How the conversation stood after the last thread that says it. */
  readonly state: string | null;
}

/** Threads come newest first; each says how the conversation stood after it, whether or not it changed anything. */
function toldIn(
  given: readonly unknown[] | undefined,
  conversationId: string,
  context: DocumentContext,
  faults: Fault[],
): Told {
  const whose = `conversation ${excerpt(conversationId)}`;
  const dated = partsOf(given, thread, `${whose}: a thread without id or type`, faults).flatMap((one) => {
    const at = timeIn(one.createdAt, context);
    if (at === null) faults.push({ code: 'bad-date', message: `${whose}: the time of a thread` });
    return at === null || isDraft(one) ? [] : [{ one, at }];
  });
  const ordered = dated.sort((a, b) => a.at - b.at || Number(a.one.id) - Number(b.one.id));
  const events: Interaction[] = [];
  let state: string | null = null;
  for (const { one, at } of ordered) {
    events.push(threadEvent(one, conversationId, at));
    const after = one.status ?? '';
    if (STATES[after] === undefined) continue;
    const change = changeOf(state, after);
    if (change !== null) events.push(statusEvent(one, conversationId, at, change));
    state = after;
  }
  return { events, state };
}

/** Also a reply that waits because somebody else wrote at the same time. */
const isDraft = ({ state }: Thread): boolean => state === 'draft' || state === 'underreview';

function changeOf(before: string | null, after: string): Status | null {
  if (before === after) return null;
  const status = STATES[after] as Status;
  if (status !== 'opened') return status;
  return before === 'closed' || before === 'spam' ? 'reopened' : null;
}

function statusEvent(one: Thread, conversationId: string, at: number, status: Status): Interaction {
  const role = ROLES[one.createdBy?.type ?? ''] ?? 'system';
  const author = personOf(one.createdBy, isAutomatic(one) && role === 'agent' ? 'bot' : role);
  return message({ id: `t${one.id}/${status}`, conversationId, kind: 'status', author, at, detail: { status } });
}

const isAutomatic = ({ action }: Thread): boolean => action?.type === 'automatic-workflow';

function threadEvent(one: Thread, conversationId: string, at: number): Interaction {
  const role = roleIn(one);
  const kind = one.type === 'lineitem' ? 'assignment' : isHidden(one) ? 'note' : 'message';
  const body = kind === 'assignment' ? null : withoutTags(one.body ?? '');
  // An agent may write down what a customer said.
  const by = role === 'customer' && one.createdBy?.type !== 'customer' ? one.customer : one.createdBy;
  return message({ id: `t${one.id}`, conversationId, kind, author: personOf(by, role), at, text: body });
}

/** What the customer said is theirs, whoever wrote it down. */
function roleIn(one: Thread): Role {
  if (one.type === 'customer' || (one.type === 'phone' && one.source?.via === 'customer')) return 'customer';
  const role = ROLES[one.createdBy?.type ?? ''] ?? (one.type === 'message' ? 'agent' : 'unknown');
  return role === 'agent' && isAutomatic(one) ? 'bot' : role;
}

const SAID = new Set(['customer', 'message', 'chat', 'beaconchat']);

/** What is forwarded goes to somebody else, and a call that an agent wrote down is a note of it. */
const isHidden = (one: Thread): boolean => !SAID.has(one.type) && !(one.type === 'phone' && roleIn(one) === 'customer');

function readPage(record: Page, context: DocumentContext): Reading {
  const [, own] = /\/conversations\/(\d{1,20})\/threads/.exec(record._links.self.href.slice(0, 500)) ?? [];
  if (own === undefined) return skipped('no-id', 'threads whose address does not name their conversation');
  const faults: Fault[] = [];
  const { events } = toldIn(record._embedded.threads, own, context, faults);
  if (events.length === 0 && faults.length === 0) return skipped('no-time', 'a page without threads that were sent');
  return { interactions: events, ...(faults.length > 0 ? { faults } : {}) };
}

const GRADES: Readonly<Record<string, number>> = { great: 1, okay: 0.5, ok: 0.5, not_good: 0, bad: 0 };
/** In the report: great, okay, not good. */
const NUMBERED: Readonly<Record<number, number>> = { 1: 1, 2: 0.5, 3: 0 };

/** Ratings write UTC and do not say so. */
const asUtc = (time: string | null | undefined): string | null =>
  !time || /(?:z|[+-]\d\d:?\d\d)$/i.test(time) ? (time ?? null) : `${time}Z`;

function readRating(record: Rating, context: DocumentContext): Reading {
  const { firstName, lastName, id: customer } = record.customer ?? {};
  return rated(
    { conversation: record.conversationId, thread: record.threadId ?? record.id, comments: record.comments ?? null },
    GRADES[record.rating.toLowerCase()],
    personOf({ id: customer, type: 'customer', first: firstName, last: lastName }, 'customer'),
    instantOf(asUtc(record.createdAt), context, 'createdAt'),
  );
}

function readReported(record: Reported, context: DocumentContext): Reading {
  return rated(
    { conversation: record.id, thread: record.threadid ?? record.id, comments: record.ratingComments ?? null },
    NUMBERED[record.ratingId],
    personOf({ id: record.ratingCustomerId, type: 'customer', first: record.ratingCustomerName }, 'customer'),
    instantOf(asUtc(record.ratingCreatedAt), context, 'ratingCreatedAt'),
  );
}

interface Rated {
  readonly conversation: string;
  readonly thread: string;
  readonly comments: string | null;
}

function rated(told: Rated, value: number | undefined, author: Author, at: number | Reading): Reading {
  if (typeof at !== 'number') return at;
  if (value === undefined) return skipped('bad-rating', 'a rating that is none of great, okay and not good');
  const detail = { rating: { value, min: 0, max: 1 }, shared: true as const };
  const { conversation: conversationId, thread: of, comments } = told;
  return {
    interactions: [
      message({ id: `rating of ${of}`, conversationId, kind: 'rating', author, at, text: comments, detail }),
    ],
  };
}
