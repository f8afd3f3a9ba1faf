import type { Author, InteractionKind, Role } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { directionOf, excerpt, isFalse, isTrue, roleOf, word } from './fields.ts';
import type { RecordContext, Row } from './platform.ts';

/* Of a row that is one message: which side wrote it, who that was, and to which account and thread it belongs. */

/** Who hides or reports a post is a customer, and an entry that nobody wrote is the system's, also unsaid. */
export function sideByKind(kind: InteractionKind, row: Row): Side | null {
  if (kind === 'feedback') return CUSTOMER;
  return (kind === 'assignment' || kind === 'status') && nobody(row) ? SYSTEM : null;
}

export const nobody = ({ author, name, customer, agent }: Row): boolean =>
  [author, name, customer, agent].every((cell) => word(cell) === undefined);

/** Some products call so whoever has a login, others the customers. */
const EITHER = /^users?$/i;

/**
 * Who wrote, from what the row says, the surest first: a role that names one side; the direction; the role "user", which
 * products give to either side; `--self`; an account column that names the brand (its name is the brand's, any other
 * author is a customer). What none of them tells stays unknown.
 */
export function roleIn(row: Row, context: RecordContext): Side {
  const stated = word(row.role);
  const role = stated === undefined ? null : roleOf(stated);
  const either = stated !== undefined && EITHER.test(stated);
  if (role !== null && !either) return { role, faults: [] };
  if (stated !== undefined && role === null) return unknownRole(`role "${excerpt(stated)}" is none that is known`);
  const direction =
    directionOf(word(row.direction)) ?? flagDirection(row) ?? (either ? numberedWay(row, context) : null);
  if (direction) return { role: direction === 'inbound' ? 'customer' : 'agent', faults: [] };
  if (role !== null) return { role, faults: [] };
  const author = word(row.author) ?? word(row.name);
  if (author === undefined) return unknownRole('neither a role nor an author');
  if (context.isSelf(author) || (row.name !== undefined && context.isSelf(row.name.trim())))
    return { role: 'agent', faults: [] };
  if (context.hasSelf) return CUSTOMER;
  const account = word(row.account);
  if (account !== undefined)
    return { role: author.toLowerCase() === account.toLowerCase() ? 'agent' : 'customer', faults: [] };
  return unknownRole(`nothing says whether ${excerpt(author)} is a customer; --self NAME says who is on your side`);
}

interface Side {
  readonly role: Role;
  readonly faults: readonly Fault[];
}

/** A customer whom the row does not name. */
export const SOMEBODY: Author = { id: null, name: null, role: 'customer' };

/** Not a person: what the product does by itself. */
export const NOBODY: Author = { id: null, name: null, role: 'system' };

export const asCustomer = (author: Author): Author =>
  author.role === 'customer' ? author : { ...author, role: 'customer' };

const CUSTOMER: Side = { role: 'customer', faults: [] };
const SYSTEM: Side = { role: 'system', faults: [] };

const unknownRole = (message: string): Side => ({ role: 'unknown', faults: [{ code: 'unknown-role', message }] });

/** Words of a direction that more often name a side or a kind of message. */
const NO_WAY = /^(customer|agent|reply|from (customer|agent)|to customer)$/i;
/** Which way a word says that a message went; `null` where it says none. */
export const wayOf = (text: string): 'inbound' | 'outbound' | null =>
  NO_WAY.test(text.trim()) ? null : directionOf(text);

/** The tables of Chatwoot number the ways of messages, and call agents users. */
function numberedWay(row: Row, context: RecordContext): 'inbound' | 'outbound' | null {
  if (!/^message.?type$/i.test(context.column('type') ?? '')) return null;
  return word(row.type) === '0' ? 'inbound' : word(row.type) === '1' ? 'outbound' : null;
}

function flagDirection(row: Row): 'inbound' | 'outbound' | null {
  if (isTrue(row.inbound) || isFalse(row.outbound)) return 'inbound';
  if (isFalse(row.inbound) || isTrue(row.outbound)) return 'outbound';
  const type = word(row.type);
  return type === undefined ? null : wayOf(type);
}

/** Columns whose name says that they hold who wrote the row, and not whom it is about. */
const WRITER = /^(author|sender|from|posted.?by|sent.?by)/i;

const writes = (context: RecordContext, field: string): boolean => WRITER.test(context.column(field)?.trim() ?? '');

/**
 * In an endless chat whose rows say which way they went, but not to whom, a column such as `user_id` or `phone` names
 * the contact on both ways: who answered is then not the contact.
 */
const namesContact = (context: RecordContext): boolean =>
  isChat(context) &&
  ['direction', 'inbound', 'outbound'].some((field) => context.column(field) !== null) &&
  ['to', 'role'].every((field) => context.column(field) === null) &&
  !writes(context, context.column('author') === null ? 'name' : 'author');

/** Its conversations follow from silence alone. */
const isChat = (context: RecordContext): boolean =>
  context.column('conversation') === null && (context.column('replyTo') === null || context.column('id') === null);

/** A column of agents names no customer, and one of customers no agent, whatever row they stand in. */
export function authorOf(row: Row, role: Role, context: RecordContext): Author {
  const own =
    role === 'customer' ? word(row.customer) : role === 'agent' || role === 'bot' ? word(row.agent) : undefined;
  const contact = role !== 'customer' && namesContact(context);
  const author = contact ? undefined : word(row.author);
  const name = contact && !writes(context, 'name') ? undefined : word(row.name);
  return { id: author ?? own ?? name ?? null, name: name ?? own ?? author ?? null, role };
}

/**
 * In a chat without conversations: one customer with one account, so an answer lies beside its question. An answer that
 * does not say to whom it went has no thread: only the whole export tells whether there is just one that it can be of.
 */
export function threadOf(row: Row, role: Role, context: RecordContext): string | null {
  if (!isChat(context)) return null;
  const customer = customerOf(row, role, context);
  return customer === undefined ? null : `${accountOf(row, role) ?? ''}/${customer}`;
}

function customerOf(row: Row, role: Role, context: RecordContext): string | undefined {
  const author = word(row.author) ?? word(row.name);
  const contact = word(row.customer);
  if (role === 'customer') return contact ?? author;
  if (role === 'unknown' && context.column('to') === null) return contact ?? author;
  return contact ?? word(row.to) ?? (namesContact(context) ? author : undefined);
}

/** The inbox, if a column names it; else the other end of the message: whom a customer writes to, who writes to one. */
export function accountOf(row: Row, role: Role): string | null {
  const account = word(row.account);
  if (account !== undefined) return account;
  if (row.to === undefined) return null;
  return (role === 'customer' ? word(row.to) : word(row.author)) ?? null;
}
