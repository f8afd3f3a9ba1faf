import type { Fact } from '../../model/fact.ts';
import type { Author, Interaction, Rating, RecordedTimes, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { anywhere, instantOf, message, SEEN_IN_CASES, timeIn, unixTime } from './document.ts';
import { excerpt, NO_TAGS, ratingOf } from './fields.ts';
import { withoutTags } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { afterMinutes, recordedTime, recordedTimes, ticketEvents } from './ticket.ts';
import { ASKED, ASSIGNED, accountOf, channelOf, factsOf, person, seenAs, writer } from './zendesk-people.ts';
import {
  type Audit,
  audit,
  type Change,
  type Comment,
  change,
  comment,
  type MetricSet,
  type Minutes,
  type Page,
  page,
  type Satisfaction,
  satisfaction,
  type Ticket,
  type TicketMetrics,
  ticket,
  ticketMetrics,
  type User,
  user,
} from './zendesk-records.ts';

/**
 * Tickets as the API of Zendesk and its JSON export give them (developer.zendesk.com/api-reference/ticketing): with or
 * without comments and metric sets, and the other lists beside them.
 */
export const zendesk: DocumentPlatform = {
  id: 'zendesk',
  title: 'Zendesk tickets',
  about:
    'Tickets with comments, audits, metric sets, ratings and users, in one file or several. Tickets alone tell no answers; without users the sides are inferred from who asks and who is assigned.',
  steps: [
    'In the Admin Center open Account, Tools, Reports, Export, and request the full JSON export; or fetch the API: GET /api/v2/incremental/tickets/cursor.json?include=metric_sets,users.',
    'For messages fetch GET /api/v2/tickets/ID/comments.json of each ticket, or /ticket_audits.json; for ratings /satisfaction_ratings.json, for roles /users.json.',
    'Save each answer as it is, and give the files or the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  system: 'zendesk',
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: [
      ...(kinds.has('ticket') ? (['openings', 'resolutions'] as const) : []),
      ...(kinds.has('comment') ? (['messages'] as const) : []),
      ...(kinds.has('metric set') ? (['answers', 'resolutions', 'resolution-times'] as const) : []),
    ],
    ifSeen: ['messages', ...SEEN_IN_CASES],
  }),
  kinds: [
    recordKind<Ticket>({
      id: 'ticket',
      places: [...anywhere('tickets', 'results'), 'ticket', '[].ticket'],
      record: ticket,
      read: readTicket,
    }),
    recordKind<Comment, Page>({
      id: 'comment',
      places: anywhere('comments', 'ticket_comments'),
      record: comment,
      envelope: page,
      read: readComment,
    }),
    recordKind<Audit>({ id: 'audit', places: anywhere('audits', 'ticket_audits'), record: audit, read: readAudit }),
    recordKind<Satisfaction>({
      id: 'rating',
      places: anywhere('satisfaction_ratings'),
      record: satisfaction,
      read: readRating,
    }),
    recordKind<TicketMetrics>({
      id: 'metric set',
      places: anywhere('ticket_metrics', 'metric_sets'),
      record: ticketMetrics,
      read: readMetrics,
    }),
    recordKind<User>({
      id: 'user',
      places: [...anywhere('users'), 'user'],
      record: user,
      read: (one) => ({
        interactions: [],
        facts: [person(one.id ?? one._id ?? '', one.role === 'end-user' ? 'customer' : 'agent', one.name ?? null)],
      }),
    }),
  ],
};

const ZENDESK_STATES: Readonly<Record<string, Status>> = {
  new: 'opened',
  open: 'opened',
  pending: 'pending',
  hold: 'pending',
  solved: 'resolved',
  closed: 'closed',
  deleted: 'deleted',
};

/** Zendesk marks a ticket that was merged into another with a tag of its own. */
export const zendeskState = (status: string | null, tags: readonly string[]): Status | null =>
  tags.includes('closed_by_merge') && status !== 'deleted' ? 'merged' : (ZENDESK_STATES[status ?? ''] ?? null);

function readTicket(record: Ticket, context: DocumentContext): Reading {
  const createdAt = instantOf(record.created_at, context, 'created_at');
  if (typeof createdAt !== 'number') return createdAt;
  const own = record.id ?? record._id ?? '';
  const faults: Fault[] = [];
  const comments = (record.comments ?? []).flatMap((one) => embedded(one, own, context, faults));
  const asker = record.requester_id ?? record.submitter_id ?? null;
  const set = record.metric_set ?? null;
  const events = ticketEvents({
    id: own,
    channel: channelOf(record.via),
    account: accountOf(record),
    tags: record.tags ?? NO_TAGS,
    text: wordsOf(record),
    opener: writer(openerOf(record)),
    opening: comments.length > 0 ? 'none' : 'stands-in',
    agent: null,
    createdAt,
    updatedAt: revisedAt(record, context),
    ...timesOf(set, createdAt, context),
    reopenedAt: null,
    closedAt: null,
    status: zendeskState(record.status, record.tags ?? NO_TAGS),
    priority: record.priority ?? null,
    category: null,
    rating: embeddedRating(record, faults),
    recorded: recordedIn(set),
  });
  return {
    interactions: [...events, ...comments.map((one) => messageOf(one.comment, own, one.at, record))],
    facts: [
      ...seenAs(asker, 'customer', ASKED),
      ...seenAs(record.assignee_id, 'agent', ASSIGNED),
      ...comments.flatMap((one) => factsOf(one.comment, record)),
    ],
    ...(faults.length > 0 ? { faults } : {}),
  };
}

const wordsOf = ({ subject, description }: Ticket): string | null =>
  [subject, description].filter((part) => part !== null && part !== undefined && part !== '').join('\n') || null;

/**
 * Who opens a ticket for somebody else in the web interface is an agent. Elsewhere the words are the requester's: an
 * e-mail that was forwarded, a call that was written down, a form that came through the API.
 */
const openerOf = ({ submitter_id: submitter, requester_id: requester, via }: Ticket): string | null =>
  (channelOf(via) === 'web' ? (submitter ?? requester) : (requester ?? submitter)) ?? null;

/** Changes by the system move generated_timestamp and leave updated_at as it is. */
function revisedAt(record: Ticket, context: DocumentContext): number | null {
  const updated = timeIn(record.updated_at, context);
  const generated = unixTime(record.generated_timestamp, 's') || null;
  return updated === null ? generated : Math.max(updated, generated ?? updated);
}

const MINUTE = 60_000;

/** What a metric set tells of the times of a ticket. */
function timesOf(set: MetricSet | null, createdAt: number, context: DocumentContext) {
  const reply = set?.reply_time_in_minutes?.calendar ?? null;
  const first = set?.first_resolution_time_in_minutes?.calendar ?? null;
  const again = (set?.reopens ?? 0) > 0;
  return {
    // What cannot be is no missing answer: it lies before the opening, and is counted there.
    firstReplyAt: reply === null ? null : createdAt + reply * MINUTE,
    firstResolvedAt: first === null || first < 0 || !again ? null : afterMinutes(createdAt, first),
    resolvedAt: timeIn(set?.solved_at, context),
  };
}

const inMs = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : value * MINUTE;

const both = (one: Minutes) => recordedTime(inMs(one?.calendar), inMs(one?.business));

const recordedIn = (set: MetricSet | null): RecordedTimes | null =>
  recordedTimes({
    'first-response-time': both(set?.reply_time_in_minutes),
    'first-resolution-time': both(set?.first_resolution_time_in_minutes),
    'resolution-time': both(set?.full_resolution_time_in_minutes),
  });

function embeddedRating({ satisfaction_rating: given }: Ticket, faults: Fault[]): Rating | null {
  const stated = typeof given === 'string' ? given : (given?.score ?? undefined);
  const { rating, fault } = ratingOf(stated, 'satisfaction_rating');
  if (fault) faults.push(fault);
  return rating;
}

interface EmbeddedComment {
  readonly comment: Comment;
  readonly at: number;
}

function embedded(given: unknown, own: string, context: DocumentContext, faults: Fault[]): readonly EmbeddedComment[] {
  const parsed = comment.safeParse(given);
  if (!parsed.success) {
    faults.push({ code: 'wrong-shape', message: `ticket ${excerpt(own)}: a comment without id, author or visibility` });
    return [];
  }
  const at = context.instant(parsed.data.created_at ?? undefined);
  if (at !== null && !Number.isNaN(at)) return [{ comment: parsed.data, at }];
  faults.push({ code: 'bad-date', message: `ticket ${excerpt(own)}: the time of a comment` });
  return [];
}

function messageOf(one: Comment, own: string, at: number, around?: Ticket): Interaction {
  return message({
    id: one.id,
    conversationId: own,
    channel: around ? channelOf(around.via) : null,
    account: around ? accountOf(around) : null,
    kind: one.public ? 'message' : 'note',
    author: writer(one.author_id, one.via),
    at,
    text: one.plain_body ?? one.body ?? withoutTags(one.html_body ?? ''),
  });
}

function readComment(record: Comment, context: DocumentContext<Page>): Reading {
  const at = instantOf(record.created_at, context, 'created_at');
  if (typeof at !== 'number') return at;
  const own = record.ticket_id ?? ticketOfPage(context.envelope);
  if (own === null) return skipped('no-id', 'a comment that does not say of which ticket it is: no ticket_id');
  return { interactions: [messageOf(record, own, at)], facts: factsOf(record) };
}

function ticketOfPage(around: Page): string | null {
  for (const address of [around?.url, around?.next_page, around?.previous_page]) {
    const [, own] = /\/tickets\/(\w{1,40})\/comments/.exec((address ?? '').slice(0, 500)) ?? [];
    if (own !== undefined) return own;
  }
  return null;
}

/** Every change of a ticket: comments, and states with their exact times. */
function readAudit(record: Audit, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context, 'created_at');
  if (typeof at !== 'number') return at;
  const facts: Fact[] = [];
  const interactions = record.events.flatMap((given) => {
    const { data } = change.safeParse(given);
    if (!data) return [];
    if (data.type === 'Comment' || data.type === 'VoiceComment') return auditedComment(data, record, at, facts);
    if (data.type !== 'Create' && data.type !== 'Change') return [];
    if (data.field_name === 'assignee_id') facts.push(...seenAs(asId(data.value), 'agent', ASSIGNED));
    if (data.field_name === 'requester_id') facts.push(...seenAs(asId(data.value), 'customer', ASKED));
    return data.field_name === 'status' ? [statusEvent(data, record, at)] : [];
  });
  return interactions.length + facts.length > 0 ? { interactions, facts } : { interactions: [changed(record, at)] };
}

const asId = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

function auditedComment(given: Change, around: Audit, at: number, facts: Fact[]) {
  const { data } = comment.safeParse({ author_id: around.author_id, via: around.via, ...given });
  if (!data) return [];
  facts.push(...factsOf(data));
  return [messageOf(data, around.ticket_id, at)];
}

const SYSTEM: Author = { id: null, name: null, role: 'system' };

/** A state that is left for an open one is a reopening; the first state of a ticket changes nothing. */
function statusEvent(given: Change, around: Audit, at: number): Interaction {
  const state = ZENDESK_STATES[String(given.value)];
  const ended = given.previous_value === 'solved' || given.previous_value === 'closed';
  const status = ended && (state === 'opened' || state === 'pending') ? 'reopened' : state;
  const base = { id: `${around.id}/${given.id}`, conversationId: around.ticket_id, author: SYSTEM, at };
  return status && given.type === 'Change'
    ? message({ ...base, kind: 'status', detail: { status } })
    : message({ ...base, kind: 'assignment' });
}

const changed = ({ id: own, ticket_id: conversationId }: Audit, at: number): Interaction =>
  message({ id: `${own}/audit`, conversationId, kind: 'assignment', author: SYSTEM, at });

/** A rating that was offered and not given has no number. */
function readRating(record: Satisfaction, context: DocumentContext): Reading {
  const at = instantOf(record.updated_at ?? record.created_at, context, 'updated_at');
  if (typeof at !== 'number') return at;
  const facts = [...seenAs(record.assignee_id, 'agent', ASSIGNED), ...seenAs(record.requester_id, 'customer', ASKED)];
  const { rating, fault } = ratingOf(String(record.score), 'score');
  if (rating === null) {
    const told: Fault = fault ?? { code: 'no-rating', message: `score ${excerpt(String(record.score))}` };
    return { interactions: [], facts, faults: [told] };
  }
  return {
    interactions: [
      message({
        id: `rating ${record.id}`,
        conversationId: record.ticket_id,
        kind: 'rating',
        author: { id: record.requester_id ?? null, name: null, role: 'customer' },
        at,
        text: record.comment ?? null,
        detail: { rating, revision: { of: `rating ${record.id}`, at } },
      }),
    ],
    facts,
  };
}

/** A metric set that stands by itself: the ticket's opening is told elsewhere. */
function readMetrics(record: TicketMetrics, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context, 'created_at');
  if (typeof at !== 'number') return at;
  const own = record.ticket_id;
  const revision = { of: `metrics of ${own}`, at: timeIn(record.updated_at, context) };
  const base = { conversationId: own, author: SYSTEM };
  const { firstReplyAt, resolvedAt } = timesOf(record, at, context);
  const recorded = recordedIn(record);
  const interactions = [
    message({
      ...base,
      id: `${own}/metrics`,
      kind: 'assignment',
      at,
      detail: { revision, ...(recorded && { recorded }) },
    }),
  ];
  if (firstReplyAt !== null) {
    const author: Author = { id: null, name: null, role: 'agent' };
    const detail = { synthetic: true as const, revision };
    interactions.push(message({ ...base, id: `${own}/metrics-reply`, author, at: firstReplyAt, detail }));
  }
  if (resolvedAt !== null) {
    const detail = { status: 'resolved' as const, revision };
    interactions.push(message({ ...base, id: `${own}/metrics-solved`, kind: 'status', at: resolvedAt, detail }));
  }
  return { interactions };
}
