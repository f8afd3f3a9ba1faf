import * as z from 'zod';
import { interval, seconds, share, whole } from './fields.ts';
import { ci95, Fraction } from './proportion.ts';
import type { Stat, StatFactory } from './stat.ts';

/**
 * In milliseconds: answered `within`, `failed` for good, or still open after having `waited`. `business` is the same
 * length by the clock of business hours.
 */
export type ShareSample =
  | { readonly within: number; readonly business?: number }
  | { readonly failed: true }
  | { readonly waited: number; readonly business?: number };

const oneClockSchema = z.object({ matched: whole, total: whole, value: share, ci95: interval });
const rowSchema = oneClockSchema.extend({
  limit: seconds,
  business: oneClockSchema.optional().describe('The same in business time, where both were asked for'),
});

export const distributionSummarySchema = z
  .object({ kind: z.literal('distribution'), unit: z.literal('s'), rows: z.array(rowSchema) })
  .describe('Cumulative: the share within each limit (s) of those whose outcome at that age is known.');
export type DistributionSummary = z.infer<typeof distributionSummarySchema>;

export interface ShareOptions {
  /** Samples carry business time too: give its shares beside. */
  readonly business?: boolean;
}

function inBusinessTime(sample: ShareSample): ShareSample {
  if ('failed' in sample) return sample;
  const { business = Number.NaN } = sample;
  return 'within' in sample ? { within: business } : { waited: business };
}

/** What one limit needs to know: exact counts merge, and no sample has to be kept. */
class Limit {
  readonly #limit: number;
  readonly #fraction = new Fraction();
  readonly #business: Limit | null;

  constructor(limit: number, { business = false }: ShareOptions) {
    this.#limit = limit;
    this.#business = business ? new Limit(limit, {}) : null;
  }

  add(sample: ShareSample): void {
    if ('business' in sample || 'failed' in sample) this.#business?.add(inBusinessTime(sample));
    if ('waited' in sample && sample.waited <= this.#limit) return;
    const matched = 'within' in sample && sample.within <= this.#limit;
    this.#fraction.add({ matched: matched ? 1 : 0, total: 1 });
  }

  merge(other: Limit): void {
    this.#fraction.merge(other.#fraction);
    if (other.#business) this.#business?.merge(other.#business);
  }

  summary(): z.infer<typeof rowSchema> {
    const business = this.#business && { business: this.#business.#share() };
    return { limit: this.#limit / 1000, ...this.#share(), ...business };
  }

  #share(): z.infer<typeof oneClockSchema> {
    const proportion = this.#fraction.summary();
    return { ...proportion, ci95: ci95(proportion) };
  }
}

class Shares implements Stat<ShareSample, DistributionSummary> {
  readonly #limits: ReadonlyMap<number, Limit>;

  constructor(limits: readonly number[], options: ShareOptions) {
    this.#limits = new Map(limits.toSorted((a, b) => a - b).map((limit) => [limit, new Limit(limit, options)]));
  }

  add(sample: ShareSample): void {
    for (const limit of this.#limits.values()) limit.add(sample);
  }

  merge(other: Shares): void {
    for (const [limit, counted] of other.#limits) this.#limits.get(limit)?.merge(counted);
  }

  summary(): DistributionSummary {
    return { kind: 'distribution', unit: 's', rows: Array.from(this.#limits.values(), (limit) => limit.summary()) };
  }
}

/** The share answered within each of the limits (milliseconds; shown ascending, each once). */
export function shares(
  limits: readonly number[],
  options: ShareOptions = {},
): StatFactory<ShareSample, DistributionSummary> {
  return () => new Shares(limits, options);
}
