import { z } from 'zod';
import { interval, seconds, share, whole } from './fields.ts';
import { ci95, Fraction } from './proportion.ts';
import type { Stat, StatFactory } from './stat.ts';

/** In milliseconds: answered `within`, `failed` for good, or still open after having `waited`. */
export type ShareSample = { readonly within: number } | { readonly failed: true } | { readonly waited: number };

const rowSchema = z.object({ limit: seconds, matched: whole, total: whole, value: share, ci95: interval });

export const distributionSummarySchema = z
  .object({ kind: z.literal('distribution'), unit: z.literal('s'), rows: z.array(rowSchema) })
  .describe('Cumulative: the share within each limit (s) of those whose outcome at that age is known.');
export type DistributionSummary = z.infer<typeof distributionSummarySchema>;

/** What one limit needs to know: exact counts merge, and no sample has to be kept. */
class Limit {
  readonly #limit: number;
  readonly #fraction = new Fraction();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(sample: ShareSample): void {
    if ('waited' in sample && sample.waited <= this.#limit) return;
    const matched = 'within' in sample && sample.within <= this.#limit;
    this.#fraction.add({ matched: matched ? 1 : 0, total: 1 });
  }

  merge(other: Limit): void {
    this.#fraction.merge(other.#fraction);
  }

  summary(): z.infer<typeof rowSchema> {
    const proportion = this.#fraction.summary();
    return { limit: this.#limit / 1000, ...proportion, ci95: ci95(proportion) };
  }
}

class Shares implements Stat<ShareSample, DistributionSummary> {
  readonly #limits: ReadonlyMap<number, Limit>;

  constructor(limits: readonly number[]) {
    this.#limits = new Map(limits.toSorted((a, b) => a - b).map((limit) => [limit, new Limit(limit)]));
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
export function shares(limits: readonly number[]): StatFactory<ShareSample, DistributionSummary> {
  return () => new Shares(limits);
}
