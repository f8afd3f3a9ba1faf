import { FEATURE_LENGTH, isTelling, weightOf } from '../text/question-sketch.ts';

/*
 * Groups questions that ask the same in other words. Two questions are alike by the features that they share (the cosine
 * of their weights), two groups by the mean of their questions; the two that are most alike become one until none are
 * alike enough (average linkage: R. Sokal and C. Michener, 1958). That is done with as many different questions as fit,
 * the commonest; all others go to the group that they are most alike to, so that the cost grows with their number.
 */

/**
 * Groups, and a question and a group, are one from here on: the fewer questions there are, the more alike they have to be,
 * since among few every word is rare.
 */
const ALIKE = 0.18;
const ALIKE_OF_FEW = 0.6;
const MOST_LINKED = 1200;
/** Two that share nothing but words of every shop, of which one says more, are as much less alike. */
const LOOSE = 0.5;

type Vector = ReadonlyMap<string, number>;

interface Group {
  readonly members: string[];
  readonly sum: Map<string, number>;
}

/** Sketch -> the one that leads its group; one that is like no other is not in it. */
export function questionGroups(sketches: Iterable<string>): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const sketch of sketches) counts.set(sketch, (counts.get(sketch) ?? 0) + 1);
  const vectorOf = vectors(counts);
  const order = [...counts].sort(([a, m], [b, n]) => n - m || mixed(a) - mixed(b) || (a < b ? -1 : 1));
  const linked = order.slice(0, MOST_LINKED).map(([sketch]) => sketch);
  const least = ALIKE + ALIKE_OF_FEW / Math.sqrt(totalOf(counts));
  const groups = linkedGroups(
    least,
    linked.map((sketch) => ({ sketch, vector: vectorOf(sketch) })),
  );
  const nearest = nearestOf(groups, least);
  for (const [sketch] of order.slice(MOST_LINKED)) {
    const group = nearest(vectorOf(sketch));
    if (group) group.members.push(sketch);
    else if ((counts.get(sketch) as number) > 1) groups.push({ members: [sketch], sum: new Map() });
  }
  const found = new Map<string, string>();
  for (const { members, sum } of groups) {
    if (members.length === 1 && counts.get(members[0] as string) === 1) continue;
    const leader = members.length === 1 ? (members[0] as string) : leaderOf(members, sum, counts, vectorOf);
    for (const member of members) found.set(member, leader);
  }
  return found;
}

const totalOf = (counts: ReadonlyMap<string, number>): number =>
  Math.max(
    1,
    [...counts.values()].reduce((sum, count) => sum + count, 0),
  );

const featuresOf = (sketch: string): readonly string[] =>
  Array.from({ length: sketch.length / FEATURE_LENGTH }, (_, at) =>
    sketch.slice(at * FEATURE_LENGTH, (at + 1) * FEATURE_LENGTH),
  );

/** The order in which equally common ones are taken: as good as any, and the same every time. */
function mixed(sketch: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sketch.length; at++) hash = Math.imul(hash ^ sketch.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * What many ask about weighs more than what one mentions, and what everybody writes weighs little: of a feature of df of n
 * questions ln(1 + df) ln(1 + n / df). Each vector has length one.
 */
function vectors(counts: ReadonlyMap<string, number>): (sketch: string) => Vector {
  const frequency = new Map<string, number>();
  let all = 0;
  for (const [sketch, count] of counts) {
    all += count;
    for (const feature of featuresOf(sketch)) frequency.set(feature, (frequency.get(feature) ?? 0) + count);
  }
  return (sketch) => {
    const vector = new Map<string, number>();
    let square = 0;
    for (const feature of featuresOf(sketch)) {
      const among = frequency.get(feature) as number;
      const weight = weightOf(feature) * Math.log(1 + among) * Math.log(1 + all / among);
      vector.set(feature, weight);
      square += weight * weight;
    }
    for (const [feature, weight] of vector) vector.set(feature, weight / Math.sqrt(square));
    return vector;
  };
}

function linkedGroups(least: number, all: readonly { readonly sketch: string; readonly vector: Vector }[]): Group[] {
  const size = all.length;
  /** The sum of the likenesses of all pairs of two groups. */
  const sums = likenesses(all.map(({ vector }) => vector));
  const members = all.map((_, index) => [index]);
  const alive = new Set(members.keys());
  const mean = (a: number, b: number): number =>
    (sums[a * size + b] as number) / ((members[a] as number[]).length * (members[b] as number[]).length);
  /** Of each group the one most like it among those before it, and how much. */
  const best = new Int32Array(size);
  const most = new Float64Array(size);
  const look = (group: number) => {
    [best[group], most[group]] = [-1, 0];
    for (const other of alive) {
      if (other >= group) break;
      const found = mean(group, other);
      if (found > (most[group] as number)) [best[group], most[group]] = [other, found];
    }
  };
  for (const group of alive) look(group);
  for (;;) {
    let last = -1;
    for (const group of alive) if ((most[group] as number) >= (last < 0 ? least : (most[last] as number))) last = group;
    if (last < 0) break;
    const first = best[last] as number;
    alive.delete(last);
    (members[first] as number[]).push(...(members[last] as number[]));
    for (const other of alive) {
      const sum = (sums[first * size + other] as number) + (sums[last * size + other] as number);
      sums[first * size + other] = sums[other * size + first] = sum;
    }
    for (const group of alive) {
      if (group === first || best[group] === first || best[group] === last) look(group);
      else if (group > first && mean(group, first) > (most[group] as number))
        [best[group], most[group]] = [first, mean(group, first)];
    }
  }
  return [...alive].map((group) => {
    const own = (members[group] as number[]).map((index) => all[index] as (typeof all)[number]);
    return { members: own.map(({ sketch }) => sketch), sum: sumOf(own.map(({ vector }) => vector)) };
  });
}

function likenesses(vectors: readonly Vector[]): Float64Array {
  const size = vectors.length;
  const found = new Float64Array(size * size);
  /** 1: they share what tells something. */
  const told = new Uint8Array(size * size);
  const tells = vectors.map((vector) => [...vector.keys()].some(isTelling));
  const holders = new Map<string, number[]>();
  vectors.forEach((vector, index) => {
    for (const [feature, weight] of vector) {
      const others = holders.get(feature) ?? [];
      const telling = isTelling(feature) ? 1 : 0;
      for (const other of others) {
        told[index * size + other] = (told[index * size + other] as number) | telling;
        const more = weight * ((vectors[other] as Vector).get(feature) as number);
        found[index * size + other] = (found[index * size + other] as number) + more;
      }
      others.push(index);
      holders.set(feature, others);
    }
    for (let other = 0; other < index; other++) {
      const isLoose = told[index * size + other] === 0 && (tells[index] || tells[other]);
      const likeness = (found[index * size + other] as number) * (isLoose ? LOOSE : 1);
      found[index * size + other] = found[other * size + index] = likeness;
    }
  });
  return found;
}

function sumOf(vectors: readonly Vector[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [feature, weight] of vector) add(sum, feature, weight);
  return sum;
}

const add = <T>(sums: Map<T, number>, key: T, value: number): void => void sums.set(key, (sums.get(key) ?? 0) + value);

/** The group that a question is most like, by the questions that were linked; of equals the first. */
function nearestOf(groups: readonly Group[], least: number): (vector: Vector) => Group | null {
  const holders = new Map<string, { readonly group: number; readonly weight: number }[]>();
  groups.forEach(({ members, sum }, group) => {
    for (const [feature, weight] of sum) {
      const one = { group, weight: weight / members.length };
      const known = holders.get(feature);
      if (known) known.push(one);
      else holders.set(feature, [one]);
    }
  });
  return (vector) => {
    const likeness = new Map<number, number>();
    for (const [feature, weight] of vector)
      for (const { group, weight: own } of holders.get(feature) ?? []) add(likeness, group, weight * own);
    let [found, most] = [-1, least];
    for (const [group, value] of likeness)
      if (value > most || (value === most && (found < 0 || group < found))) [found, most] = [group, value];
    return groups[found] ?? null;
  };
}

/** The question that is most like all of its group: its words stand for it. */
function leaderOf(
  members: readonly string[],
  sum: Vector,
  counts: ReadonlyMap<string, number>,
  vectorOf: (sketch: string) => Vector,
): string {
  let [found, most] = ['', -1];
  for (const member of members) {
    let likeness = 0;
    for (const [feature, weight] of vectorOf(member)) likeness += weight * (sum.get(feature) ?? 0);
    likeness *= Math.log(1 + (counts.get(member) as number));
    if (likeness > most || (likeness === most && member < found)) [found, most] = [member, likeness];
  }
  return found;
}
