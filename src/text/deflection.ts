import { DEFLECTION_TARGETS } from '../model/interaction.ts';
import ar from './data/languages/ar.json' with { type: 'json' };
import cs from './data/languages/cs.json' with { type: 'json' };
import de from './data/languages/de.json' with { type: 'json' };
import en from './data/languages/en.json' with { type: 'json' };
import es from './data/languages/es.json' with { type: 'json' };
import fr from './data/languages/fr.json' with { type: 'json' };
import hi from './data/languages/hi.json' with { type: 'json' };
import hr from './data/languages/hr.json' with { type: 'json' };
import it from './data/languages/it.json' with { type: 'json' };
import ja from './data/languages/ja.json' with { type: 'json' };
import pl from './data/languages/pl.json' with { type: 'json' };
import pt from './data/languages/pt.json' with { type: 'json' };
import ru from './data/languages/ru.json' with { type: 'json' };
import sk from './data/languages/sk.json' with { type: 'json' };
import sl from './data/languages/sl.json' with { type: 'json' };
import zh from './data/languages/zh.json' with { type: 'json' };
import { languageEvidence, possibleLanguages } from './language/index.ts';
import { type PhraseSearch, phraseSearch, readPhrase } from './phrases.ts';
import { readable } from './words.ts';

type Target = (typeof DEFLECTION_TARGETS)[number];

/** The languages whose words are known. */
export const DEFLECTION_PACKS: readonly {
  readonly language: string;
  readonly deflection: Readonly<Record<Target, readonly string[]>>;
}[] = [ar, cs, de, en, es, fr, hi, hr, it, ja, pl, pt, ru, sk, sl, zh];

interface Finder {
  readonly phrases: readonly { readonly language: string; readonly target: Target }[];
  readonly search: PhraseSearch;
}

let built: Finder | null = null;

/** Built when the first text is read: most commands read none. */
function finder(): Finder {
  if (built !== null) return built;
  const phrases = DEFLECTION_PACKS.flatMap(({ language, deflection }) =>
    DEFLECTION_TARGETS.flatMap((target) =>
      deflection[target].flatMap((entry) => {
        const phrase = readPhrase(entry);
        return phrase === null ? [] : [{ phrase, language, target }];
      }),
    ),
  );
  built = { phrases, search: phraseSearch(phrases.map(({ phrase }) => phrase)) };
  return built;
}

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
