export { type AnalyzeOptions } from './options.ts';
export { analyze } from './pipeline.ts';
export { type Report, reportSchema, SCHEMA_VERSION } from './report/report.ts';
export { UserError } from './model/problem.ts';
export { METRICS } from './metrics/index.ts';
export type { Metric } from './metrics/metric.ts';
export { PLATFORMS } from './sources/platforms/index.ts';
export type { Platform } from './sources/platforms/platform.ts';
