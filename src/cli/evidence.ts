import type { Analysis } from '../analysis.ts';
import { slicings } from '../checks/slices.ts';
import type { FigureReference } from '../checks/threshold.ts';
import { chosenDimensions, chosenMetrics } from '../metrics/choose.ts';
import { METRICS } from '../metrics/index.ts';
import { readDuration } from '../model/duration.ts';
import { reportOn } from '../pipeline.ts';
import type { Report } from '../report/report.ts';
import { VOCABULARY } from '../vocabulary.ts';

/*
 * What a verdict is reached by, where exports are judged: they are read once, and measured once for every set of slices
 * that is asked for.
 */

export type Reports = readonly [Report, ...Report[]];

/** Over everything with all metrics, then by each set of dimensions with those that are asked for in it. */
export function measured(analysis: Analysis, figures: readonly FigureReference[]): Reports {
  const sliced = slicings(figures).map((one) =>
    reportBy(analysis, one.dimensions, [...one.figures.map(({ metric }) => metric), SIZE]),
  );
  return [reportOn(analysis, METRICS, []), ...sliced];
}

/** How many conversations stand behind a slice. */
const SIZE = 'conversations';

/** The report of an analysis by these dimensions. Without metrics: all of them. */
export function reportBy(analysis: Analysis, by: readonly string[], metrics: readonly string[] = []): Report {
  const options = { ...analysis.options, by };
  return reportOn({ ...analysis, options }, chosenMetrics(metrics), chosenDimensions(by));
}

/** Limits that thresholds speak of are measured, whether or not anybody asked for them otherwise. */
export const limitsOf = (figures: readonly FigureReference[]): readonly number[] =>
  figures.flatMap(({ metric, row }) => (row !== null && isDistribution(metric) ? [readDuration(row, null)] : []));

const isDistribution = (id: string): boolean =>
  VOCABULARY.metrics.some((metric) => metric.id === id && metric.declared.kind === 'distribution');
