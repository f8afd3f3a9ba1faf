import de from '../data/languages/de.json' with { type: 'json' };
import en from '../data/languages/en.json' with { type: 'json' };
import es from '../data/languages/es.json' with { type: 'json' };
import ja from '../data/languages/ja.json' with { type: 'json' };
import pl from '../data/languages/pl.json' with { type: 'json' };
import ru from '../data/languages/ru.json' with { type: 'json' };
import zh from '../data/languages/zh.json' with { type: 'json' };
import type { LanguagePack } from './pack.ts';

/** The languages whose words are known. */
export const PACKS: Readonly<Record<string, LanguagePack>> = { de, en, es, ja, pl, ru, zh };
