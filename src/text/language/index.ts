import { eachLanguage, eachScore, LANGUAGE_RANGE, LANGUAGES, type LanguageEvidence } from './evidence.ts';

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
    eachLanguage(one, (language, score) => totals.set(language, (totals.get(language) ?? 0) + score));
  }
  let [best, most, next] = [0, 0, 0];
  for (const [language, total] of totals) {
    if (total > most || (total === most && language < best)) [best, most, next] = [language, total, most];
    else if (total > next) next = total;
  }
  return most >= LEAST && most - next >= LEAD * most ? (LANGUAGES[best] ?? null) : null;
}

/** The same of one text alone, without the table that adds up several. */
export function sureLanguage(evidence: LanguageEvidence): string | null {
  let [best, most, next] = [0, 0, 0];
  eachLanguage(evidence, (language, score) => {
    if (score > most) [best, most, next] = [language, score, most];
    else if (score > next) next = score;
  });
  return most >= LEAST && most - next >= LEAD * most ? (LANGUAGES[best] ?? null) : null;
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
  eachScore((number, score) => {
    const language = LANGUAGES[number] as string;
    if (known.has(language)) likely.push({ language, score });
  });
  return likely
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
  eachLanguage(evidence, (language, score) => {
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
