import builtIn from './data/topics.json' with { type: 'json' };
import { eachWord, lower, readable } from './words.ts';

/** Topic -> words and phrases; `*` at the end of a word takes its inflections: `zwrot*` finds zwrotu and zwroty. */
export type TopicRules = Readonly<Record<string, readonly string[]>>;

export const BUILT_IN_TOPICS: TopicRules = builtIn;

/** The topics of a text, in the order of the rules. */
export type TopicFinder = (text: string) => readonly string[];

const NONE: readonly string[] = Object.freeze([]);

/** A phrase word by word, the `*` taken off. */
interface Phrase {
  readonly words: readonly { readonly text: string; readonly stem: boolean }[];
  readonly topic: number;
}

/**
 * One pass over the words of a text for all rules together. Most words are told from all rules by their first three
 * letters; no rule and no text can make it slow, because nothing is ever tried twice.
 */
export function topicFinder(rules: TopicRules): TopicFinder {
  const topics = Object.keys(rules);
  const phrases = topics.flatMap((topic, index) => (rules[topic] ?? []).flatMap((rule) => parsePhrase(rule, index)));
  if (phrases.length === 0) return () => NONE;
  const beginnings = byBeginning(phrases);
  const sets = new Map<string, readonly string[]>();
  return (original) => {
    const text = readable(original);
    const found = new Set<number>();
    eachWord(text, (begin, end) => {
      for (const { words, topic } of beginnings.at(text, begin, end)) {
        if (!found.has(topic) && matches(words, text, begin, end)) found.add(topic);
      }
    });
    return found.size === 0
      ? NONE
      : shared(
          [...found].sort((a, b) => a - b),
          topics,
          sets,
        );
  };
}

function parsePhrase(rule: string, topic: number): readonly Phrase[] {
  const words = lower(rule)
    .split(/\s+/)
    .map((word) => ({ text: word.replace(/\*+$/, ''), stem: word.endsWith('*') }))
    .filter(({ text }) => text !== '');
  return words.length > 0 ? [{ words, topic }] : [];
}

const LETTERS = 3;
const NO_PHRASES: readonly Phrase[] = Object.freeze([]);

/** Phrases by the first letters of their first word; a stem shorter than that is tried on every word. */
function byBeginning(phrases: readonly Phrase[]) {
  const short = phrases.filter(({ words: [first] }) => first?.stem && first.text.length < LETTERS);
  const long = new Map<number, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0]?.text ?? '';
    if (short.includes(phrase)) continue;
    const key = keyOf(first, 0, first.length);
    long.set(key, [...(long.get(key) ?? []), phrase]);
  }
  return {
    at(text: string, begin: number, end: number): readonly Phrase[] {
      const found = long.get(keyOf(text, begin, end)) ?? NO_PHRASES;
      return short.length === 0 ? found : [...short, ...found];
    },
  };
}

/** A number for the first letters of a word; two beginnings may share one, which costs a comparison. */
function keyOf(text: string, begin: number, end: number): number {
  let key = 0;
  const last = Math.min(end, begin + LETTERS);
  for (let at = begin; at < last; at++) key = (Math.imul(key, 1021) + text.charCodeAt(at)) & 0x3fffffff;
  return key;
}

/** Whether the words of a phrase stand here, one after the other, with nothing but spaces between them. */
function matches(words: Phrase['words'], text: string, begin: number, end: number): boolean {
  let [from, to] = [begin, end];
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      from = to;
      while (isSpace(text.charCodeAt(from))) from++;
      if (from === to) return false;
      to = from + word.text.length;
      if (word.stem) to = endOfWord(text, to);
      else if (endOfWord(text, to) !== to) return false;
    }
    if (!text.startsWith(word.text, from) || (!word.stem && to - from !== word.text.length)) return false;
  }
  return true;
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0xa0;

const LETTER = /[\p{L}\p{M}\p{N}]/u;

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && LETTER.test(text.charAt(at))) at++;
  return at;
}

/** Equal sets of topics are one array: a million messages share a few hundred of them. */
function shared(
  found: readonly number[],
  topics: readonly string[],
  known: Map<string, readonly string[]>,
): readonly string[] {
  const key = found.join();
  const before = known.get(key);
  if (before) return before;
  const names = found.map((index) => topics[index] as string);
  known.set(key, names);
  return names;
}
