import type { PhraseSearch } from './phrases.ts';
import { eachWord } from './words.ts';

export interface PhraseWord {
  readonly text: string;
  /** `*`: any ending. */
  readonly stem: boolean;
}

interface Entry {
  readonly words: readonly PhraseWord[];
  readonly index: number;
}

export const LONGEST_WORD = 60;
/** A bit for each length of stems, in one number. */
export const LONGEST_STEM = 30;

/** From a place in the tree over a word, or a beginning of one, to the next place. */
interface Step {
  readonly from: number;
  readonly word: PhraseWord;
  readonly hash: number;
  readonly to: number;
}

/**
 * A tree of words. A text is in several places of it at once (`my refund*` and `my`), each place at most once a word, and
 * looks up hashes of its words and of their beginnings; what is found is compared letter by letter.
 */
export function wordSearch(entries: readonly Entry[], count: () => void): PhraseSearch {
  const { steps, found } = treeOf(entries);
  const find = stepTable(steps);
  const stemsAt = stemLengths(steps, found.length);
  const goesOn = new Uint8Array(found.length);
  for (const { from } of steps) goesOn[from] = 1;
  const hashes = new Int32Array(LONGEST_WORD + 1);
  /** At which word a place was reached last: two ways to it are one. */
  const reached = new Float64Array(found.length);
  let round = 0;
  let current: number[] = [];
  let next: number[] = [];
  let text = '';
  let see: (index: number) => void = ignore;

  function reach(place: number): void {
    if (place < 0 || reached[place] === round) return;
    reached[place] = round;
    for (const index of found[place] as readonly number[]) see(index);
    if (goesOn[place] === 1) next.push(place);
  }

  function stepFrom(place: number, begin: number, length: number): void {
    count();
    if (length <= LONGEST_WORD) reach(find(place, hashes[length] as number, false, text, begin, length));
    const fitting = length >= LONGEST_STEM ? -1 : (2 << length) - 1;
    for (let lengths = stemsAt(place, text, begin) & fitting; lengths !== 0; lengths &= lengths - 1) {
      count();
      const stem = 31 - Math.clz32(lengths & -lengths);
      reach(find(place, hashes[stem] as number, true, text, begin, stem));
    }
  }

  function read(begin: number, end: number): void {
    const length = end - begin;
    let hash = 0;
    for (let at = 0; at < Math.min(length, LONGEST_WORD); at++) {
      hash = hashStep(hash, text.charCodeAt(begin + at));
      hashes[at + 1] = hash;
    }
    stepFrom(0, begin, length);
    for (const place of current) stepFrom(place, begin, length);
  }

  return (given, seeFound) => {
    [text, see] = [given, seeFound];
    let last = -1;
    empty(current);
    eachWord(text, (begin, end) => {
      round++;
      if (!isGap(text, last, begin)) empty(current);
      read(begin, end);
      const mark = apostropheIn(text, begin, end);
      if (mark > 0) {
        // The word in l'abonnement, or in courier's; but can't is no can.
        if (text.charCodeAt(mark + 1) !== LETTER_T) read(begin, mark);
        read(mark + 1, end);
      }
      last = end;
      [current, next] = [next, current];
      empty(next);
    });
    [text, see] = ['', ignore];
  };
}

const ignore = (): void => {};

/** Most are empty already, and to say so again costs more than to look. */
function empty(places: number[]): void {
  if (places.length > 0) places.length = 0;
}

const APOSTROPHE = 0x27;
const LETTER_T = 0x74;

function treeOf(entries: readonly Entry[]): { readonly steps: readonly Step[]; readonly found: readonly number[][] } {
  const steps = new Map<string, Step>();
  const found: number[][] = [[]];
  for (const { words, index } of entries) {
    let place = 0;
    for (const word of words) {
      const key = `${place} ${word.stem ? '*' : ''}${word.text}`;
      const step = steps.get(key) ?? { from: place, word, hash: hashOf(word.text), to: found.push([]) - 1 };
      steps.set(key, step);
      place = step.to;
    }
    found[place]?.push(index);
  }
  return { steps: [...steps.values()], found };
}

type Find = (from: number, hash: number, stem: boolean, text: string, begin: number, length: number) => number;

/** The next place, or -1. */
function stepTable(steps: readonly Step[]): Find {
  const bits = 33 - Math.clz32(4 * steps.length);
  const mask = 2 ** bits - 1;
  /** The number of a step, from 1; 0 is free. */
  const table = new Int32Array(mask + 1);
  /** Beside the table, so that a step is looked at only where it is most likely the right one. */
  const hashes = new Int32Array(mask + 1);
  const slotOf = (from: number, hash: number, stem: boolean): number =>
    Math.imul(hash ^ Math.imul(from, 0x27d4eb2f) ^ (stem ? 0x165667b1 : 0), 0x9e3779b1) >>> (32 - bits);
  steps.forEach(({ from, hash, word }, index) => {
    let slot = slotOf(from, hash, word.stem);
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = index + 1;
    hashes[slot] = hash;
  });
  return (from, hash, stem, text, begin, length) => {
    for (let slot = slotOf(from, hash, stem); table[slot] !== 0; slot = (slot + 1) & mask) {
      if (hashes[slot] !== hash) continue;
      const step = steps[(table[slot] as number) - 1] as Step;
      if (step.from !== from || step.word.stem !== stem) continue;
      if (step.word.text.length === length && text.startsWith(step.word.text, begin)) return step.to;
    }
    return -1;
  };
}

/** How long the stems are that may stand here, a bit for each length. From the first place by the first letters. */
function stemLengths(steps: readonly Step[], places: number): (place: number, text: string, begin: number) => number {
  const lengths = new Int32Array(places);
  const first = new Int32Array(FIRST_LETTERS);
  const single = new Int32Array(FIRST_LETTERS);
  for (const { from, word } of steps) {
    if (!word.stem) continue;
    const bit = 1 << word.text.length;
    const [table, key] =
      from > 0 ? [lengths, from] : word.text.length > 1 ? [first, two(word.text, 0)] : [single, one(word.text, 0)];
    table[key] = (table[key] as number) | bit;
  }
  return (place, text, begin) =>
    place > 0 ? (lengths[place] as number) : (first[two(text, begin)] as number) | (single[one(text, begin)] as number);
}

const FIRST_LETTERS = 1 << 12;
const one = (text: string, at: number): number => text.charCodeAt(at) & (FIRST_LETTERS - 1);
const two = (text: string, at: number): number =>
  (Math.imul(text.charCodeAt(at), 61) ^ Math.imul(text.charCodeAt(at + 1), 29)) & (FIRST_LETTERS - 1);

const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 15);

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = hashStep(hash, word.charCodeAt(at));
  return hash;
}

/** Between the words of a phrase: spaces, or one hyphen. */
function isGap(text: string, from: number, to: number): boolean {
  if (from < 0) return false;
  if (to === from + 1 && isHyphen(text.charCodeAt(from))) return true;
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0xa0;
const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011;

function apostropheIn(text: string, begin: number, end: number): number {
  for (let at = begin + 1; at < end - 1; at++) if (text.charCodeAt(at) === APOSTROPHE) return at;
  return -1;
}
