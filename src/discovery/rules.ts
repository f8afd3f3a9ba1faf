import { wilson } from '../stats/index.ts';
import { isUnspaced } from '../text/characters.ts';
import { commonLength, type Family } from './families.ts';
import { wordOf } from './words.ts';

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
function rulesOf({ words }: Family, vocabulary: Vocabulary): readonly string[] {
  const [first = ''] = words;
  if (words.length === 1) return [first];
  const stem = words.reduce((common, word) => common.slice(0, commonLength(common, word)), first);
  return stem.length >= SHORTEST_STEM && strays(stem, new Set(words), vocabulary) <= STRAY
    ? // Where no spaces part words, a rule is found within others anyway.
      [isUnspaced(stem.charCodeAt(0)) ? stem : `${stem}*`]
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

interface Suggested {
  readonly rules: readonly string[];
  /** The words that the rules find. */
  readonly meant: ReadonlySet<number>;
}

/** Of the messages with a word, so many hold another word of the group, too; the lower end of what may be chance. */
const SURELY = 0.7;

/**
 * Rules for a group of words, the leading one first. Another word stands for the group alone only where it surely does: a
 * product is named in messages of all kinds, and a word that was met a few times beside the leading one may be anybody's.
 */
export function suggestedRules(
  [leader, ...company]: readonly Family[],
  vocabulary: Vocabulary,
  messages: readonly Uint32Array[],
): Suggested {
  const all = [leader, ...company].flatMap((family) => {
    const rules = family === undefined ? [] : rulesOf(family, vocabulary);
    return family === undefined ? [] : [{ rules, meant: foundBy(rules, vocabulary) }];
  });
  const held = messages.map((message) =>
    all.flatMap(({ meant }, index) => (message.some((entry) => meant.has(wordOf(entry))) ? [index] : [])),
  );
  const chosen = all.filter((_, index) => index === 0 || standsAlone(index, held));
  return { rules: chosen.flatMap(({ rules }) => rules), meant: new Set(chosen.flatMap(({ meant }) => [...meant])) };
}

/** Whether the word that has this number stands in messages about the group, and seldom in others. */
function standsAlone(word: number, held: readonly (readonly number[])[]): boolean {
  const holding = held.filter((words) => words.includes(word));
  const about = holding.filter((words) => words.length > 1).length;
  return holding.length > 0 && wilson(about, holding.length)[0] >= SURELY;
}

/** The words that a rule finds. */
function foundBy(rules: readonly string[], vocabulary: Vocabulary): ReadonlySet<number> {
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
