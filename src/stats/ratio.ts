import * as z from 'zod';
import { ClusterSums, clustersSchema } from './clusters.ts';
import { correctedSchema, JudgedShare, type RatesByKind } from './corrected.ts';
import { interval, whole } from './fields.ts';
import { Named } from './named.ts';
import { ci95, Fraction, type FractionSample, type Proportion, proportionSchema } from './proportion.ts';
import type { Stat, StatFactory } from './stat.ts';
import { Sum } from './sum.ts';

/** What can stand beside a ratio, counted in neither side: not yet done, done by others, not judged, or of another scale. */
export const BESIDE = [
  'pending',
  'answeredByBot',
  'moved',
  'unjudged',
  'unknownLanguage',
  'elsewhere',
  'promoters',
  'passives',
  'detractors',
] as const;
export type Beside = (typeof BESIDE)[number];

/**
 * Whole numbers. `part` names the part that the sample belongs to, `parts` those that have sides of their own; `beside`
 * is counted in neither side; `judged`: it was judged from a text of that kind, and the judge errs.
 */
export interface RatioSample extends FractionSample {
  readonly part?: string;
  readonly parts?: Readonly<Record<string, FractionSample>>;
  readonly beside?: Readonly<Partial<Record<Beside, number>>>;
  readonly judged?: string;
}

/** Names that appear in the summary even at 0. Without `parts` the summary has none. */
export interface RatioOptions {
  readonly beside?: readonly Beside[];
  readonly parts?: readonly string[];
  /** How the judge of texts errs: the summary then holds the share corrected for it. */
  readonly rates?: RatesByKind;
}

const besideSchema = whole.optional().describe('Counted in neither side');

export const ratioSummarySchema = z
  .object({
    kind: z.literal('ratio'),
    ...proportionSchema.shape,
    ci95: interval.describe('Wilson score interval'),
    ...(Object.fromEntries(BESIDE.map((name) => [name, besideSchema])) as Record<Beside, typeof besideSchema>),
    parts: z.record(z.string(), proportionSchema).optional(),
    corrected: correctedSchema.optional(),
    clusters: clustersSchema.optional(),
  })
  .describe('matched / total; the value is null where the total is 0.');
export type RatioSummary = z.infer<typeof ratioSummarySchema>;

class Ratio implements Stat<RatioSample, RatioSummary> {
  readonly #all = new Fraction();
  readonly #beside: Named<number, number>;
  readonly #parts: Named<FractionSample, Proportion> | null;
  readonly #clusters = new ClusterSums();
  readonly #judged: JudgedShare | null;

  constructor({ beside, parts, rates }: RatioOptions) {
    this.#judged = rates ? new JudgedShare(rates) : null;
    this.#beside = new Named(() => new Sum(), beside);
    this.#parts = parts ? new Named(() => new Fraction(), parts) : null;
  }

  add(sample: RatioSample): void {
    this.addTogether([sample]);
  }

  addTogether(samples: readonly RatioSample[]): void {
    let x = 0;
    let y = 0;
    for (const sample of samples) {
      this.#all.add(sample);
      this.#beside.addEach(sample.beside);
      if (sample.part !== undefined) this.#parts?.add(sample.part, sample);
      if (sample.judged !== undefined) this.#judged?.add({ ...sample, kind: sample.judged });
      this.#parts?.addEach(sample.parts);
      x += sample.total;
      y += sample.matched;
    }
    this.#clusters.add({ x, y });
  }

  merge(other: Ratio): void {
    this.#all.merge(other.#all);
    this.#beside.merge(other.#beside);
    if (other.#parts) this.#parts?.merge(other.#parts);
    if (other.#judged) this.#judged?.merge(other.#judged);
    this.#clusters.merge(other.#clusters);
  }

  summary(): RatioSummary {
    const all = this.#all.summary();
    const parts = this.#parts?.summary();
    const beside = this.#beside.summary();
    const corrected = this.#judged?.summary();
    return {
      kind: 'ratio',
      ...all,
      ...beside,
      ci95: ci95(all),
      ...(parts && { parts }),
      ...(corrected && { corrected }),
      ...this.#clusters.summary(),
    };
  }
}

/** A share of observations, with what is beside it and, where declared, the parts that it falls into. */
export function ratio(options: RatioOptions = {}): StatFactory<RatioSample, RatioSummary> {
  return () => new Ratio(options);
}
