import { UserError } from './model/problem.ts';
import { nearest, printable } from './model/text.ts';
import { fromWallClock, PERIODS, type Period, periodKey, periodStart } from './model/zone.ts';
import { readInstant } from './sources/dates.ts';

/** A stretch of time that has a name. It begins with `from` and ends before `to`. */
export interface Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Of the calendar; `null`: from one instant to another. */
  readonly period: Period | null;
}

/** The day, week ... of as-of, and so many before it. */
const RELATIVE: ReadonlyMap<string, readonly [period: Period, back: number]> = new Map([
  ['today', ['day', 0]],
  ['yesterday', ['day', 1]],
  ...(['week', 'month', 'quarter', 'year'] as const).flatMap((period): [string, [Period, number]][] => [
    [`this-${period}`, [period, 0]],
    [`last-${period}`, [period, 1]],
  ]),
]);

/** How each period of the calendar is written, and the wall clock's date of its first day. */
const WRITTEN: readonly { readonly period: Period; readonly pattern: RegExp; day(...parts: number[]): number }[] = [
  { period: 'day', pattern: /^(\d{4})-(\d\d)-(\d\d)$/, day: (year, month, day) => Date.UTC(year, month - 1, day) },
  { period: 'week', pattern: /^(\d{4})-W(\d\d)$/, day: (year, week) => Date.UTC(year, 0, 4 + 7 * (week - 1)) },
  { period: 'month', pattern: /^(\d{4})-(\d\d)$/, day: (year, month) => Date.UTC(year, month - 1, 1) },
  { period: 'quarter', pattern: /^(\d{4})-Q([1-4])$/, day: (year, quarter) => Date.UTC(year, 3 * (quarter - 1), 1) },
  { period: 'year', pattern: /^(\d{4})$/, day: (year) => Date.UTC(year, 0, 1) },
];

const DAY = 86_400_000;

/**
 * The period that a text names, in the zone: `2026-03`, `2026-W10`, `2026-Q1`, `2026`, `2026-03-05`, `this-month` as
 * seen from as-of, or `2026-03-01..2026-03-15`: from the beginning of the one to the end of the other, both included. An
 * instant such as `2026-03-15T12:00:00Z` is no stretch of time: what ends with it ends before it. Throws a UserError (2)
 * for any other text.
 */
export function spanOf(text: string, zone: string, asOf: number): Span {
  const relative = RELATIVE.get(text);
  if (relative) {
    const [period, back] = relative;
    const now = calendarSpan(text, period, zone, asOf);
    return back === 0 ? now : { ...calendarSpan(text, period, zone, now.from - 1) };
  }
  const [from, to, ...more] = text.split('..');
  if (from !== undefined && to !== undefined && more.length === 0) return between(text, from, to, zone);
  const span = writtenSpan(text, zone);
  if (span === null) throw notAPeriod(text);
  return span;
}

/** `2026-03-05`, `2026-W10`, `2026-03` ...; `null` for any other text. */
function writtenSpan(text: string, zone: string): Span | null {
  for (const { period, pattern, day } of WRITTEN) {
    const parts = pattern.exec(text)?.slice(1).map(Number);
    if (!parts) continue;
    // Noon: wherever the clocks turn at midnight, it is that day.
    const span = calendarSpan(text, period, zone, fromWallClock(zone, day(...parts) + DAY / 2));
    if (periodKey(zone, span.from, period) === text) return span;
  }
  return null;
}

/** The check that needs no data. */
export const checkPeriod = (text: string): void => void spanOf(text, 'UTC', 0);

/** From one instant up to another: a period of the calendar where it is just that. */
export function spanBetween(from: number, to: number, zone: string): Span {
  const isIt = (period: Period) => {
    const span = calendarSpan('', period, zone, from);
    return span.from === from && span.to === to;
  };
  return { name: '', from, to, period: PERIODS.find(isIt) ?? null };
}

/** The period of the calendar before it, or a stretch of the same length that ends where it begins. */
export function spanBefore({ from, to, period }: Span, zone: string): Span {
  if (period === null) return { name: 'the time before', from: from - (to - from), to: from, period };
  return { ...calendarSpan('', period, zone, from - 1), name: periodKey(zone, from - 1, period) };
}

function calendarSpan(name: string, period: Period, zone: string, instant: number): Span {
  const from = periodStart(zone, instant, period);
  return { name, from, to: periodStart(zone, from + LENGTH[period], period), period };
}

/** From the start of a period it certainly leads into the next one, and never beyond it. */
const LENGTH: Readonly<Record<Period, number>> = {
  hour: DAY / 24 + DAY / 48,
  day: 1.5 * DAY,
  week: 8 * DAY,
  month: 32 * DAY,
  quarter: 95 * DAY,
  year: 370 * DAY,
};

function between(text: string, first: string, last: string, zone: string): Span {
  const [from, to] = [edge(first.trim(), 'from', zone), edge(last.trim(), 'to', zone)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw notAPeriod(text);
  if (from < to) return { ...spanBetween(from, to, zone), name: text };
  throw new UserError(
    `"${printable(text)}" ends before it begins. Both days are included: 2026-03-01..2026-03-31 is all of March.`,
    2,
  );
}

/** Where a day, a month ... begins or ends, or an instant. */
const edge = (text: string, at: 'from' | 'to', zone: string): number =>
  writtenSpan(text, zone)?.[at] ?? readInstant(text, { zone, order: null, format: null }) ?? Number.NaN;

function notAPeriod(text: string): UserError {
  const [near] = nearest(text, RELATIVE.keys(), 1);
  return new UserError(
    `"${printable(text)}" is no period.${near ? ` Did you mean ${near}?` : ''} Write 2026-03, 2026-W10, 2026-Q1, 2026-03-05, 2026-03-01..2026-03-15 or ${[...RELATIVE.keys()].join(', ')}.`,
    2,
  );
}
