import * as z from 'zod';
import { ClusterSums, clustersSchema } from './clusters.ts';
import { interval, seconds, whole } from './fields.ts';
import { binNumber, binSchema, histogram } from './histogram.ts';
import { kaplanMeierMedian } from './kaplan-meier.ts';
import { medianRanks, percentile } from './quantile.ts';
import type { Stat, StatFactory } from './stat.ts';

/**
 * In whole milliseconds: `elapsed` until it happened, or `censored`, how long it had waited when last seen.
 * `invalid`: it happened, but its instants give no duration. A negative `elapsed` is invalid too, never clipped to 0.
 * `business` is the same length by the clock of business hours.
 */
export type DurationSample =
  | { readonly elapsed: number; readonly business?: number }
  | {
      readonly censored: number;
      readonly business?: number /** What became of it, in words. */;
      readonly said?: string;
    }
  | { readonly invalid: true };

export interface DurationOptions {
  /** Give the median that counts those who still wait. */
  readonly kaplanMeier?: boolean;
  /** Samples carry business time too: give its figures beside. */
  readonly business?: boolean;
}

const kaplanMeierSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('reached'), median: seconds }),
  z.object({ status: z.literal('not-reached'), median: z.null() }),
]);
type KaplanMeier = z.infer<typeof kaplanMeierSchema>;

const figure = seconds.nullable();

const oneClockSchema = z.object({
  kind: z.literal('duration'),
  unit: z.literal('s'),
  n: whole,
  invalid: whole.describe('Ended, but without a usable duration'),
  censored: whole.describe('Not ended when last seen'),
  mean: figure,
  median: figure,
  p75: figure,
  p90: figure,
  p95: figure,
  min: figure,
  max: figure,
  medianCi95: interval.describe('Order statistics; null below n = 6'),
  kaplanMeier: kaplanMeierSchema.optional().describe('The median with those still waiting'),
  histogram: z.array(binSchema).describe('Fixed logarithmic bins; empty ones are left out'),
  clusters: clustersSchema.optional(),
});

export const durationSummarySchema = oneClockSchema
  .extend({ business: oneClockSchema.optional().describe('The same in business time, where both were asked for') })
  .describe('How long it took, in seconds. Percentiles are exact (type 7) and null when n = 0.');
export type DurationSummary = z.infer<typeof durationSummarySchema>;

class Durations implements Stat<DurationSample, DurationSummary> {
  readonly #kaplanMeier: boolean;
  readonly #elapsed: number[] = [];
  readonly #censored: number[] = [];
  readonly #clusters = new ClusterSums();
  readonly #business: Durations | null;
  #invalid = 0;

  constructor({ kaplanMeier = false, business = false }: DurationOptions) {
    this.#kaplanMeier = kaplanMeier;
    this.#business = business ? new Durations({ kaplanMeier }) : null;
  }

  add(sample: DurationSample): void {
    this.addTogether([sample]);
  }

  addTogether(samples: readonly DurationSample[]): void {
    let x = 0;
    let y = 0;
    for (const sample of samples) {
      const lasted = this.#keep(sample);
      if (lasted === null) continue;
      x += 1;
      y += binNumber(lasted);
    }
    this.#clusters.add({ x, y });
    this.#business?.addTogether(samples.flatMap(inBusinessTime));
  }

  /** How long it lasted up to the end or until it was last seen; `null` where that is not known. */
  #keep(sample: DurationSample): number | null {
    if ('censored' in sample) {
      const waited = Math.max(0, sample.censored);
      this.#censored.push(waited);
      return waited;
    }
    if ('elapsed' in sample && sample.elapsed >= 0) {
      this.#elapsed.push(sample.elapsed);
      return sample.elapsed;
    }
    this.#invalid++;
    return null;
  }

  merge(other: Durations): void {
    for (const elapsed of other.#elapsed) this.#elapsed.push(elapsed);
    for (const censored of other.#censored) this.#censored.push(censored);
    this.#clusters.merge(other.#clusters);
    this.#invalid += other.#invalid;
    if (other.#business) this.#business?.merge(other.#business);
  }

  summary(): DurationSummary {
    const answered = new Float64Array(this.#elapsed).sort();
    const censored = new Float64Array(this.#censored).sort();
    const estimated = this.#kaplanMeier && answered.length + censored.length > 0;
    return {
      kind: 'duration',
      unit: 's',
      n: answered.length,
      invalid: this.#invalid,
      censored: censored.length,
      ...figures(answered),
      ...(estimated && { kaplanMeier: kaplanMeier(answered, censored) }),
      histogram: histogram(answered, censored),
      ...this.#clusters.summary(),
      ...(this.#business && { business: this.#business.summary() }),
    };
  }
}

function inBusinessTime(sample: DurationSample): readonly DurationSample[] {
  if ('invalid' in sample) return [sample];
  if (sample.business === undefined) return [];
  return ['elapsed' in sample ? { elapsed: sample.business } : { censored: sample.business }];
}

/** Lengths of time, complete or still running. Keeps every value, 8 bytes each: exact percentiles need them all. */
export function durations(options: DurationOptions = {}): StatFactory<DurationSample, DurationSummary> {
  return () => new Durations(options);
}

function figures(answered: Float64Array) {
  const at = (percent: number) => inSeconds(percentile(answered, percent));
  return {
    mean: inSeconds(mean(answered)),
    median: at(50),
    p75: at(75),
    p90: at(90),
    p95: at(95),
    min: at(0),
    max: at(100),
    medianCi95: medianCi95(answered),
  };
}

/** Adds up in ascending order, so that even a sum beyond 2^53 is the same however the values came in. */
function mean(ascending: Float64Array): number | null {
  let sum = 0;
  for (const value of ascending) sum += value;
  return ascending.length === 0 ? null : sum / ascending.length;
}

function medianCi95(ascending: Float64Array): [number, number] | null {
  const bounds = medianRanks(ascending.length)?.map((rank) => ascending[rank - 1]);
  const [low, high] = bounds ?? [];
  return low === undefined || high === undefined ? null : [low / 1000, high / 1000];
}

function kaplanMeier(answered: Float64Array, censored: Float64Array): KaplanMeier {
  const median = inSeconds(kaplanMeierMedian(answered, censored));
  return median === null ? { status: 'not-reached', median } : { status: 'reached', median };
}

function inSeconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}
