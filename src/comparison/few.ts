import type { Comparison } from '../stats/comparison/index.ts';
import type { RatioSummary } from '../stats/index.ts';

/** Fewer than this many observations show only differences that are hard to miss, and those only by an exact test. */
const FEW = 10;

const EXACT: ReadonlySet<string> = new Set(['fisher', 'poisson']);

/** How many observations each side was tested by. */
export type Sizes = readonly [number, number];

/** Many messages of few conversations are few. */
export const sizeOf = ({ clusters }: Pick<RatioSummary, 'clusters'>, observations: number): number =>
  Math.min(observations, clusters?.conversations ?? observations);

/** The smaller side, where it is too small for what was found; `null` where both are large enough. */
export function fewestBehind({ test }: Comparison, sizes: Sizes, isSignificant: boolean): number | null {
  const fewest = Math.min(...sizes);
  return fewest < FEW && !(isSignificant && EXACT.has(test)) ? fewest : null;
}
