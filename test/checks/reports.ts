import { METRICS } from '../../src/metrics/index.ts';
import type { Report } from '../../src/report/report.ts';
import type { MetricSummary } from '../../src/stats/index.ts';
import { march } from '../report/reports.ts';

type Metrics = Readonly<Record<string, MetricSummary>>;
type Slice = readonly [by: Readonly<Record<string, string>>, metrics: Metrics];

/** A report that holds these figures and nothing else, with the real definitions. */
export function reportWith(
  metrics: Metrics,
  {
    slices = [],
    by,
    conversations = 100,
  }: { slices?: readonly Slice[]; by?: readonly string[]; conversations?: number } = {},
): Report {
  const defined = METRICS.filter(({ id }) => Object.hasOwn(metrics, id));
  return {
    ...march,
    options: { ...march.options, by: [...(by ?? Object.keys(slices[0]?.[0] ?? {}))] },
    input: { ...march.input, conversations },
    waiting: [],
    waitingTotal: 0,
    definitions: Object.fromEntries(
      defined.map(({ id, title, kind, of, better, unfinished = '', resolutions = false, definition }) => [
        id,
        { title, kind, of, better, unfinished, resolutions, definition },
      ]),
    ),
    metrics: { ...metrics },
    groups: slices.map(([keys, sliced]) => ({ by: { ...keys }, metrics: { ...sliced } })),
  };
}
