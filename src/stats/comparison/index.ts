export type { Comparison } from './comparison.ts';
export { holm } from './holm.ts';
export { compareCounts, compareDurations, compareRatios, compareShares } from './summaries.ts';
