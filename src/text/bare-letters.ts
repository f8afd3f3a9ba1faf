/** Letters that no accent can be taken from. */
const OTHERS: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', đ: 'd', ø: 'o', æ: 'ae', œ: 'oe', ı: 'i' };
/** As German is typed where these letters are missing. */
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\s'*-]+$/u;
/** Shorter words without their accents are others: `reči`, `réci`, `über`. */
const SHORTEST = 5;

/** How a rule in Latin letters is typed without accents: none where it has none, or where a word that loses one is short. */
export function bareSpellings(rule: string): readonly string[] {
  if (!LATIN.test(rule)) return [];
  const spelled = rule.normalize('NFC').toLowerCase();
  const isLongEnough = spelled
    .split(/[\s-]+/)
    .every((word) => bare(word) === word || word.replace(/\*$/, '').length >= SHORTEST);
  if (!isLongEnough) return [];
  const written = new Set([bare(spelled), bare(spelled.replace(/[äöü]/g, (letter) => UMLAUTS[letter] as string))]);
  return [...written].filter((one) => one !== spelled);
}

/** Without accents. */
export const bare = (text: string): string =>
  text
    .replace(/[łßđøæœı]/g, (letter) => OTHERS[letter] as string)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
