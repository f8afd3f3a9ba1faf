import pl from '../data/languages/pl.json' with { type: 'json' };
import ru from '../data/languages/ru.json' with { type: 'json' };
import type { LanguagePack } from './pack.ts';

/** The languages whose words are known. */
export const PACKS: Readonly<Record<string, LanguagePack>> = { pl, ru };
