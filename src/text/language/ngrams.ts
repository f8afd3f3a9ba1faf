import languages from '../data/languages.json' with { type: 'json' };
import { dataFile, once } from '../data.ts';

/*
 * What beginnings, middles and ends of words, and whole words, say about their language. The n-grams are those of eld, a
 * detector that is well kept and measured; they stand here in flat tables, since eld itself takes 150 MB.
 */

/** `hi-Latn` is Hindi as it is written with Latin letters. */
const codeOf = (key: string): string => key.split('-')[0] as string;

/** The languages that words tell apart, by their numbers in `entries`. */
export const WORDED: readonly string[] = languages;

/** Where in a word its bytes stand; the first four are the two bits of the file. */
export const PLACE = { middle: 0, end: 1, begin: 2, all: 3, word: 4 } as const;

/** The last language of a place. */
export const LAST = 0x80;

export interface Ngrams {
  /** By the key of up to four bytes of a word, or of all of it: where in `entries` its languages begin, or -1. */
  find(key: number): number;
  /** Language, score, language, score ... */
  readonly entries: Uint8Array;
  /** Numbers of languages that are told by words of a list alone, at least in one of their scripts. */
  readonly listed: ReadonlySet<number>;
}

/** FNV-1a, byte by byte on the way through a word. */
export const HASH_START = 0x811c9dc5 | 0;
export const hashStep = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

interface File {
  /** Language -> its words, with a space between them. */
  readonly words: Readonly<Record<string, string>>;
  /** The languages that n-grams tell apart. */
  readonly apart: readonly string[];
  /** Base64. */
  readonly grams: string;
}

const file = dataFile<File>('ngrams');

/** Read and unpacked when the first text asks for it: in some milliseconds. */
export const ngrams = once((): Ngrams => unpacked(file()));

/** Up to four bytes, or the hash of a word, and where they stand, as one number. */
export const keyOf = (bytes: number, place: number): number => (bytes ^ Math.imul(place, 0x3c6ef372)) | 0;

/** Nearly twice as many as there are n-grams and words: a search seldom takes more than two steps. */
const BITS = 17;
const SLOTS = 1 << BITS;

function unpacked(data: File): Ngrams {
  const packed = Buffer.from(data.grams, 'base64');
  const own = wordEntries(data, packed.length);
  // Key and beginning side by side: one look into memory for both. No entry begins at 0, the first key stands there.
  const table = new Int32Array(2 * SLOTS);
  const put = (key: number, start: number): void => {
    let slot = slotOf(key);
    while (table[slot + 1] !== 0) slot = (slot + 2) & (2 * SLOTS - 1);
    table[slot] = key;
    table[slot + 1] = start;
  };
  const spoken = eachGram(packed, put);
  for (const [hash, start] of own.starts) put(keyOf(hash, PLACE.word), start);
  const entries = new Uint8Array(packed.length + own.entries.length);
  entries.set(packed);
  entries.set(own.entries, packed.length);
  const listed = Object.keys(data.words).filter((key) => key !== codeOf(key) || !spoken.has(WORDED.indexOf(key)));
  return { find: finder(table), entries, listed: new Set(listed.map((key) => WORDED.indexOf(codeOf(key)))) };
}

const slotOf = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> (32 - BITS)) << 1;

function finder(table: Int32Array): Ngrams['find'] {
  return (key) => {
    let slot = slotOf(key);
    while (table[slot + 1] !== 0) {
      if (table[slot] === key) return table[slot + 1] as number;
      slot = (slot + 2) & (2 * SLOTS - 1);
    }
    return -1;
  };
}

/** Distances from one key to the next in seven bits a byte, each followed by the languages; see scripts/language-data. Returns all of those. */
function eachGram(packed: Uint8Array, see: (key: number, start: number) => void): ReadonlySet<number> {
  const spoken = new Set<number>();
  let key = 0;
  for (let at = 0; at < packed.length; ) {
    for (let weight = 1; ; weight *= 128) {
      const byte = packed[at++] as number;
      key += (byte & 0x7f) * weight;
      if (byte < 128) break;
    }
    see(keyOf(Math.floor(key / 4) | 0, key % 4), at);
    while ((packed[at] as number) < LAST) {
      spoken.add(packed[at] as number);
      at += 2;
    }
    spoken.add((packed[at] as number) & ~LAST);
    at += 2;
  }
  return spoken;
}

/** What a whole word says beside n-grams, and where no n-grams tell the language apart. The fewer languages have it, the more. */
const WORD_SCORE = 120;
const ALONE_SCORE = 240;

function wordEntries(data: File, offset: number) {
  const known = new Map<number, (readonly [language: number, score: number])[]>();
  for (const [key, list] of Object.entries(data.words)) {
    const language = WORDED.indexOf(codeOf(key));
    const score = data.apart.includes(key) ? WORD_SCORE : ALONE_SCORE;
    for (const word of list.split(' ')) {
      const hash = hashOf(Buffer.from(word));
      known.set(hash, [...(known.get(hash) ?? []), [language, score]]);
    }
  }
  const entries: number[] = [];
  const starts = new Map<number, number>();
  for (const [hash, languages] of known) {
    starts.set(hash, offset + entries.length);
    const shared = Math.sqrt(languages.length);
    languages.forEach(([language, score], index) => {
      entries.push(language + (index === languages.length - 1 ? LAST : 0), Math.round(score / shared));
    });
  }
  return { entries, starts };
}

function hashOf(bytes: Uint8Array): number {
  let hash = HASH_START;
  for (const byte of bytes) hash = hashStep(hash, byte);
  return hash;
}
