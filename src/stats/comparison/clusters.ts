import type { FractionSample } from '../proportion.ts';

/**
 * Messages of one conversation resemble each other, so many of them say little more than one. They are taken as if each
 * cluster had spoken once: the design effect 1 + (m - 1) rho of L. Kish, Survey Sampling (1965), section 5.4, for
 * clusters of m on average and rho = 1, the most cautious. 1 where the observations are no more than the clusters.
 */
export const shrinkage = (observations: number, clusters: number | null): number =>
  clusters === null || clusters <= 0 || observations <= clusters ? 1 : clusters / observations;

/** The sample in whole numbers of independent observations. */
export function shrunk({ matched, total }: FractionSample, factor: number): FractionSample {
  return { matched: Math.round(matched * factor), total: Math.round(total * factor) };
}
