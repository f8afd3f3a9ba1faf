import { describe, expect, it } from 'vitest';
import type { FoundFact } from '../../src/model/fact.ts';
import type { Role } from '../../src/model/interaction.ts';
import type { Stream } from '../../src/model/stream.ts';
import { peopleOf } from '../../src/normalize/people.ts';
import { tagged, unknown } from '../support/tell.ts';

const STREAM: Stream = {
  key: 'chats',
  platform: 'chats',
  system: 'chats',
  rank: 0,
  byHand: false,
  agentsArePeople: false,
  sides: 'threads',
  grouping: 'silence',
  certain: ['messages'],
  ifSeen: [],
};

/** One message by each writer of each chat: the sides that they are found to be on. */
function sides(chats: Readonly<Record<string, readonly string[]>>, facts: readonly FoundFact[] = []) {
  const told = Object.entries(chats).flatMap(([conversation, writers]) =>
    writers.map((id) => unknown('Mon 09:00', { conversation, author: id })),
  );
  const interactions = tagged(told);
  const people = peopleOf(interactions, facts, () => STREAM);
  const found = new Map<string, Role>();
  for (const one of interactions) found.set(one.author.id as string, people.named(one).role);
  return { roles: Object.fromEntries(found), faults: people.faults.map(({ code }) => code) };
}

const person = (id: string, role: Role, name: string | null = null): FoundFact => ({
  kind: 'person',
  id,
  role,
  name,
  file: 0,
});

describe('who authors are', () => {
  it('is told by a table of users', () => {
    const facts = [person('7', 'agent'), person('8', 'customer')];
    expect(sides({ a: ['7', '8', '9'] }, facts).roles).toEqual({ 7: 'agent', 8: 'customer', 9: 'unknown' });
  });

  it('is told by the account that an archive belongs to: everybody else is a customer', () => {
    expect(sides({ a: ['7', '8'] }, [{ kind: 'own-side', id: '7', file: 0 }]).roles).toEqual({
      7: 'agent',
      8: 'customer',
    });
  });

  it('is told by the chats: who writes in all of them is the brand, and that is said', () => {
    expect(sides({ a: ['shop', 'ida'], b: ['shop', 'tom'] })).toEqual({
      roles: { shop: 'agent', ida: 'customer', tom: 'customer' },
      faults: ['own-side-inferred'],
    });
  });

  it('stays open in a single chat, in two with the same writers, and where nobody writes in all', () => {
    const open = { faults: ['unknown-role'] };
    expect(sides({ a: ['shop', 'ida'] })).toMatchObject({ ...open, roles: { shop: 'unknown', ida: 'unknown' } });
    expect(sides({ a: ['shop', 'ida'], b: ['shop', 'ida'] })).toMatchObject(open);
    expect(sides({ a: ['shop', 'ida'], b: ['tom'] })).toMatchObject(open);
  });

  it('does not depend on the order of two records of one person', () => {
    const facts = [person('7', 'unknown', 'Bea'), person('7', 'agent')];
    const names = [facts, facts.toReversed()].map((order) => {
      const [one] = tagged([unknown('Mon 09:00', { author: '7' })]);
      const { role, id } = peopleOf([one as NonNullable<typeof one>], order, () => STREAM).named(
        one as NonNullable<typeof one>,
      );
      return { role, id };
    });
    expect(names[0]).toEqual(names[1]);
    expect(names[0]).toEqual({ role: 'agent', id: '7' });
  });
});
