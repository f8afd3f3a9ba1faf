import { dataFile, once } from './data.ts';
import { eachHashedWord, hashOf } from './hashed-words.ts';

/*
 * Which texts say almost the same. Of each text a sketch is kept, the least of sixteen hashes over its words
 * (A. Z. Broder, "On the resemblance and containment of documents", 1997): the share of places in which two sketches
 * agree estimates the share of words that two texts have in common. Names, handles, numbers and links are left out.
 */

/** How many hashes a sketch keeps; each is a character of a string, two bytes. */
export const PLACES = 16;
const READ_LIMIT = 2000;
const MOST_WORDS = 200;
/** Bits that are kept of a hash: no character of a sketch is half of a pair. */
const BITS = 15;

const data = dataFile<Readonly<Record<'greetings', readonly string[]>>>('greetings');
const greetings = once((): ReadonlySet<number> => new Set(data().greetings.map(hashOf)));

/** Odd numbers that make sixteen hashes of one. */
const FACTORS = Int32Array.from({ length: PLACES }, (_, place) => (Math.imul(place + 1, 0x9e3779b1) ^ 0x85ebca6b) | 1);

/** The sketch of all that is said, for what agents write. `null` where nothing is left of the text. */
export function answerSketch(text: string): string | null {
  const found: number[] = [];
  const end = endOfWords(text);
  eachHashedWord(text, nameIn(text)?.end ?? 0, end, (hash) => {
    if (found.length < MOST_WORDS) found.push(hash);
  });
  return signed(found);
}

/** The share of places that agree. */
export function resemblance(a: string, b: string): number {
  let same = 0;
  for (let place = 0; place < PLACES; place++) if (a.charCodeAt(place) === b.charCodeAt(place)) same++;
  return same / PLACES;
}

const least = new Uint32Array(PLACES);

function signed(found: readonly number[]): string | null {
  if (found.length === 0) return null;
  least.fill(0xffffffff);
  for (const hash of found) {
    const spread = hash ^ (hash >>> 15);
    for (let place = 0; place < PLACES; place++) {
      const product = Math.imul(spread, FACTORS[place] as number);
      const value = (product ^ (product >>> 13)) >>> 0;
      if (value < (least[place] as number)) least[place] = value;
    }
  }
  // The lowest bits: of a minimum the highest are zeros.
  return String.fromCharCode(...least.map((value) => value & ((1 << BITS) - 1)));
}

const NAME_WORDS = 3;
const GREETING_END = /[,!.:，！、]/;

/** Where `Anna Maria` stands in `Hi Anna Maria,`: the name of whoever is greeted is not what is said. */
function nameIn(text: string): { readonly begin: number; readonly end: number } | null {
  const words: { readonly hash: number; readonly begin: number; readonly end: number }[] = [];
  eachHashedWord(text, 0, Math.min(text.length, 80), (hash, begin, end) => {
    if (words.length < NAME_WORDS + 2) words.push({ hash, begin, end });
  });
  const [first, second, ...rest] = words;
  if (!first || !second || !greetings().has(first.hash) || GREETING_END.test(text.slice(first.end, second.begin)))
    return null;
  const name = [second, ...rest];
  const last = name.findIndex(({ end }, index) =>
    GREETING_END.test(text.slice(end, name[index + 1]?.begin ?? end + 1)),
  );
  const end = name[last]?.end;
  return end === undefined || last >= NAME_WORDS ? null : { begin: second.begin, end };
}

/** A question without the greeting before it, and whom it greets. */
export function withoutGreeting(question: string): string {
  let begin = 0;
  const name = nameIn(question);
  eachHashedWord(question, 0, Math.min(question.length, 80), (hash, from, to) => {
    const isGreeted = name !== null && from >= name.begin && to <= name.end;
    if (begin === from && (greetings().has(hash) || isGreeted)) {
      begin = to;
      while (begin < question.length && BETWEEN.test(question.charAt(begin))) begin++;
    }
  });
  return begin < question.length ? question.slice(begin) : question;
}

const BETWEEN = /[\s,!.:，！、]/;

/** What an agent wrote without whom they greeted and how they signed. */
export function withoutPeople(text: string): string {
  const name = nameIn(text);
  const said = text.slice(0, text.length > READ_LIMIT ? text.length : endOfWords(text)).trimEnd();
  return name === null ? said : `${said.slice(0, name.begin)}[name]${said.slice(name.end)}`;
}

const SIGN = /(?:^|\s)[\^*~/–—-]\s?\p{L}{1,12}\.?\s*$/u;

/** Before `^SP`, `-Anna`, `/LS`: who signed is not what was said. */
function endOfWords(text: string): number {
  if (text.length > READ_LIMIT) return READ_LIMIT;
  const from = Math.max(0, text.length - 24);
  const sign = SIGN.exec(text.slice(from));
  return sign ? from + sign.index : text.length;
}
