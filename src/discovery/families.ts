import { isUnspaced } from '../text/characters.ts';
import { plainOf, stemOf } from '../text/stem.ts';
import { wordOf } from './words.ts';

/** Inflections of one word: `refund`, `refunds`, `refunded`. */
export interface Family {
  /** The commonest of its words. */
  readonly name: string;
  /** All of its words, the commonest first. */
  readonly words: readonly string[];
}

export interface Families {
  /** Word -> family, both numbers; 0 is none. */
  readonly of: Uint32Array;
  /** By number; the first is none. */
  readonly all: readonly Family[];
}

interface Words {
  readonly size: number;
  text(word: number): string;
}

const KEY = 4;
/** Of so many words those that occur once are left aside: nothing repeats in them. */
const MANY_WORDS = 50_000;

/** Words that differ in their endings only. */
export function familiesOf(words: Words, messages: readonly Uint32Array[]): Families {
  const counts = new Uint32Array(words.size);
  for (const message of messages) for (const entry of message) (counts[wordOf(entry)] as number)++;
  const least = words.size > MANY_WORDS ? 2 : 1;
  const buckets = new Map<string, number[]>();
  for (let word = 1; word < words.size; word++) {
    const text = words.text(word);
    if ((counts[word] as number) < least || text === '') continue;
    const key = text.slice(0, KEY);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(word);
    else buckets.set(key, [word]);
  }
  const of = new Uint32Array(words.size);
  const all: Family[] = [{ name: '', words: [] }];
  // By text, so that the order in which words were first read changes nothing.
  const found = [...buckets.keys()].sort().flatMap((key) => relatives(words, buckets.get(key) as number[]));
  for (const members of joinedByStem(words, found)) {
    const sorted = members.sort((a, b) => (counts[b] as number) - (counts[a] as number) || byText(words, a, b));
    for (const word of sorted) of[word] = all.length;
    const texts = sorted.map((word) => words.text(word));
    all.push({ name: texts[0] as string, words: texts });
  }
  return { of, all };
}

const byText = (words: Words, a: number, b: number): number => (words.text(a) < words.text(b) ? -1 : 1);

/** The shortest word of a family leads it. Buckets of four letters are small: a word is compared with their leaders. */
function relatives(words: Words, bucket: readonly number[]): number[][] {
  const sorted = bucket.toSorted((a, b) => words.text(a).length - words.text(b).length || byText(words, a, b));
  const found: number[][] = [];
  for (const word of sorted) {
    const text = words.text(word);
    const family = found.slice(0, MOST_LEADERS).find(([leader]) => isRelated(words.text(leader as number), text));
    if (family) family.push(word);
    else found.push([word]);
  }
  return found;
}

const SHORTEST_STEM = 4;
/** A shorter word is too little to lose a vowel of. */
const SHORTEST_FORM = 5;

/** Families in which words of one stem stand are one: a vowel may go from the middle of a word where an ending comes. */
function joinedByStem(words: Words, families: readonly number[][]): readonly number[][] {
  const homes = new Map<string, number[]>();
  const joined = new Set<number[]>();
  for (const family of families) {
    const stems = new Set(family.flatMap((word) => stemIn(words.text(word)) ?? []));
    const home = [...stems].map((stem) => homes.get(stem)).find((one) => one !== undefined) ?? family;
    if (home === family) joined.add(family);
    else home.push(...family);
    for (const stem of stems) if (!homes.has(stem)) homes.set(stem, home);
  }
  return [...joined];
}

function stemIn(text: string): string | null {
  if (text.length < SHORTEST_FORM || isUnspaced(text.charCodeAt(0))) return null;
  const stem = stemOf(plainOf(text));
  return stem.length < SHORTEST_STEM ? null : stem;
}

const MOST_LEADERS = 200;
/** Five letters that end in another vowel: `karta`, `karty`, `kartu`. */
const OTHER_VOWEL = /^.{4}[aeiouyáéíóúůýąęàèìòùаеиоуыяюі]$/u;

/**
 * `parcel` and `parcels`, `paczka` and `paczki`: all of the shorter word or all but its last letter, and a short ending.
 * The shorter the words, the less: `came` is no camera.
 */
function isRelated(leader: string, text: string): boolean {
  const common = commonLength(leader, text);
  const ending = text.length - common;
  if (common === leader.length) return ending <= (common > KEY ? 3 : 1);
  if (common === KEY && text.length === leader.length) return OTHER_VOWEL.test(leader) && OTHER_VOWEL.test(text);
  return common === leader.length - 1 && common > KEY && ending <= 2;
}

export function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
