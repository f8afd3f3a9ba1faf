import type { TaggedInteraction } from '../model/interaction.ts';

const ID_PARTS = /^(\D*)(\d+)$/;

/** Ids in the order in which systems give them out: 9 before 10, m9 before m10, anything else by code unit. */
export function compareIds(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  const [, aPrefix, aDigits] = ID_PARTS.exec(a) ?? [];
  const [, bPrefix, bDigits] = ID_PARTS.exec(b) ?? [];
  if (aDigits !== undefined && bDigits !== undefined && aPrefix === bPrefix && aDigits.length !== bDigits.length) {
    return aDigits.length - bDigits.length;
  }
  return a < b ? -1 : 1;
}

const ROLE_ORDER = { customer: 0, unknown: 1, bot: 2, agent: 3, system: 4 } as const;

const isMessage = ({ kind }: TaggedInteraction): number => (kind === 'message' || kind === 'post' ? 0 : 1);

type Comparison = (a: TaggedInteraction, b: TaggedInteraction) => number;

/**
 * By instant, then by number, where one numbering runs through all events; where none does, what was said before what
 * it led to (a resolution, a rating), and a question before its answer. Never by the order in the file.
 */
const comparison =
  (numbered: boolean): Comparison =>
  (a, b) =>
    a.at - b.at ||
    (numbered ? compareIds(a.id, b.id) : 0) ||
    isMessage(a) - isMessage(b) ||
    compareIds(a.id, b.id) ||
    ROLE_ORDER[a.author.role] - ROLE_ORDER[b.author.role] ||
    a.fingerprint - b.fingerprint;

const byNumber = comparison(true);
const byKind = comparison(false);

/** All ids are numbers behind one and the same beginning. */
function areNumbered(events: readonly TaggedInteraction[]): boolean {
  const prefixes = new Set(events.map(({ id }) => (id === null ? undefined : ID_PARTS.exec(id)?.[1])));
  return prefixes.size === 1 && !prefixes.has(undefined);
}

/** Chats are written down as they happen, and their clocks often know only minutes: the order of the file decides. */
export function compareInFile(a: TaggedInteraction, b: TaggedInteraction): number {
  return a.at - b.at || a.origin.file - b.origin.file || a.origin.record - b.origin.record;
}

/** The order inside a conversation: the root first; then by instant; at equal instants parent before child. */
export function inOrder(events: readonly TaggedInteraction[]): readonly TaggedInteraction[] {
  if (events.length < 2) return events;
  const sorted = [...events].sort(areNumbered(events) ? byNumber : byKind);
  const parents = parentsIn(sorted);
  if (parents.size === 0) return openingFirst(sorted);
  return openingFirst(rootFirst(parentsFirst(sorted, parents), parents));
}

type Parents = ReadonlyMap<TaggedInteraction, TaggedInteraction>;

function parentsIn(events: readonly TaggedInteraction[]): Parents {
  const parents = new Map<TaggedInteraction, TaggedInteraction>();
  if (!events.some(({ replyTo }) => replyTo !== null)) return parents;
  const byId = new Map<string, TaggedInteraction>();
  for (const event of events) if (event.id !== null) byId.set(event.id, event);
  for (const event of events) {
    const parent = event.replyTo === null ? undefined : byId.get(event.replyTo);
    if (parent && parent !== event) parents.set(event, parent);
  }
  return parents;
}

/** Among events of one instant, an answer follows what it answers. */
function parentsFirst(sorted: TaggedInteraction[], parents: Parents): TaggedInteraction[] {
  const ordered: TaggedInteraction[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]?.at === sorted[start]?.at) end++;
    for (const event of parentBeforeChild(sorted.slice(start, end), parents)) ordered.push(event);
    start = end;
  }
  return ordered;
}

/** In the order given, but that nothing comes before its parent: always the first of those whose parent is placed. */
function parentBeforeChild(run: readonly TaggedInteraction[], parents: Parents): readonly TaggedInteraction[] {
  const places = new Map(run.map((event, place) => [event, place]));
  const parentOf = run.map((event) => places.get(parents.get(event) as TaggedInteraction) ?? -1);
  if (parentOf.every((parent, place) => parent < place)) return run;
  const children: number[][] = run.map(() => []);
  // Those that may come next, the first of them at the end.
  const ready: number[] = [];
  for (let place = run.length - 1; place >= 0; place--) {
    const parent = parentOf[place] as number;
    if (parent < 0) ready.push(place);
    else children[parent]?.push(place);
  }
  const ordered = new Set<number>();
  for (let earliest = 0; ordered.size < run.length; ) {
    while (ordered.has(earliest)) earliest++;
    // A ring of replies has no beginning: it is cut at its earliest message.
    const place = ready.pop() ?? earliest;
    if (ordered.has(place)) continue;
    ordered.add(place);
    for (const child of children[place] as number[]) insertDescending(ready, child);
  }
  return Array.from(ordered, (place) => run[place] as TaggedInteraction);
}

function insertDescending(numbers: number[], number: number): void {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) > number) low = middle + 1;
    else high = middle;
  }
  numbers.splice(low, 0, number);
}

/** What the earliest event answers, directly or not, began the conversation, whatever its clock says. */
function rootFirst(sorted: TaggedInteraction[], parents: Parents): TaggedInteraction[] {
  const seen = new Set<TaggedInteraction>();
  let root = sorted[0] as TaggedInteraction;
  for (let parent = parents.get(root); parent && !seen.has(parent); parent = parents.get(root)) {
    seen.add(parent);
    root = parent;
  }
  return first(sorted, root);
}

/** A ticket's opening, then its first reply, precede all else that happened to it, also where a clock was wrong. */
function openingFirst(sorted: TaggedInteraction[]): TaggedInteraction[] {
  const opening = sorted.find((event) => isSynthetic(event, 'customer'));
  if (!opening) return sorted;
  const reply = sorted.find((event) => isSynthetic(event, 'agent'));
  return first(reply ? first(sorted, reply) : sorted, opening);
}

const isSynthetic = ({ kind, author, detail }: TaggedInteraction, role: 'customer' | 'agent'): boolean =>
  kind === 'message' && author.role === role && detail?.synthetic === true;

function first(sorted: TaggedInteraction[], event: TaggedInteraction): TaggedInteraction[] {
  return sorted[0] === event ? sorted : [event, ...sorted.filter((other) => other !== event)];
}
