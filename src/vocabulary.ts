import type { Available } from './checks/figures.ts';
import { parseThreshold, type Threshold, type ThresholdSettings } from './checks/threshold.ts';
import type { Vocabulary } from './checks/vocabulary.ts';
import { DIMENSIONS } from './metrics/dimensions.ts';
import { METRICS } from './metrics/index.ts';
import type { Metric, MetricContext } from './metrics/metric.ts';
import { clocksFor } from './model/schedule.ts';

const CONTEXT: MetricContext = {
  ...clocksFor('both', null),
  asOf: 0,
  pending: 0,
  resolvedAfter: 0,
  limits: [],
  botsAnswer: false,
  byEvent: false,
  zone: 'UTC',
  customerName: (id) => id,
  periods: { period: 'day', keys: [''], from: 0, to: 0 },
  stretches: { reason: 'nothing was before' },
  targets: [],
};

/** One sample where an empty summary would not show everything that a metric declares. */
const SAMPLES: Partial<Readonly<Record<Metric['kind'], unknown>>> = {
  duration: { elapsed: 0 },
};

function declaredBy({ kind, stat }: Metric): Available {
  const made = stat(CONTEXT)();
  if (SAMPLES[kind] !== undefined) made.add(SAMPLES[kind]);
  return made.summary() as Available;
}

/** What thresholds can speak of: the metrics and dimensions of this program, and nothing typed again. */
export const VOCABULARY: Vocabulary = {
  metrics: METRICS.map((metric) => ({
    id: metric.id,
    better: metric.better,
    waits: metric.waits ?? false,
    notBy: metric.notBy ?? {},
    declared: declaredBy(metric),
  })),
  dimensions: DIMENSIONS.map(({ id }) => id),
};

/** Reads a threshold such as `first-response-time.p90 <= 15m`. Throws a UserError that says what would be right. */
export const threshold = (text: string, settings: ThresholdSettings = {}): Threshold =>
  parseThreshold(text, VOCABULARY, settings);
