import data from './data/thanks.json' with { type: 'json' };
import { withoutHandlesAndLinks } from './mentions.ts';
import { words } from './words.ts';

const THANKS = new Set(data.thanks);
const AROUND = new Set([...data.thanks, ...data.around]);
// More words than this say something besides thanks.
const MOST_WORDS = 12;
const LONGEST = 200;

/** Said with thanks; alone, each of its words complains. */
const NO_MATTER = /\bno (?:problem|worries)\b/gi;

/**
 * The message only thanks: it holds a word of thanks, nothing but words that usually stand around one, and no question.
 * Such a message opens no wait in an endless chat and reopens nothing that was resolved.
 */
export function onlyThanks(text: string): boolean {
  if (text.length > LONGEST || text.includes('?')) return false;
  const found = words(withoutHandlesAndLinks(text).replace(NO_MATTER, ' '));
  return (
    found.length > 0 &&
    found.length <= MOST_WORDS &&
    found.some((word) => THANKS.has(word)) &&
    found.every((word) => AROUND.has(word))
  );
}
