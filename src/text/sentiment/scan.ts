import { Kind, kindOf, known } from './characters.ts';
import { mark, markAt } from './marks.ts';

/** Texts of strangers can be of any length; what decides stands at the beginning. */
const READ_LIMIT = 3000;
export const MOST_TOKENS = 1200;

export const Token = { word: 1, number: 2, handle: 3, link: 4, mark: 5, stop: 6 } as const;

/**
 * A text in the form that is judged, written over by the next scan: nothing is allocated for a message. `letters` holds
 * the words, one space before, between and after them; the arrays beside it say of each token where it stands.
 */
export const scanned = {
  text: '',
  /** The same text with its capitals, or the same again where changing the case moved the letters. */
  written: '',
  letters: new Uint16Array(READ_LIMIT * 2 + 8),
  length: 0,
  count: 0,
  kind: new Uint8Array(MOST_TOKENS),
  begin: new Uint16Array(MOST_TOKENS),
  end: new Uint16Array(MOST_TOKENS),
  hash: new Int32Array(MOST_TOKENS),
  check: new Int32Array(MOST_TOKENS),
  /** Where the token stands in `text`. */
  from: new Uint16Array(MOST_TOKENS),
  to: new Uint16Array(MOST_TOKENS),
  /** A letter three times or more: sooo. */
  drawn: new Uint8Array(MOST_TOKENS),
  /** Which stop, or which polarity of a mark: see `marks`. */
  value: new Int8Array(MOST_TOKENS),
  /** How many letters of Han, kana or Thai were seen. */
  joined: 0,
};

export const HASH_START = 0x811c9dc5 | 0;
export const CHECK_START = 0x2545f491;
export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
export const checkStep = (check: number, code: number): number => (Math.imul(check, 0x5bd1e995) + code) | 0;

const UNICODE = /[^\u0000-\u024f]/;

/** Composed letters of one case, straight apostrophes. */
function formOf(text: string): string {
  const composed = UNICODE.test(text) ? text.normalize('NFC').replaceAll('’', "'") : text;
  return composed;
}

export interface Reading {
  /** Whether an apostrophe ends a word: l'appli is two words, don't is one. */
  readonly elides: boolean;
}

/** Reads a text into `scanned`. */
export function scan(original: string, { elides }: Reading): void {
  const cut = original.length > READ_LIMIT ? original.slice(0, READ_LIMIT) : original;
  const written = formOf(cut).slice(0, READ_LIMIT);
  const text = written.toLowerCase().slice(0, READ_LIMIT);
  scanned.text = text;
  scanned.written = written.length === text.length ? written : text;
  scanned.letters[0] = 0x20;
  scanned.length = 1;
  scanned.count = 0;
  scanned.joined = 0;
  const end = text.length;
  let at = 0;
  while (at < end && scanned.count < MOST_TOKENS) {
    // Most codes between words are single spaces.
    at = text.charCodeAt(at) === 0x20 ? at + 1 : next(text, at, elides);
  }
}

function next(text: string, at: number, elides: boolean): number {
  const code = text.charCodeAt(at);
  switch (kindOf(code)) {
    case Kind.letter:
    case Kind.digit:
      return word(text, at, elides);
    case Kind.at:
      return handle(text, at);
    case Kind.stop:
      return marked(text, at) || stop(text, at, code);
    case Kind.joined:
      scanned.joined++;
      return at + 1;
    case Kind.hash:
      return at + 1;
    default:
      return marked(text, at) || at + 1;
  }
}

/** An emoji or emoticon as a token; the place after it, or 0. */
function marked(text: string, at: number): number {
  const to = markAt(text, at);
  return to === 0 ? 0 : put(Token.mark, mark.value, 0x1000 + mark.value, at, to);
}

/** Adds a token without letters; the place after it. */
function put(kind: number, value: number, hash: number, from: number, to: number): number {
  const { count } = scanned;
  scanned.kind[count] = kind;
  scanned.value[count] = value;
  scanned.begin[count] = scanned.length;
  scanned.end[count] = scanned.length;
  scanned.hash[count] = hash;
  scanned.check[count] = 0;
  scanned.from[count] = from;
  scanned.to[count] = to;
  scanned.drawn[count] = 0;
  scanned.count = count + 1;
  return to;
}

function handle(text: string, at: number): number {
  let to = at + 1;
  while (to < text.length) {
    const kind = kindOf(text.charCodeAt(to));
    if (kind !== Kind.letter && kind !== Kind.digit) break;
    to++;
  }
  return to === at + 1 ? to : put(Token.handle, 0, 0x40, at, to);
}

const EXCLAMATION = 0x21;
const QUESTION = 0x3f;

/** What a stop means: an end, a question, an exclamation, a text that breaks off. */
export const Stop = { end: 0, question: 1, exclamation: 2, dots: 3, comma: 4 } as const;

function stop(text: string, at: number, code: number): number {
  let to = at + 1;
  while (to < text.length && text.charCodeAt(to) === code) to++;
  if (code === EXCLAMATION || code === 0xff01) return put(Token.stop, Stop.exclamation, 0x21, at, to);
  if (code === QUESTION || code === 0xff1f || code === 0x61f) return put(Token.stop, Stop.question, 0x3f, at, to);
  if (code === 0x2026 || (code === 0x2e && to > at + 1)) return put(Token.stop, Stop.dots, 0x2e2e, at, to);
  if (code === 0x2c || code === 0x3001 || code === 0x60c || code === 0xff0c)
    return put(Token.stop, Stop.comma, 0x2c, at, to);
  return put(Token.stop, Stop.end, 0x2e, at, to);
}

const APOSTROPHE = 0x27;
const ZERO = 0x30;

function word(text: string, at: number, elides: boolean): number {
  if (text.charCodeAt(at) === 0x68 && isLink(text, at)) return link(text, at);
  if (text.charCodeAt(at) === 0x77 && text.startsWith('www.', at)) return link(text, at);
  const { letters, count } = scanned;
  const begin = scanned.length;
  const most = text.length;
  let length = begin;
  let hash = HASH_START;
  let check = CHECK_START;
  let last = 0;
  let same = 0;
  let drawn = 0;
  let digits = 0;
  let to = at;
  for (; to < most; to++) {
    let code = text.charCodeAt(to);
    const kind = (known[code] as number) || kindOf(code);
    if (kind === Kind.digit) {
      code = ZERO;
      digits++;
    } else if (kind !== Kind.letter) {
      if (code !== APOSTROPHE || to === at || kindOf(text.charCodeAt(to + 1)) !== Kind.letter) break;
    }
    same = code === last ? same + 1 : 0;
    last = code;
    if (same >= 2) {
      if (code !== ZERO) drawn = 1;
      continue;
    }
    letters[length++] = code;
    hash = hashStep(hash, code);
    check = checkStep(check, code);
    if (elides && code === APOSTROPHE) {
      to++;
      break;
    }
  }
  letters[length] = 0x20;
  scanned.kind[count] = digits === to - at ? Token.number : Token.word;
  scanned.value[count] = 0;
  scanned.begin[count] = begin;
  scanned.end[count] = length;
  scanned.hash[count] = hash;
  scanned.check[count] = check;
  scanned.from[count] = at;
  scanned.to[count] = to;
  scanned.drawn[count] = drawn;
  scanned.count = count + 1;
  scanned.length = length + 1;
  return to;
}

/** Also the bare `http` that stands for a link in published data. */
const isLink = (text: string, at: number): boolean =>
  text.startsWith('http', at) &&
  (text.startsWith('://', at + 4) || text.startsWith('s://', at + 4) || ends(text, at + 4));

const ends = (text: string, at: number): boolean => at >= text.length || kindOf(text.charCodeAt(at)) === Kind.space;

function link(text: string, at: number): number {
  let to = at;
  while (to < text.length && kindOf(text.charCodeAt(to)) !== Kind.space) to++;
  return put(Token.link, 0, 0x68, at, to);
}
