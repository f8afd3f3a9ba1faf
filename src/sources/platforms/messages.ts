import { z } from 'zod';
import type { Detail, FeedbackAction, Interaction, InteractionKind, Role, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import aliases from './aliases.json' with { type: 'json' };
import {
  directionOf,
  feedbackOf,
  identifier,
  isFalse,
  isTrue,
  labelOf,
  listOf,
  messageTypeOf,
  NO_TAGS,
  ratingOf,
  roleOf,
  statusOf,
  word,
} from './fields.ts';
import { type Platform, type Provided, type Reading, type RecordContext, type Row, skipped } from './platform.ts';

const text = z.string().optional();

/** One row a message: the common shape of exports made by hand, by a script or by a data warehouse. */
export const messages: Platform = {
  id: 'messages',
  title: 'One row a message',
  about:
    'A table or a list of messages with a time and an author or a direction. What else it tells depends on its columns.',
  formats: ['csv', 'json', 'ndjson'],
  row: z.object({
    at: z.string(),
    role: text,
    direction: text,
    inbound: text,
    outbound: text,
    text,
    conversation: text,
    id: text,
    author: text,
    name: text,
    to: text,
    replyTo: text,
    channel: text,
    account: text,
    type: text,
    status: text,
    private: text,
    language: text,
    rating: text,
    sentiment: text,
    tags: text,
    topic: text,
    priority: text,
    segment: text,
  }),
  aliases: aliases.messages,
  wants:
    'a list of messages needs a time (such as created_at), an author, a role or a direction, and a text or a conversation',
  needs: [
    'at',
    ['role', 'direction', 'inbound', 'outbound', 'author', 'name'],
    ['text', 'conversation', 'replyTo', 'direction', 'inbound', 'outbound', 'to'],
  ],
  idFields: { id: 'id', replyTo: 'replyTo', conversationId: 'conversation' },
  timeFields: ['at'],
  telling: ['role', 'direction', 'inbound', 'outbound', 'replyTo', 'to'],
  exact: false,
  grouping: (fields) =>
    fields.has('conversation') ? 'id' : fields.has('replyTo') && fields.has('id') ? 'replies' : 'silence',
  provides,
  toInteractions,
};

function provides(fields: ReadonlySet<string>): Provided {
  const has = (...names: string[]): boolean => names.some((name) => fields.has(name));
  return {
    certain: ['messages'],
    ifSeen: [
      'openings',
      'answers',
      'resolutions',
      'resolution-times',
      'ratings',
      'opinions',
      'topics',
      'categories',
      ...(has('author', 'name') ? (['agents'] as const) : []),
    ],
  };
}

function toInteractions(row: Row, context: RecordContext): Reading {
  const at = context.instant(row.at);
  if (at === null) return skipped('no-time', `no time in column ${context.column('at')}`);
  if (Number.isNaN(at)) return skipped('bad-date', `not a date in column ${context.column('at')}: ${row.at}`);
  const conversation = identifier(row.conversation);
  if (context.column('conversation') !== null && conversation.raw === null) {
    return skipped('no-id', `no conversation id in column ${context.column('conversation')}`);
  }
  const { id, fault } = identifier(row.id);
  const { role, faults } = roleIn(row, context);
  const base = {
    id,
    conversationId: conversation.raw ?? threadOf(row, role, context),
    channel: word(row.channel) ?? null,
    account: accountOf(row, role),
    author: { id: word(row.author) ?? word(row.name) ?? null, name: word(row.name) ?? word(row.author) ?? null, role },
    at,
    text: null,
    language: word(row.language) ?? null,
    replyTo: identifier(row.replyTo).raw,
    tags: listOf(row.tags),
    detail: null,
  };
  const all = [...(fault ? [fault] : []), ...faults];
  return { interactions: eventsOf(row, base, context), ...(all.length > 0 ? { faults: all } : {}) };
}

type Base = Omit<Interaction, 'kind'>;

/** The kind of the row, and the rating that a message may carry beside its words. */
function eventsOf(row: Row, base: Base, context: RecordContext): readonly Interaction[] {
  const rating = ratingOf(row.rating, context.column('rating'));
  const { kind, status, feedback } = kindOf(row);
  const starOnly =
    rating !== null &&
    (kind === 'rating' || (kind === 'message' && word(row.text) === undefined && row.type === undefined));
  const events: Interaction[] = [];
  if (!starOnly && kind !== 'rating') {
    const detail = detailOf(row, { ...(status ? { status } : {}), ...(feedback ? { feedback } : {}) });
    events.push({ ...base, kind, text: row.text ?? '', detail });
  }
  if (rating !== null) {
    const id = starOnly || base.id === null ? base.id : `${base.id}/rating`;
    const author = base.author.role === 'customer' ? base.author : { ...base.author, role: 'customer' as const };
    events.push({
      ...base,
      id,
      author,
      kind: 'rating',
      tags: NO_TAGS,
      replyTo: starOnly ? base.replyTo : null,
      detail: detailOf(row, { rating }, false),
    });
  }
  return events;
}

function kindOf(row: Row): { kind: InteractionKind; status?: Status; feedback?: FeedbackAction } {
  if (isTrue(row.private)) return { kind: 'note' };
  const type = word(row.type);
  if (type === undefined) return { kind: 'message' };
  // `status:resolved` says both in one cell.
  const [name, value] = type.split(':', 2) as [string, string | undefined];
  const kind = messageTypeOf(name);
  if (kind === 'status') {
    const status = statusOf(value ?? row.status);
    return status ? { kind, status } : { kind: 'assignment' };
  }
  if (kind === 'feedback') {
    const feedback = feedbackOf(value ?? row.text);
    return feedback ? { kind, feedback } : { kind: 'reaction' };
  }
  const status = statusOf(type);
  return kind ? { kind } : status ? { kind: 'status', status } : { kind: 'message' };
}

function detailOf(row: Row, own: Detail, withLabel = true): Detail | null {
  const label = withLabel ? labelOf(word(row.sentiment)) : null;
  const topics = listOf(row.topic);
  const priority = word(row.priority);
  const segment = word(row.segment);
  const detail: Detail = {
    ...own,
    ...(label ? { label } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(priority ? { priority } : {}),
    ...(segment ? { segment } : {}),
  };
  return Object.keys(detail).length > 0 ? detail : null;
}

/**
 * Who wrote, from what the row says: the role, the direction, `--self`, or an account column that names the brand (its
 * name is the brand's, any other author is a customer). What none of them tells stays unknown.
 */
function roleIn(row: Row, context: RecordContext): { role: Role; faults: readonly Fault[] } {
  const stated = word(row.role);
  if (stated !== undefined) {
    const role = roleOf(stated);
    return role ? { role, faults: [] } : unknownRole(`role "${stated}" is none that is known`);
  }
  const direction = directionOf(word(row.direction)) ?? flagDirection(row);
  if (direction) return { role: direction === 'inbound' ? 'customer' : 'agent', faults: [] };
  const author = word(row.author) ?? word(row.name);
  if (author === undefined) return unknownRole('neither a role nor an author');
  if (context.isSelf(author) || (row.name !== undefined && context.isSelf(row.name.trim())))
    return { role: 'agent', faults: [] };
  if (context.hasSelf) return { role: 'customer', faults: [] };
  const account = word(row.account);
  if (account !== undefined)
    return { role: author.toLowerCase() === account.toLowerCase() ? 'agent' : 'customer', faults: [] };
  return unknownRole(`nothing says whether ${author} is a customer; --self NAME says who is on your side`);
}

const unknownRole = (message: string) => ({
  role: 'unknown' as const,
  faults: [{ code: 'unknown-role' as const, message }],
});

function flagDirection(row: Row): 'inbound' | 'outbound' | null {
  if (isTrue(row.inbound) || isFalse(row.outbound)) return 'inbound';
  return isFalse(row.inbound) || isTrue(row.outbound) ? 'outbound' : null;
}

/** In a chat without conversations: one customer with one account, so an answer lies beside its question. */
function threadOf(row: Row, role: Role, context: RecordContext): string | null {
  if (context.column('to') === null || (context.column('replyTo') !== null && context.column('id') !== null))
    return null;
  const customer = role === 'customer' ? (word(row.author) ?? word(row.name)) : word(row.to);
  return customer === undefined ? null : `${accountOf(row, role) ?? ''}/${customer}`;
}

/** The inbox, if a column names it; else the other end of the message: whom a customer writes to, who writes to one. */
function accountOf(row: Row, role: Role): string | null {
  const account = word(row.account);
  if (account !== undefined) return account;
  if (row.to === undefined) return null;
  return (role === 'customer' ? word(row.to) : word(row.author)) ?? null;
}
