import { characterSearch } from './character-search.ts';
import { LONGEST_STEM, LONGEST_WORD, type PhraseWord, wordSearch } from './word-search.ts';
import { lower } from './words.ts';

/*
 * All phrases at once in one pass over a text. Phrases stand in a tree, word by word (or character by character, where a
 * script sets no spaces), so that a text is compared with what it begins with and never with phrase after phrase.
 */

/** A rule in the form in which it is looked for. */
export type Phrase = { readonly words: readonly PhraseWord[] } | { readonly characters: string };

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /^[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*$/u;
/** Nobody writes longer ones; what stands behind them says nothing. */
const LONGEST_RULE = 100;

/** Words with one space or hyphen between them, each with `*` for its endings; `null` where that finds nothing. */
export function readPhrase(rule: string): Phrase | null {
  const text = lower(rule).trim();
  if (text.length > LONGEST_RULE) return null;
  if (UNSPACED.test(text)) return text.includes('*') ? charactersOf(text.replace(/\*+$/, '')) : charactersOf(text);
  const words = text
    .split(/\s+|-(?=[^*-])/u)
    .map((word) => ({ text: word.replace(/\*+$/, ''), stem: word.endsWith('*') }));
  const isFindable = ({ text, stem }: PhraseWord) =>
    WORD.test(text) && text.length <= (stem ? LONGEST_STEM : LONGEST_WORD);
  return words.every(isFindable) ? { words } : null;
}

const charactersOf = (text: string): Phrase | null => (text === '' || text.includes('*') ? null : { characters: text });

/** Calls `see` with the number of each phrase that a `readable` text holds; the same one may come again. */
export type PhraseSearch = (text: string, see: (phrase: number) => void) => void;

/** Phrases are known by their places in the list. `count` hears of every look into a tree. */
export function phraseSearch(phrases: readonly Phrase[], count: () => void = nothing): PhraseSearch {
  const spaced = phrases.flatMap((phrase, index) => ('words' in phrase ? [{ words: phrase.words, index }] : []));
  const unspaced = phrases.flatMap((phrase, index) =>
    'characters' in phrase ? [{ characters: phrase.characters, index }] : [],
  );
  const inWords = spaced.length > 0 ? wordSearch(spaced, count) : null;
  const inCharacters = unspaced.length > 0 ? characterSearch(unspaced, count) : null;
  return (text, see) => {
    inWords?.(text, see);
    inCharacters?.(text, see);
  };
}

const nothing = (): void => {};
