import { DEFLECTION_TARGETS } from '../model/interaction.ts';
import { dataFile, once } from './data.ts';
import { languageEvidence, possibleLanguages } from './language/index.ts';
import { type PhraseSearch, phraseSearch, readPhrase } from './phrases.ts';
import { readable } from './words.ts';

type Target = (typeof DEFLECTION_TARGETS)[number];

type Phrases = Readonly<Record<Target, readonly string[]>>;

/** Language -> target -> what agents say: taken out of the language packs, which a report need not read for it. */
export const deflectionPhrases = dataFile<Readonly<Record<string, Phrases>>>('deflection');

interface Finder {
  readonly phrases: readonly { readonly language: string; readonly target: Target }[];
  readonly search: PhraseSearch;
}

/** Built when the first text is read: most commands read none. */
const finder = once((): Finder => {
  const phrases = Object.entries(deflectionPhrases()).flatMap(([language, deflection]) =>
    DEFLECTION_TARGETS.flatMap((target) =>
      deflection[target].flatMap((entry) => {
        const phrase = readPhrase(entry);
        return phrase === null ? [] : [{ phrase, language, target }];
      }),
    ),
  );
  return { phrases, search: phraseSearch(phrases.map(({ phrase }) => phrase)) };
});

const NONE: readonly Target[] = Object.freeze([]);

/** Writing to the brand in private, whatever the language: the links that X, Facebook and WhatsApp make for it. */
const LINK = /\b(?:twitter|x)\.com\/messages\/|\bm\.me\/|\bwa\.me\//i;

/** To which other channels a text sends whoever reads it: a direct message, an e-mail, the phone, a form, a chat. */
export function deflectionsIn(text: string): readonly Target[] {
  const hits: number[] = [];
  const { phrases, search } = finder();
  search(readable(text), (phrase) => hits.push(phrase));
  const isPrivate = LINK.test(text);
  if (hits.length === 0 && !isPrivate) return NONE;
  // A word that sends away in one language may be innocent in another.
  const spoken = possibleLanguages(languageEvidence(text));
  const meant = hits.map((hit) => phrases[hit]).filter((one) => one && (spoken?.has(one.language) ?? true));
  const found = new Set(meant.map((one) => one?.target));
  if (isPrivate) found.add('direct message');
  return DEFLECTION_TARGETS.filter((target) => found.has(target));
}
