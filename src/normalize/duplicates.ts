import type { Origin, TaggedInteraction } from '../model/interaction.ts';
import type { Stream } from '../model/stream.ts';
import type { PairFault } from './same-cases.ts';

/** Finds what was exported more than once, and counts the records that count no more. */
export interface Duplicates {
  /** The interactions that stand, each id once, of a case only its newest revision. */
  without(interactions: readonly TaggedInteraction[]): readonly TaggedInteraction[];
  /** Records of each file that were dropped whole. */
  perFile(): ReadonlyMap<number, number>;
  /** Interactions that do not stand. */
  dropped(): number;
  /** Every record that contradicts another; those that only repeat one are told once for each file. */
  faults(): readonly PairFault[];
}

const RECORDS = 2 ** 32;
const keyOf = ({ file, record }: Origin): number => file * RECORDS + record;

type StreamOf = (file: number) => Stream;

export function duplicates(streamOf: StreamOf): Duplicates {
  const dropped = new Set<number>();
  let interactionsDropped = 0;
  const conflicts: PairFault[] = [];
  const repeats = new Map<string, Repeated>();
  const drop: Drop = (loser, winner, how) => {
    const key = keyOf(loser.origin);
    if (dropped.has(key)) return;
    dropped.add(key);
    if (how.startsWith('conflict')) {
      conflicts.push(conflictOf(loser, winner, how));
      return;
    }
    const place = `${loser.origin.file} ${how}`;
    const { count = 0, first = loser, by = winner } = repeats.get(place) ?? {};
    const earlier = first.origin.record < loser.origin.record;
    repeats.set(place, { count: count + 1, how, ...(earlier ? { first, by } : { first: loser, by: winner }) });
  };
  return {
    without(interactions) {
      const cases = newestRevisions(interactions, drop, streamOf);
      const standing = toldOnce(uniqueWords(uniqueIds(cases, drop), drop), drop, streamOf);
      interactionsDropped += interactions.length - standing.length;
      return standing;
    },
    dropped: () => interactionsDropped,
    perFile() {
      const counts = new Map<number, number>();
      for (const key of dropped) {
        const file = Math.floor(key / RECORDS);
        counts.set(file, (counts.get(file) ?? 0) + 1);
      }
      return counts;
    },
    faults: () => [...conflicts, ...[...repeats.values()].map(repeatFault)],
  };
}

/** Why a record counts no more than another of the same id. */
type How = 'same' | 'older' | 'poorer' | 'conflict' | 'conflict-of-cases';

interface Repeated {
  readonly count: number;
  readonly first: TaggedInteraction;
  /** What counts in its place. */
  readonly by: TaggedInteraction;
  readonly how: How;
}

function conflictOf(loser: TaggedInteraction, winner: TaggedInteraction, how: How): PairFault {
  const { file, record } = loser.origin;
  const what =
    how === 'conflict-of-cases'
      ? `${loser.detail?.revision?.of} stands for another state, with no later update: the one that goes on longest is used,`
      : `id ${loser.id} stands for other content: the earliest is used,`;
  const where = elsewhere(loser, winner);
  const message = `${what} record ${winner.origin.record}${where.other === undefined ? '' : ' of'}`;
  return { code: 'id-conflict', message, file, record, ...where };
}

/** Overlapping exports repeat thousands of records: one line tells of all of them. */
function repeatFault({ count, first, by, how }: Repeated): PairFault {
  const { file, record } = first.origin;
  const ofCase = first.detail?.revision?.of;
  const named = ofCase ?? `id ${first.id}`;
  const message =
    how === 'poorer'
      ? `such as ${named}: what counts is told by`
      : how === 'older'
        ? `such as ${named}: its newest state counts`
        : `such as ${named}: it counts once`;
  return {
    code: 'repeated-record',
    message,
    file,
    record,
    count,
    ...(how === 'poorer' ? elsewhere(first, by) : {}),
  };
}

const elsewhere = (loser: TaggedInteraction, winner: TaggedInteraction): { readonly other?: number } =>
  loser.origin.file === winner.origin.file ? {} : { other: winner.origin.file };

type Drop = (loser: TaggedInteraction, winner: TaggedInteraction, how: How) => void;

type Version = readonly TaggedInteraction[];

/** One case exported twice: all that the older record says is dropped, not only what the newer one repeats. */
function newestRevisions(interactions: Version, drop: Drop, streamOf: StreamOf): Version {
  if (!interactions.some(({ detail }) => detail?.revision)) return interactions;
  const losers = new Set<TaggedInteraction>();
  for (const versions of versionsOf(interactions)) {
    if (versions.length < 2) continue;
    const winner = standing(versions, streamOf);
    for (const version of versions) {
      if (version === winner) continue;
      const [loser, kept] = [version[0] as TaggedInteraction, winner[0] as TaggedInteraction];
      drop(loser, kept, why(version, winner, streamOf));
      for (const interaction of version) losers.add(interaction);
    }
  }
  return losers.size > 0 ? interactions.filter((interaction) => !losers.has(interaction)) : interactions;
}

/** Of each case the records that tell of it, each with all that it says. */
function* versionsOf(interactions: Version): Iterable<readonly TaggedInteraction[][]> {
  const records = new Map<string, Map<number, TaggedInteraction[]>>();
  for (const interaction of interactions) {
    const of = interaction.detail?.revision?.of;
    if (of === undefined) continue;
    const versions = records.get(of) ?? new Map<number, TaggedInteraction[]>();
    records.set(of, versions);
    const key = keyOf(interaction.origin);
    const version = versions.get(key);
    if (version) version.push(interaction);
    else versions.set(key, [interaction]);
  }
  for (const versions of records.values()) yield [...versions.values()];
}

const rankOf = (version: Version, streamOf: StreamOf): number =>
  streamOf((version[0] as TaggedInteraction).origin.file).rank;

/** Times without a zone are wrong by up to 14 hours: who is newer by less may not be newer at all. */
const SURELY = 24 * 60 * 60 * 1000;

/** The newest of each format; of several formats the one that tells most, unless another is newer by more than a day. */
function standing(versions: readonly Version[], streamOf: StreamOf): Version {
  const best = new Map<number, Version>();
  for (const version of versions) {
    const rank = rankOf(version, streamOf);
    const before = best.get(rank);
    if (before === undefined || newestFirst(version, before) < 0) best.set(rank, version);
  }
  const [first, ...others] = [...best].sort(([a], [b]) => a - b).map(([, version]) => version) as [
    Version,
    ...Version[],
  ];
  return others.reduce((kept, other) => ((updatedAt(other) ?? 0) - latest(kept) > SURELY ? other : kept), first);
}

const updatedAt = (version: Version): number | null => version[0]?.detail?.revision?.at ?? null;

/** When it was updated, or, unsaid, the last thing that it tells. */
const latest = (version: Version): number =>
  updatedAt(version) ??
  version.reduce((most, { at, detail }) => (detail?.undated ? most : Math.max(most, at)), Number.NEGATIVE_INFINITY);

/** Of two records without a date of update, what they tell decides, so that the order of files does not. */
function newestFirst(a: Version, b: Version): number {
  const [aAt, bAt] = [updatedAt(a), updatedAt(b)];
  if (aAt !== bAt) return (bAt ?? Number.NEGATIVE_INFINITY) - (aAt ?? Number.NEGATIVE_INFINITY);
  const later = latest(b) - latest(a) || b.length - a.length;
  return later !== 0 && !Number.isNaN(later) ? later : signature(a) < signature(b) ? -1 : 1;
}

function why(loser: Version, winner: Version, streamOf: StreamOf): How {
  if (rankOf(loser, streamOf) !== rankOf(winner, streamOf)) return 'poorer';
  if (updatedAt(loser) !== updatedAt(winner)) return 'older';
  return signature(loser) === signature(winner) ? 'same' : 'conflict-of-cases';
}

const signature = (version: Version): string =>
  JSON.stringify(version.map(({ id, at, author, detail, fingerprint }) => [id, at, author, detail, fingerprint]));

/** Messages that somebody put into a table, of a case whose messages the export of the product holds itself. */
function toldOnce(events: Version, drop: Drop, streamOf: StreamOf): Version {
  const files = new Set(events.map(({ origin }) => origin.file));
  if (files.size < 2 || ![...files].some((file) => streamOf(file).byHand)) return events;
  const rankIn = ({ origin }: TaggedInteraction): number => streamOf(origin.file).rank;
  const known = new Map<string, TaggedInteraction>();
  for (const event of events) {
    const before = known.get(momentOf(event));
    if (isSaid(event) && (before === undefined || rankIn(event) < rankIn(before))) known.set(momentOf(event), event);
  }
  return events.filter((event) => {
    const told = isSaid(event) && streamOf(event.origin.file).byHand ? known.get(momentOf(event)) : undefined;
    if (told === undefined || rankIn(told) === rankIn(event)) return true;
    drop(event, told, 'poorer');
    return false;
  });
}

const isSaid = ({ kind, detail }: TaggedInteraction): boolean => kind === 'message' && !detail?.synthetic;

const momentOf = ({ at, author }: TaggedInteraction): string => `${Math.floor(at / 1000)} ${author.role}`;

function uniqueIds(interactions: readonly TaggedInteraction[], drop: Drop): readonly TaggedInteraction[] {
  if (interactions.length < 2) return interactions;
  const byId = new Map<string, TaggedInteraction>();
  const losers = new Set<TaggedInteraction>();
  for (const interaction of interactions) {
    if (interaction.id === null) continue;
    const before = byId.get(interaction.id);
    if (before === undefined) {
      byId.set(interaction.id, interaction);
      continue;
    }
    const [winner, loser] = earlier(before, interaction) ? [before, interaction] : [interaction, before];
    byId.set(interaction.id, winner);
    if (!loser.detail?.shared) drop(loser, winner, sameContent(winner, loser) ? 'same' : 'conflict');
    losers.add(loser);
  }
  return losers.size > 0 ? interactions.filter((interaction) => !losers.has(interaction)) : interactions;
}

/**
 * Chats without ids, exported twice with an overlap: what one file holds word for word is not counted again from
 * another. Inside one file the same words twice are two messages.
 */
function uniqueWords(interactions: readonly TaggedInteraction[], drop: Drop): readonly TaggedInteraction[] {
  const first = interactions[0]?.origin.file;
  if (!interactions.some(({ id, origin }) => id === null && origin.file !== first)) return interactions;
  const groups = new Map<string, Map<number, TaggedInteraction[]>>();
  for (const interaction of interactions) {
    if (interaction.id !== null) continue;
    const { conversationId, kind, at, author, fingerprint, origin } = interaction;
    const key = JSON.stringify([conversationId, kind, at, author.id, author.role, fingerprint]);
    const byFile = groups.get(key) ?? new Map<number, TaggedInteraction[]>();
    groups.set(key, byFile);
    byFile.set(origin.file, [...(byFile.get(origin.file) ?? []), interaction]);
  }
  const losers = new Set<TaggedInteraction>();
  for (const byFile of groups.values()) {
    if (byFile.size < 2) continue;
    const [kept, ...others] = [...byFile.values()].sort((a, b) => b.length - a.length) as TaggedInteraction[][];
    for (const loser of others.flat()) {
      drop(loser, kept?.[0] as TaggedInteraction, 'same');
      losers.add(loser);
    }
  }
  return losers.size > 0 ? interactions.filter((interaction) => !losers.has(interaction)) : interactions;
}

/** Of a post that was exported twice, the one whose reach has grown: between others of equal time words decide. */
const earlier = (a: TaggedInteraction, b: TaggedInteraction): boolean =>
  a.at !== b.at
    ? a.at < b.at
    : a.fingerprint !== b.fingerprint
      ? a.fingerprint < b.fingerprint
      : (a.detail?.reach ?? -1) >= (b.detail?.reach ?? -1);

const sameContent = (a: TaggedInteraction, b: TaggedInteraction): boolean =>
  a.at === b.at &&
  a.fingerprint === b.fingerprint &&
  a.author.id === b.author.id &&
  a.replyTo === b.replyTo &&
  a.kind === b.kind;
