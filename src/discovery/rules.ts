import { isUnspaced } from '../text/characters.ts';
import { commonLength, type Family } from './families.ts';

/** What a rule of a topic may say: words that are there, and beginnings of words. */
interface Vocabulary {
  readonly size: number;
  text(word: number): string;
  /** How often a word occurs. */
  count(word: number): number;
}

const SHORTEST_STEM = 4;
const MOST_LISTED = 6;
/** A stem may find so much beside the words that it stands for. */
const STRAY = 0.2;

/**
 * Rules that find the words of a family: one word, their common beginning with `*` if little else begins so, or the
 * commonest of them one by one.
 */
export function rulesOf({ words }: Family, vocabulary: Vocabulary): readonly string[] {
  const [first = ''] = words;
  if (words.length === 1) return [first];
  const stem = words.reduce((common, word) => common.slice(0, commonLength(common, word)), first);
  return stem.length >= SHORTEST_STEM && strays(stem, new Set(words), vocabulary) <= STRAY
    ? [`${stem}*`]
    : words.slice(0, MOST_LISTED);
}

/** Of all that begins with a stem, how much is something else. */
function strays(stem: string, words: ReadonlySet<string>, vocabulary: Vocabulary): number {
  let meant = 0;
  let others = 0;
  for (let word = 1; word < vocabulary.size; word++) {
    const text = vocabulary.text(word);
    if (!text.startsWith(stem)) continue;
    if (words.has(text)) meant += vocabulary.count(word);
    else others += vocabulary.count(word);
  }
  return others / Math.max(1, meant + others);
}

/** The words that a rule finds. */
export function foundBy(rules: readonly string[], vocabulary: Vocabulary): ReadonlySet<number> {
  const whole = new Set(rules.filter((rule) => !rule.endsWith('*')));
  const stems = rules.filter((rule) => rule.endsWith('*')).map((rule) => rule.slice(0, -1));
  // Where no spaces part words, a rule is found within others too.
  const within = [...whole].filter((rule) => isUnspaced(rule.charCodeAt(0)));
  const found = new Set<number>();
  for (let word = 1; word < vocabulary.size; word++) {
    const text = vocabulary.text(word);
    if (whole.has(text) || stems.some((stem) => text.startsWith(stem)) || within.some((rule) => text.includes(rule)))
      found.add(word);
  }
  return found;
}
