import { isSpace, isWordCharacter } from './characters.ts';
import { dataFile, once } from './data.ts';
import { eachHashedWord, hashOf } from './hashed-words.ts';
import { withoutHandlesAndLinks } from './mentions.ts';

/*
 * Which sentence of a message asks. Until intents are judged from the words of each language, this is told by question
 * marks, and by words that begin or end a question.
 */

const data = dataFile<Readonly<Record<'first' | 'firstOfThree' | 'last' | 'anywhere', readonly string[]>>>('questions');
const firstWords = once(() => new Set(data().first.map(hashOf)));
const firstOfThree = once(() => new Set(data().firstOfThree.map(hashOf)));
const READ_LIMIT = 2000;
/** With fewer letters a question does not say what it asks about: "Why?" needs the sentence before it. */
const FEW_LETTERS = 8;

const VOWELLESS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const ENDS = new Set('.!?…。！？｡\n؟;；'.split('').map((one) => one.charCodeAt(0)));
const MARKS = new Set('?？؟'.split('').map((one) => one.charCodeAt(0)));
/** These end a sentence with nothing behind them; others only before a space, or `shop.example` would be two. */
const ALONE = new Set('。！？｡\n؟；'.split('').map((one) => one.charCodeAt(0)));

interface Sentence {
  readonly begin: number;
  readonly end: number;
  readonly marked: boolean;
}

/** The sentence that asks and says most of what it is about; `null` where nothing asks. */
export function questionIn(text: string): string | null {
  const words = text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text;
  const sentences = sentencesIn(words);
  let found: { readonly begin: number; readonly end: number; readonly letters: number } | null = null;
  sentences.forEach((one, index) => {
    if (!one.marked && !asksWithoutMark(words, one)) return;
    const told = lettersIn(words, one.begin, one.end);
    const before = sentences[index - 1];
    // A short question asks about what stands before it.
    const begin = told < FEW_LETTERS && before ? before.begin : one.begin;
    const letters = begin === one.begin ? told : lettersIn(words, begin, one.end);
    if (letters >= FEW_LETTERS && letters > (found?.letters ?? 0)) found = { begin, end: one.end, letters };
  });
  return found === null ? null : cleaned(words.slice((found as Sentence).begin, (found as Sentence).end));
}

const cleaned = (sentence: string): string => withoutHandlesAndLinks(sentence).replace(/\s+/g, ' ').trim();

/**
 * How much is said: words of an alphabet by their letters, characters that are words by themselves as two, and letters of
 * scripts that leave out vowels as more than one.
 */
function lettersIn(text: string, begin: number, end: number): number {
  let letters = 0;
  eachHashedWord(text, begin, end, (_, from, to, spaced) => {
    letters += !spaced ? 2 : VOWELLESS.test(text.charAt(from)) ? 1.5 * (to - from) : to - from;
  });
  return letters;
}

function sentencesIn(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let begin = 0;
  for (let at = 0; at < text.length; at++) {
    if (!ENDS.has(text.charCodeAt(at))) continue;
    let end = at;
    let marked = false;
    let alone = false;
    for (; end < text.length && ENDS.has(text.charCodeAt(end)); end++) {
      marked ||= MARKS.has(text.charCodeAt(end));
      alone ||= ALONE.has(text.charCodeAt(end));
    }
    if (alone || end >= text.length || isSpace(text.charCodeAt(end)) || !isWordCharacter(text.charCodeAt(end))) {
      found.push({ begin, end, marked });
      begin = end;
    }
    at = end - 1;
  }
  if (begin < text.length) found.push({ begin, end: text.length, marked: false });
  return found;
}

const UNSPACED = /[\u0e00-\u0eff\u3041-\u30ff\u3400-\u9fff]/;

function asksWithoutMark(text: string, { begin, end }: Sentence): boolean {
  let words = 0;
  let first = 0;
  eachHashedWord(text, begin, Math.min(end, begin + 80), (hash, _, __, spaced) => {
    if (words === 0 && spaced) first = hash;
    words++;
  });
  // Shorter ones are rather exclamations, but for `где мой заказ` where nothing stands for `is`.
  if (words > 3 ? firstWords().has(first) : words === 3 && firstOfThree().has(first)) return true;
  const sentence = text.slice(begin, Math.min(end, begin + 200));
  if (!UNSPACED.test(sentence)) return false;
  const plain = sentence.replace(/[\s.!。！;；…]+$/u, '');
  return data().last.some((ending) => plain.endsWith(ending)) || data().anywhere.some((word) => plain.includes(word));
}
