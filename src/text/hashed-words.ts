import { digitOf, isUnspaced, isWordCharacter } from './characters.ts';

/*
 * The words of a text as numbers, without cutting one of them out: what is compared by the million is never looked at
 * as a word. Handles and links are passed over.
 */

const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
const UNSPACED = 4;
const APOSTROPHE = 5;
const AT = 6;

/** Of each code its kind (the lowest 3 bits) and its small letter, worked out when it first occurs. */
const known = new Uint32Array(0x10000);

function unitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (known[code] as number) || learn(code);
}

function learn(code: number): number {
  const small = String.fromCharCode(code).toLowerCase();
  const found = ((small.length === 1 ? small.charCodeAt(0) : code) << 3) | kindOf(code);
  known[code] = found;
  return found;
}

function kindOf(code: number): number {
  if (code === 0x27 || code === 0x2019) return APOSTROPHE;
  if (code === 0x40 || code === 0xff20) return AT;
  if (isUnspaced(code)) return UNSPACED;
  if (digitOf(code) >= 0) return DIGIT;
  return isWordCharacter(code) ? LETTER : OTHER;
}

/** Of Fowler, Noll and Vo's hash (FNV-1a). */
const START = 0x811c9dc5;
const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** Any number is this word. */
export const NUMBER = 0x30;

/** What a word is called here. */
export function hashOf(word: string): number {
  let hash = START;
  for (let at = 0; at < word.length; at++) hash = mixed(hash, unitAt(word, at) >>> 3);
  return hash;
}

/** `spaced`: it is a word, and not a pair of characters of a script that parts none. */
export type SeeWord = (hash: number, begin: number, end: number, spaced: boolean) => void;

/**
 * Calls `see` with each word between two places: what an apostrophe parts is two, a word with a digit is a number, of
 * scripts without spaces each pair of neighbours is one.
 */
export function eachHashedWord(text: string, from: number, to: number, see: SeeWord): void {
  let at = from;
  while (at < to) {
    const kind = unitAt(text, at) & 7;
    if (kind === OTHER || kind === APOSTROPHE) at++;
    else if (kind === AT) at = behindHandle(text, at + 1, to);
    else if (kind === UNSPACED) at = unspaced(text, at, to, see);
    else if (isLink(text, at)) at = behindLink(text, at, to);
    else at = word(text, at, to, see);
  }
}

function word(text: string, begin: number, to: number, see: SeeWord): number {
  let hash = START;
  let number = false;
  let at = begin;
  for (; at < to; at++) {
    const unit = unitAt(text, at);
    const kind = unit & 7;
    if (kind === DIGIT) number = true;
    else if (kind === LETTER) hash = mixed(hash, unit >>> 3);
    else break;
  }
  see(number ? NUMBER : hash, begin, at, true);
  return at;
}

function unspaced(text: string, begin: number, to: number, see: SeeWord): number {
  let before = unitAt(text, begin) >>> 3;
  let at = begin + 1;
  for (; at < to; at++) {
    const unit = unitAt(text, at);
    if ((unit & 7) !== UNSPACED) break;
    see(mixed(mixed(START, before), unit >>> 3), at - 1, at + 1, false);
    before = unit >>> 3;
  }
  if (at === begin + 1) see(mixed(START, before), begin, at, false);
  return at;
}

const DOT = 0x2e;
const UNDERSCORE = 0x5f;

function behindHandle(text: string, from: number, to: number): number {
  let at = from;
  for (; at < to; at++) {
    const unit = unitAt(text, at);
    const kind = unit & 7;
    if (kind !== LETTER && kind !== DIGIT && unit >>> 3 !== DOT && unit >>> 3 !== UNDERSCORE) break;
  }
  return at;
}

const H = 0x68;

const isLink = (text: string, at: number): boolean =>
  (text.charCodeAt(at) | 0x20) === H && (text.startsWith('http://', at) || text.startsWith('https://', at));

function behindLink(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) > 0x20) at++;
  return at;
}
