import type { Report } from '../report/report.ts';
import { compare, rational } from './exact.ts';
import type { Reading } from './figures.ts';
import { distance, exactly, fewerThan, finite, holds, readAt } from './reading.ts';
import type { CheckResult } from './result.ts';
import { type Place, placesOf, reportHolding } from './slices.ts';
import type { Threshold } from './threshold.ts';

/**
 * Judges every threshold by a report, or by several of one input that are sliced differently. Throws a UserError (2),
 * before anything is judged, where a threshold asks for what no report holds. Nothing to judge by is a failure, not a
 * pass: an empty export must not look like a good week.
 */
export function evaluate(
  given: Report | readonly Report[],
  thresholds: readonly Threshold[],
  called = 'The report',
): readonly CheckResult[] {
  const reports = 'metrics' in given ? [given] : given;
  const asked = thresholds.map((threshold) => ({ threshold, report: reportHolding(reports, threshold, called) }));
  return asked.flatMap(({ threshold, report }) =>
    placesOf(report, threshold).map((place) => judge(threshold, place, report.input.conversations === 0)),
  );
}

function judge(threshold: Threshold, place: Place, isEmpty: boolean): CheckResult {
  const { reading, missing } = readAt(place, threshold, isEmpty);
  const tooFew = missing === null ? fewerThan(threshold.minimumN, reading) : null;
  const told = missing ?? tooFew;
  if (told !== null) return resultOf(threshold, place, reading, { ...told, passed: threshold.allowMissing });
  const passed = holds(threshold.operator, compare(exactly(reading), rational(threshold.limit)));
  return resultOf(threshold, place, reading, {
    outcome: passed ? 'met' : 'breached',
    reason: reading.note ?? null,
    passed,
  });
}

function resultOf(
  { metric, statistic, row, by, operator, limit, unit, level, name, reason: why, source }: Threshold,
  { slice }: Place,
  reading: Reading,
  verdict: Pick<CheckResult, 'outcome' | 'reason' | 'passed'>,
): CheckResult {
  const actual = finite(reading.value);
  return {
    metric,
    statistic,
    row,
    by,
    slice,
    operator,
    limit,
    unit,
    actual,
    n: reading.n,
    level,
    ...verdict,
    overshoot: verdict.outcome === 'breached' && actual !== null ? distance(actual, limit) : null,
    name,
    why,
    source,
    baseline: null,
  };
}
