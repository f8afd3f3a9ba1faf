import { z } from 'zod';
import { ClusterSums, clustersSchema } from './clusters.ts';
import { interval, whole } from './fields.ts';
import { Named } from './named.ts';
import { ci95, Fraction, type FractionSample, type Proportion, proportionSchema } from './proportion.ts';
import type { Stat, StatFactory } from './stat.ts';
import { Sum } from './sum.ts';

/** What can stand beside a ratio, counted in neither side: not yet done, done by others, or of another scale. */
export const BESIDE = ['pending', 'answeredByBot', 'moved', 'promoters', 'passives', 'detractors'] as const;
export type Beside = (typeof BESIDE)[number];

/** Whole numbers. `part` names the part that the sample belongs to; `beside` is counted in neither side. */
export interface RatioSample extends FractionSample {
  readonly part?: string;
  readonly beside?: Readonly<Partial<Record<Beside, number>>>;
}

/** Names that appear in the summary even at 0. Without `parts` the summary has none. */
export interface RatioOptions {
  readonly beside?: readonly Beside[];
  readonly parts?: readonly string[];
}

const besideSchema = whole.optional().describe('Counted in neither side');

export const ratioSummarySchema = z
  .object({
    kind: z.literal('ratio'),
    ...proportionSchema.shape,
    ci95: interval.describe('Wilson score interval'),
    ...(Object.fromEntries(BESIDE.map((name) => [name, besideSchema])) as Record<Beside, typeof besideSchema>),
    parts: z.record(z.string(), proportionSchema).optional(),
    clusters: clustersSchema.optional(),
  })
  .describe('matched / total; the value is null where the total is 0.');
export type RatioSummary = z.infer<typeof ratioSummarySchema>;

class Ratio implements Stat<RatioSample, RatioSummary> {
  readonly #all = new Fraction();
  readonly #beside: Named<number, number>;
  readonly #parts: Named<RatioSample, Proportion> | null;
  readonly #clusters = new ClusterSums();

  constructor({ beside, parts }: RatioOptions) {
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
      x += sample.total;
      y += sample.matched;
    }
    this.#clusters.add({ x, y });
  }

  merge(other: Ratio): void {
    this.#all.merge(other.#all);
    this.#beside.merge(other.#beside);
    if (other.#parts) this.#parts?.merge(other.#parts);
    this.#clusters.merge(other.#clusters);
  }

  summary(): RatioSummary {
    const all = this.#all.summary();
    const parts = this.#parts?.summary();
    const beside = this.#beside.summary();
    return { kind: 'ratio', ...all, ...beside, ci95: ci95(all), ...(parts && { parts }), ...this.#clusters.summary() };
  }
}

/** A share of observations, with what is beside it and, where declared, the parts that it falls into. */
export function ratio(options: RatioOptions = {}): StatFactory<RatioSample, RatioSummary> {
  return () => new Ratio(options);
}
