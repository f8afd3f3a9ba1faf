/*
 * The text of an export becomes a duration in whole milliseconds, or NaN. A negative one stays negative: it is
 * impossible, and the caller counts it.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** What a column of plain numbers counts, in milliseconds. */
const UNITS = { s: SECOND, min: MINUTE, h: HOUR, d: DAY } as const;
export type DurationUnit = keyof typeof UNITS;

/** A pattern, and what each of its groups counts, in milliseconds. */
interface Form {
  readonly pattern: RegExp;
  readonly units: readonly number[];
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const part = (words: string) => String.raw`(?:,?\s*(?:and\s+)?${NUMBER}\s*(?:${words})(?![a-z]))?`;

const FORMS: readonly Form[] = [
  {
    // 2 hours and 3 minutes, 1d 4h: the longest unit first, each once. A month is missing because it has no length.
    pattern: new RegExp(
      String.raw`^(?=\d)${part('weeks?|w')}${part('days?|d')}${part('hours?|hrs?|h')}` +
        `${part('minutes?|mins?|m')}${part('seconds?|secs?|s')}${part('milliseconds?|ms')}$`,
      'i',
    ),
    units: [WEEK, DAY, HOUR, MINUTE, SECOND, 1],
  },
  {
    // PT1H30M
    pattern: new RegExp(
      String.raw`^P(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?=\d)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
    ),
    units: [WEEK, DAY, HOUR, MINUTE, SECOND],
  },
];

/** The number may have a decimal comma, unless its three digits might be thousands. */
const PLAIN = /^\d+(?:\.\d+|,\d\d?)?$/;

const DAYS_AND_CLOCK = /^(?:(-?\d+) days?,?\s+)?([+-]?)(\d+):([0-5]\d):([0-5]\d(?:\.\d+)?)$/;

/**
 * Reads `12.5` in the unit of its column (`null`: it has none), `HH:MM:SS`, `2 days 03:04:05`, `2 hours 3 minutes`,
 * `1d 4h`, `PT1H30M`. Not `12:30`, since nothing tells whether that begins with hours or with minutes.
 */
export function readDuration(text: string, unit: DurationUnit | null): number {
  const trimmed = text.trim();
  const negative = trimmed.startsWith('-');
  const size = sizeOf(negative ? trimmed.slice(1).trimStart() : trimmed, unit);
  const exact = Number.isNaN(size) ? daysAndClock(trimmed) : negative ? 0 - size : size;
  const duration = Math.round(exact) + 0; // never -0
  return Number.isSafeInteger(duration) ? duration : Number.NaN;
}

function sizeOf(text: string, unit: DurationUnit | null): number {
  if (PLAIN.test(text)) return unit === null ? Number.NaN : Number(text.replace(',', '.')) * UNITS[unit];
  return FORMS.map((form) => sumOf(form, text)).find((size) => !Number.isNaN(size)) ?? Number.NaN;
}

function sumOf({ pattern, units }: Form, text: string): number {
  const counts = pattern.exec(text)?.slice(1) ?? [];
  if (counts.every((count) => count === undefined)) return Number.NaN;
  return units.reduce((sum, unit, index) => sum + Number(counts[index] ?? 0) * unit, 0);
}

/** pandas writes minus ten seconds as `-1 days +23:59:50`: the days and the clock have signs of their own. */
function daysAndClock(text: string): number {
  const match = DAYS_AND_CLOCK.exec(text);
  if (match === null) return Number.NaN;
  const [, days = '0', sign, hours, minutes, seconds] = match;
  const clock = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  const negative = sign === '-' || (sign === '' && days.startsWith('-'));
  return Number(days) * DAY + (negative ? 0 - clock : clock);
}
