import * as z from 'zod';
import { share, whole } from './fields.ts';
import { percentile } from './quantile.ts';
import type { Stat, StatFactory } from './stat.ts';

/** A whole number that was counted of one thing: the replies that a case took. */
export type NumberSample = number;

const figure = z.number().nonnegative().nullable();

const valueSchema = z.object({ value: whole, count: whole, share });

export const numbersSummarySchema = z
  .object({
    kind: z.literal('numbers'),
    n: whole,
    mean: figure,
    median: figure,
    p90: figure,
    min: whole.nullable(),
    max: whole.nullable(),
    values: z.array(valueSchema).describe('Each number that occurs, ascending, with how often it does'),
  })
  .describe('How whole numbers are spread. Percentiles are exact (type 7) and null when n = 0.');
export type NumbersSummary = z.infer<typeof numbersSummarySchema>;

class Numbers implements Stat<NumberSample, NumbersSummary> {
  readonly #counts = new Map<number, number>();

  add(sample: NumberSample): void {
    this.#counts.set(sample, (this.#counts.get(sample) ?? 0) + 1);
  }

  merge(other: Numbers): void {
    for (const [value, count] of other.#counts) this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
  }

  summary(): NumbersSummary {
    const counts = [...this.#counts].sort(([a], [b]) => a - b);
    const n = counts.reduce((all, [, count]) => all + count, 0);
    const sum = counts.reduce((all, [value, count]) => all + value * count, 0);
    const ascending = spread(counts, n);
    return {
      kind: 'numbers',
      n,
      mean: n === 0 ? null : sum / n,
      median: percentile(ascending, 50),
      p90: percentile(ascending, 90),
      min: counts[0]?.[0] ?? null,
      max: counts.at(-1)?.[0] ?? null,
      values: counts.map(([value, count]) => ({ value, count, share: count / n })),
    };
  }
}

function spread(counts: readonly (readonly [number, number])[], n: number): Float64Array {
  const ascending = new Float64Array(n);
  let at = 0;
  for (const [value, count] of counts) {
    ascending.fill(value, at, at + count);
    at += count;
  }
  return ascending;
}

/** Whole numbers, how often each occurs, and where their middle lies. */
export function numbers(): StatFactory<NumberSample, NumbersSummary> {
  return () => new Numbers();
}
