import type { Repeat, TaggedInteraction } from '../model/interaction.ts';
import { clustersOf } from './clusters.ts';
import type { Case } from './group.ts';
import { questionGroups } from './questions.ts';

/** Twice may be chance; and what one person wrote once is nobody else's business. */
const LEAST = 3;

/** What is said again and again, by customers who ask and by agents. Needs all cases, and none of their words. */
export function withRepeats(cases: readonly Case[]): readonly Case[] {
  const repeats = new Map([...repeatsOf(cases, ANSWERS), ...repeatsOf(cases, QUESTIONS)]);
  return repeats.size === 0 ? cases : cases.map((one) => marked(one, repeats));
}

interface Kind {
  /** The sketch of an event of this kind. */
  readonly read: (event: TaggedInteraction) => string | null;
  /** However often it is said in a conversation, it counts once. */
  readonly once: boolean;
  readonly mark: string;
  /** Sketch -> the one that leads its group. */
  readonly groups: (sketches: Iterable<string>) => ReadonlyMap<string, string>;
  /** How many groups at most, the largest first. */
  readonly most: number;
}

const said = ({ kind, detail }: TaggedInteraction): boolean => kind === 'message' && !detail?.synthetic;

const answer: Kind['read'] = (event) =>
  said(event) && event.author.role === 'agent' && !event.asks ? event.sketch : null;

const question: Kind['read'] = (event) =>
  said(event) && event.asks && event.author.role === 'customer' ? event.sketch : null;

/** So many of the sixteen places of two sketches agree in answers that say almost the same (docs/decisions.md). */
const NEAR = 12;

/** A question and an answer of the same words are two things; shorter texts than answers are questions. */
const ANSWERS: Kind = {
  read: answer,
  once: false,
  mark: '!',
  groups: (sketches) => clustersOf(sketches, NEAR),
  most: Number.POSITIVE_INFINITY,
};
const QUESTIONS: Kind = { read: question, once: true, mark: '?', groups: questionGroups, most: 500 };

/** Every group that is large enough, by the mark and the sketches of its members. */
function repeatsOf(cases: readonly Case[], kind: Kind): ReadonlyMap<string, Repeat> {
  const { read, once, mark, groups: groupsOf, most } = kind;
  const leaders = groupsOf(sketchesIn(cases, kind));
  const groups = new Map<string, { size: number; example: TaggedInteraction | null; key: string }>();
  for (const { events } of cases) {
    const seen = new Set<string>();
    for (const event of events) {
      const sketch = read(event);
      const leader = sketch === null ? undefined : leaders.get(sketch);
      if (leader === undefined) continue;
      const group = groups.get(leader) ?? { size: 0, example: null, key: '' };
      groups.set(leader, group);
      if (!once || !seen.has(leader)) group.size++;
      seen.add(leader);
      if (sketch === leader && isEarlier(event, group.example)) group.example = event;
    }
  }
  const shared = new Map<string, Repeat>();
  const sorted = [...groups].sort(([a, m], [b, n]) => n.size - m.size || (a < b ? -1 : 1));
  for (const [leader, { size, example }] of sorted.slice(0, most)) {
    if (size >= LEAST && example !== null) shared.set(leader, { size, example: example.origin, text: null });
  }
  return new Map(
    [...leaders].flatMap(([sketch, leader]) => {
      const repeat = shared.get(leader);
      return repeat ? [[mark + sketch, repeat] as const] : [];
    }),
  );
}

function* sketchesIn(cases: readonly Case[], { read, once }: Kind): Iterable<string> {
  for (const { events } of cases) {
    const seen = new Set<string>();
    for (const event of events) {
      const sketch = read(event);
      if (sketch === null || (once && seen.has(sketch))) continue;
      seen.add(sketch);
      yield sketch;
    }
  }
}

/** By what stands in the records, not by where they stand: the order of files must not matter. */
function isEarlier(a: TaggedInteraction, b: TaggedInteraction | null): boolean {
  if (b === null || a.at !== b.at) return b === null || a.at < b.at;
  const [one, other] = [a.id ?? '', b.id ?? ''];
  return one === other ? a.fingerprint < b.fingerprint : one < other;
}

function marked(one: Case, repeats: ReadonlyMap<string, Repeat>): Case {
  if (!one.events.some((event) => repeatFor(event, repeats))) return one;
  const events = one.events.map((event) => {
    const repeat = repeatFor(event, repeats);
    return repeat ? { ...event, repeat } : event;
  });
  return { ...one, events };
}

function repeatFor(event: TaggedInteraction, repeats: ReadonlyMap<string, Repeat>): Repeat | undefined {
  for (const { read, mark } of [ANSWERS, QUESTIONS]) {
    const sketch = read(event);
    if (sketch !== null) return repeats.get(mark + sketch);
  }
  return undefined;
}
