import ar from '../data/sentiment/ar.json' with { type: 'json' };
import cs from '../data/sentiment/cs.json' with { type: 'json' };
import de from '../data/sentiment/de.json' with { type: 'json' };
import en from '../data/sentiment/en.json' with { type: 'json' };
import es from '../data/sentiment/es.json' with { type: 'json' };
import fr from '../data/sentiment/fr.json' with { type: 'json' };
import hr from '../data/sentiment/hr.json' with { type: 'json' };
import it from '../data/sentiment/it.json' with { type: 'json' };
import ja from '../data/sentiment/ja.json' with { type: 'json' };
import pl from '../data/sentiment/pl.json' with { type: 'json' };
import pt from '../data/sentiment/pt.json' with { type: 'json' };
import rates from '../data/sentiment/rates.json' with { type: 'json' };
import ru from '../data/sentiment/ru.json' with { type: 'json' };
import shared from '../data/sentiment/shared.json' with { type: 'json' };
import sk from '../data/sentiment/sk.json' with { type: 'json' };
import sl from '../data/sentiment/sl.json' with { type: 'json' };
import zh from '../data/sentiment/zh.json' with { type: 'json' };
import type { JudgedLanguage } from './judge.ts';
import type { ModelFile } from './model.ts';

/** Languages with weights of their own. */
export const MODELS: Readonly<Record<string, ModelFile>> = {
  ar,
  cs,
  de,
  en,
  es,
  fr,
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

/** What signs say in any language: for those with words, but without labelled texts to learn from. */
export const SHARED: ModelFile = shared;

export const RATES: Readonly<Record<string, JudgedLanguage>> = rates;
