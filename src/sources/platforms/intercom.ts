import * as z from 'zod';
import type { Author, Interaction, Rating, RecordedTimes, Role, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { anywhere, id, message, optional, SEEN_IN_CASES, unixTime } from './document.ts';
import { withoutTags } from './html.ts';
import { type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const seconds = optional(z.union([z.number(), z.string()]));

const writer = z.object({
  type: optional(z.string()),
  id: optional(id),
  name: optional(z.string()),
  email: optional(z.string()),
  from_ai_agent: optional(z.boolean()),
});
type Writer = z.infer<typeof writer>;

const part = z.object({
  id,
  part_type: z.string(),
  body: optional(z.string()),
  created_at: seconds,
  author: optional(writer),
});
type Part = z.infer<typeof part>;

const list = <Item extends z.ZodType>(name: string, item: Item) =>
  optional(z.object({ [name]: z.array(item) }).transform((one) => one[name] as z.infer<Item>[]));

const conversation = z.object({
  type: z.literal('conversation').optional(),
  id,
  created_at: seconds,
  source: z.object({
    id: optional(id),
    type: optional(z.string()),
    delivered_as: optional(z.string()),
    subject: optional(z.string()),
    body: optional(z.string()),
    author: writer,
  }),
  state: optional(z.string()),
  priority: optional(z.string()),
  tags: list('tags', z.looseObject({ name: z.string() })),
  conversation_rating: optional(
    z.object({ rating: optional(z.number()), created_at: seconds, remark: optional(z.string()) }),
  ),
  statistics: optional(
    z.object({
      time_to_admin_reply: optional(z.number()),
      time_to_first_close: optional(z.number()),
      time_to_last_close: optional(z.number()),
      first_close_at: seconds,
      last_close_at: seconds,
    }),
  ),
  conversation_parts: list('conversation_parts', z.unknown()),
});
type Conversation = z.infer<typeof conversation>;

/**
 * Conversations as the API of Intercom gives them (developers.intercom.com/docs/references/rest-api). The list of an
 * account holds conversations without their parts: each has to be fetched by itself for its messages.
 */
export const intercom: DocumentPlatform = {
  id: 'intercom',
  title: 'Intercom conversations',
  about:
    'Conversations with all their parts: messages, notes, closings, reopenings, bots, ratings. A conversation without its parts tells no answers.',
  steps: [
    'Fetch the conversations through the API: GET /conversations lists them, GET /conversations/ID gives one with its parts.',
    'Save each answer as it is, one a line (.ndjson) or one a file.',
    'Give the file or the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  agentsArePeople: true,
  grouping: 'id',
  provides: () => ({
    certain: ['messages'],
    ifSeen: SEEN_IN_CASES,
  }),
  kinds: [
    recordKind<Conversation>({
      id: 'conversation',
      places: anywhere('conversations', 'data'),
      record: conversation,
      read: readConversation,
    }),
  ],
};

function readConversation(record: Conversation): Reading {
  const at = unixTime(record.created_at, 's');
  if (at === null) return skipped('no-time', 'no created_at');
  if (Number.isNaN(at)) return skipped('bad-date', `created_at: ${record.created_at}`);
  const faults: Fault[] = [];
  const parts = (record.conversation_parts ?? []).flatMap((one) => readPart(one, record, faults));
  const interactions = [opening(record, at), ...parts, ...ratingOf(record)];
  return { interactions, ...(faults.length > 0 ? { faults } : {}) };
}

/** The first message stands in `source` and is not repeated among the parts. */
function opening(record: Conversation, at: number): Interaction {
  const { source, tags, statistics } = record;
  const automatic = source.delivered_as === 'automated' || source.delivered_as === 'campaigns_initiated';
  const recorded = recordedTimes(statistics);
  return message({
    ...commonOf(record),
    // Sources and parts are numbered apart: the source 3 may have a part 3.
    id: `${record.id}/source`,
    author: automatic ? { ...authorOf(source.author), role: 'bot' } : authorOf(source.author),
    at,
    text: withoutTags(source.body ?? source.subject ?? ''),
    tags: (tags ?? []).map(({ name }) => name),
    detail:
      recorded || record.priority === 'priority'
        ? { ...(record.priority === 'priority' ? { priority: 'priority' } : {}), ...(recorded ? { recorded } : {}) }
        : null,
  });
}

const commonOf = ({ id: conversationId, source }: Conversation) => ({
  conversationId,
  channel: source.type === 'conversation' || !source.type ? 'chat' : source.type,
});

/** How long Intercom says that it took, in seconds. */
function recordedTimes(statistics: Conversation['statistics']): RecordedTimes | null {
  const times: [string, number | null | undefined][] = [
    ['first-response-time', statistics?.time_to_admin_reply],
    ['first-resolution-time', statistics?.time_to_first_close],
    ['resolution-time', statistics?.time_to_last_close],
  ];
  const told = times.filter(([, time]) => time !== null && time !== undefined);
  return told.length === 0
    ? null
    : Object.fromEntries(told.map(([name, time]) => [name, { calendar: (time as number) * 1000 }]));
}

const ROLES: Readonly<Record<string, Role>> = {
  user: 'customer',
  lead: 'customer',
  contact: 'customer',
  admin: 'agent',
  team: 'agent',
  bot: 'bot',
};

function authorOf({ type, id: own, name, email, from_ai_agent }: Writer): Author {
  const role = from_ai_agent ? 'bot' : (ROLES[type ?? ''] ?? 'unknown');
  // People of the team and customers are numbered apart: 274 may be both.
  return { id: own ? `${type}/${own}` : null, name: name ?? email ?? null, role };
}

const STATUSES: Readonly<Record<string, Status>> = { close: 'closed', open: 'reopened', snoozed: 'pending' };

function readPart(given: unknown, record: Conversation, faults: Fault[]): readonly Interaction[] {
  const parsed = part.safeParse(given);
  if (!parsed.success) {
    faults.push({ code: 'wrong-shape', message: `conversation ${record.id}: a part without id, part_type or time` });
    return [];
  }
  const one = parsed.data;
  const at = unixTime(one.created_at, 's');
  if (at === null || Number.isNaN(at)) {
    faults.push({ code: 'bad-date', message: `conversation ${record.id}: the time of part ${one.id}` });
    return [];
  }
  return eventsOf(one, at, record);
}

/** Closing, assigning or reopening may carry words: then it is an answer too. */
function eventsOf(one: Part, at: number, record: Conversation): readonly Interaction[] {
  const base = {
    ...commonOf(record),
    id: `${record.id}/${one.id}`,
    author: one.author ? authorOf(one.author) : NOBODY,
    at,
  };
  const text = withoutTags(one.body ?? '');
  const kind = one.part_type;
  if (kind === 'note') return [message({ ...base, kind: 'note', text })];
  const said = text === '' && kind !== 'comment' ? [] : [message({ ...base, text })];
  const status = STATUSES[kind];
  if (status) {
    const author = base.author.role === 'customer' ? base.author : { ...base.author, role: systemic(base.author.role) };
    return [...said, message({ ...base, id: `${base.id}/${kind}`, kind: 'status', author, detail: { status } })];
  }
  return said.length > 0 ? said : [message({ ...base, kind: 'assignment' })];
}

const systemic = (role: Role): Role => (role === 'unknown' ? 'system' : role);

const NOBODY: Author = { id: null, name: null, role: 'system' };

function ratingOf(record: Conversation): readonly Interaction[] {
  const { conversation_rating: given } = record;
  const value = given?.rating ?? 0;
  const at = unixTime(given?.created_at, 's');
  // A rating that was asked for and not given has no number.
  if (value === 0 || at === null || Number.isNaN(at)) return [];
  const rating: Rating = { value, min: 1, max: 5 };
  return [
    message({
      ...commonOf(record),
      id: `${record.id}/rating`,
      kind: 'rating',
      author: { id: null, name: null, role: 'customer' },
      at,
      text: given?.remark ?? null,
      detail: { rating },
    }),
  ];
}
