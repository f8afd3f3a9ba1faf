import * as z from 'zod';
import type { Fact } from '../../model/fact.ts';
import type { Author } from '../../model/interaction.ts';
import { message } from './document.ts';
import { excerpt, identifier, isFalse, NO_TAGS, word } from './fields.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';
import { ticketEvents } from './ticket.ts';
import { zendeskState } from './zendesk.ts';

const text = z.string().optional();

/** What the tables of a warehouse share: copied from the API of Zendesk, as Fivetran and its like write them. */
const TABLE = {
  steps: ['Export the tables ticket, ticket_comment, ticket_field_history and user of the warehouse as CSV.'],
  formats: ['csv', 'json', 'ndjson'],
  system: 'zendesk',
  agentsArePeople: true,
  exact: true,
  grouping: () => 'id',
} as const satisfies Partial<TablePlatform>;

const person = (id: string, role: 'agent' | 'customer', trust: 0 | 1 | 2): Fact => ({
  kind: 'person',
  id,
  name: null,
  role,
  trust,
});

function instantOf(field: string, row: Row, context: RecordContext): number | Reading {
  const at = context.instant(word(row[field]));
  if (at === null) return skipped('no-time', `no ${context.column(field) ?? field}`);
  return Number.isNaN(at) ? skipped('bad-date', `${context.column(field)}: ${excerpt(row[field] ?? '')}`) : at;
}

const noId = (row: Row, field: string): Reading | string => {
  const { id, fault } = identifier(row[field]);
  return id ?? skipped(fault ? 'lossy-id' : 'no-id', fault?.message ?? `no ${field}`);
};

export const zendeskTicketTable: TablePlatform = {
  ...TABLE,
  id: 'zendesk-ticket-table',
  title: 'Zendesk table of tickets',
  about: 'The table "ticket" of a warehouse. Alone it tells no answers and no times of resolutions.',
  row: z.object({
    id: text,
    created_at: text,
    updated_at: text,
    status: text,
    requester_id: text,
    submitter_id: text,
    assignee_id: text,
    brand_id: text,
    subject: text,
    description: text,
    priority: text,
    via_channel: text,
    system_client: text,
    ticket_form_id: text,
    has_incidents: text,
  }),
  aliases: {},
  needs: [
    'id',
    'created_at',
    'status',
    'requester_id',
    ['via_channel', 'system_client', 'ticket_form_id'],
    'submitter_id',
  ],
  idFields: { conversationId: 'id' },
  timeFields: ['created_at', 'updated_at'],
  telling: ['via_channel', 'system_client', 'ticket_form_id', 'has_incidents'],
  provides: () => ({ certain: ['openings', 'resolutions'], ifSeen: ['topics', 'categories'] }),
  toInteractions(row, context) {
    const id = noId(row, 'id');
    if (typeof id !== 'string') return id;
    const createdAt = instantOf('created_at', row, context);
    if (typeof createdAt !== 'number') return createdAt;
    const updated = context.instant(word(row.updated_at));
    const asker = word(row.requester_id) ?? null;
    const channel = word(row.via_channel) ?? null;
    const assignee = word(row.assignee_id);
    const interactions = ticketEvents({
      id,
      channel,
      account: word(row.brand_id) === undefined ? null : `brand ${word(row.brand_id)}`,
      tags: NO_TAGS,
      text: [word(row.subject), word(row.description)].filter((part) => part !== undefined).join('\n') || null,
      opener: { id: channel === 'web' ? (word(row.submitter_id) ?? asker) : asker, name: null, role: 'unknown' },
      opening: 'stands-in',
      agent: null,
      createdAt,
      updatedAt: Number.isNaN(updated) ? null : updated,
      firstReplyAt: null,
      firstResolvedAt: null,
      reopenedAt: null,
      resolvedAt: null,
      closedAt: null,
      status: zendeskState(word(row.status) ?? null, NO_TAGS),
      priority: word(row.priority) ?? null,
      category: null,
      rating: null,
      recorded: null,
    });
    const facts = [
      ...(asker === null ? [] : [person(asker, 'customer', 1)]),
      ...(assignee === undefined ? [] : [person(assignee, 'agent', 2)]),
    ];
    return { interactions, facts };
  },
};

export const zendeskCommentTable: TablePlatform = {
  ...TABLE,
  id: 'zendesk-comment-table',
  title: 'Zendesk table of comments',
  about: 'The table "ticket_comment" of a warehouse. Who is an agent the table of users tells.',
  row: z.object({
    id: text,
    ticket_id: text,
    user_id: text,
    created: text,
    body: text,
    public: text,
    voice_comment: text,
    facebook_comment: text,
    tweet: text,
  }),
  aliases: { created: ['created', 'created_at'], user_id: ['user_id', 'author_id'] },
  needs: ['id', 'ticket_id', 'user_id', 'created', 'public', ['voice_comment', 'facebook_comment', 'tweet']],
  idFields: { id: 'id', conversationId: 'ticket_id' },
  timeFields: ['created'],
  telling: ['voice_comment', 'facebook_comment'],
  provides: () => ({ certain: ['messages'], ifSeen: ['openings', 'answers', 'topics', 'agents'] }),
  toInteractions(row, context) {
    const ticket = noId(row, 'ticket_id');
    if (typeof ticket !== 'string') return ticket;
    const at = instantOf('created', row, context);
    if (typeof at !== 'number') return at;
    const author = word(row.user_id) ?? null;
    const hidden = isFalse(row.public);
    const by: Author = { id: author, name: null, role: author === '-1' ? 'bot' : 'unknown' };
    return {
      interactions: [
        message({
          id: identifier(row.id).id,
          conversationId: ticket,
          kind: hidden ? 'note' : 'message',
          author: by,
          at,
          text: row.body ?? '',
        }),
      ],
      facts: hidden && author !== null ? [person(author, 'agent', 2)] : [],
    };
  },
};

const ENDED = new Set(['resolved', 'closed']);

export const zendeskHistoryTable: TablePlatform = {
  ...TABLE,
  id: 'zendesk-history-table',
  title: 'Zendesk table of changes',
  about: 'The table "ticket_field_history" of a warehouse: every state of a ticket with its time. No messages.',
  row: z.object({ field_name: text, ticket_id: text, updated: text, value: text, user_id: text }),
  aliases: { updated: ['updated', 'updated_at'] },
  needs: ['field_name', 'ticket_id', 'updated', 'value'],
  idFields: { conversationId: 'ticket_id' },
  timeFields: ['updated'],
  telling: ['field_name'],
  provides: () => ({ certain: ['resolutions', 'resolution-times'], ifSeen: [] }),
  toInteractions(row, context) {
    const ticket = noId(row, 'ticket_id');
    if (typeof ticket !== 'string') return ticket;
    const at = instantOf('updated', row, context);
    if (typeof at !== 'number') return at;
    const value = word(row.value) ?? null;
    const state = row.field_name === 'status' ? zendeskState(value, NO_TAGS) : null;
    // An open state after another is a change like any other; after a resolution it opens the ticket again.
    const status =
      state === null || ENDED.has(state) || state === 'deleted' ? state : state === 'opened' ? 'opened' : 'pending';
    const base = { id: `${ticket}/${row.field_name}/${at}`, conversationId: ticket, author: SYSTEM, at };
    const facts = row.field_name === 'assignee_id' && value !== null ? [person(value, 'agent', 2)] : [];
    return {
      interactions: [
        status === null
          ? message({ ...base, kind: 'assignment' })
          : message({ ...base, kind: 'status', detail: { status } }),
      ],
      facts,
    };
  },
};

const SYSTEM: Author = { id: null, name: null, role: 'system' };

export const zendeskUserTable: TablePlatform = {
  ...TABLE,
  id: 'zendesk-user-table',
  title: 'Zendesk table of users',
  about: 'The table "user" of a warehouse: names and sides of who writes in tickets. No tickets.',
  row: z.object({
    id: text,
    name: text,
    role: text,
    ticket_restriction: text,
    restricted_agent: text,
    only_private_comments: text,
    moderator: text,
  }),
  aliases: {},
  needs: ['id', 'role', ['ticket_restriction', 'restricted_agent', 'only_private_comments', 'moderator']],
  idFields: {},
  timeFields: [],
  telling: ['ticket_restriction', 'restricted_agent'],
  provides: () => ({ certain: [], ifSeen: [] }),
  toInteractions(row) {
    const id = noId(row, 'id');
    if (typeof id !== 'string') return id;
    const role = row.role === 'end-user' ? 'customer' : row.role === 'agent' || row.role === 'admin' ? 'agent' : null;
    if (role === null) return skipped('unknown-role', `role ${excerpt(row.role ?? '')}`);
    return { interactions: [], facts: [{ kind: 'person', id, name: word(row.name) ?? null, role }] };
  },
};
