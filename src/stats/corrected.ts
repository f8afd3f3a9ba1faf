import * as z from 'zod';
import { interval, share, whole } from './fields.ts';
import { Named } from './named.ts';
import { Fraction, type FractionSample, type Proportion } from './proportion.ts';
import type { Stat } from './stat.ts';

/** How a judge erred on texts whose label is known: of n matching ones it found so many, of n others it called so many. */
interface ErrorRates {
  readonly texts: string;
  readonly matching: { readonly n: number; readonly found: number };
  readonly others: { readonly n: number; readonly called: number };
}

/** By kind of texts (their language). */
export type RatesByKind = Readonly<Record<string, ErrorRates>>;

export const correctedSchema = z
  .object({
    value: share,
    ci95: interval,
    n: whole.describe('How many were judged so'),
    method: z.string(),
    measuredOn: z
      .array(
        z.object({
          language: z.string(),
          judged: whole.describe('How many of those here'),
          n: whole.describe('On how many texts the errors were measured'),
          texts: z.string(),
        }),
      )
      .optional()
      .describe('The language of most messages first'),
  })
  .describe(
    'The share that was judged from words, corrected for the errors of the judge; their uncertainty is included.',
  );
export type Corrected = z.infer<typeof correctedSchema>;

export interface JudgedSample extends FractionSample {
  readonly kind: string;
}

/** Judged observations by kind of text, so that each kind is corrected by its own errors. */
export class JudgedShare implements Stat<JudgedSample, Corrected | null> {
  readonly #rates: RatesByKind;
  readonly #kinds = new Named<FractionSample, Proportion>(() => new Fraction());

  constructor(rates: RatesByKind) {
    this.#rates = rates;
  }

  add({ kind, matched, total }: JudgedSample): void {
    if (Object.hasOwn(this.#rates, kind)) this.#kinds.add(kind, { matched, total });
  }

  merge(other: JudgedShare): void {
    this.#kinds.merge(other.#kinds);
  }

  summary(): Corrected | null {
    const kinds = Object.entries(this.#kinds.summary())
      .map(([kind, seen]) => ({ kind, ...seen, ...corrected(seen, this.#rates[kind] as ErrorRates) }))
      .filter(({ variance }) => Number.isFinite(variance));
    const n = kinds.reduce((sum, { total }) => sum + total, 0);
    if (n === 0) return null;
    const value = kinds.reduce((sum, { share: one, total }) => sum + one * (total / n), 0);
    const variance = kinds.reduce((sum, { variance: one, total }) => sum + one * (total / n) ** 2, 0);
    const half = Z * Math.sqrt(variance);
    return {
      value: within(value),
      ci95: [within(value - half), within(value + half)],
      n,
      method: `Rogan-Gladen, errors measured on ${kinds.map(({ kind }) => this.#measuredOn(kind)).join(', ')}`,
      measuredOn: kinds
        .map(({ kind, total }) => ({ language: kind, judged: total, ...this.#textsOf(kind) }))
        .sort((a, b) => b.judged - a.judged || (a.language < b.language ? -1 : 1)),
    };
  }

  #textsOf(kind: string) {
    const { texts, matching, others } = this.#rates[kind] as ErrorRates;
    return { n: matching.n + others.n, texts };
  }

  #measuredOn(kind: string): string {
    const { n, texts } = this.#textsOf(kind);
    return `${n} ${texts} (${kind})`;
  }
}

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;
/** A judge that hardly tells the two apart cannot be corrected. */
const LEAST_DIFFERENCE = 0.1;

const within = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * The true share p behind the share q that a judge found: p = (q - b) / (a - b), where a is the share of matching texts
 * that it finds and b that of others which it calls so. W. J. Rogan and B. Gladen, "Estimating prevalence from the
 * results of a screening test", American Journal of Epidemiology 107 (1978) 71-76; the variance takes in those of a and b
 * too (J. Lang and J. Reiczigel, Preventive Veterinary Medicine 113 (2014) 13-22, equation 3). Rates are taken with one
 * observation more on each side, so that none is certain.
 */
function corrected({ matched, total }: Proportion, { matching, others }: ErrorRates) {
  const q = matched / total;
  const a = (matching.found + 1) / (matching.n + 2);
  const b = (others.called + 1) / (others.n + 2);
  const difference = a - b;
  if (total === 0 || difference < LEAST_DIFFERENCE) return { share: Number.NaN, variance: Number.NaN };
  const p = (q - b) / difference;
  const certain = within(p);
  // Of two messages that are both negative not all is known: half of z² is added on each side, as there.
  const drawn = (matched + Z ** 2 / 2) / (total + Z ** 2);
  const variance =
    ((drawn * (1 - drawn)) / total +
      (certain ** 2 * a * (1 - a)) / matching.n +
      ((1 - certain) ** 2 * b * (1 - b)) / others.n) /
    difference ** 2;
  // Not held between 0 and 1 before kinds are added up: each would be shifted, and the sum with them.
  return { share: p, variance };
}
