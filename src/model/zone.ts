import { tzOffset } from '@date-fns/tz/tzOffset';
import { UserError } from './problem.ts';
import { printable } from './text.ts';

/*
 * Between an instant (epoch milliseconds) and a clock on a wall. A wall clock is a number too: the milliseconds since
 * 1970 that the clock would show if it were UTC's, so that its fields come from arithmetic and never from the machine.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Milliseconds that `+02:00`, `+0200` or `+02` adds to UTC; `NaN` for any other text. */
export function fixedOffset(text: string): number {
  const match = /^([+-])(0\d|1[0-4]):?([0-5]\d)?$/.exec(text);
  if (match === null) return Number.NaN;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? 0 - minutes * MINUTE : minutes * MINUTE;
}

/**
 * An IANA name such as `Europe/Warsaw`, `UTC`, or a fixed offset. Abbreviations are refused although Intl takes them:
 * it reads BST as Bangladesh and IST as India.
 */
export function isZone(name: string): boolean {
  if (!Number.isNaN(fixedOffset(name))) return true;
  if (!/^(?:utc|gmt|[a-z].*\/.+)$/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Throws a UserError that names the nearest zones. */
export function checkZone(name: string): void {
  if (isZone(name)) return;
  const nearest = nearestZones(name);
  const hint = nearest.length > 0 ? ` The nearest names are ${nearest.join(', ')}.` : '';
  throw new UserError(
    `"${printable(name)}" is not a time zone. Write an IANA name such as Europe/Warsaw, UTC, or an offset such as +02:00.${hint}`,
    2,
  );
}

function nearestZones(name: string): string[] {
  const wanted = letterPairs(name);
  const alike = (zone: string) => {
    const pairs = letterPairs(zone);
    return (2 * [...wanted].filter((pair) => pairs.has(pair)).length) / (wanted.size + pairs.size);
  };
  return Intl.supportedValuesOf('timeZone')
    .map((zone) => ({ zone, likeness: alike(zone) }))
    .filter(({ likeness }) => likeness > 0.4)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ zone }) => zone);
}

function letterPairs(text: string): Set<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)));
}

/** A UTC day, and the instant in it at which the clocks turn; where they do not, that is its end. */
interface Day {
  readonly turn: number;
  readonly before: number;
  readonly after: number;
}

interface Zone {
  readonly days: Map<number, Day>;
  /** What the time zone data say, in milliseconds; slow. */
  offset(instant: number): number;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  checkZone(name);
  const fixed = fixedOffset(name);
  const zone: Zone = {
    days: new Map(),
    offset: Number.isNaN(fixed) ? (instant) => Math.round(tzOffset(name, new Date(instant)) * MINUTE) : () => fixed,
  };
  zones.set(name, zone);
  return zone;
}

/** Milliseconds to add to UTC for the zone's wall clock. Throws a UserError where there is no such zone. */
export function offsetAt(zone: string, instant: number): number {
  const known = zoneOf(zone);
  const number = Math.floor(instant / DAY);
  let day = known.days.get(number);
  if (day === undefined) {
    // A day is short enough: clocks were turned twice within seven days (Boa Vista in 2000), never within one.
    day = dayOf(known, number * DAY);
    known.days.set(number, day);
  }
  return instant < day.turn ? day.before : day.after;
}

function dayOf(zone: Zone, start: number): Day {
  const end = start + DAY;
  const before = zone.offset(start);
  const after = zone.offset(end);
  return { turn: before === after ? end : turnBetween(zone, start, end), before, after };
}

/** The first instant after `low` that has the offset of `high`. */
function turnBetween(zone: Zone, low: number, high: number): number {
  const after = zone.offset(high);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** What the clock on the wall shows, in milliseconds. */
export function wallClock(zone: string, instant: number): number {
  return instant + offsetAt(zone, instant);
}

/**
 * The instant at which the wall clock shows `wall`. Of an hour that is shown twice it is the earlier one; a time that
 * is never shown is moved on by the gap, as Temporal's "compatible" does.
 */
export function fromWallClock(zone: string, wall: number): number {
  // No zone is a day away from UTC, so whatever happens to the clock around `wall` happens between these two.
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const earlier = wall - Math.max(before, after);
  const later = wall - Math.min(before, after);
  return wallClock(zone, earlier) === wall ? earlier : later;
}

/** What a wall clock shows. The month counts from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** As `fromWallClock`. Fields beyond their range run over, as those of `Date.UTC` do: hour 24 is the next midnight. */
export function toInstant(zone: string, wall: WallTime): number {
  const { year, month, day, hour, minute, second, millisecond } = wall;
  return fromWallClock(zone, Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
}

const floorTo = (unit: number, wall: number) => Math.floor(wall / unit) * unit;
const printed = (wall: number) => new Date(wall).toISOString();
const yearOf = (wall: number) => new Date(wall).getUTCFullYear();
const monthOf = (wall: number) => new Date(wall).getUTCMonth();
const monthStart = (wall: number, month: number) => Date.UTC(yearOf(wall), month, 1);

/** Days since Monday. 1970 began on a Thursday. */
const dayOfWeek = (wall: number) => (((Math.floor(wall / DAY) + 3) % 7) + 7) % 7;

function mondayOf(wall: number): number {
  return floorTo(DAY, wall) - dayOfWeek(wall) * DAY;
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function weekKey(wall: number): string {
  const thursday = mondayOf(wall) + 3 * DAY;
  const week = Math.floor((thursday - monthStart(thursday, 0)) / WEEK) + 1;
  return `${yearOf(thursday)}-W${String(week).padStart(2, '0')}`;
}

export const PERIODS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** All on wall clocks. `unit` is the stretch, in milliseconds, that certainly lies within one period. */
interface Calendar {
  readonly unit: number;
  start(wall: number): number;
  key(wall: number): string;
}

const CALENDARS: Record<Period, Calendar> = {
  hour: { unit: HOUR, start: (wall) => floorTo(HOUR, wall), key: (wall) => printed(wall).slice(0, 13) },
  day: { unit: DAY, start: (wall) => floorTo(DAY, wall), key: (wall) => printed(wall).slice(0, 10) },
  week: { unit: DAY, start: mondayOf, key: weekKey },
  month: { unit: DAY, start: (wall) => monthStart(wall, monthOf(wall)), key: (wall) => printed(wall).slice(0, 7) },
  quarter: {
    unit: DAY,
    start: (wall) => monthStart(wall, monthOf(wall) - (monthOf(wall) % 3)),
    key: (wall) => `${yearOf(wall)}-Q${Math.floor(monthOf(wall) / 3) + 1}`,
  },
  year: { unit: DAY, start: (wall) => monthStart(wall, 0), key: (wall) => printed(wall).slice(0, 4) },
};

const keys = Object.fromEntries(PERIODS.map((period) => [period, new Map()])) as Record<Period, Map<number, string>>;

/** `2017-12-03T14`, `2017-12-03`, `2017-W48`, `2017-12`, `2017-Q4` or `2017`: in order of time by code unit. */
export function periodKey(zone: string, instant: number, period: Period): string {
  const { unit, key } = CALENDARS[period];
  const wall = wallClock(zone, instant);
  const number = Math.floor(wall / unit);
  let text = keys[period].get(number);
  if (text === undefined) {
    text = key(wall);
    keys[period].set(number, text);
  }
  return text;
}

/** On wall clocks, no period is longer. */
const LONGEST: Record<Period, number> = {
  hour: HOUR,
  day: DAY,
  week: WEEK,
  month: 31 * DAY,
  quarter: 92 * DAY,
  year: 366 * DAY,
};

/** The keys of all periods from that of one instant to that of another, none left out. */
export function periodKeys(zone: string, from: number, to: number, period: Period): readonly string[] {
  const { start, key } = CALENDARS[period];
  const last = wallClock(zone, to);
  const found: string[] = [];
  for (let wall = start(wallClock(zone, from)); wall <= last; wall = start(wall + LONGEST[period]))
    found.push(key(wall));
  return found;
}

/** The first instant at which the zone's wall clock is in the period of `instant`. */
export function periodStart(zone: string, instant: number, period: Period): number {
  return startOf(zone, CALENDARS[period].start(wallClock(zone, instant)));
}

/** The first instant at which the wall clock shows `wall` or later: where it jumps over it, the instant of the jump. */
export function startOf(zone: string, wall: number): number {
  const start = fromWallClock(zone, wall);
  const skipped = wallClock(zone, start) - wall;
  return skipped > 0 ? turnBetween(zoneOf(zone), start - skipped, start) : start;
}

export const WEEKDAYS = ['1 Mon', '2 Tue', '3 Wed', '4 Thu', '5 Fri', '6 Sat', '7 Sun'] as const;
export const HOURS: readonly string[] = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** `1 Mon` to `7 Sun`: the ISO number makes them sort. */
export function weekday(zone: string, instant: number): string {
  return WEEKDAYS[dayOfWeek(wallClock(zone, instant))] ?? '';
}

/** `00` to `23`. */
export function hourOfDay(zone: string, instant: number): string {
  const wall = wallClock(zone, instant);
  return HOURS[Math.floor((wall - floorTo(DAY, wall)) / HOUR)] ?? '';
}

/** `2017-12-03 14:05:09` on the zone's wall clock. */
export function formatInstant(zone: string, instant: number): string {
  return printed(wallClock(zone, instant)).slice(0, 19).replace('T', ' ');
}
