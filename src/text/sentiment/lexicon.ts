import { type Grammar, grammarOf } from './grammar.ts';
import { type Entry, entriesOf, type LanguagePack } from './pack.ts';
import { substringFinder } from './substring-finder.ts';
import { wordFinder } from './word-finder.ts';

export interface Lexicon {
  readonly grammar: Grammar;
  readonly entries: readonly Entry[];
  readonly sense: Int32Array;
  readonly strength: Int8Array;
  /** Fills `hits` from `scanned`. */
  find(): void;
}

export function lexiconOf(pack: LanguagePack): Lexicon {
  const grammar = grammarOf(pack.language);
  const entries = entriesOf(pack);
  return {
    grammar,
    entries,
    sense: Int32Array.from(entries, ({ sense }) => sense),
    strength: Int8Array.from(entries, ({ strength }) => strength),
    find: grammar.joined ? substringFinder(entries) : wordFinder(entries, grammar),
  };
}
