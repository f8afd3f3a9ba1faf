import ar from '../data/languages/ar.json' with { type: 'json' };
import cs from '../data/languages/cs.json' with { type: 'json' };
import de from '../data/languages/de.json' with { type: 'json' };
import en from '../data/languages/en.json' with { type: 'json' };
import es from '../data/languages/es.json' with { type: 'json' };
import fr from '../data/languages/fr.json' with { type: 'json' };
import hi from '../data/languages/hi.json' with { type: 'json' };
import hr from '../data/languages/hr.json' with { type: 'json' };
import it from '../data/languages/it.json' with { type: 'json' };
import ja from '../data/languages/ja.json' with { type: 'json' };
import pl from '../data/languages/pl.json' with { type: 'json' };
import pt from '../data/languages/pt.json' with { type: 'json' };
import ru from '../data/languages/ru.json' with { type: 'json' };
import sk from '../data/languages/sk.json' with { type: 'json' };
import sl from '../data/languages/sl.json' with { type: 'json' };
import zh from '../data/languages/zh.json' with { type: 'json' };
import type { LanguagePack } from './pack.ts';

/** The languages whose words are known. */
export const PACKS: Readonly<Record<string, LanguagePack>> = {
  ar,
  cs,
  de,
  en,
  es,
  fr,
  hi,
  hr,
  it,
  ja,
  pl,
  pt,
  ru,
  sk,
  sl,
  zh,
};
