import * as z from 'zod';
import { share, whole } from './fields.ts';
import type { Stat } from './stat.ts';
import { Sum } from './sum.ts';

export const proportionSchema = z.object({ value: share, matched: whole, total: whole });

/** A share with the two numbers that it comes from. */
export type Proportion = z.infer<typeof proportionSchema>;

export interface FractionSample {
  readonly matched: number;
  readonly total: number;
}

/** Numerator and denominator, kept apart until the end. */
export class Fraction implements Stat<FractionSample, Proportion> {
  readonly #matched = new Sum();
  readonly #total = new Sum();

  add({ matched, total }: FractionSample): void {
    this.#matched.add(matched);
    this.#total.add(total);
  }

  merge(other: Fraction): void {
    this.#matched.merge(other.#matched);
    this.#total.merge(other.#total);
  }

  summary(): Proportion {
    const matched = this.#matched.summary();
    const total = this.#total.summary();
    return { value: total === 0 ? null : matched / total, matched, total };
  }
}

/** Wilson's interval; `null` for a total of 0, and for more matched than there are, which is a rate and not a share. */
export function ci95({ matched, total }: Proportion): [number, number] | null {
  return total === 0 || matched > total ? null : wilson(matched, total);
}

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of the share `matched / total`, both whole, `0 <= matched <= total`, `total > 0`.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209-212,
 * without continuity correction; at none and all the bound is 0 and 1, which rounding would miss by a hair.
 */
export function wilson(matched: number, total: number): [number, number] {
  const weight = total + Z ** 2;
  const centre = (matched + Z ** 2 / 2) / weight;
  const half = (Z / weight) * Math.sqrt((matched * (total - matched)) / total + Z ** 2 / 4);
  return [matched === 0 ? 0 : centre - half, matched === total ? 1 : centre + half];
}
