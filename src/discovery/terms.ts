import { BEHIND, wordOf } from './words.ts';

/*
 * How often terms occur, and together. A term is a family of words; only the commonest are counted, so that the tables
 * have one size whatever the number of messages.
 */

const MOST_TERMS = 1500;
const MOST_IN_A_MESSAGE = 30;
/** A word of so many of all messages is one of those that every sentence needs, in a language without a list of them. */
const EVERYWHERE = 0.25;
const FEW_MESSAGES = 100;

export interface Terms {
  /** Term -> family. */
  readonly families: readonly number[];
  /** In how many messages each occurs. */
  readonly counts: Uint32Array;
  /** In how many messages both occur. */
  together(a: number, b: number): number;
  /** How often the second stands right behind the first. */
  behind(a: number, b: number): number;
  /** The terms of each message, ascending and each once. */
  readonly messages: readonly Uint16Array[];
}

/** `least`: terms that occur in fewer messages are left aside. */
export function termsOf(
  messages: readonly Uint32Array[],
  familyOf: Uint32Array,
  families: number,
  least: number,
): Terms {
  const chosen = commonest(messages, familyOf, families, least);
  const size = chosen.length;
  const termOf = new Int32Array(families).fill(-1);
  chosen.forEach((family, term) => {
    termOf[family] = term;
  });
  const counts = new Uint32Array(size);
  const pairs = new Uint32Array((size * (size + 1)) / 2);
  const neighbours = new Map<number, number>();
  const at = (a: number, b: number): number => (a < b ? (b * (b + 1)) / 2 + a : (a * (a + 1)) / 2 + b);
  const told = messages.map((message) => {
    const found = new Set<number>();
    let before = -1;
    for (const entry of message) {
      const term = termOf[familyOf[wordOf(entry)] as number] as number;
      if (term >= 0 && found.size < MOST_IN_A_MESSAGE) found.add(term);
      if (term >= 0 && before >= 0 && entry >= BEHIND) {
        const key = before * MOST_TERMS + term;
        neighbours.set(key, (neighbours.get(key) ?? 0) + 1);
      }
      before = term;
    }
    const terms = Uint16Array.from(found).sort();
    terms.forEach((term, index) => {
      (counts[term] as number)++;
      for (let other = 0; other < index; other++) (pairs[at(terms[other] as number, term)] as number)++;
    });
    return terms;
  });
  return {
    families: chosen,
    counts,
    together: (a, b) => pairs[at(a, b)] as number,
    behind: (a, b) => neighbours.get(a * MOST_TERMS + b) ?? 0,
    messages: told,
  };
}

/** Families by the number of messages in which they occur, the commonest first; of equals the first by name. */
function commonest(messages: readonly Uint32Array[], familyOf: Uint32Array, families: number, least: number): number[] {
  const counts = new Uint32Array(families);
  const last = new Int32Array(families).fill(-1);
  messages.forEach((message, index) => {
    for (const entry of message) {
      const family = familyOf[wordOf(entry)] as number;
      if (family === 0 || last[family] === index) continue;
      last[family] = index;
      (counts[family] as number)++;
    }
  });
  const found: number[] = [];
  const most = messages.length < FEW_MESSAGES ? messages.length : messages.length * EVERYWHERE;
  const everywhere: number[] = [];
  for (let family = 1; family < families; family++) {
    const count = counts[family] as number;
    if (count >= least) (count <= most ? found : everywhere).push(family);
  }
  // Where all say the same, that is what repeats.
  if (found.length === 0) found.push(...everywhere);
  return found.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b).slice(0, MOST_TERMS);
}
