import type { Origin, TaggedInteraction } from '../model/interaction.ts';
import type { Fault } from '../model/problem.ts';

/** Finds what was exported more than once, and counts the records that count no more. */
export interface Duplicates {
  /** The interactions that stand, each id once, of a case only its newest revision. */
  without(interactions: readonly TaggedInteraction[]): readonly TaggedInteraction[];
  /** Records of each file that were dropped whole. */
  perFile(): ReadonlyMap<number, number>;
  /** Interactions that do not stand. */
  dropped(): number;
  /** Every record that contradicts another; those that only repeat one are told once for each file. */
  faults(): readonly (Fault & { file: number })[];
}

const RECORDS = 2 ** 32;
const keyOf = ({ file, record }: Origin): number => file * RECORDS + record;

export function duplicates(): Duplicates {
  const dropped = new Set<number>();
  let interactionsDropped = 0;
  const conflicts: (Fault & { file: number })[] = [];
  const repeats = new Map<number, { count: number; first: TaggedInteraction }>();
  const drop = (loser: TaggedInteraction, winner: TaggedInteraction, same: boolean): void => {
    const key = keyOf(loser.origin);
    if (dropped.has(key)) return;
    dropped.add(key);
    if (same) {
      const { count = 0, first = loser } = repeats.get(loser.origin.file) ?? {};
      repeats.set(loser.origin.file, {
        count: count + 1,
        first: first.origin.record < loser.origin.record ? first : loser,
      });
    } else {
      const message = `id ${loser.id} stands for other content in record ${winner.origin.record}: the ${winner.detail?.revision ? 'newest' : 'earliest'} is used`;
      conflicts.push({ code: 'id-conflict', message, file: loser.origin.file, record: loser.origin.record });
    }
  };
  return {
    without(interactions) {
      const standing = uniqueWords(uniqueIds(newestRevisions(interactions, drop), drop), drop);
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
    faults: () => [...conflicts, ...[...repeats].map(([file, told]) => repeatFault(file, told))],
  };
}

/** Overlapping exports repeat thousands of records: one line tells of all of them. */
function repeatFault(file: number, { count, first }: { count: number; first: TaggedInteraction }) {
  const { revision } = first.detail ?? {};
  const message = revision
    ? `such as ${revision.of}: its newest state counts`
    : `such as id ${first.id}: it counts once`;
  return { code: 'repeated-record' as const, message, file, record: first.origin.record, count };
}

type Drop = (loser: TaggedInteraction, winner: TaggedInteraction, same: boolean) => void;

/** One case exported twice: all that the older record says is dropped, not only what the newer one repeats. */
function newestRevisions(interactions: readonly TaggedInteraction[], drop: Drop): readonly TaggedInteraction[] {
  if (!interactions.some(({ detail }) => detail?.revision)) return interactions;
  const records = new Map<string, Map<number, TaggedInteraction[]>>();
  for (const interaction of interactions) {
    const of = interaction.detail?.revision?.of;
    if (of === undefined) continue;
    const versions = records.get(of) ?? new Map<number, TaggedInteraction[]>();
    records.set(of, versions);
    const key = keyOf(interaction.origin);
    versions.set(key, [...(versions.get(key) ?? []), interaction]);
  }
  const losers = new Set<TaggedInteraction>();
  for (const versions of records.values()) {
    if (versions.size < 2) continue;
    const [winner, ...others] = [...versions.values()].sort(newestFirst) as [
      TaggedInteraction[],
      ...TaggedInteraction[][],
    ];
    for (const version of others) {
      const [loser, kept] = [version[0] as TaggedInteraction, winner[0] as TaggedInteraction];
      const newer = loser.detail?.revision?.at !== kept.detail?.revision?.at;
      drop(loser, kept, newer || signature(version) === signature(winner));
      for (const interaction of version) losers.add(interaction);
    }
  }
  return losers.size > 0 ? interactions.filter((interaction) => !losers.has(interaction)) : interactions;
}

/** Of two records without a date of update, their content decides, so that the order of files does not. */
function newestFirst(a: readonly TaggedInteraction[], b: readonly TaggedInteraction[]): number {
  const at = (version: readonly TaggedInteraction[]) => version[0]?.detail?.revision?.at ?? Number.NEGATIVE_INFINITY;
  const [aAt, bAt] = [at(a), at(b)];
  if (aAt !== bAt) return bAt - aAt;
  return signature(a) < signature(b) ? -1 : 1;
}

const signature = (version: readonly TaggedInteraction[]): string =>
  JSON.stringify(version.map(({ id, at, author, detail, fingerprint }) => [id, at, author, detail, fingerprint]));

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
    if (!loser.detail?.shared) drop(loser, winner, sameContent(winner, loser));
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
      drop(loser, kept?.[0] as TaggedInteraction, true);
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
