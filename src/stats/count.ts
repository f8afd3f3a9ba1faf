import * as z from 'zod';
import { ClusterSums, clustersSchema } from './clusters.ts';
import { whole } from './fields.ts';
import { Named } from './named.ts';
import type { Stat, StatFactory } from './stat.ts';
import { Sum } from './sum.ts';

/** All numbers are whole. `value` and `parts` are summed; `distinct` names sets and the key to put in each, or `null`. */
export interface CountSample {
  readonly value?: number;
  readonly parts?: Readonly<Record<string, number>>;
  readonly distinct?: Readonly<Record<string, string | null>>;
}

/** Names that appear in the summary even at 0: parts first, then distinct, then whatever else occurs. */
export interface CountOptions {
  readonly parts?: readonly string[];
  readonly distinct?: readonly string[];
  /** Those of which nobody can tell that they are 0 until a sample names them. */
  readonly untold?: readonly string[];
}

export const countSummarySchema = z
  .object({
    kind: z.literal('count'),
    value: whole,
    parts: z.record(z.string(), whole.nullable()),
    clusters: clustersSchema.optional(),
  })
  .describe('How many, and how many of which kind (null: the export does not tell). Parts may overlap.');
export type CountSummary = z.infer<typeof countSummarySchema>;

class Distinct implements Stat<string, number> {
  readonly #keys = new Set<string>();

  add(key: string): void {
    this.#keys.add(key);
  }

  merge(other: Distinct): void {
    for (const key of other.#keys) this.#keys.add(key);
  }

  summary(): number {
    return this.#keys.size;
  }
}

class Count implements Stat<CountSample, CountSummary> {
  readonly #value = new Sum();
  readonly #parts: Named<number, number>;
  readonly #distinct: Named<string, number>;
  readonly #declared: Readonly<Record<string, number | null>>;
  readonly #clusters = new ClusterSums();

  constructor({ parts = [], distinct = [], untold = [] }: CountOptions) {
    const isTold = (name: string) => !untold.includes(name);
    this.#parts = new Named(() => new Sum(), parts.filter(isTold));
    this.#distinct = new Named(() => new Distinct(), distinct.filter(isTold));
    this.#declared = Object.fromEntries([...parts, ...distinct].map((name) => [name, isTold(name) ? 0 : null]));
  }

  add(sample: CountSample): void {
    this.addTogether([sample]);
  }

  addTogether(samples: readonly CountSample[]): void {
    let x = 0;
    for (const { value = 0, parts, distinct } of samples) {
      this.#value.add(value);
      this.#parts.addEach(parts);
      this.#distinct.addEach(distinct);
      x += value;
    }
    this.#clusters.add({ x, y: 0 });
  }

  merge(other: Count): void {
    this.#value.merge(other.#value);
    this.#parts.merge(other.#parts);
    this.#distinct.merge(other.#distinct);
    this.#clusters.merge(other.#clusters);
  }

  summary(): CountSummary {
    const parts = { ...this.#declared, ...this.#parts.summary(), ...this.#distinct.summary() };
    return { kind: 'count', value: this.#value.summary(), parts, ...this.#clusters.summary() };
  }
}

/** Sums, and numbers of different keys, which need the keys themselves to be mergeable. */
export function count(options: CountOptions = {}): StatFactory<CountSample, CountSummary> {
  return () => new Count(options);
}
