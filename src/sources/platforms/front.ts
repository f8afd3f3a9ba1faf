import * as z from 'zod';
import type { Author, Interaction, Status } from '../../model/interaction.ts';
import { id, message, optional, unixTime } from './document.ts';
import { excerpt } from './fields.ts';
import { withoutTags } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';
import { ticketEvents, UNTOLD } from './ticket.ts';

const text = optional(z.string());
const seconds = optional(z.union([z.number(), z.string()]));
/** Ids say by their beginning what they are of: `cnv_`, `msg_`, `com_`, `evt_`, `tea_`. */
const idOf = (prefix: string) => z.string().startsWith(prefix).max(80);

const teammate = z.object({ id: optional(id), username: text, first_name: text, last_name: text, email: text });
type Teammate = z.infer<typeof teammate>;

const recipient = z.object({ handle: text, name: text, role: text });
type Recipient = z.infer<typeof recipient>;

const related = optional(z.object({ related: optional(z.object({ conversation: text })) }));

const conversation = z.looseObject({
  id: idOf('cnv_'),
  subject: text,
  status: z.string(),
  status_category: text,
  recipient: optional(recipient),
  tags: optional(z.array(z.looseObject({ name: text }))),
  last_message: optional(z.object({ created_at: seconds })),
  created_at: seconds,
  updated_at: seconds,
});
type Conversation = z.infer<typeof conversation>;

const entry = z.looseObject({
  id: idOf('msg_'),
  type: text,
  is_inbound: z.boolean(),
  draft_mode: text,
  error_type: text,
  created_at: seconds,
  subject: text,
  author: optional(teammate),
  recipients: optional(z.array(recipient)),
  body: text,
  text,
  metadata: optional(z.object({ is_retweet: optional(z.boolean()) })),
  _links: related,
});
type Entry = z.infer<typeof entry>;

const comment = z.looseObject({
  id: idOf('com_'),
  body: text,
  posted_at: seconds,
  author: optional(teammate),
  _links: related,
});
type Comment = z.infer<typeof comment>;

const event = z.looseObject({
  id: idOf('evt_'),
  type: z.string(),
  emitted_at: seconds,
  conversation: z.looseObject({ id: idOf('cnv_') }),
  source: optional(z.object({ _meta: optional(z.object({ type: text })), data: z.unknown() })),
});
type Event = z.infer<typeof event>;

/** The object around a list: its own address names the conversation. */
const page = z.object({ _links: optional(z.object({ self: text })) }).nullable();
type Page = z.infer<typeof page>;

const PLACES = ['', '[]', '_results[]', '[]._results[]'];

/**
 * Conversations, messages, comments and events as the Core API of Front gives them (dev.frontapp.com/reference). What
 * was sent without an author of the team was sent by a rule or a program.
 */
export const front: DocumentPlatform = {
  id: 'front',
  title: 'Front conversations',
  about:
    'Conversations, their messages, comments (notes) and events (archived, reopened). Conversations alone tell neither answers nor who began them, and are taken for begun by customers; when they were archived only the events tell. Ratings are in none of them.',
  steps: [
    'Fetch the conversations through the API: GET /conversations?limit=100, page by page by _pagination.next.',
    'For each, GET /conversations/ID/messages and, for notes, /conversations/ID/comments; for all together GET /events?q[types][]=archive&q[types][]=reopen.',
    'Save each answer as it is, and give the files or the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  system: 'front',
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: [
      ...(kinds.has('conversation') ? (['openings', 'resolutions'] as const) : []),
      ...(kinds.has('message') ? (['messages'] as const) : []),
    ],
    ifSeen: ['messages', 'openings', 'answers', 'resolutions', 'resolution-times', 'topics', 'categories', 'agents'],
  }),
  kinds: [
    recordKind<Conversation>({
      id: 'conversation',
      places: PLACES,
      record: conversation,
      read: readConversation,
    }),
    recordKind<Entry, Page>({ id: 'message', places: PLACES, record: entry, envelope: page, read: readMessage }),
    recordKind<Comment, Page>({ id: 'comment', places: PLACES, record: comment, envelope: page, read: readComment }),
    recordKind<Event>({ id: 'event', places: PLACES, record: event, read: readEvent }),
  ],
};

function instantIn(value: number | string | null | undefined, name: string): number | Reading {
  const at = unixTime(value, 's');
  if (at === null) return skipped('no-time', `no ${name}`);
  return Number.isNaN(at) ? skipped('bad-date', `${name}: ${excerpt(String(value))}`) : at;
}

const timeIn = (value: number | string | null | undefined): number | null => unixTime(value, 's') || null;

const STATES: Readonly<Record<string, Status>> = {
  archived: 'closed',
  assigned: 'opened',
  unassigned: 'opened',
  deleted: 'deleted',
  trashed: 'deleted',
  spam: 'spam',
  blocked: 'spam',
};

/** Where tickets are kept, their state says more than the inbox. */
const TICKET_STATES: Readonly<Record<string, Status>> = { open: 'opened', waiting: 'pending', resolved: 'resolved' };

function readConversation(record: Conversation): Reading {
  const createdAt = instantIn(record.created_at, 'created_at');
  if (typeof createdAt !== 'number') return createdAt;
  const updatedAt = timeIn(record.updated_at) ?? timeIn(record.last_message?.created_at);
  const state = STATES[record.status];
  const status = state === 'deleted' || state === 'spam' ? state : TICKET_STATES[record.status_category ?? ''];
  const { handle, name } = record.recipient ?? {};
  return {
    interactions: ticketEvents({
      ...UNTOLD,
      id: record.id,
      tags: (record.tags ?? []).flatMap((tag) => tag.name ?? []),
      text: record.subject ?? null,
      opener: { id: handle ?? null, name: name ?? null, role: 'customer' },
      opening: 'stands-in',
      createdAt,
      updatedAt,
      // Without a time after its messages it would seem to have been opened again by them.
      status: updatedAt === null && state === 'closed' ? null : (status ?? state ?? null),
    }),
  };
}

/** `https://.../conversations/cnv_1` */
function conversationOf(links: z.infer<typeof related>, around: Page): string | null {
  for (const address of [links?.related?.conversation, around?._links?.self]) {
    const [, own] = /\/conversations\/(cnv_\w{1,40})/.exec((address ?? '').slice(0, 500)) ?? [];
    if (own !== undefined) return own;
  }
  return null;
}

const NOWHERE = (what: string): Reading =>
  skipped('no-id', `a ${what} that does not say of which conversation it is: no _links.related.conversation`);

function readMessage(record: Entry, context: DocumentContext<Page>): Reading {
  if (record.draft_mode) return skipped('unknown-type', 'a draft, which nobody has sent');
  const at = instantIn(record.created_at, 'created_at');
  if (typeof at !== 'number') return at;
  const conversationId = conversationOf(record._links, context.envelope);
  if (conversationId === null) return NOWHERE('message');
  return { interactions: [messageOf(record, conversationId, at)] };
}

function messageOf(record: Entry, conversationId: string, at: number): Interaction {
  const inbound = record.is_inbound;
  return message({
    id: record.id,
    conversationId,
    kind: record.metadata?.is_retweet ? 'assignment' : isHidden(record) ? 'note' : 'message',
    channel: record.type ?? null,
    account: inbound ? (among(record.recipients, 'to')?.handle ?? null) : null,
    author: inbound ? customerIn(record) : sender(record.author),
    at,
    text: record.text || withoutTags(record.body ?? ''),
  });
}

/** Discussions stay among the team; what could not be sent reached nobody. */
const isHidden = ({ type, error_type: error }: Entry): boolean => type === 'internal' || Boolean(error);

const among = (recipients: readonly Recipient[] | null | undefined, role: string): Recipient | undefined =>
  recipients?.find((one) => one.role === role);

/** What comes in has no author: its sender is a recipient with the role "from". */
function customerIn({ recipients }: Entry): Author {
  const from = among(recipients, 'from');
  return { id: from?.handle ?? null, name: from?.name ?? null, role: 'customer' };
}

const sender = (author: Teammate | null | undefined): Author => ({
  id: author?.id ?? null,
  name: author ? nameOf(author) : null,
  role: author?.id ? 'agent' : 'bot',
});

const nameOf = ({ first_name: first, last_name: last, username, email }: Teammate): string | null =>
  [first, last].filter(Boolean).join(' ') || username || email || null;

function readComment(record: Comment, context: DocumentContext<Page>): Reading {
  const at = instantIn(record.posted_at, 'posted_at');
  if (typeof at !== 'number') return at;
  const conversationId = conversationOf(record._links, context.envelope);
  if (conversationId === null) return NOWHERE('comment');
  const author: Author = { ...sender(record.author), role: 'agent' };
  return {
    interactions: [message({ id: record.id, conversationId, kind: 'note', author, at, text: record.body ?? '' })],
  };
}

const CHANGES: Readonly<Record<string, Status>> = { archive: 'closed', reopen: 'reopened' };

function readEvent(record: Event): Reading {
  const at = instantIn(record.emitted_at, 'emitted_at');
  if (typeof at !== 'number') return at;
  const by = record.source?._meta?.type === 'teammate' ? teammate.safeParse(record.source.data).data : undefined;
  const author: Author = by ? sender(by) : { id: null, name: null, role: 'system' };
  const status = CHANGES[record.type];
  const base = { id: record.id, conversationId: record.conversation.id, author, at };
  return {
    interactions: [
      status
        ? message({ ...base, kind: 'status', detail: { status } })
        : message({ ...base, kind: 'assignment', detail: null }),
    ],
  };
}
