import measured from './data/sentiment/rates.json' with { type: 'json' };

interface Measured {
  readonly texts: string;
  readonly negative: { readonly n: number; readonly found: number };
  readonly others: { readonly n: number; readonly called: number };
}

/**
 * How the judge of words errs, by language: of n negative texts it found so many, of n others it called so many negative.
 * Measured by cross-validation, apart from the models so that only the few numbers are loaded where nothing is judged.
 */
export const ERROR_RATES = Object.fromEntries(
  Object.entries(measured as Readonly<Record<string, Measured>>).map(([language, { texts, negative, others }]) => [
    language,
    { texts, matching: negative, others },
  ]),
);
