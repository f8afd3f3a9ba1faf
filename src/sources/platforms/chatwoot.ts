import * as z from 'zod';
import type { Author, Interaction, Role, Status } from '../../model/interaction.ts';
import { anywhere, id, message, optional, SEEN_IN_CASES, unixTime } from './document.ts';
import { excerpt, NO_TAGS } from './fields.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { recordedTime } from './ticket.ts';

const time = optional(z.union([z.number(), z.string()]));

const sender = z.object({ id: optional(id), name: optional(z.string()), type: optional(z.string()) });
type Sender = z.infer<typeof sender>;

const conversation = z.object({
  id,
  meta: z.object({
    sender: optional(sender),
    channel: optional(z.string()),
    assignee: optional(z.object({ id: optional(id), name: optional(z.string()) })),
  }),
  inbox_id: optional(id),
  status: z.enum(['open', 'resolved', 'pending', 'snoozed']),
  labels: optional(z.array(z.string())),
  created_at: time,
  first_reply_created_at: time,
  last_activity_at: time,
  updated_at: time,
  priority: optional(z.string()),
  messages: optional(z.array(z.unknown())),
});
type Conversation = z.infer<typeof conversation>;

const fields = z.object({
  id,
  content: optional(z.string()),
  inbox_id: optional(id),
  inbox: optional(z.object({ id })),
  conversation_id: optional(id),
  conversation: optional(z.object({ id })),
  message_type: z.union([z.number(), z.string()]),
  content_type: optional(z.string()),
  content_attributes: optional(
    z.object({
      automation_rule_id: optional(id),
      deleted: optional(z.boolean()),
      email: optional(z.object({ auto_reply: optional(z.boolean()) })),
      submitted_values: optional(
        z.object({
          csat_survey_response: optional(
            z.object({ rating: optional(z.number()), feedback_message: optional(z.string()) }),
          ),
        }),
      ),
    }),
  ),
  created_at: time,
  private: optional(z.boolean()),
  sender: optional(sender),
  campaign_id: optional(id),
});
type Words = z.infer<typeof fields>;

/** The API names the conversation by its number, a webhook shows it whole. */
const conversationOf = ({ conversation_id: own, conversation: whole }: Words): string | null =>
  own ?? whole?.id ?? null;
const words = fields.refine((one) => conversationOf(one) !== null, { error: 'no conversation' });

/**
 * Conversations and messages as the API of Chatwoot gives them (developers.chatwoot.com). The list of conversations holds
 * the last message of each only, and no resolution's time: resolutions are told by messages of activity.
 */
export const chatwoot: DocumentPlatform = {
  id: 'chatwoot',
  title: 'Chatwoot conversations and messages',
  about:
    'Messages with notes, bots, automation, campaigns and ratings, and the list of conversations with their status. The list alone tells no answers.',
  steps: [
    'Fetch the conversations through the API: GET /api/v1/accounts/ID/conversations?status=all, page by page.',
    'For each, GET /api/v1/accounts/ID/conversations/NUMBER/messages.',
    'Save each answer as it is, and give the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: kinds.has('message') ? ['messages'] : [],
    ifSeen: SEEN_IN_CASES,
  }),
  kinds: [
    recordKind<Words>({
      id: 'message',
      places: anywhere('payload'),
      record: words,
      read: readMessage,
    }),
    recordKind<Conversation>({
      id: 'conversation',
      places: anywhere('data.payload', 'payload'),
      record: conversation,
      read: readConversation,
    }),
  ],
};

/** Webhooks write ISO, the API Unix seconds, and 0 where there is nothing. */
function instantOf(value: number | string | null | undefined, context: DocumentContext): number | null {
  if (typeof value === 'string' && !/^\d+(\.\d+)?$/.test(value)) return context.instant(value);
  return unixTime(value, 's');
}

const TYPES: Readonly<Record<string, string>> = { 0: 'incoming', 1: 'outgoing', 2: 'activity', 3: 'template' };

function readMessage(record: Words, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context);
  if (at === null) return skipped('no-time', 'no created_at');
  if (Number.isNaN(at)) return skipped('bad-date', `created_at: ${excerpt(String(record.created_at))}`);
  const type = TYPES[record.message_type] ?? String(record.message_type);
  const inbox = record.inbox_id ?? record.inbox?.id;
  const base = {
    id: record.id,
    conversationId: conversationOf(record),
    account: inbox ? `inbox ${inbox}` : null,
    at,
  };
  const survey = surveyOf(record, base);
  if (survey !== null) return { interactions: survey };
  if (type === 'activity') return { interactions: [activityOf(record, base)] };
  const author = authorOf(type, record);
  if (author === null)
    return skipped('unknown-type', `message_type ${excerpt(String(record.message_type))} is none that is known`);
  const kind = record.private === true ? 'note' : 'message';
  const text = record.content_attributes?.deleted === true ? '' : (record.content ?? '');
  return { interactions: [message({ ...base, kind, author, text })] };
}

/** A template is sent by nobody: greetings, out of office, surveys. So are rules of automation and campaigns. */
function authorOf(
  type: string,
  { sender: by, content_attributes: attributes, campaign_id: campaign }: Words,
): Author | null {
  if (type === 'incoming') return person(by, 'customer');
  if (type !== 'outgoing' && type !== 'template') return null;
  const automatic =
    type === 'template' ||
    by?.type === 'agent_bot' ||
    Boolean(attributes?.automation_rule_id ?? campaign) ||
    attributes?.email?.auto_reply === true;
  return person(by, automatic ? 'bot' : 'agent');
}

const person = (by: Sender | null | undefined, role: Role): Author => ({
  id: by?.id ? `${role === 'customer' ? 'contact' : (by.type ?? 'user')}/${by.id}` : null,
  name: by?.name ?? null,
  role,
});

/** A survey's answer stands in the message that asked for it; one without an answer was only offered. */
function surveyOf({ content_type: type, content_attributes: attributes }: Words, base: Pick<Interaction, 'id' | 'at'>) {
  if (type !== 'input_csat') return null;
  const answer = attributes?.submitted_values?.csat_survey_response;
  const author: Author = { id: null, name: null, role: 'customer' };
  if (!answer?.rating) return [message({ ...base, kind: 'assignment', author: { ...author, role: 'system' } })];
  const rating = { value: answer.rating, min: 1, max: 5 };
  return [message({ ...base, kind: 'rating', author, text: answer.feedback_message ?? null, detail: { rating } })];
}

/** What the account's language says of a change of status; other languages are not read, and change nothing. */
const ACTIVITIES: readonly (readonly [RegExp, Status])[] = [
  [/\b(marked resolved|resolved (the|this) conversation|conversation was resolved)\b/i, 'resolved'],
  [/\breopened\b/i, 'reopened'],
  [/\b(als gelöst markiert|wurde .*gelöst)\b/i, 'resolved'],
  [/\b(marcó .*resuelta|resuelta por)\b/i, 'resolved'],
  [/\b(marquée? comme résolue?)\b/i, 'resolved'],
  [/\b(marcou .*resolvida|resolvida por)\b/i, 'resolved'],
];

function activityOf({ content }: Words, base: Pick<Interaction, 'id' | 'at'>): Interaction {
  const author: Author = { id: null, name: null, role: 'system' };
  const [, status] = ACTIVITIES.find(([pattern]) => pattern.test((content ?? '').slice(0, 300))) ?? [];
  return status
    ? message({ ...base, kind: 'status', author, detail: { status } })
    : message({ ...base, kind: 'assignment', author });
}

/** Of a conversation: when it was opened, by whom, and how it stands; its last message is a message like others. */
function readConversation(record: Conversation, context: DocumentContext): Reading {
  const at = instantOf(record.created_at, context);
  if (at === null) return skipped('no-time', 'no created_at');
  if (Number.isNaN(at)) return skipped('bad-date', `created_at: ${excerpt(String(record.created_at))}`);
  const { meta, status, labels } = record;
  const base = {
    conversationId: record.id,
    channel: meta.channel ? channelOf(meta.channel) : null,
    account: record.inbox_id ? `inbox ${record.inbox_id}` : null,
    tags: labels && labels.length > 0 ? labels : NO_TAGS,
    at,
  };
  const opened = message({
    ...base,
    id: `${record.id}/opened`,
    kind: 'assignment',
    author: person(meta.sender, 'customer'),
    detail: detailOf(record, at, context),
  });
  const state: Status | null = status === 'resolved' ? 'resolved' : null;
  // When is not told; behind all that was said, since what is said later opens a case again.
  const last = instantOf(record.last_activity_at ?? record.updated_at, context) ?? at;
  const closed =
    state &&
    message({
      ...base,
      at: Number.isNaN(last) ? at : last,
      id: `${record.id}/status`,
      kind: 'status',
      author: SYSTEM,
      detail: { status: state, undated: true },
    });
  return { interactions: closed ? [opened, closed] : [opened] };
}

/** The first reply of a human as Chatwoot counts it; 0 where there is none. */
function detailOf({ priority, first_reply_created_at: replied }: Conversation, at: number, context: DocumentContext) {
  const first = instantOf(replied, context);
  const stated = first === null || Number.isNaN(first) ? null : recordedTime(first - at, null);
  if (!priority && stated === null) return null;
  return {
    ...(priority ? { priority } : {}),
    ...(stated === null ? {} : { recorded: { 'first-response-time': stated } }),
  };
}

const SYSTEM: Author = { id: null, name: null, role: 'system' };

/** `Channel::WebWidget` */
const channelOf = (channel: string): string => channel.replace(/^Channel::/, '').toLowerCase();
