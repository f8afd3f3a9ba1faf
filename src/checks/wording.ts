import { count, duration, IN_UNIT, plural, probability, share } from '../report/format.ts';
import { untrusted } from '../report/untrusted.ts';
import type { Unit } from './figures.ts';
import type { CheckResult } from './result.ts';

/*
 * Results in words. What came in with the data, the command line or the configuration goes through `untrusted`.
 */

const LONGEST = 300;

export type Status = 'fail' | 'warn' | 'skip' | 'ok';

/** In the order in which they are told: what was missed comes first. */
const STATUSES: readonly Status[] = ['fail', 'warn', 'skip', 'ok'];

export function statusOf({ passed, level, outcome }: CheckResult): Status {
  if (!passed) return level === 'error' ? 'fail' : 'warn';
  return outcome === 'met' || outcome === 'breached' ? 'ok' : 'skip';
}

/** Failures first, otherwise in the order in which they were asked for. */
export const inOrder = (results: readonly CheckResult[]): readonly CheckResult[] =>
  STATUSES.flatMap((status) => results.filter((result) => statusOf(result) === status));

/** What was asked for: `first-response-time.p90 <= 15m`, with the name that it was given. */
export function titleOf({ name, source }: CheckResult): string {
  const asked = untrusted(source.trim(), LONGEST);
  return name === null ? asked : `${untrusted(name, LONGEST)}: ${asked}`;
}

/** `channel twitter`, of what is judged slice by slice; what `where` names stands in the threshold itself. */
export const sliceOf = ({ by, slice }: Pick<CheckResult, 'by' | 'slice'>): string =>
  by === null ? '' : `${untrusted(by)} ${untrusted(slice[by] ?? '') || '""'}`;

/** `found 22 m 40 s, 7 m 40 s over`, or why nothing was found. */
export function findingOf(result: CheckResult): string {
  const { actual, outcome, reason, baseline } = result;
  if (outcome === 'no-data' || outcome === 'not-available') return untrusted(reason ?? '', LONGEST);
  const parts = [
    actual === null ? null : `found ${figure(actual, result)}`,
    missOf(result),
    baseline && changeOf(result),
  ];
  return [...parts, reason === null ? null : untrusted(reason, LONGEST)].filter((part) => part !== null).join(', ');
}

/** What missed the limit is never shown in the words of the limit: 94.97 % is not 95 %. */
export function figure(
  actual: number,
  { limit, unit, outcome }: Pick<CheckResult, 'limit' | 'unit' | 'outcome'>,
): string {
  const shown = IN_UNIT[unit](actual);
  const isMistakable = outcome === 'breached' && actual !== limit && shown === IN_UNIT[unit](limit);
  return isMistakable ? exact(actual, unit) : shown;
}

/** With as many digits as it takes. */
function exact(value: number, unit: Unit): string {
  if (unit === 'share') return `${Number((value * 100).toPrecision(12))} %`;
  if (unit === 'number') return String(value);
  return unit === 's' ? `${value} s` : count(value);
}

/** `7 m 40 s over`, `2.1 points under`. */
function missOf({ actual, limit, overshoot, unit, outcome }: CheckResult): string | null {
  if (outcome !== 'breached' || actual === null || overshoot === null) return null;
  if (overshoot === 0) return 'which is the limit itself';
  return `${amount(overshoot, unit)} ${actual > limit ? 'over' : 'under'}`;
}

function amount(value: number, unit: Unit): string {
  if (unit === 'share') return pointsOf(Number((value * 100).toPrecision(12)));
  if (unit === 'number') return String(Number(value.toPrecision(3)));
  return unit === 's' ? duration(value) : count(value);
}

function pointsOf(value: number): string {
  const tenths = Number(value.toFixed(1));
  const points = tenths === 0 ? Number(value.toPrecision(2)) : tenths;
  return `${points} ${points === 1 ? 'point' : 'points'}`;
}

/** `was 15 m 2 s (n 1,190), 51 % more, p 0.003` */
function changeOf({ baseline, unit }: CheckResult): string | null {
  if (baseline === null || baseline.value === null) return null;
  const { value, n, change, p } = baseline;
  const before = `was ${IN_UNIT[unit](value)}${n === null ? '' : ` (n ${count(n)})`}`;
  if (change === null || change === 0) return before;
  const by = `${share(Math.abs(change))} ${change > 0 ? 'more' : 'less'}`;
  return [before, by, ...(p === null ? [] : [probability(p)])].join(', ');
}

export const sizeOf = ({ n }: Pick<CheckResult, 'n'>): string => (n === null ? '' : `n ${count(n)}`);

/** `2 of 3 thresholds breached, 1 warning.` A threshold that is judged in slices is as good as its worst. */
export function summaryOf(results: readonly CheckResult[]): string {
  if (results.length === 0) return 'Nothing was judged.';
  const thresholds = new Map<string, Status>();
  for (const result of inOrder(results).toReversed()) thresholds.set(keyOf(result), statusOf(result));
  const of = (status: Status) => [...thresholds.values()].filter((one) => one === status).length;
  const [failed, warned, skipped] = [of('fail'), of('warn'), of('skip')];
  const all = plural(thresholds.size, 'threshold');
  const more = [
    ...(warned > 0 ? [plural(warned, 'warning')] : []),
    ...(skipped > 0 ? [`${count(skipped)} without anything to judge by`] : []),
  ];
  if (failed > 0) return `${[`${count(failed)} of ${all} breached`, ...more].join(', ')}.`;
  return `${[more.length > 0 ? 'No threshold breached' : `${all} met`, ...more].join(', ')}.`;
}

const keyOf = ({ source, name, level }: CheckResult): string => JSON.stringify([source, name, level]);
