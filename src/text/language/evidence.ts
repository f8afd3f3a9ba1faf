import {
  APOSTROPHE,
  AT,
  COLON,
  COMBINING,
  DIGIT,
  FIRST_SCRIPT,
  HAN,
  isChineseHan,
  isJapaneseHan,
  kindOf,
  letterAt,
  SCRIPTED,
  smallOf,
  WORDED_LETTER,
} from './letters.ts';
import { HASH_START, hashStep, keyOf, LAST, type Ngrams, ngrams, PLACE, WORDED } from './ngrams.ts';

/**
 * The three likeliest languages of a text and how much speaks for each, in one number: a million messages have a million
 * of them. Evidence adds up: of a conversation, all of its messages decide.
 */
export type LanguageEvidence = number;

/** ISO 639-2 for a language that nobody determined: what speaks for none of the others speaks for it. */
export const OTHER = 'und';
/** Languages by their numbers; 0 is none. */
export const LANGUAGES: readonly string[] = ['', ...WORDED, ...SCRIPTED, 'zh', OTHER];
const OTHER_NUMBER = LANGUAGES.indexOf(OTHER);
const FIRST_SCRIPTED = 1 + WORDED.length;
const JAPANESE = LANGUAGES.indexOf('ja');
const CHINESE = LANGUAGES.indexOf('zh');

/**
 * What a place of a word where an n-gram is looked for says for none of the languages. In what people write in one of them,
 * 99 of 100 texts reach more with it, though typed without accents; Welsh, Swahili or Somali reach half of it with any.
 */
const OTHER_SCORE = 50;
/** Languages of which only function words are known are found in fewer places. */
const LISTED_PART = 0.4;
/** Of a long word, or one that is drawn out, no more places count. */
const MOST_PLACES = 4;
/** A text of which less stands open to another language is in none but its own. */
const DOUBTFUL = 0.6;

/** Behind so many letters nothing changes any more. */
const READ_LIMIT = 240;
const LONGEST_WORD = 70;
/** What one letter of a script of its own says, beside a hundred of an n-gram of four letters. */
const LETTER_SCORE = 40;
/** In these a letter is a syllable, or two of them a word. */
const SYLLABLE_SCORE = 100;
const HAN_SCORE = 60;
const SYLLABIC = new Set(['ja', 'ko', 'am', 'th', 'lo', 'my', 'km']);
const SCRIPT_SCORES = SCRIPTED.map((language) => (SYLLABIC.has(language) ? SYLLABLE_SCORE : LETTER_SCORE));

/** Reads what a text says of its language; `null` where it holds no words. Links, handles and numbers say nothing. */
export function languageEvidence(text: string): LanguageEvidence | null {
  const cut = text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text;
  const table = ngrams();
  // Hardly a text has accents that stand alone; the others need no copy.
  if (!readText(cut, table)) readText(cut.normalize('NFC').replace(/[\u0300-\u036f]/g, ''), table);
  return packed(table);
}

const bytes = new Uint8Array(LONGEST_WORD + 3);
const scores = new Int32Array(LANGUAGES.length);
/** What was seen in this text: a second time it says nothing new. */
const SEEN = 1024;
const seen = new Int32Array(SEEN);
/** Texts by their numbers: what another text saw counts as not seen, and nothing need be cleared. */
const seenIn = new Int32Array(SEEN);
let reading = 0;

/** Whether it could be read as it is. */
function readText(text: string, table: Ngrams): boolean {
  scores.fill(0);
  reading = (reading + 1) | 0;
  let length = 0;
  let spoiled = false;
  let isName = false;
  for (let at = 0; at <= text.length; at++) {
    const letter = at < text.length ? letterAt(text, at) : END;
    const kind = kindOf(letter);
    if (kind === WORDED_LETTER) {
      if (length === 0) isName = smallOf(letter) !== text.charCodeAt(at) || text.charCodeAt(at - 1) === HASH;
      if (length < LONGEST_WORD) length = append(length, smallOf(letter));
      continue;
    }
    if (kind === APOSTROPHE && length > 0 && length < LONGEST_WORD && isLetter(text, at + 1)) {
      bytes[length++] = QUOTE;
      continue;
    }
    if (kind === COMBINING) return false;
    if (kind === DIGIT) {
      spoiled = true;
      continue;
    }
    if (kind === AT || (kind === COLON && text.charCodeAt(at + 1) === SLASH)) at = endOfName(text, at + 1);
    else if (length > 0 && !spoiled && length < LONGEST_WORD) readWord(length, isName, table);
    length = 0;
    spoiled = false;
    if (kind === HAN) readHan(text.charAt(at));
    else if (kind >= FIRST_SCRIPT)
      add(FIRST_SCRIPTED + kind - FIRST_SCRIPT, SCRIPT_SCORES[kind - FIRST_SCRIPT] as number);
  }
  return true;
}

const END = letterAt(' ', 0);
const [SPACE, QUOTE, SLASH, HASH] = [0x20, 0x27, 0x2f, 0x23];

const isLetter = (text: string, at: number): boolean =>
  at < text.length && kindOf(letterAt(text, at)) === WORDED_LETTER;

/** The last place of a handle, an address or a link: no space is in them. */
function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) > SPACE && text.charCodeAt(at) !== IDEOGRAPHIC_SPACE) at++;
  return at - 1;
}

const IDEOGRAPHIC_SPACE = 0x3000;

function append(length: number, code: number): number {
  if (code < 0x80) {
    bytes[length] = code;
    return length + 1;
  }
  if (code < 0x800) {
    bytes[length] = 0xc0 | (code >> 6);
    bytes[length + 1] = 0x80 | (code & 0x3f);
    return length + 2;
  }
  bytes[length] = 0xe0 | (code >> 12);
  bytes[length + 1] = 0x80 | ((code >> 6) & 0x3f);
  bytes[length + 2] = 0x80 | (code & 0x3f);
  return length + 3;
}

/**
 * Four bytes every three bytes, then the last four, as eld counted them; and the word as a whole. Names are no word of any
 * language: they do not speak against one.
 */
function readWord(length: number, isName: boolean, table: Ngrams): void {
  if (!isName) add(OTHER_NUMBER, OTHER_SCORE * Math.min(MOST_PLACES, Math.ceil((length - 1) / 3)));
  let from = 0;
  for (; from + 4 < length; from += 3) see(four(from), from === 0 ? PLACE.begin : PLACE.middle, table);
  see(lastFour(length), from === 0 ? PLACE.all : PLACE.end, table);
  let hash = HASH_START;
  for (let at = 0; at < length; at++) hash = hashStep(hash, bytes[at] as number);
  see(hash, PLACE.word, table);
}

const byte = (at: number): number => bytes[at] as number;

const four = (at: number): number => (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);

function lastFour(length: number): number {
  if (length >= 4) return four(length - 4);
  let found = 0;
  for (let at = 0; at < length; at++) found = (found << 8) | byte(at);
  return found;
}

function see(bytes: number, place: number, { find, entries }: Ngrams): void {
  const start = find(keyOf(bytes, place));
  const slot = start % SEEN;
  if (start < 0 || (seen[slot] === start && seenIn[slot] === reading)) return;
  seen[slot] = start;
  seenIn[slot] = reading;
  for (let at = start; ; at += 2) {
    const language = entries[at] as number;
    add(1 + (language & ~LAST), entries[at + 1] as number);
    if (language >= LAST) return;
  }
}

function add(language: number, score: number): void {
  scores[language] = (scores[language] as number) + score;
}

/** Both write with them; what either writes its own way decides, and so does kana. */
function readHan(character: string): void {
  add(JAPANESE, (isJapaneseHan(character) ? 3 : isChineseHan(character) ? 0 : 0.85) * HAN_SCORE);
  add(CHINESE, (isChineseHan(character) ? 3 : isJapaneseHan(character) ? 0 : 1) * HAN_SCORE);
}

/** Scores in steps of 16, up to 1023 of them: 10 bits; a language takes 7. */
const STEP = 16;
const MOST = 1023;
export const LANGUAGE_RANGE = 128;
const SCORE_RANGE = MOST + 1;

function packed({ listed }: Ngrams): LanguageEvidence | null {
  let [first, second, third] = [0, 0, 0];
  let least = 0;
  for (let language = 1; language < OTHER_NUMBER; language++) {
    const score = scores[language] as number;
    if (score <= least) continue;
    if (score > (scores[first] as number)) [first, second, third] = [language, first, second];
    else if (score > (scores[second] as number)) [second, third] = [language, second];
    else third = language;
    least = scores[third] as number;
  }
  if (first === 0) return null;
  if (listed.has(first - 1)) scores[OTHER_NUMBER] = LISTED_PART * (scores[OTHER_NUMBER] as number);
  const other = scores[OTHER_NUMBER] as number;
  if (other > (scores[first] as number)) [first, second, third] = [OTHER_NUMBER, first, second];
  else if (other > DOUBTFUL * (scores[first] as number)) third = OTHER_NUMBER;
  const step = Math.max(STEP, (scores[first] as number) / MOST);
  const part = (language: number) => language + LANGUAGE_RANGE * Math.round((scores[language] as number) / step);
  return part(first) + PART * (part(second) + PART * part(third));
}

const PART = LANGUAGE_RANGE * SCORE_RANGE;

/** Calls `see` with each language that anything spoke for in the text that was read last. */
export function eachScore(see: (language: number, score: number) => void): void {
  for (let language = 1; language < scores.length; language++) {
    const score = scores[language] as number;
    if (score > 0) see(language, score);
  }
}

/** How much spoke for a language in the text that was read last. */
export const scoreOf = (language: string): number => {
  const number = NUMBERS.get(language);
  return number === undefined ? 0 : (scores[number] as number);
};

const NUMBERS: ReadonlyMap<string, number> = new Map(LANGUAGES.map((language, number) => [language, number]));

/** Calls `see` with each language of an evidence and how much speaks for it. */
export function eachLanguage(evidence: LanguageEvidence, see: (language: number, score: number) => void): void {
  for (let rest = evidence; rest > 0; ) {
    // Parts are powers of two, so that this is exact; the remainder of so long a number takes longer than all the rest.
    const others = Math.floor(rest / PART);
    const part = rest - others * PART;
    see(part & (LANGUAGE_RANGE - 1), Math.floor(part / LANGUAGE_RANGE) * STEP);
    rest = others;
  }
}
