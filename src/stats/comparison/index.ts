export type { Comparison } from './comparison.ts';
export { holm } from './holm.ts';
export { compareCounts, compareDurations, compareNumbers, compareRatios, compareShares } from './summaries.ts';
