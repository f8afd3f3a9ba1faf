export { shrinkage, shrunk } from './clusters.ts';
export type { Comparison } from './comparison.ts';
export { gehan } from './gehan.ts';
export { holm } from './holm.ts';
export { compareProportions } from './proportions.ts';
