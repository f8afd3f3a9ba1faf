import type { FoundFact } from '../model/fact.ts';
import type { Author, Role, TaggedInteraction } from '../model/interaction.ts';
import type { Fault } from '../model/problem.ts';
import type { Stream } from '../model/stream.ts';
import { printable } from '../model/text.ts';

/** Who authors are, as other records tell it. */
export interface People {
  /** The author with the name and the side that a table of users, or the other chats, give. */
  named(interaction: TaggedInteraction): Author;
  readonly faults: readonly (Fault & { readonly file: number })[];
}

interface Person {
  readonly name: string | null;
  readonly role: Role;
  /** How surely the side is known: told by a list of people, or taken from what they do. */
  readonly trust: number;
}

const TOLD = 3;

/**
 * What other records say of authors, whatever the order of the files: tables of users, the account that an archive
 * belongs to, and, of chats that name no side, who writes in all of them. Ids are compared within one product.
 */
export function peopleOf(
  interactions: readonly TaggedInteraction[],
  facts: readonly FoundFact[],
  streamOf: (file: number) => Stream,
): People {
  const systems = systemsOf(facts, streamOf);
  const faults = [
    ...ownSides(openChats(interactions, facts, { streamOf, systems }), systems),
    ...inferred(facts, systems, streamOf),
    ...leftOpen(interactions, facts, { streamOf, systems }),
  ];
  if (systems.size === 0) return { named: ({ author }) => author, faults };
  return {
    named({ author, origin }) {
      const system = systems.get(streamOf(origin.file).system);
      return system ? nameIn(system, author) : author;
    },
    faults,
  };
}

/** The people of one product, and the ids that are the brand's. */
interface System {
  readonly people: Map<string, Person>;
  readonly own: Set<string>;
  /** Equal authors stay one object. */
  readonly named: Map<Author, Author>;
}

const newSystem = (): System => ({ people: new Map(), own: new Set(), named: new Map() });

function systemAt(systems: Map<string, System>, name: string): System {
  const known = systems.get(name) ?? newSystem();
  systems.set(name, known);
  return known;
}

function systemsOf(facts: readonly FoundFact[], streamOf: (file: number) => Stream): Map<string, System> {
  const systems = new Map<string, System>();
  for (const fact of facts) {
    if (fact.kind === 'participant' || fact.kind === 'part-of') continue;
    const { people, own } = systemAt(systems, streamOf(fact.file).system);
    if (fact.kind === 'own-side') own.add(fact.id);
    else people.set(fact.id, both(people.get(fact.id), { ...fact, trust: fact.trust ?? TOLD }));
  }
  return systems;
}

/**
 * Of two records of one person each may tell what the other leaves open; the surer one tells the side, and where both
 * are equally sure, the order decides nothing.
 */
function both(before: Person | undefined, { name, role, trust }: Person): Person {
  if (!before) return { name, role, trust: role === 'unknown' ? -1 : trust };
  const names = [before.name, name].filter((one) => one !== null).sort();
  const sides = [before, { role, trust }].filter((one) => one.role !== 'unknown');
  const surest = Math.max(-1, ...sides.map((one) => one.trust));
  const roles = sides.filter((one) => one.trust === surest).map((one) => one.role);
  return { name: names[0] ?? null, role: roles.sort()[0] ?? 'unknown', trust: surest };
}

/** Says for how many people no list told the side: in the file that first spoke of one of them. */
function inferred(
  facts: readonly FoundFact[],
  systems: ReadonlyMap<string, System>,
  streamOf: (file: number) => Stream,
): readonly (Fault & { file: number })[] {
  const found = new Map<string, { file: number; ids: Set<string> }>();
  for (const fact of facts) {
    if (fact.kind !== 'person' || fact.trust === undefined) continue;
    const name = streamOf(fact.file).system;
    const trust = systems.get(name)?.people.get(fact.id)?.trust ?? TOLD;
    if (trust < 0 || trust >= TOLD) continue;
    const { file, ids } = found.get(name) ?? { file: fact.file, ids: new Set<string>() };
    found.set(name, { file: Math.min(file, fact.file), ids: ids.add(fact.id) });
  }
  return [...found.values()].map(({ file, ids }) => ({
    file,
    code: 'role-inferred',
    message: `of ${ids.size} ${ids.size === 1 ? 'person' : 'people'} only what they do tells the side (who asks, who is assigned); the list of users tells it surely`,
  }));
}

/** Says of how many who wrote nothing told the side: it is neither a question nor an answer. */
function leftOpen(
  interactions: readonly TaggedInteraction[],
  facts: readonly FoundFact[],
  { streamOf, systems }: Told,
): readonly (Fault & { file: number })[] {
  const told = new Map<string, Set<string>>();
  for (const fact of facts) {
    const { sides, system: name } = streamOf(fact.file);
    const { people, own } = systems.get(name) ?? newSystem();
    if (fact.kind !== 'person' || sides === 'threads' || own.size > 0) continue;
    if (people.get(fact.id)?.role === 'unknown') told.set(name, (told.get(name) ?? new Set()).add(fact.id));
  }
  const found = new Map<string, { file: number; ids: Set<string> }>();
  for (const { author, kind, origin } of interactions) {
    if (author.role !== 'unknown' || author.id === null || kind !== 'message') continue;
    const { system } = streamOf(origin.file);
    if (!told.get(system)?.has(author.id)) continue;
    const { file, ids } = found.get(system) ?? { file: origin.file, ids: new Set<string>() };
    found.set(system, { file: Math.min(file, origin.file), ids: ids.add(author.id) });
  }
  return [...found.values()].map(({ file, ids }) => ({
    file,
    code: 'unknown-role',
    message: `nothing tells the side of ${listed([...ids].sort())}: the list of users does, or the tickets`,
  }));
}

const listed = (names: readonly string[]): string => {
  const [first = '', second, third] = names.slice(0, 3).map((one) => printable(one, 40));
  const shown = [first, second, third].filter((one) => one !== undefined).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
};

function nameIn({ people, own, named }: System, author: Author): Author {
  if (author.id === null) return author;
  const before = named.get(author);
  if (before) return before;
  const person = people.get(author.id);
  const name = author.name ?? person?.name ?? null;
  const role = author.role === 'unknown' ? sideOf(author.id, person, own) : author.role;
  const after = name === author.name && role === author.role ? author : { ...author, name, role };
  named.set(author, after);
  return after;
}

function sideOf(id: string, person: Person | undefined, own: ReadonlySet<string>): Role {
  if (own.size > 0) return own.has(id) ? 'agent' : person?.role === 'bot' ? 'bot' : 'customer';
  return person?.role ?? 'unknown';
}

/** Chats of which none says which side wrote: the only one who is in all of them, and in two at least, is the brand. */
function ownSides(
  open: ReadonlyMap<string, Chats>,
  systems: Map<string, System>,
): readonly (Fault & { file: number })[] {
  const faults: (Fault & { file: number })[] = [];
  for (const [name, { chats, names, file }] of open) {
    const called = (id: string): string => names.get(id) ?? id;
    const system = systemAt(systems, name);
    const [first = new Set<string>(), ...others] = chats.values();
    if (system.own.size > 0) continue;
    const everywhere = [...first].filter((id) => others.every((chat) => chat.has(id)));
    const [id] = everywhere;
    if (id === undefined || everywhere.length > 1 || others.length === 0) {
      faults.push({ file, code: 'unknown-role', message: whoIsIt([...first].map(called)) });
      continue;
    }
    system.own.add(id);
    const message = `${called(id)} is in all ${chats.size} chats and is taken for the brand; --self says otherwise`;
    faults.push({ file, code: 'own-side-inferred', message });
  }
  return faults;
}

const whoIsIt = (writers: readonly string[]): string =>
  `nothing says which of ${writers
    .slice(0, 3)
    .map((one) => printable(one, 40))
    .join(', ')} is the brand; --self NAME says it`;

interface Told {
  readonly streamOf: (file: number) => Stream;
  readonly systems: ReadonlyMap<string, System>;
}

interface Chats {
  readonly chats: Map<string, Set<string>>;
  /** What people are called, by their ids. */
  readonly names: Map<string, string>;
  readonly file: number;
}

/** By product: who is in each chat. A product of which some record tells the side has none. */
function openChats(
  interactions: readonly TaggedInteraction[],
  facts: readonly FoundFact[],
  { streamOf, systems }: Told,
): ReadonlyMap<string, Chats> {
  const found = new Map<string, Chats>();
  const told = new Set<string>();
  for (const { author, conversationId, kind, origin } of interactions) {
    const { sides, system } = streamOf(origin.file);
    if (sides !== 'threads' || kind !== 'message' || author.id === null) continue;
    const isListed = systems.get(system)?.people.get(author.id)?.role === 'customer';
    if (author.role === 'agent' || author.role === 'customer' || isListed) told.add(system);
    if (author.role !== 'unknown') continue;
    const { chats, names } = found.get(system) ?? { chats: new Map<string, Set<string>>(), names: new Map() };
    const called = author.name ?? systems.get(system)?.people.get(author.id)?.name ?? author.id;
    if (!names.has(author.id) || called < (names.get(author.id) as string)) names.set(author.id, called);
    const writers = chats.get(conversationId ?? '') ?? new Set();
    chats.set(conversationId ?? '', writers.add(author.id));
    if (!found.has(system)) found.set(system, { chats, names, file: origin.file });
  }
  for (const fact of facts) {
    if (fact.kind === 'participant') found.get(streamOf(fact.file).system)?.chats.get(fact.conversation)?.add(fact.id);
  }
  for (const system of told) found.delete(system);
  return found;
}
