import * as z from 'zod';
import type { Author, Interaction, Role, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { message } from './document.ts';
import { excerpt, identifier, NO_TAGS, statusOf, word } from './fields.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';

const text = z.string().optional();

/**
 * One row an event of a case: the logs of process mining (case, activity, timestamp, resource) and the update log of
 * ServiceNow incidents, in which every row repeats what is known of the incident.
 */
export const eventLog: TablePlatform = {
  id: 'event-log',
  title: 'Event log, one row an event',
  about:
    'What happened to each case and when, by the names of activities. The first event of a case is taken for its opening; answers only where an activity is named so. Without words and ratings.',
  steps: [
    'From a process mining tool export the event log as CSV: case, activity, timestamp, resource.',
    'From ServiceNow export the updates of incidents with number, incident_state, sys_updated_at, opened_at, resolved_at and closed_at.',
  ],
  formats: ['csv', 'json', 'ndjson'],
  row: z.object({
    case: text,
    activity: text,
    at: text,
    resource: text,
    lifecycle: text,
    begun: text,
    openedAt: text,
    resolvedAt: text,
    closedAt: text,
    caller: text,
    channel: text,
    category: text,
    priority: text,
    group: text,
  }),
  aliases: {
    case: [
      'case',
      'case_id',
      'caseid',
      'case_concept_name',
      'incident_id',
      'incident_number',
      'number',
      'ticket_id',
      'ticket',
    ],
    activity: ['activity', 'concept_name', 'activity_name', 'incident_state'],
    at: [
      'timestamp',
      'time_timestamp',
      'complete_timestamp',
      'completetimestamp',
      'start_timestamp',
      'sys_updated_at',
      'sys_updated_on',
      'event_time',
      'datetime',
      'time',
      'date',
    ],
    resource: ['resource', 'org_resource', 'sys_updated_by'],
    lifecycle: ['lifecycle_transition', 'lifecycle', 'transition'],
    begun: [],
    openedAt: ['opened_at'],
    resolvedAt: ['resolved_at'],
    closedAt: ['closed_at'],
    caller: ['caller_id', 'caller'],
    channel: ['contact_type'],
    category: ['category'],
    priority: ['priority'],
    group: ['assignment_group', 'org_group'],
  },
  needs: ['case', 'activity', 'at'],
  wants: 'an event log needs a case, an activity and a timestamp on each row',
  idFields: { conversationId: 'case' },
  timeFields: ['at', 'openedAt', 'resolvedAt', 'closedAt'],
  byValues: [{ field: 'begun', from: ['lifecycle'], all: true, is: (value) => /^start$/i.test(value.trim()) }],
  telling: ['activity', 'at', 'resource', 'openedAt'],
  exact: false,
  grouping: () => 'id',
  provides: () => ({
    certain: ['openings'],
    ifSeen: ['answers', 'resolutions', 'resolution-times', 'topics', 'categories', 'agents'],
  }),
  toInteractions,
};

/** Public logs of ServiceNow write a question mark where nothing is. */
const told = (cell: string | undefined): string | undefined => (cell?.trim() === '?' ? undefined : word(cell));

const SYSTEM: Author = { id: null, name: null, role: 'system' };

function toInteractions(row: Row, context: RecordContext): Reading {
  const { id: own, fault } = identifier(told(row.case));
  if (own === null) return skipped(fault ? 'lossy-id' : 'no-id', fault?.message ?? 'no case');
  const times: Record<string, number | null> = {};
  for (const field of ['at', 'openedAt', 'resolvedAt', 'closedAt']) {
    const at = context.instant(told(row[field]));
    if (Number.isNaN(at))
      return skipped('bad-date', `not a date in column ${context.column(field)}: ${excerpt(row[field] ?? '')}`);
    times[field] = at;
  }
  const { at, openedAt } = times;
  if (at === null || at === undefined) return skipped('no-time', 'an event without its time');
  const base = {
    conversationId: own,
    channel: told(row.channel) ?? null,
    account: told(row.group) ?? null,
    author: SYSTEM,
  };
  const activity = told(row.activity) ?? '';
  const unfinished = UNFINISHED.test(told(row.lifecycle) ?? '');
  const event = eventOf(
    activity,
    { ...base, id: `${own}/${activity}/${at}${unfinished ? '/begun' : ''}`, at },
    { resource: told(row.resource) ?? null, unfinished },
  );
  return {
    ...(told(row.begun) !== undefined && event.kind !== 'assignment' ? { faults: [ONLY_BEGUN] } : {}),
    interactions: [
      opening(row, own, openedAt ?? at, base),
      event,
      ...(['resolved', 'closed'] as const).flatMap((status) => {
        const ended = times[`${status}At`] ?? null;
        const id = `${own}/${status}/${ended}`;
        return ended === null
          ? []
          : [message({ ...base, id, kind: 'status', at: ended, detail: { status, shared: true } })];
      }),
    ],
  };
}

/** A log that tells the start of every activity and the end of none: what was begun is all that it can count. */
const ONLY_BEGUN: Fault = {
  code: 'only-begun',
  message: 'no activity of this log is complete: its start is taken for the answer or the state that it names',
};

type Base = Pick<Interaction, 'conversationId' | 'channel' | 'account' | 'author'>;

/** Every row says it, since none knows whether it is the first: the earliest of them counts. */
function opening(row: Row, own: string, at: number, base: Base): Interaction {
  const category = told(row.category);
  const priority = told(row.priority);
  return message({
    ...base,
    id: `${own}/opened`,
    author: { id: told(row.caller) ?? null, name: null, role: 'customer' },
    at,
    tags: NO_TAGS,
    detail: {
      synthetic: true,
      shared: true,
      ...(category ? { topics: [category] } : {}),
      ...(priority ? { priority } : {}),
    },
  });
}

const REPLIES = /\b(repl(y|ied)|respond(ed)?|first response|response sent|answer(ed)?|contact(ed)? customer)\b/i;
const BY_CUSTOMER =
  /\b(customer|client|user|requester|caller|consumer|buyer)(['’]s)?\s+((has|have)\s+)?(repl|respon|answer)|\b(repl(y|ies)|responses?|answers?)\s+((was|is|were)\s+)?(received|incoming)\b|\b(received|incoming|inbound)\s+(repl(y|ies)|responses?|answers?)\b|\b(repl(y|ies|ied)|responses?|responded|answer(s|ed)?)\s+(received\s+)?(from|by)\s+(the\s+)?(customer|client|user|requester|caller|consumer|buyer)\b/i;
/** The same in German, Spanish, French, Italian, Portuguese and Polish. */
const REPLIES_ABROAD =
  /(?<!\p{L})(antwort|antwortet|beantwortet|geantwortet|respuesta|respondid[oa]|réponse|répondu|risposta|risposto|resposta|odpowiedź|odpowiedziano)(?!\p{L})/iu;
const NOT_YET_ABROAD =
  /(?<!\p{L})(wart\p{L}*|ausstehend|erwartet|entworfen|entwurf|keine?|ohne|espera\p{L}*|pendiente|borrador|sin|attente|attendue?|brouillon|sans|attesa|bozza|senza|aguardando|aguarda|pendente|rascunho|sem|oczek\p{L}*|szkic|brak|bez|(vom|von|des|del|du|da|dal|do|od)\s+(kunden?|cliente|client|klienta))(?!\p{L})/iu;
const AUTOMATIC = /\bauto(mat(ed|ic|ically))?\b|\bautorepl|\bbot\b/i;
/** Waited for, asked for, refused: what an activity so named speaks of has not happened. */
const NOT_YET =
  /\b(await(ing|s|ed)?|wait(ing|s)?|pending|expect(ed|ing)?|remind(er|ers|ed)?|draft(s|ed|ing)?|prepar(e|es|ed|ing)|compos(e|es|ed|ing)|schedul(e|es|ed|ing)|plan(s|ned)?|queued|need(s|ed)?|request(s|ed|ing)?|due|overdue|no|not|without|missing|never|reject(ed|ion)?|refused?|declined?|failed|unanswered|unresolved)\b/i;
const SOLVED = /\b(resolved?|resolution|solved?|fixed|completed?)\b/i;
const CLOSED = /\b(closed?|cancell?ed)\b/i;
const REOPENED = /\bre-?open(ed)?\b/i;

function stateOf(activity: string): Status | null {
  if (REOPENED.test(activity)) return 'reopened';
  const stated = statusOf(activity);
  if (stated !== null) return stated;
  if (NOT_YET.test(activity)) return null;
  return CLOSED.test(activity) ? 'closed' : SOLVED.test(activity) ? 'resolved' : null;
}

/** Who answered, `null` where the activity is no answer: an answer that is waited for is none. */
function writerOf(activity: string): Role | null {
  const byCustomer = BY_CUSTOMER.test(activity);
  if (REPLIES_ABROAD.test(activity)) return NOT_YET_ABROAD.test(activity) ? null : 'agent';
  if (NOT_YET.test(activity) || !(byCustomer || REPLIES.test(activity))) return null;
  return byCustomer ? 'customer' : AUTOMATIC.test(activity) ? 'bot' : 'agent';
}

/**
 * The steps of an activity by the standard for event logs (xes-standard.org): only its completion says that it was done.
 * Other words in such a column are states of a product.
 */
const UNFINISHED = /^(schedule|assign|reassign|start|suspend|resume|withdraw|manualskip|autoskip|(ate|pi)_abort)$/i;

interface Doing {
  readonly resource: string | null;
  readonly unfinished: boolean;
}

function eventOf(
  activity: string,
  base: Base & { id: string; at: number },
  { resource, unfinished }: Doing,
): Interaction {
  if (unfinished) return message({ ...base, kind: 'assignment' });
  const role = writerOf(activity);
  const author: Author = { id: resource, name: resource, role: role ?? 'system' };
  // What customers add is known to have come and not what it was: it opens no case again by itself.
  if (role === 'customer') return message({ ...base, author, kind: 'assignment' });
  if (role !== null) return message({ ...base, author, detail: { synthetic: true } });
  const status = stateOf(activity);
  // An open state says nothing new of a case that was never ended, and opens it again where it was.
  return status === null
    ? message({ ...base, kind: 'assignment' })
    : message({ ...base, kind: 'status', detail: { status } });
}
