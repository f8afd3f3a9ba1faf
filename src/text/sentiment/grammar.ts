/* How words stand together in a language, as far as the judgement of them needs it. */

/** Packs whose entries are found anywhere in a text, because nothing stands between words. */
const JOINED = new Set(['zh', 'ja', 'th', 'km', 'lo', 'my']);
/** Languages that write l'appli and c'est: an apostrophe ends a word. */
const ELIDING = new Set(['fr', 'it', 'ca']);
/** Languages whose negator often follows what it negates: "gefällt mir nicht". */
const NEGATING_AFTER = new Set(['de', 'nl', 'da', 'sv', 'no', 'ja', 'hi', 'tr', 'ko', 'bn', 'ur']);
/** Languages whose negator never stands before what it negates. */
const NEGATING_ONLY_AFTER = new Set(['ja', 'tr', 'ko']);
/** Languages in which two negators make one: "nikt nie odpowiada". */
const NOT_DOUBLING = new Set(['en', 'de', 'nl', 'da', 'sv', 'no', 'zh', 'ja', 'hi']);
/** Languages in which a clause stands before what makes it a condition: "壊れていた場合". */
const SUPPOSING_AFTER = new Set(['ja', 'ko', 'tr']);

export interface Grammar {
  readonly elides: boolean;
  readonly joined: boolean;
  readonly negatesAfter: boolean;
  readonly negatesBefore: boolean;
  /** Whether a second negator takes the first one back. */
  readonly doubles: boolean;
  /** Whether a clause stands before the word that makes it a condition. */
  readonly supposesAfter: boolean;
}

export const grammarOf = (language: string): Grammar => ({
  elides: ELIDING.has(language),
  joined: JOINED.has(language),
  negatesAfter: NEGATING_AFTER.has(language),
  negatesBefore: !NEGATING_ONLY_AFTER.has(language),
  doubles: NOT_DOUBLING.has(language),
  supposesAfter: SUPPOSING_AFTER.has(language),
});
