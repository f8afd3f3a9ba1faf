import * as z from 'zod';
import type { Fact } from '../../model/fact.ts';
import type { Author, Detail, Interaction, Role, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { anywhere, id, instantOf, marked, message, optional, partsOf, SEEN_IN_CASES, timeIn } from './document.ts';
import { excerpt } from './fields.ts';
import { withoutTags } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { ticketEvents, UNTOLD } from './ticket.ts';

const text = optional(z.string());
const flag = optional(z.boolean());

const person = z.object({ id: optional(id), name: text, firstname: text, lastname: text, email: text });
type Person = z.infer<typeof person>;

const entry = z.object({
  id,
  from_agent: z.boolean(),
  public: flag,
  channel: text,
  via: text,
  rule_id: optional(id),
  sender: optional(person),
  body_text: text,
  body_html: text,
  stripped_text: text,
  meta: optional(z.object({ campaign_id: optional(id) })),
  created_datetime: text,
  failed_datetime: text,
  deleted_datetime: text,
});
const page = entry.extend({ ticket_id: id });
type Entry = z.infer<typeof entry>;

const survey = z.looseObject({
  id,
  ticket_id: optional(id),
  score: optional(z.number()),
  body_text: text,
  created_datetime: text,
  sent_datetime: text,
  scored_datetime: text,
});
type Survey = z.infer<typeof survey>;

/** Names that tickets of other products do not have; three of them tell that it is one of Gorgias. */
const MARKS = [
  'assignee_team',
  'closed_datetime',
  'from_agent',
  'is_unread',
  'last_received_message_datetime',
  'opened_datetime',
  'snooze_datetime',
  'trashed_datetime',
];

const ticket = z
  .looseObject({
    id,
    status: z.enum(['open', 'closed']),
    channel: text,
    via: text,
    from_agent: flag,
    spam: flag,
    language: text,
    subject: text,
    priority: text,
    customer: optional(person),
    integrations: optional(z.array(z.looseObject({ name: text, address: text }))),
    tags: optional(z.array(z.looseObject({ name: z.string() }))),
    created_datetime: text,
    updated_datetime: text,
    closed_datetime: text,
    snooze_datetime: text,
    trashed_datetime: text,
    satisfaction_survey: optional(survey),
    messages: optional(z.array(z.unknown())),
  })
  .refine(...marked(MARKS, 3));
type Ticket = z.infer<typeof ticket>;

const event = z.object({
  id,
  type: z.string(),
  object_id: id,
  object_type: z.string(),
  user_id: optional(id),
  created_datetime: text,
});
type Event = z.infer<typeof event>;

/**
 * Tickets, messages, events and surveys as the API of Gorgias gives them (developers.gorgias.com/reference). The list of
 * tickets holds no messages; one ticket, asked for by itself, does.
 */
export const gorgias: DocumentPlatform = {
  id: 'gorgias',
  title: 'Gorgias tickets',
  about:
    'Tickets with their messages, notes, rules, surveys and events. A ticket alone tells neither answers nor who gave them, and only its last closing: earlier ones and reopenings are told by the events.',
  steps: [
    'Fetch the tickets through the API: GET /api/tickets?limit=100, page by page by meta.next_cursor.',
    'For messages fetch GET /api/messages?limit=100, or each ticket by itself: GET /api/tickets/ID; for closings and reopenings GET /api/events?object_type=Ticket; for ratings GET /api/satisfaction-surveys.',
    'Save each answer as it is, and give the files or the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  system: 'gorgias',
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: [
      ...(kinds.has('ticket') ? (['openings', 'resolutions'] as const) : []),
      ...(kinds.has('message') ? (['messages'] as const) : []),
    ],
    ifSeen: ['messages', ...SEEN_IN_CASES],
  }),
  kinds: [
    recordKind<Ticket>({
      id: 'ticket',
      places: [...anywhere('data', 'tickets'), 'ticket', '[].ticket'],
      record: ticket,
      read: readTicket,
    }),
    recordKind<z.infer<typeof page>>({ id: 'message', places: anywhere('data'), record: page, read: readMessage }),
    recordKind<Survey>({
      id: 'rating',
      places: anywhere('data'),
      record: survey.refine((one) => one.ticket_id && 'scored_datetime' in one, { error: 'no survey of Gorgias' }),
      read: readSurvey,
    }),
    recordKind<Event>({ id: 'event', places: anywhere('data'), record: event, read: readEvent }),
  ],
};

/** Users and customers are numbered apart. */
const personOf = (one: Person | null | undefined, role: Role): Author => ({
  id: one?.id ? `${role === 'customer' ? 'customer' : 'user'}/${one.id}` : null,
  name: nameOf(one),
  role,
});

const nameOf = (one: Person | null | undefined): string | null =>
  one?.name || [one?.firstname, one?.lastname].filter(Boolean).join(' ') || one?.email || null;

function readTicket(record: Ticket, context: DocumentContext): Reading {
  const createdAt = instantOf(record.created_datetime, context, 'created_datetime');
  if (typeof createdAt !== 'number') return createdAt;
  const faults: Fault[] = [];
  const wrong = `ticket ${excerpt(record.id)}: a message without id or direction`;
  const entries = partsOf(record.messages, entry, wrong, faults);
  const told = entries.flatMap((one) => {
    const at = timeIn(one.created_datetime, context);
    if (at === null) faults.push({ code: 'bad-date', message: `ticket ${excerpt(record.id)}: the time of a message` });
    return at === null ? [] : [messageOf(one, record.id, at, record)];
  });
  const state = stateOf(record, context);
  const events = ticketEvents({
    ...UNTOLD,
    id: record.id,
    channel: record.channel ?? null,
    account: accountOf(record),
    tags: (record.tags ?? []).map(({ name }) => name),
    text: record.subject ?? null,
    opener: personOf(record.from_agent ? null : record.customer, record.from_agent ? 'agent' : 'customer'),
    opening: told.length > 0 ? 'none' : 'stands-in',
    createdAt,
    updatedAt: timeIn(record.updated_datetime, context),
    closedAt: state === 'pending' ? null : timeIn(record.closed_datetime, context),
    status: state,
    priority: record.priority ?? null,
  });
  const rated = record.satisfaction_survey ? ratingOf(record.satisfaction_survey, record.id, context) : [];
  return {
    interactions: [...events, ...told, ...rated],
    facts: entries.flatMap(botsIn),
    ...(faults.length > 0 ? { faults } : {}),
  };
}

/** The mailbox or page of the shop that was written to. */
const accountOf = ({ integrations }: Ticket): string | null =>
  integrations?.[0]?.name ?? integrations?.[0]?.address ?? null;

/** A ticket that is put off is closed until then, and nothing of it is settled. */
function stateOf(record: Ticket, context: DocumentContext): Status {
  if (record.trashed_datetime) return 'deleted';
  if (record.spam) return 'spam';
  const until = timeIn(record.snooze_datetime, context);
  if (until !== null && until > (timeIn(record.updated_datetime, context) ?? 0)) return 'pending';
  return record.status === 'closed' ? 'closed' : 'opened';
}

function readMessage(record: z.infer<typeof page>, context: DocumentContext): Reading {
  const at = instantOf(record.created_datetime, context, 'created_datetime');
  if (typeof at !== 'number') return at;
  return { interactions: [messageOf(record, record.ticket_id, at, null)], facts: botsIn(record) };
}

/** Notes are not public; what failed to be sent has reached nobody. */
const isHidden = ({ public: isPublic, channel, failed_datetime: failed }: Entry): boolean =>
  isPublic === false || channel === 'internal-note' || Boolean(failed);

function messageOf(one: Entry, own: string, at: number, around: Ticket | null): Interaction {
  const role = one.from_agent ? (isAutomatic(one) ? 'bot' : 'agent') : 'customer';
  return message({
    id: `m${one.id}`,
    conversationId: own,
    kind: isHidden(one) ? 'note' : 'message',
    channel: one.channel === 'internal-note' ? (around?.channel ?? null) : (one.channel ?? null),
    account: around ? accountOf(around) : null,
    author: personOf(one.sender, role),
    at,
    text: one.deleted_datetime ? '' : wordsOf(one),
    language: role === 'customer' ? (around?.language ?? null) : null,
    detail: around ? SHARED : null,
  });
}

/** The list of messages may tell it too. */
const SHARED: Detail = { shared: true };

/** Without what it quotes and its signature, where Gorgias found them. */
const wordsOf = ({ stripped_text: said, body_text: whole, body_html: html }: Entry): string =>
  said || whole || withoutTags(html ?? '');

/** Rules and campaigns of the chat write in the name of people; the AI agent is somebody of its own. */
const isAutomatic = (one: Entry): boolean =>
  Boolean(one.rule_id ?? one.meta?.campaign_id) || one.via === 'rule' || isBot(one);

/** The AI agent writes under an address that belongs to no mailbox. */
const isBot = ({ from_agent: ours, sender }: Entry): boolean =>
  ours && /^bot@[\da-f]{24}$/.test((sender?.email ?? '').slice(0, 40));

/** Events name by number alone who closed a ticket. */
function botsIn(one: Entry): readonly Fact[] {
  const { id: own, name } = personOf(one.sender, 'bot');
  return isBot(one) && own !== null ? [{ kind: 'person', id: own, name, role: 'bot' }] : [];
}

function readSurvey(record: Survey, context: DocumentContext): Reading {
  const interactions = ratingOf(record, record.ticket_id ?? '', context);
  return interactions.length > 0 ? { interactions } : skipped('no-time', 'a survey that was not sent yet');
}

/** Sent and not answered, it has no score. */
function ratingOf(given: Survey, conversationId: string, context: DocumentContext): readonly Interaction[] {
  const value = given.score ?? null;
  const at = timeIn(value === null ? given.sent_datetime : (given.scored_datetime ?? given.sent_datetime), context);
  if (at === null) return [];
  const base = { conversationId, kind: 'rating' as const, at };
  if (value === null) {
    const author: Author = { id: null, name: null, role: 'system' };
    return [message({ ...base, id: `s${given.id}/offer`, author, detail: { offered: true, shared: true } })];
  }
  const author: Author = { id: null, name: null, role: 'customer' };
  const detail: Detail = { rating: { value, min: 1, max: 5 }, shared: true };
  return [message({ ...base, id: `s${given.id}`, author, text: given.body_text ?? null, detail })];
}

const CHANGES: Readonly<Record<string, Status>> = {
  'ticket-closed': 'closed',
  'ticket-reopened': 'reopened',
  'ticket-snoozed': 'pending',
};

function readEvent(record: Event, context: DocumentContext): Reading {
  if (record.object_type !== 'Ticket')
    return skipped('unknown-type', `an event of ${excerpt(record.object_type)}, which tells nothing of conversations`);
  const at = instantOf(record.created_datetime, context, 'created_datetime');
  if (typeof at !== 'number') return at;
  const status = CHANGES[record.type];
  const author: Author = record.user_id
    ? { id: `user/${record.user_id}`, name: null, role: 'unknown' }
    : { id: null, name: null, role: 'system' };
  const base = { id: `e${record.id}`, conversationId: record.object_id, author, at };
  return {
    interactions: [
      status
        ? message({ ...base, kind: 'status', detail: { status } })
        : message({ ...base, kind: 'assignment', detail: null }),
    ],
  };
}
