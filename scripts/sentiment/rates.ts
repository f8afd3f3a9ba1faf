// How often the judge errs about negative, by language: what the report corrects a share with.
import type { SetOutcome } from './page.ts';

const NEGATIVE = 0;

/**
 * Whose errors a report corrects with, the best first: real support messages; tweets, which real people wrote and which
 * have all three labels; support messages invented for this. Subtitles have no neutral label, and three stars of five are
 * not neutral: neither tells how often a plain question is called negative.
 */
const WORTH = ['support messages on Twitter', 'tweets', 'invented support messages'];

/** Where nothing can be learnt from the labels of real texts, nothing shows that invented ones are like real ones. */
const isKnown = ({ meaningful }: SetOutcome): boolean => meaningful;

export function ratesOf(sets: readonly SetOutcome[]) {
  const languages = [...new Set(sets.map(({ language }) => language))].sort();
  return Object.fromEntries(
    languages.flatMap((language) => {
      const own = sets.filter((set) => set.language === language);
      const best = WORTH.flatMap((texts) => own.find((set) => set.texts === texts) ?? [])[0];
      return best && own.every(isKnown) ? [[language, countedIn(best)] as const] : [];
    }),
  );
}

function countedIn({ texts, outcomes }: SetOutcome) {
  const { gold = [], said = [] } = outcomes[0] ?? {};
  const isTrue = (index: number): boolean => gold[index] === NEGATIVE;
  const called = said.flatMap((label, index) => (label === NEGATIVE ? [index] : []));
  const found = called.filter(isTrue).length;
  const n = gold.filter((label) => label === NEGATIVE).length;
  return { texts, negative: { n, found }, others: { n: gold.length - n, called: called.length - found } };
}
