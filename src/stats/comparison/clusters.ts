import type { Clusters } from '../clusters.ts';
import type { FractionSample } from '../proportion.ts';

/** Below this many conversations the spread between them is itself too uncertain to be relied on. */
const FEW = 30;

/**
 * How many times more observations it takes to say as much, since those of one conversation resemble each other: the
 * variance of the mean `y / x` over conversations (the linearised one of a ratio estimator, W. G. Cochran, Sampling
 * Techniques, 3rd ed. (1977), section 6.3), over what it would be if they did not. Never below 1. With few
 * conversations, or where all observations are the same, as if those of one conversation agreed wholly: L. Kish, Survey
 * Sampling (1965), section 5.4, with rho = 1.
 */
export function designEffect(
  { conversations, xx, xy, yy }: Clusters,
  { x, y, variance }: { readonly x: number; readonly y: number; readonly variance: number },
): number {
  const alike = xx / x;
  if (conversations < 2 || variance <= 0) return alike;
  const mean = y / x;
  const spread = Math.max(0, yy - 2 * mean * xy + mean ** 2 * xx);
  const estimated = ((conversations / (conversations - 1)) * spread) / (x * variance);
  return Math.max(1, conversations < FEW ? Math.max(alike, estimated) : estimated);
}

/**
 * Where only the number of conversations is known: as if each had spoken once, the most cautious. 1 where the
 * observations are no more than the conversations.
 */
export const shrinkage = (observations: number, conversations: number | null): number =>
  conversations === null || conversations <= 0 || observations <= conversations ? 1 : conversations / observations;

/**
 * The sample in whole numbers of independent observations: J. N. K. Rao and A. J. Scott, "A simple method for the
 * analysis of clustered binary data", Biometrics 48 (1992) 577-585, where the factor is 1 / design effect.
 */
export function shrunk({ matched, total }: FractionSample, factor: number): FractionSample {
  return { matched: Math.round(matched * factor), total: Math.round(total * factor) };
}
