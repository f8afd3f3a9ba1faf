import type { TaggedInteraction } from '../model/interaction.ts';
import type { Fault } from '../model/problem.ts';
import type { Stream } from '../model/stream.ts';

/** A fault of a file that speaks of another file, which its message is to end with. */
export type PairFault = Fault & { readonly file: number; readonly other?: number };

type StreamOf = (file: number) => Stream;

/** When each case of a system begins, and a file that tells of it. */
type Cases = ReadonlyMap<string, { readonly at: number; readonly file: number }>;

/**
 * A list of tickets that was made by hand and the export of the help desk beside it tell of the same cases under the
 * same ids. Ids alone agree by chance, so the cases have to begin at the same times too; where they do, they are one
 * system from here on, and where they do not, it is told how many ids there are in both.
 */
export function sameCases(
  interactions: readonly TaggedInteraction[],
  streamOf: StreamOf,
): { readonly streamOf: StreamOf; readonly faults: readonly PairFault[] } {
  const systems = systemsOf(interactions, streamOf);
  if (systems.size < 2) return { streamOf, faults: [] };
  const alias = new Map<string, string>();
  const faults: PairFault[] = [];
  for (const [own, other] of pairsOf([...systems.values()])) {
    const common = commonIds(own.cases, other.cases);
    if (common.length === 0) continue;
    const agree = alias.has(own.stream.system) ? null : agreement(common);
    if (agree !== null) alias.set(own.stream.system, alias.get(other.stream.system) ?? other.stream.system);
    const fault = agree === null ? sharedIds(common, own.cases, other.cases) : told(common, own.cases, agree);
    if (fault !== null) faults.push(fault);
  }
  if (alias.size === 0) return { streamOf, faults };
  const renamed = new Map<Stream, Stream>();
  return {
    faults,
    streamOf(file) {
      const stream = streamOf(file);
      const system = alias.get(stream.system);
      if (system === undefined || stream.grouping !== 'id') return stream;
      const known = renamed.get(stream) ?? { ...stream, system };
      renamed.set(stream, known);
      return known;
    },
  };
}

interface System {
  readonly stream: Stream;
  readonly cases: Cases;
}

/** By their rank, the one that tells most first. A single system is not looked at: it has nothing to share. */
function systemsOf(interactions: readonly TaggedInteraction[], streamOf: StreamOf): ReadonlyMap<string, System> {
  const streams = new Map<string, Stream>();
  for (const { origin } of interactions) {
    const stream = streamOf(origin.file);
    const before = streams.get(stream.system);
    if (stream.grouping === 'id' && (before === undefined || stream.rank < before.rank))
      streams.set(stream.system, stream);
  }
  if (streams.size < 2 || ![...streams.values()].some(({ byHand }) => byHand)) return new Map();
  const cases = new Map([...streams.keys()].map((system) => [system, new Map<string, { at: number; file: number }>()]));
  for (const { conversationId, at, detail, kind, origin } of interactions) {
    if (conversationId === null || detail?.undated || kind === 'post') continue;
    const { system, grouping } = streamOf(origin.file);
    const known = cases.get(system);
    if (grouping !== 'id' || known === undefined) continue;
    const before = known.get(conversationId);
    if (before === undefined || at < before.at) known.set(conversationId, { at, file: origin.file });
  }
  const sorted = [...streams].sort(([, a], [, b]) => a.rank - b.rank);
  return new Map(sorted.map(([system, stream]) => [system, { stream, cases: cases.get(system) as Cases }]));
}

/** Whatever was made by hand, with each export that stands before it. */
function* pairsOf(systems: readonly System[]): Iterable<readonly [own: System, other: System]> {
  for (const [place, own] of systems.entries()) {
    if (!own.stream.byHand) continue;
    for (const other of systems.slice(0, place)) yield [own, other];
    for (const other of systems.slice(place + 1)) if (!other.stream.byHand) yield [own, other];
  }
}

interface Common {
  /** By how much (ms) the case begins later in the first of the two. */
  readonly shift: number;
  readonly file: number;
  readonly other: number;
}

/** The ids of the smaller set are looked up in the larger one. */
function commonIds(own: Cases, other: Cases): readonly Common[] {
  const found: Common[] = [];
  for (const id of (own.size <= other.size ? own : other).keys()) {
    const [a, b] = [own.get(id), other.get(id)];
    if (a && b) found.push({ shift: a.at - b.at, file: a.file, other: b.file });
  }
  return found;
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const FARTHEST = 14 * 60 * MINUTE;
const MOSTLY = 0.8;
/** So many cases at the same distance are no chance; one alone may be. */
const ENOUGH = 3;

/** By how much most cases begin later: not at all, or, where one export states no zone, by quarters of an hour. */
function agreement(common: readonly Common[]): number | null {
  const least = common.length * MOSTLY;
  if (common.filter(({ shift }) => Math.abs(shift) <= MINUTE).length >= least) return 0;
  const shifts = new Map<number, number>();
  for (const { shift } of common) {
    const quarters = Math.round(shift / QUARTER);
    const zoned = Math.abs(shift) <= FARTHEST && Math.abs(shift - quarters * QUARTER) <= MINUTE;
    if (zoned) shifts.set(quarters, (shifts.get(quarters) ?? 0) + 1);
  }
  // Two of them: summer and winter.
  const [first, second] = [...shifts].sort(([, a], [, b]) => b - a);
  const met = (first?.[1] ?? 0) + (second?.[1] ?? 0);
  return first !== undefined && met >= Math.max(ENOUGH, least) ? first[0] * QUARTER : null;
}

function told(common: readonly Common[], own: Cases, shift: number): PairFault | null {
  const [first] = common;
  if (first === undefined) return null;
  const late = shift === 0 ? '' : `; they begin ${Math.abs(shift) / MINUTE} minutes ${shift > 0 ? 'later' : 'earlier'}`;
  const zone = shift === 0 ? '' : ' (--input-tz says the zone of times without one)';
  const message = `${common.length} of its ${own.size} cases, by id and by when they begin${late}${zone}, are those of`;
  return { code: 'same-cases', message, file: first.file, other: first.other, count: common.length };
}

/** A few ids in common are chance where both count from 1; most of an export hardly are. */
function sharedIds(common: readonly Common[], own: Cases, other: Cases): PairFault | null {
  const [first] = common;
  if (first === undefined || common.length < Math.max(ENOUGH, Math.min(own.size, other.size) / 2)) return null;
  const message = `${common.length} of its ${own.size} ids; their cases begin at other times and count in both. If they are the same, give only one: this, or`;
  return { code: 'shared-ids', message, file: first.file, other: first.other, count: common.length };
}
