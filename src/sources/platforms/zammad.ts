import * as z from 'zod';
import type { Fact } from '../../model/fact.ts';
import type { Author, Interaction, Role, Status } from '../../model/interaction.ts';
import { id, instantOf, marked, message, optional, timeIn } from './document.ts';
import { excerpt, NO_TAGS, statusOf } from './fields.ts';
import { withoutTags } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { numbered, recordedTime, recordedTimes, ticketEvents, UNTOLD } from './ticket.ts';

const text = optional(z.string());
const number = optional(z.number());

/** Names that tickets of other products do not have; two of them tell that it is one of Zammad. */
const MARKS = [
  'article_count',
  'article_ids',
  'close_diff_in_min',
  'close_escalation_at',
  'create_article_sender_id',
  'create_article_type_id',
  'first_response_diff_in_min',
  'first_response_escalation_at',
  'last_contact_agent_at',
  'last_contact_customer_at',
];

const ticket = z
  .looseObject({
    id,
    number: optional(id),
    title: text,
    state: text,
    state_id: number,
    priority: text,
    priority_id: number,
    group: text,
    group_id: optional(id),
    customer: text,
    customer_id: optional(id),
    create_article_type: text,
    create_article_type_id: number,
    create_article_sender: text,
    create_article_sender_id: number,
    tags: optional(z.array(z.string())),
    created_at: text,
    updated_at: text,
    first_response_at: text,
    first_response_in_min: number,
    close_at: text,
    last_close_at: text,
    close_in_min: number,
  })
  .refine(...marked(MARKS, 2));
type Ticket = z.infer<typeof ticket>;

const article = z
  .looseObject({
    id,
    ticket_id: id,
    type: text,
    type_id: number,
    sender: text,
    sender_id: number,
    internal: z.boolean(),
    from: text,
    body: text,
    content_type: text,
    created_by: text,
    created_by_id: optional(id),
    origin_by: text,
    origin_by_id: optional(id),
    created_at: text,
  })
  .refine((one) => one.sender ?? one.sender_id, { error: 'no sender' });
type Article = z.infer<typeof article>;

const user = z.looseObject({
  id,
  login: z.string(),
  firstname: text,
  lastname: text,
  email: text,
  role_ids: z.array(z.number()),
});
type User = z.infer<typeof user>;

const change = z.looseObject({
  id,
  o_id: id,
  object: z.string(),
  type: z.string(),
  attribute: text,
  value_from: text,
  value_to: text,
  created_by_id: optional(id),
  created_at: text,
});
type Change = z.infer<typeof change>;

/** Lists; what a search found; and one ticket with everything that belongs to it (`all=true`). */
const anywhere = (list: string, asset: string): readonly string[] => [
  '',
  '[]',
  '[].[]',
  `${list}[]`,
  `assets.${asset}.*`,
  `[].assets.${asset}.*`,
];

/**
 * Tickets, articles, users and the history as the API of Zammad gives them (docs.zammad.org, REST API). With
 * `expand=true` it names what it otherwise numbers; the numbers are those of a new installation.
 */
export const zammad: DocumentPlatform = {
  id: 'zammad',
  title: 'Zammad tickets',
  about:
    'Tickets with their articles (messages and notes), users and history. A ticket alone tells its first answer and first closing, not who answered; its minutes are working minutes, and only there where a service level applies. Ratings are in none of them.',
  steps: [
    'Fetch the tickets through the API: GET /api/v1/tickets?expand=true&per_page=100&page=1, page by page.',
    'For each, GET /api/v1/ticket_articles/by_ticket/ID?expand=true; for reopenings /api/v1/ticket_history/ID, for names /api/v1/users.',
    'Save each answer as it is, and give the files or the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  system: 'zammad',
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: [
      ...(kinds.has('ticket') ? (['openings', 'answers', 'resolutions', 'resolution-times'] as const) : []),
      ...(kinds.has('article') ? (['messages'] as const) : []),
    ],
    ifSeen: ['messages', 'openings', 'answers', 'resolutions', 'resolution-times', 'topics', 'categories', 'agents'],
  }),
  kinds: [
    recordKind<Ticket>({
      id: 'ticket',
      places: [...anywhere('tickets', 'Ticket'), 'ticket'],
      record: ticket,
      read: readTicket,
    }),
    recordKind<Article>({
      id: 'article',
      places: [...anywhere('articles', 'TicketArticle'), 'article'],
      record: article,
      read: readArticle,
    }),
    recordKind<User>({ id: 'user', places: anywhere('users', 'User'), record: user, read: readUser }),
    recordKind<Change>({ id: 'change', places: anywhere('history', 'History'), record: change, read: readChange }),
  ],
};

const NAMED_STATES: Readonly<Record<number, string>> = {
  1: 'new',
  2: 'open',
  3: 'pending reminder',
  4: 'closed',
  5: 'merged',
  6: 'removed',
  7: 'pending close',
};
const STATES: Readonly<Record<string, Status>> = {
  new: 'opened',
  open: 'opened',
  'pending reminder': 'pending',
  'pending close': 'pending',
  closed: 'closed',
  merged: 'merged',
  removed: 'deleted',
};
const PRIORITIES: Readonly<Record<number, string>> = { 1: 'low', 2: 'normal', 3: 'high' };
const SENDERS: Readonly<Record<number, string>> = { 1: 'Agent', 2: 'Customer', 3: 'System' };
const TYPES: Readonly<Record<number, string>> = {
  1: 'email',
  2: 'sms',
  3: 'chat',
  4: 'fax',
  5: 'phone',
  6: 'twitter status',
  7: 'twitter direct-message',
  8: 'facebook feed post',
  9: 'facebook feed comment',
  10: 'note',
  11: 'web',
  12: 'telegram personal-message',
  13: 'facebook direct-message',
  14: 'whatsapp message',
};

/** States of the account's own making begin with a word that says what they are, or are open ones. */
const stateOf = (name: string | null | undefined): Status | null =>
  name ? (STATES[name.toLowerCase()] ?? statusOf(name) ?? 'pending') : null;

const named = (
  name: string | null | undefined,
  number: number | null | undefined,
  of: Readonly<Record<number, string>>,
) => name ?? of[number ?? 0] ?? null;

function readTicket(record: Ticket, context: DocumentContext): Reading {
  const createdAt = instantOf(record.created_at, context, 'created_at');
  if (typeof createdAt !== 'number') return createdAt;
  const first = timeIn(record.close_at, context);
  const last = timeIn(record.last_close_at, context);
  const minutes = (value: number | null | undefined) => recordedTime(null, value ? value * 60_000 : null);
  const byAgent = named(record.create_article_sender, record.create_article_sender_id, SENDERS) === 'Agent';
  return {
    ...numbered(record.number, record.id),
    interactions: ticketEvents({
      ...UNTOLD,
      id: record.id,
      channel: named(record.create_article_type, record.create_article_type_id, TYPES),
      account: record.group ?? (record.group_id ? `group ${record.group_id}` : null),
      tags: record.tags ?? NO_TAGS,
      text: record.title ?? null,
      opener: byAgent
        ? { id: null, name: null, role: 'agent' }
        : { id: record.customer_id ?? null, name: record.customer ?? null, role: 'customer' },
      opening: 'stands-in',
      createdAt,
      updatedAt: timeIn(record.updated_at, context),
      firstReplyAt: timeIn(record.first_response_at, context),
      // It keeps the first closing when a ticket is opened again; the last one has a name of its own.
      firstResolvedAt: last !== null ? first : null,
      closedAt: last ?? first,
      status: stateOf(named(record.state, record.state_id, NAMED_STATES)),
      priority: record.priority?.replace(/^\d+ /, '') ?? PRIORITIES[record.priority_id ?? 0] ?? null,
      recorded: recordedTimes({
        'first-response-time': minutes(record.first_response_in_min),
        'first-resolution-time': minutes(record.close_in_min),
        'resolution-time': null,
      }),
    }),
  };
}

const ROLES: Readonly<Record<string, Role>> = { Agent: 'agent', Customer: 'customer', System: 'bot' };

function readArticle(record: Article, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context, 'created_at');
  if (typeof at !== 'number') return at;
  const type = named(record.type, record.type_id, TYPES);
  const sender = named(record.sender, record.sender_id, SENDERS) ?? '';
  const role = ROLES[sender];
  if (role === undefined) return skipped('unknown-type', `sender ${excerpt(sender)} is none that is known`);
  // What an agent notes is sent to nobody; a customer writes notes in the portal.
  const hidden = record.internal || (type === 'note' && role !== 'customer');
  const isPage = /html/i.test(record.content_type ?? '');
  return {
    interactions: [
      message({
        id: `a${record.id}`,
        conversationId: record.ticket_id,
        kind: hidden ? 'note' : 'message',
        channel: type === 'note' ? null : type,
        author: authorOf(record, role),
        at,
        text: isPage ? withoutTags(record.body ?? '') : (record.body ?? ''),
      }),
    ],
  };
}

/** Who writes down for somebody else what was said on the telephone stands beside whose words they are. */
function authorOf(record: Article, role: Role): Author {
  const own = record.origin_by_id ?? record.created_by_id ?? null;
  const name = record.origin_by ?? record.created_by ?? null;
  return role === 'bot' ? { id: null, name: null, role } : { id: own, name, role };
}

/** Admins, agents and customers of a new installation; who has more than one role is not only a customer. */
function readUser(record: User): Reading {
  const { id: own, firstname, lastname, email, login, role_ids: roles } = record;
  const role: Role = roles.includes(1) || roles.includes(2) ? 'agent' : roles.includes(3) ? 'customer' : 'unknown';
  const name = [firstname, lastname].filter(Boolean).join(' ') || email || login;
  const fact: Fact = { kind: 'person', id: own, name, role };
  return { interactions: [], facts: [fact] };
}

/** Changes of the state; the first state of a ticket changes nothing. */
function readChange(record: Change, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context, 'created_at');
  if (typeof at !== 'number') return at;
  const author: Author = { id: null, name: null, role: 'system' };
  const base = { id: `h${record.id}`, author, at };
  if (record.object !== 'Ticket')
    return skipped('unknown-type', `a change of ${excerpt(record.object)}, whose ticket is told elsewhere`);
  const isState = record.attribute === 'state' && record.type === 'updated';
  return { interactions: [isState ? stateChange(record, base) : message({ ...base, ...noChange(record) })] };
}

const noChange = ({ o_id: conversationId }: Change) => ({ conversationId, kind: 'assignment' as const });

function stateChange(record: Change, base: Pick<Interaction, 'id' | 'at' | 'author'>): Interaction {
  const after = stateOf(record.value_to);
  const ended = stateOf(record.value_from) === 'closed' || stateOf(record.value_from) === 'resolved';
  const status = ended && (after === 'opened' || after === 'pending') ? 'reopened' : after;
  return status === null
    ? message({ ...base, ...noChange(record) })
    : message({ ...base, conversationId: record.o_id, kind: 'status', detail: { status } });
}
