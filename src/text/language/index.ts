import {
  eachLanguage as eachNumber,
  eachScore,
  LANGUAGE_RANGE,
  LANGUAGES,
  type LanguageEvidence,
  OTHER,
  scoreOf,
} from './evidence.ts';

export { type LanguageEvidence, languageEvidence } from './evidence.ts';
export { isWrittenInLatin, readAs, statedLanguage } from './names.ts';

/** Less than two or three words speak for it: a name and a greeting are no language. */
const LEAST = 400;
/** By so much of its own score the likeliest language has to lead. */
const LEAD = 0.05;

/** The language (ISO 639-1) that all evidence together speaks for; `null` where it is too little or too even. */
export function languageOf(evidence: Iterable<LanguageEvidence>): string | null {
  const totals = new Map<number, number>();
  for (const one of evidence) {
    eachNumber(one, (language, score) => totals.set(language, (totals.get(language) ?? 0) + score));
  }
  let [best, most, next] = [0, 0, 0];
  for (const [language, total] of totals) {
    if (total > most || (total === most && language < best)) [best, most, next] = [language, total, most];
    else if (total > next) next = total;
  }
  return toldBy(best, most, next);
}

function toldBy(best: number, most: number, next: number): string | null {
  const language = LANGUAGES[best];
  return most >= LEAST && most - next >= LEAD * most && language !== OTHER ? (language ?? null) : null;
}

/** The same of one text alone, without the table that adds up several. */
export function sureLanguage(evidence: LanguageEvidence): string | null {
  let [best, most, next] = [0, 0, 0];
  eachNumber(evidence, (language, score) => {
    if (score > most) [best, most, next] = [language, score, most];
    else if (score > next) next = score;
  });
  return toldBy(best, most, next);
}

/** So much is said by four words and more: it stands against all that is said around it. */
const ALONE = 800;

/** The language of a text that says enough for it to need no other to tell it. */
export const surelyAlone = (evidence: LanguageEvidence): string | null =>
  mostOf(evidence) >= ALONE ? sureLanguage(evidence) : null;

function mostOf(evidence: LanguageEvidence): number {
  let most = 0;
  eachNumber(evidence, (_, score) => {
    if (score > most) most = score;
  });
  return most;
}

/** Calls `see` with each language of an evidence. */
export const eachLanguage = (evidence: LanguageEvidence, see: (language: string) => void): void =>
  eachNumber(evidence, (language) => see(LANGUAGES[language] as string));

/** Less is said by any word that two languages share. */
const A_WORD = 250;
/** A guess by less is none: the end of a word, or a word of two or three letters. */
const [PART_OF_A_WORD, FEW_LETTERS] = [70, 4];
/**
 * So likely beside the likeliest, a language of which more is known has it: that of the conversation, else English. A text
 * of some length is not read in one that is less than half as likely as another.
 */
const [HALF, NEARLY] = [0.5, 0.6];

/**
 * In which language to read a few words, whose evidence was taken last: in that of their conversation, unless they plainly
 * are of another. Where it is not known, in the one that they surely are of, else of those `known` in the likeliest;
 * `null` where they speak for none, or are too short to.
 * @param letters how many there are
 */
export function languageOfFew(
  evidence: LanguageEvidence | null,
  language: string | null,
  letters: number,
  known: ReadonlySet<string>,
): string | null {
  if (evidence === null) return language;
  let [best, most] = ['', 0];
  eachScore((number, score) => {
    if (score > most) [best, most] = [LANGUAGES[number] as string, score];
  });
  if (language !== null && (most < A_WORD || scoreOf(language) > HALF * most)) return language;
  if (language !== null) return best === OTHER ? null : best;
  const sure = sureLanguage(evidence);
  if (sure !== null) return sure;
  const [likeliest = null] = likelyLanguages(evidence, known);
  const likely = likeliest === null ? 0 : scoreOf(likeliest);
  if (likely > 0 && scoreOf('en') >= NEARLY * likely) return 'en';
  return likely >= (letters < FEW_LETTERS ? A_WORD : PART_OF_A_WORD) ? likeliest : null;
}

/** More than these are guesses, and each costs another look at the words. */
const MOST_LIKELY = 4;

/**
 * The languages in which the text is worth reading whose evidence was taken last: the one that it is surely written in, or
 * else, of those `known`, the likeliest few. Two words prove nothing, and other messages may tell which of them it is.
 */
export function likelyLanguages(evidence: LanguageEvidence | null, known: ReadonlySet<string>): readonly string[] {
  if (evidence === null) return [];
  const sure = sureLanguage(evidence);
  if (sure !== null) return [sure];
  const likely: { readonly language: string; readonly score: number }[] = [];
  let [most, other] = [0, 0];
  eachScore((number, score) => {
    const language = LANGUAGES[number] as string;
    if (known.has(language)) likely.push({ language, score });
    most = Math.max(most, score);
    if (language === OTHER) other = score;
  });
  if (other === most && most >= LEAST) return [];
  return likely
    .filter(({ score }) => most < LEAST || score >= HALF * most)
    .sort((a, b) => b.score - a.score || (a.language < b.language ? -1 : 1))
    .slice(0, MOST_LIKELY)
    .map(({ language }) => language);
}

/** Languages that are nearly as likely as the likeliest. */
const NEAR = 0.1;

/**
 * The languages that a text may be written in, with the one that is stated; `null` where it says too little. The same
 * languages are the same set.
 */
export function possibleLanguages(
  evidence: LanguageEvidence | null,
  stated: string | null = null,
): ReadonlySet<string> | null {
  if (evidence === null) return null;
  let most = 0;
  let numbers = 0;
  eachNumber(evidence, (language, score) => {
    most = Math.max(most, score);
    if (score >= (1 - NEAR) * most) numbers = numbers * LANGUAGE_RANGE + language;
  });
  return most >= LEAST ? setOf(numbers, stated) : null;
}

const sets = new Map<number | string, ReadonlySet<string>>();

function setOf(numbers: number, stated: string | null): ReadonlySet<string> {
  const key = stated === null ? numbers : `${numbers} ${stated}`;
  const before = sets.get(key);
  if (before) return before;
  const names = stated === null ? new Set<string>() : new Set([stated]);
  for (let rest = numbers; rest > 0; rest = Math.floor(rest / LANGUAGE_RANGE))
    names.add(LANGUAGES[rest % LANGUAGE_RANGE] as string);
  sets.set(key, names);
  return names;
}
