import * as z from 'zod';
import type { Fact } from '../../model/fact.ts';
import type { Author, Interaction, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { anywhere, id, instantOf, marked, message, optional, SEEN_IN_CASES, timeIn } from './document.ts';
import { excerpt, NO_TAGS } from './fields.ts';
import { withoutTags } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { recordedTime, recordedTimes, ticketEvents } from './ticket.ts';

const text = optional(z.string());
const flag = optional(z.boolean());

const stats = z.object({ first_responded_at: text, resolved_at: text, closed_at: text, reopened_at: text });
const person = z.object({ id: optional(id), name: text });

/** Names that tickets of other products do not have; two of them tell that it is one of Freshdesk. */
const MARKS = [
  'fr_escalated',
  'fr_due_by',
  'frDueBy',
  'is_escalated',
  'isescalated',
  'responder_id',
  'email_config_id',
  'spam',
];

const ticket = z
  .looseObject({
    id,
    status: z.number(),
    source: optional(z.number()),
    priority: optional(z.number()),
    requester_id: id,
    group_id: optional(id),
    created_at: text,
    updated_at: text,
    subject: text,
    description: text,
    description_text: text,
    type: text,
    ticket_type: text,
    tags: optional(z.array(z.string())),
    spam: flag,
    deleted: flag,
    stats: optional(stats),
    requester: optional(person),
    conversations: optional(z.array(z.unknown())),
  })
  .refine(...marked(MARKS, 2));
type Ticket = z.infer<typeof ticket>;

const conversation = z.object({
  id,
  ticket_id: id,
  user_id: optional(id),
  incoming: z.boolean(),
  private: z.boolean(),
  source: optional(z.number()),
  body: text,
  body_text: text,
  created_at: text,
  automation_id: optional(id),
  auto_response: flag,
});
type Conversation = z.infer<typeof conversation>;

const rating = z.object({
  id,
  ticket_id: id,
  user_id: optional(id),
  ratings: z.looseObject({ default_question: z.number() }),
  feedback: text,
  created_at: text,
});
type Rating = z.infer<typeof rating>;

/** Agents hold who they are in `contact`; contacts of the API say nothing of a role. */
const agent = z.looseObject({ id, ticket_scope: z.number(), contact: z.object({ name: text }) });
const contact = z
  .looseObject({
    id,
    name: text,
    email: text,
    job_title: text,
    mobile: z.unknown(),
    active: z.boolean(),
    agent: z.unknown(),
  })
  .partial({ email: true, job_title: true, mobile: true, agent: true })
  .refine((one) => Object.hasOwn(one, 'job_title') && Object.hasOwn(one, 'mobile') && !Object.hasOwn(one, 'role'), {
    error: 'not a contact of Freshdesk',
  });

/** What a download also holds and what tells nothing of conversations: companies, groups, articles, time entries. */
const beside = z.union([
  z.looseObject({ id, domains: z.unknown(), note: text }).refine((one) => 'domains' in one),
  z.looseObject({ id, agent_ids: z.array(z.unknown()) }),
  z.looseObject({ id, agent_id: id, time_spent: z.string(), ticket_id: id }),
  z.looseObject({ id, category_id: id, folder_id: id, title: z.string() }),
  z.looseObject({ id, name: z.string(), visible_in_portals: z.array(z.unknown()) }),
  z.looseObject({ id, name: z.string(), visibility: z.number() }),
  z.looseObject({ id, name: z.string(), default: z.boolean(), agent_type: z.number().optional() }),
]);

/**
 * Tickets, conversations, ratings and people as the API of Freshdesk gives them (developers.freshdesk.com/api). What a
 * ticket says first stands in the ticket; its conversations begin after it.
 */
export const freshdesk: DocumentPlatform = {
  id: 'freshdesk',
  title: 'Freshdesk tickets',
  about:
    'Tickets with their first message, conversations, ratings, agents and contacts, in one file or several. Tickets alone tell answers and resolutions only with their stats, and no message but the first.',
  steps: [
    'Fetch the tickets through the API: GET /api/v2/tickets?include=stats,requester,description&updated_since=2026-01-01, page by page.',
    'For each, GET /api/v2/tickets/ID/conversations; for names /api/v2/agents and /api/v2/contacts, for ratings /api/v2/surveys/satisfaction_ratings.',
    'Save each answer as it is, and give the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  system: 'freshdesk',
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: [
      ...(kinds.has('ticket') ? (['openings', 'resolutions'] as const) : []),
      ...(kinds.has('conversation') ? (['messages', 'answers'] as const) : []),
    ],
    ifSeen: ['messages', ...SEEN_IN_CASES],
  }),
  kinds: [
    recordKind<Ticket>({ id: 'ticket', places: anywhere('results', 'tickets'), record: ticket, read: readTicket }),
    recordKind<Conversation>({
      id: 'conversation',
      places: anywhere('conversations'),
      record: conversation,
      read: readConversation,
    }),
    recordKind<Rating>({
      id: 'rating',
      places: anywhere('satisfaction_ratings'),
      record: rating,
      read: readRating,
    }),
    recordKind<z.infer<typeof agent>>({
      id: 'agent',
      places: anywhere('agents'),
      record: agent,
      read: (one) => ({ interactions: [], facts: [known(one.id, one.contact.name, 'agent')] }),
    }),
    recordKind<z.infer<typeof contact>>({
      id: 'contact',
      places: anywhere('contacts', 'results'),
      record: contact,
      read: (one) => ({
        interactions: [],
        facts: [known(one.id, one.name, one.agent ? 'agent' : 'customer')],
      }),
    }),
    recordKind<z.infer<typeof beside>>({
      id: 'other record',
      places: anywhere('results'),
      record: beside,
      beside: 'companies, groups, articles or time entries of Freshdesk',
      read: () =>
        skipped('unknown-type', 'a record that tells nothing of conversations: a company, a group, an article'),
    }),
  ],
};

const known = (own: string, name: string | null | undefined, role: 'agent' | 'customer'): Fact => ({
  kind: 'person',
  id: own,
  name: name ?? null,
  role,
});

/** States from 6 on are of the account's own making, and all of them open. */
const STATES: Readonly<Record<number, Status>> = { 2: 'opened', 3: 'pending', 4: 'resolved', 5: 'closed' };
const PRIORITIES: Readonly<Record<number, string>> = { 1: 'low', 2: 'medium', 3: 'high', 4: 'urgent' };
const SOURCES: Readonly<Record<number, string>> = {
  1: 'email',
  2: 'portal',
  3: 'phone',
  5: 'twitter',
  6: 'facebook',
  7: 'chat',
  8: 'mobile',
  9: 'feedback widget',
  10: 'outbound email',
  11: 'e-commerce',
  12: 'bot',
  13: 'whatsapp',
};
const OUTBOUND = 10;

/** The API states no durations, but the instants that Freshdesk counts them by. */
function statedTimes(createdAt: number, { stats: told }: Ticket, context: DocumentContext) {
  const since = (time: string | null | undefined) => {
    const at = timeIn(time, context);
    return recordedTime(at === null ? null : at - createdAt, null);
  };
  return recordedTimes({
    'first-response-time': since(told?.first_responded_at),
    'first-resolution-time': null,
    'resolution-time': since(told?.resolved_at),
  });
}

function readTicket(record: Ticket, context: DocumentContext): Reading {
  const createdAt = instantOf(record.created_at, context, 'created_at');
  if (typeof createdAt !== 'number') return createdAt;
  const faults: Fault[] = [];
  const told = (record.conversations ?? []).flatMap((one) => embedded(one, record, context, faults));
  const words = [record.subject, record.description_text ?? withoutTags(record.description ?? '')];
  const events = ticketEvents({
    id: record.id,
    channel: record.source ? (SOURCES[record.source] ?? `source ${record.source}`) : null,
    account: record.group_id ? `group ${record.group_id}` : null,
    tags: record.tags ?? NO_TAGS,
    text: words.filter((part) => part).join('\n') || null,
    opener: openerOf(record),
    opening: 'message',
    agent: null,
    createdAt,
    updatedAt: timeIn(record.updated_at, context),
    firstReplyAt: timeIn(record.stats?.first_responded_at, context),
    firstResolvedAt: null,
    reopenedAt: timeIn(record.stats?.reopened_at, context),
    resolvedAt: timeIn(record.stats?.resolved_at, context),
    closedAt: timeIn(record.stats?.closed_at, context),
    status: record.deleted ? 'deleted' : record.spam ? 'spam' : (STATES[record.status] ?? 'pending'),
    priority: PRIORITIES[record.priority ?? 0] ?? null,
    category: record.type ?? record.ticket_type ?? null,
    rating: null,
    recorded: statedTimes(createdAt, record, context),
  });
  return { interactions: [...events, ...told], ...(faults.length > 0 ? { faults } : {}) };
}

/** An outbound e-mail is the brand's, whoever it is for. */
const openerOf = ({ source, requester_id, requester }: Ticket): Author =>
  source === OUTBOUND
    ? { id: null, name: null, role: 'agent' }
    : { id: requester_id, name: requester?.name ?? null, role: 'customer' };

function embedded(
  given: unknown,
  { id: own }: Ticket,
  context: DocumentContext,
  faults: Fault[],
): readonly Interaction[] {
  const parsed = conversation.safeParse(typeof given === 'object' ? { ticket_id: own, ...given } : given);
  if (!parsed.success) {
    faults.push({ code: 'wrong-shape', message: `ticket ${excerpt(own)}: a conversation without id or direction` });
    return [];
  }
  const reading = readConversation({ ...parsed.data, ticket_id: own }, context);
  faults.push(...(reading.faults ?? []));
  return reading.interactions;
}

/** Where a conversation entry came from: a note, an answer to a survey, an e-mail that was forwarded to others. */
const SURVEY = 6;
const FORWARDED = 8;

function readConversation(record: Conversation, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context, 'created_at');
  if (typeof at !== 'number') return at;
  const hidden = record.private || record.source === FORWARDED;
  return {
    interactions: [
      message({
        id: `c${record.id}`,
        conversationId: record.ticket_id,
        kind: record.source === SURVEY ? 'assignment' : hidden ? 'note' : 'message',
        author: { id: record.user_id ?? null, name: null, role: roleOf(record) },
        at,
        text: record.body_text ?? withoutTags(record.body ?? ''),
      }),
    ],
  };
}

const roleOf = ({ incoming, automation_id: rule, auto_response: automatic }: Conversation) =>
  incoming ? 'customer' : rule || automatic ? 'bot' : 'agent';

/** From -103, extremely unhappy, over 100, neutral, to 103, extremely happy. */
const FACES: Readonly<Record<number, number>> = { '-103': 1, '-102': 1.5, '-101': 2, 100: 3, 101: 4, 102: 4.5, 103: 5 };

function readRating(record: Rating, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context, 'created_at');
  if (typeof at !== 'number') return at;
  const value = FACES[record.ratings.default_question];
  if (value === undefined)
    return skipped('bad-rating', `rating ${excerpt(String(record.ratings.default_question))} is none that is known`);
  return {
    interactions: [
      message({
        id: `r${record.id}`,
        conversationId: record.ticket_id,
        kind: 'rating',
        author: { id: record.user_id ?? null, name: null, role: 'customer' },
        at,
        text: record.feedback ?? null,
        detail: { rating: { value, min: 1, max: 5 } },
      }),
    ],
  };
}
