import builtIn from './data/topics.json' with { type: 'json' };
import { lower, READ_LIMIT } from './words.ts';

/** Topic -> words and phrases; `*` at the end of a word takes its inflections: `zwrot*` finds zwrotu and zwroty. */
export type TopicRules = Readonly<Record<string, readonly string[]>>;

export const BUILT_IN_TOPICS: TopicRules = builtIn;

export type TopicFinder = (text: string) => readonly string[];

const NONE: readonly string[] = Object.freeze([]);

/**
 * One pass over a text for all rules together: the phrases become one regular expression of plain alternatives, which
 * cannot backtrack beyond a word, so that no text and no rule can make it slow. Topics come in the order of the rules.
 */
export function topicFinder(rules: TopicRules): TopicFinder {
  const topics = Object.keys(rules);
  const phrases = new Map<string, Set<number>>();
  topics.forEach((topic, index) => {
    for (const rule of rules[topic] ?? []) {
      const phrase = lower(rule).trim().replace(/\s+/g, ' ').replaceAll('’', "'");
      if (phrase.replaceAll('*', '') === '') continue;
      phrases.set(phrase, (phrases.get(phrase) ?? new Set()).add(index));
    }
  });
  if (phrases.size === 0) return () => NONE;
  const pattern = new RegExp(alternatives([...phrases.keys()]), 'gu');
  const meanings = new Map<string, readonly number[]>();
  const sets = new Map<string, readonly string[]>();
  return (text) => {
    const found = new Set<number>();
    for (const [match] of readable(text).matchAll(pattern)) {
      for (const topic of meaningOf(match, phrases, meanings)) found.add(topic);
    }
    return found.size === 0
      ? NONE
      : shared(
          [...found].sort((a, b) => a - b),
          topics,
          sets,
        );
  };
}

const readable = (text: string): string =>
  lower(text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text).replaceAll('’', "'");

/** Longer phrases first, so that "direct debit" is not taken for "direct". Only whole words match. */
function alternatives(phrases: readonly string[]): string {
  const sorted = [...phrases].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const sources = sorted.map((phrase) =>
    phrase
      .split(' ')
      .map((word) => escaped(word.replaceAll('*', '')) + (word.endsWith('*') ? '\\p{L}*' : ''))
      .join('\\s+'),
  );
  return `(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Which topics a match stands for; remembered, because few different words are matched very often. */
function meaningOf(
  match: string,
  phrases: ReadonlyMap<string, ReadonlySet<number>>,
  known: Map<string, readonly number[]>,
): readonly number[] {
  const remembered = known.get(match);
  if (remembered) return remembered;
  const found = new Set<number>();
  const words = match.replace(/\s+/g, ' ');
  for (const [phrase, topics] of phrases) {
    if (matches(words, phrase)) for (const topic of topics) found.add(topic);
  }
  const meaning = [...found];
  if (known.size < 10_000) known.set(match, meaning);
  return meaning;
}

function matches(words: string, phrase: string): boolean {
  if (!phrase.includes('*')) return words === phrase;
  const wanted = phrase.split(' ');
  const given = words.split(' ');
  return (
    wanted.length === given.length &&
    wanted.every((word, index) =>
      word.endsWith('*') ? given[index]?.startsWith(word.slice(0, -1)) : given[index] === word,
    )
  );
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
