import type { Report } from '../report/report.ts';
import { compare } from './exact.ts';
import { exactly, finite, readAt } from './reading.ts';
import { allPassed, type CheckResult } from './result.ts';
import { placesOf } from './slices.ts';

/** A slice that a missed figure comes from. */
interface WorstSlice {
  readonly name: string;
  readonly actual: number;
}

/** All that a renderer gets to see. */
export interface Verdict {
  readonly passed: boolean;
  readonly results: readonly CheckResult[];
  /** Where a figure over everything is missed most. */
  readonly worst: ReadonlyMap<CheckResult, readonly WorstSlice[]>;
  /** Names of the files that were judged. */
  readonly inputs: readonly string[];
  readonly asOf: string | null;
  readonly timeZone: string;
  /** Who waits for an answer, longest first, where something was missed. */
  readonly waiting: Report['waiting'];
  readonly waitingTotal: number;
  /** What they have in common, in words. */
  readonly past: string | null;
  /** What lists all of them. */
  readonly command: string | null;
}

/** Those who wait that a verdict is about. */
export interface Waiters {
  readonly waiting: Report['waiting'];
  readonly total: number;
  readonly past: string | null;
  readonly command: string | null;
}

const MOST_WAITING = 5;

/**
 * `reports` are of one input; those with slices by one dimension tell where a figure is missed most. A saved report tells
 * only the channel and the account of those who wait: `waiters` are known better where the exports are at hand.
 */
export function verdictOf(
  reports: readonly [Report, ...Report[]],
  results: readonly CheckResult[],
  waiters: Waiters | null = null,
  isOfWaiting: (result: CheckResult) => boolean = () => true,
): Verdict {
  const [{ input, options, waiting }] = reports;
  const missed = results.filter(({ passed }) => !passed);
  const telling = missed.filter(
    (result) => result.outcome === 'breached' && isOfWaiting(result) && Object.keys(result.slice).every(isKnown),
  );
  const concerned = waiting.filter((one) => telling.some(({ slice }) => isIn(slice, one)));
  return {
    passed: allPassed(results),
    results,
    worst: new Map(missed.map((result) => [result, worstOf(reports, result)])),
    inputs: input.files.map(({ path }) => path),
    asOf: options.asOf,
    timeZone: options.timeZone,
    waiting: waiters?.waiting ?? concerned.slice(0, MOST_WAITING),
    waitingTotal: waiters?.total ?? concerned.length,
    past: waiters?.past ?? null,
    command: waiters?.command ?? null,
  };
}

/** Of those who wait, channel and account are known: nobody can be said to wait in a slice by anything else. */
const isKnown = (dimension: string): boolean => dimension === 'channel' || dimension === 'account';

const isIn = (slice: CheckResult['slice'], { channel, account }: Report['waiting'][number]): boolean =>
  (slice.channel ?? channel) === channel && (slice.account ?? account) === account;

const FEW = 3;

function worstOf(reports: readonly Report[], result: CheckResult): readonly WorstSlice[] {
  const { metric, slice, outcome, operator } = result;
  const report = reports.find(
    ({ options, groups }) => options.by.length === 1 && groups.some((one) => one.metrics[metric]),
  );
  const [by] = report?.options.by ?? [];
  if (!report || by === undefined || outcome !== 'breached' || Object.keys(slice).length > 0) return [];
  const figure = { ...result, by, where: {} };
  const known = placesOf(report, figure).flatMap((place) => {
    const { reading } = readAt(place, figure, false);
    return finite(reading.value) === null ? [] : [{ name: place.slice[by] ?? '', reading }];
  });
  const worstFirst = operator.startsWith('>') ? 1 : -1;
  return known
    .sort((a, b) => worstFirst * compare(exactly(a.reading), exactly(b.reading)))
    .slice(0, FEW)
    .map(({ name, reading }) => ({ name, actual: reading.value as number }));
}
