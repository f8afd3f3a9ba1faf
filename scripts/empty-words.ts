/** The lists of a language pack whose single words name nothing: they ask, thank, deny, stress and join. */
export interface WordyPack {
  readonly language: string;
  readonly function: readonly string[];
  readonly intents: Readonly<Record<'question' | 'thanks', readonly string[]>>;
  readonly sentiment: Readonly<Record<'negators' | 'intensifiers' | 'dampeners' | 'but', readonly string[]>>;
}

/** Entries of these are found within other words, where one of two characters may be half of anything. */
const UNSPACED = ['zh', 'ja'];

/** Words that may name no topic, as one text. */
export function emptyWordsOf({ language, function: function_, intents, sentiment }: WordyPack): string {
  if (UNSPACED.includes(language)) return '';
  const { negators, intensifiers, dampeners, but } = sentiment;
  const all = [function_, intents.question, intents.thanks, negators, intensifiers, dampeners, but].flat();
  return [...new Set(all.filter((word) => /^[\p{L}\p{M}']{2,}$/u.test(word)))].sort().join(' ');
}
