import type { Interaction, Origin } from '../model/interaction.ts';
import { bareSpellings } from '../text/bare-letters.ts';
import { classOf } from '../text/characters.ts';
import { dataFile } from '../text/data.ts';
import { eachHashedWord, hashOf, NUMBER } from '../text/hashed-words.ts';
import { endOf } from '../text/mask/scan.ts';
import { withoutAddresses } from '../text/mask.ts';
import { USUAL_LANGUAGES } from '../text/usual-languages.ts';
import { lower } from '../text/words.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

interface Chatter {
  readonly words: readonly string[];
  readonly unspaced: string;
  readonly languages: Lists;
}

const chatter = dataFile<Chatter>('chatter')();
const greetings = dataFile<Lists>('greetings')();
/** What the language packs call words that ask, thank, deny, stress and join. */
const PACKS = Object.values(dataFile<Readonly<Record<string, string>>>('empty-words')());
const FUNCTION_WORDS = Object.entries(dataFile<Lists>('function-words')());

/** What an apostrophe parts is two words. */
const hashesOf = (words: readonly string[]): readonly number[] =>
  words.flatMap((word) => [word, ...word.split(/['’]/), ...bareSpellings(word)]).map(hashOf);

/** Words that name nothing: how often they occur tells of the language, not of the topic. */
const EMPTY: ReadonlySet<number> = new Set([
  ...FUNCTION_WORDS.filter(([language]) => USUAL_LANGUAGES.has(language)).flatMap(([, words]) => hashesOf(words)),
  ...hashesOf(Object.values(greetings).flat()),
  ...hashesOf(chatter.words),
  ...hashesOf(Object.values(chatter.languages).flat()),
  ...PACKS.flatMap((words) => hashesOf(words.split(' '))),
]);

/** Those of other languages, which count where somebody writes in them. */
const SELDOM_EMPTY = new Map<number, readonly string[]>();
for (const [language, words] of FUNCTION_WORDS) {
  if (USUAL_LANGUAGES.has(language)) continue;
  for (const hash of hashesOf(words)) SELDOM_EMPTY.set(hash, [...(SELDOM_EMPTY.get(hash) ?? []), language]);
}
/** So many different words without content have to be of a language, and so much of all that were read. */
const WRITTEN_WORDS = 5;
const WRITTEN_SHARE = 0.05;

const EMPTY_CHARACTERS = new Set(chatter.unspaced);
const KANA = /[\u3041-\u3096]/;

const READ_LIMIT = 2000;
const MOST_WORDS = 60;
const SHORTEST = 3;
const LONGEST = 30;
/** Of so many different words most occur once; those are forgotten when there are more. */
const MOST_KNOWN = 500_000;

/** The word stands directly behind the one before it. */
export const BEHIND = 0x80000000;
const WORD = 0x7fffffff;
export const wordOf = (entry: number): number => entry & WORD;

/**
 * The words of content of every message of a customer, as numbers in the order in which they stand: some 40 bytes a
 * message, and each different word once. Words that occur once only are forgotten where there are too many.
 */
export class MessageWords {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [''];
  #counts = new Uint32Array(1024);
  #entries = new Uint32Array(4096);
  #length = 0;
  #rare = 1;
  /** How many words without content were seen, and those of seldom languages by what they are. */
  #empty = 0;
  readonly #seldom = new Map<number, number>();
  /** By file and record: where the words of the message begin; each begins with how many there are. */
  readonly #begins: number[][] = [];

  take({ kind, text, author, detail }: Interaction, { file, record }: Origin): void {
    if (kind !== 'message' || text === null || text === '' || detail?.synthetic) return;
    if (author.role !== 'customer' && author.role !== 'unknown') return;
    const begins = this.#begins[file] ?? [];
    this.#begins[file] = begins;
    const begin = this.#length;
    begins[record] = begin;
    this.#push(0);
    this.#addWords(lower(withoutAddresses(text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text)));
    this.#entries[begin] = this.#length - begin - 1;
    if (this.#numbers.size > MOST_KNOWN) this.#forget();
  }

  /** How many different words there may be; numbers are below it. */
  get size(): number {
    return this.#words.length;
  }

  text(word: number): string {
    return this.#words[word] as string;
  }

  /** Words of languages that turn out to be written here, and that name nothing in them. */
  isEmpty(): (word: string) => boolean {
    const hits = new Map<string, { words: number; count: number }>();
    for (const [hash, count] of this.#seldom) {
      for (const language of SELDOM_EMPTY.get(hash) ?? []) {
        const before = hits.get(language) ?? { words: 0, count: 0 };
        hits.set(language, { words: before.words + 1, count: before.count + count });
      }
    }
    const isWritten = ({ words, count }: { words: number; count: number }) =>
      words >= WRITTEN_WORDS && count >= WRITTEN_SHARE * this.#empty;
    const written = new Set([...hits].filter(([, found]) => isWritten(found)).map(([language]) => language));
    return (word) => written.size > 0 && (SELDOM_EMPTY.get(hashOf(word))?.some((one) => written.has(one)) ?? false);
  }

  /** How often a word occurs. */
  count(word: number): number {
    return this.#counts[word] as number;
  }

  /** The words of a message, or `null` for one that was not taken. */
  at({ file, record }: Origin): Uint32Array | null {
    const begin = this.#begins[file]?.[record];
    return begin === undefined ? null : this.#entries.subarray(begin + 1, begin + 1 + (this.#entries[begin] as number));
  }

  #addWords(text: string): void {
    let last = -1;
    let left = MOST_WORDS;
    // Where no spaces part words, a pair that shares a character with an empty word is a piece of it and of its neighbour.
    let emptyTo = -1;
    let pair = { end: -1, last };
    eachHashedWord(text, 0, text.length, (hash, begin, end, spaced) => {
      const empty = EMPTY.has(hash);
      if (empty) this.#empty++;
      else if (SELDOM_EMPTY.has(hash)) this.#seen(hash);
      if (left === 0) return;
      if (empty && !spaced) {
        if (pair.end > begin) {
          this.#takeBack();
          last = pair.last;
          left++;
        }
        pair = { end: -1, last };
        emptyTo = end;
      }
      if (empty || begin < emptyTo) return;
      const to = spaced ? end : endOfUnspaced(text, begin, end);
      if (to === 0 || !names(text, hash, begin, to, spaced)) return;
      left--;
      pair = { end: !spaced && to === end ? end : -1, last };
      const behind = spaced ? last >= 0 && isGap(text, last, begin) : to === end && last === begin + 1;
      this.#push((behind ? BEHIND : 0) + this.#number(text.slice(begin, to)));
      last = to;
    });
  }

  /** What was pushed last was no word. */
  #takeBack(): void {
    const word = wordOf(this.#entries[--this.#length] as number);
    (this.#counts[word] as number)--;
  }

  #seen(hash: number): void {
    this.#empty++;
    this.#seldom.set(hash, (this.#seldom.get(hash) ?? 0) + 1);
  }

  #push(entry: number): void {
    if (this.#length === this.#entries.length) {
      const larger = new Uint32Array(this.#entries.length * 2);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    this.#entries[this.#length++] = entry >>> 0;
  }

  #number(word: string): number {
    const known = this.#numbers.get(word);
    const number = known ?? this.#words.length;
    if (known === undefined) {
      // A copy: a part cut out of a text would keep the whole text alive.
      const copy = Buffer.from(word).toString();
      this.#numbers.set(copy, number);
      this.#words.push(copy);
      if (number >= this.#counts.length) {
        const larger = new Uint32Array(this.#counts.length * 2);
        larger.set(this.#counts);
        this.#counts = larger;
      }
    }
    (this.#counts[number] as number)++;
    return number;
  }

  /** What is rare is nothing that repeats. Its number stays, and means no word any more. */
  #forget(): void {
    for (const [word, number] of this.#numbers) {
      if ((this.#counts[number] as number) > this.#rare) continue;
      this.#numbers.delete(word);
      this.#words[number] = '';
    }
    // Too many are left: the next time more of them have to go.
    if (this.#numbers.size > MOST_KNOWN / 2) this.#rare *= 2;
  }
}

function names(text: string, hash: number, begin: number, end: number, spaced: boolean): boolean {
  if (hash === NUMBER || EMPTY.has(hash)) return false;
  const length = end - begin;
  if (spaced) return length >= SHORTEST && length <= LONGEST;
  if (length > 2) return length <= LONGEST;
  const pair = text.slice(begin, end);
  return (
    length === 2 && !KANA.test(pair) && !EMPTY_CHARACTERS.has(pair.charAt(0)) && !EMPTY_CHARACTERS.has(pair.charAt(1))
  );
}

const isKatakana = classOf(/[\u30a1-\u30fa\u30fc]/);
const isSyllabic = classOf(/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u);
const isMark = classOf(/\p{M}/u);
/** A piece of a sentence without spaces: so many letters and marks hardly stand together but in one word or beside it. */
const PIECE = 6;
const SHORTEST_PIECE = 4;

/**
 * Where the word that begins with a pair of characters ends: katakana are a word up to where they end, Chinese characters
 * in pairs, and of Thai and its kin every piece; 0 inside of a word, and where scripts meet.
 */
function endOfUnspaced(text: string, begin: number, end: number): number {
  if (isSyllabic(text.charCodeAt(begin))) {
    const to = endOf(text, begin, isSyllabic, PIECE);
    if (isMark(text.charCodeAt(begin)) || to - begin < SHORTEST_PIECE) return 0;
    if (to - begin === PIECE) return endOf(text, to, isMark);
    return begin > 0 && isSyllabic(text.charCodeAt(begin - 1)) ? 0 : to;
  }
  const [first, second] = [isKatakana(text.charCodeAt(begin)), isKatakana(text.charCodeAt(end - 1))];
  if (!first || !second) return first || second ? 0 : end;
  return begin > 0 && isKatakana(text.charCodeAt(begin - 1)) ? 0 : endOf(text, end, isKatakana);
}

/** Nothing but a space between two words. */
const isGap = (text: string, from: number, to: number): boolean => to - from === 1 && text.charCodeAt(from) === 0x20;
