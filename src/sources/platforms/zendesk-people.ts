import type { Fact } from '../../model/fact.ts';
import type { Author, Role } from '../../model/interaction.ts';
import type { Comment, Ticket } from './zendesk-records.ts';

type Person = Extract<Fact, { readonly kind: 'person' }>;

export const person = (own: string, role: Role, name: string | null = null): Person => ({
  kind: 'person',
  id: own,
  name,
  role,
});

/** What somebody does in a ticket tells their side, less surely than a list of users. */
export const seenAs = (own: string | null | undefined, role: Role, trust: 0 | 1 | 2): readonly Fact[] =>
  own ? [{ ...person(own, role), trust }] : [];

/** Only agents are assigned and write in private; who asks is a customer; who else writes in public is an agent. */
export const ASSIGNED = 2;
export const ASKED = 1;
const WROTE = 0;

export const channelOf = (via: Ticket['via']): string | null =>
  typeof via === 'string' ? via : (via?.channel ?? null);

export const accountOf = ({ brand_id: brand }: Ticket): string | null => (brand ? `brand ${brand}` : null);

/** Rules of the account, and the user -1, in whose name they write. */
const isAutomatic = (author: string | null | undefined, via: Ticket['via']): boolean =>
  author === '-1' || ['rule', 'system', 'answer_bot'].includes(channelOf(via) ?? '');

export const writer = (own: string | null, via: Ticket['via'] = null): Author => ({
  id: own,
  name: null,
  role: isAutomatic(own, via) ? 'bot' : 'unknown',
});

/** Of whom the ticket says that they only read along nothing is inferred; alone, a comment leaves the side open. */
export function factsOf(one: Comment, around?: Ticket): readonly Fact[] {
  if (isAutomatic(one.author_id, one.via)) return [];
  if (!one.public) return seenAs(one.author_id, 'agent', ASSIGNED);
  if (!around) return [person(one.author_id, 'unknown')];
  if (!around.requester_id || one.author_id === around.requester_id) return [];
  const along = [...(around.collaborator_ids ?? []), ...(around.email_cc_ids ?? [])];
  return along.includes(one.author_id) ? [] : seenAs(one.author_id, 'agent', WROTE);
}
