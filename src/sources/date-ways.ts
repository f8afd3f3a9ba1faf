import { fixedOffset, fromWallClock } from '../model/zone.ts';

/*
 * The ways in which exports write dates. What may be written is listed here; nothing is guessed, nothing rolls over (30
 * February is no date), and neither the zone nor the language of the machine has a say.
 */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Exports of customer service lie between; what does not is a default value, a wrong clock or not a date. */
const EARLIEST = Date.UTC(1990, 0, 1);
const END = Date.UTC(2101, 0, 1);

/** With `-local` where no zone is written. */
type WrittenStyle = 'iso' | 'twitter' | 'http' | 'month-name' | 'day-month' | 'custom';
type EpochStyle = 'epoch-s' | 'epoch-ms' | 'epoch-us';
export type DateStyle = WrittenStyle | `${WrittenStyle}-local` | EpochStyle;

/** A way of writing a date. The numbers are those of the groups; `clock` is the first of the six groups of CLOCK. */
export interface Form {
  readonly style: Exclude<WrittenStyle, 'custom'>;
  readonly pattern: RegExp;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock: number;
}

// The weekday says nothing that the date does not; tools that move a time to another zone often leave the old one.
const WEEKDAY = String.raw`(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)`;
const MONTH = String.raw`([a-z]{3,9})\.?`;
const YEAR = String.raw`(\d{4}|\d\d)`;
const HALF = String.raw`(?:\s?([ap])\.?\s?m\.?)?`;
const ZONE = String.raw`(?:\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?`;
/** Hour, minute, second, fraction, a or p, zone. */
const CLOCK = String.raw`(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?${HALF}${ZONE}`;
const TIME = String.raw`(?:(?:T|,?\s+(?:at\s+)?)${CLOCK})?`;

const whole = (source: string) => new RegExp(`^${source}$`, 'i');

/** No text is matched by two of them, so the order in which they are tried changes nothing. */
export const FORMS: readonly Form[] = [
  {
    // 2024-03-18T09:00:00Z, and whatever else begins with the year: nobody writes year, day, month.
    style: 'iso',
    pattern: whole(String.raw`(\d{4})([/.-])(\d\d?)\2(\d\d?)${TIME}`),
    year: 1,
    month: 3,
    day: 4,
    clock: 5,
  },
  {
    // Tue Oct 31 22:10:47 +0000 2017
    style: 'twitter',
    pattern: whole(String.raw`${WEEKDAY}${MONTH}\s+(\d\d?)\s+${CLOCK}\s+(\d{4})`),
    year: 9,
    month: 1,
    day: 2,
    clock: 3,
  },
  {
    // Mon, 18 Mar 2024 09:00:00 GMT, 18-Mar-2024
    style: 'http',
    pattern: whole(String.raw`${WEEKDAY}?(\d\d?)[\s-]${MONTH}[\s-]${YEAR}${TIME}`),
    year: 3,
    month: 2,
    day: 1,
    clock: 4,
  },
  {
    // Mar 18, 2024, 9:00 AM
    style: 'month-name',
    pattern: whole(String.raw`${WEEKDAY}?${MONTH}\s+(\d\d?),?\s+(\d{4})${TIME}`),
    year: 3,
    month: 1,
    day: 2,
    clock: 4,
  },
];

const numeric = (separator: string, day: number, month: number): Form => ({
  style: 'day-month',
  pattern: whole(String.raw`(\d\d?)(${separator})(\d\d?)\2${YEAR}${TIME}`),
  year: 4,
  month,
  day,
  clock: 5,
});

export const DAY_FIRST = numeric('[/.-]', 1, 3);
export const MONTH_FIRST = numeric('[/.-]', 3, 1);
/** 18.3.2024: wherever dates are written with full stops the day comes first, so these need no proof of their order. */
export const FULL_STOPS = numeric('[.]', 1, 3);

/** Epoch time is told by its length; shorter numbers are ids or the days of a spreadsheet. */
const EPOCHS: Record<EpochStyle, RegExp> = {
  'epoch-s': /^\d{10}(?:\.\d+)?$/,
  'epoch-ms': /^\d{13}(?:\.\d+)?$/,
  'epoch-us': /^\d{16}(?:\.\d+)?$/,
};

export const EPOCH_STYLES = Object.keys(EPOCHS) as readonly EpochStyle[];

const MONTH_NAMES = 'january february march april may june july august september october november december'.split(' ');

/** Every way to write a month, in lower case. */
const MONTHS = new Map<string, number>([
  ['sept', 9],
  ...MONTH_NAMES.flatMap((name, index) => {
    const number = index + 1;
    const spellings = [name, name.slice(0, 3), String(number), String(number).padStart(2, '0')];
    return spellings.map((text) => [text, number] as const);
  }),
]);

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Exports have few offsets and many dates. */
const writtenOffsets = new Map([
  ['Z', 0],
  ['UTC', 0],
  ['GMT', 0],
]);

/** How many dates of a style were read. */
export interface Tally {
  readonly style: DateStyle;
  count: number;
}

export interface Way {
  readonly tallies: readonly Tally[];
  read(text: string): number;
}

export function counted(tally: Tally, instant: number): number {
  if (!(instant >= EARLIEST && instant < END)) return Number.NaN;
  tally.count += 1;
  return instant;
}

export function formWay(form: Form, zone: string): Way {
  const zoned: Tally = { style: form.style, count: 0 };
  const local: Tally = { style: `${form.style}-local`, count: 0 };
  return {
    tallies: [zoned, local],
    read(text) {
      const match = form.pattern.exec(text);
      if (match === null) return Number.NaN;
      const wall = midnight(form, match) + timeOfDay(form, match);
      if (Number.isNaN(wall)) return wall;
      const written = match[form.clock + 5];
      return written === undefined
        ? counted(local, fromWallClock(zone, wall))
        : counted(zoned, wall - writtenOffset(written));
    },
  };
}

function midnight(form: Form, match: RegExpExecArray): number {
  const year = fullYear(match[form.year] ?? '');
  const month = MONTHS.get((match[form.month] ?? '').toLowerCase()) ?? Number.NaN;
  const day = digits(match[form.day]);
  // Date.UTC takes the year 95 for 1995.
  const exists = year > 99 && day >= 1 && day <= daysIn(year, month);
  return exists ? Date.UTC(year, month - 1, day) : Number.NaN;
}

/** The number of a group of digits, 0 where it is empty. `Number` would cost as much as the pattern does. */
function digits(text = ''): number {
  let number = 0;
  for (let at = 0; at < text.length; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** Two digits are a year from 1990 to 2089. */
function fullYear(text: string): number {
  const year = digits(text);
  if (text.length > 2) return year;
  return year < 90 ? 2000 + year : 1900 + year;
}

/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Milliseconds since midnight: 0 where no time is written, up to a whole day for 24:00. */
function timeOfDay(form: Form, match: RegExpExecArray): number {
  const at = form.clock;
  if (match[at] === undefined) return 0;
  const minute = digits(match[at + 1]);
  const second = digits(match[at + 2]);
  // A leap second is read as the second before it, since epoch time has none.
  const time =
    hourOf(match[at], match[at + 4]) * HOUR +
    minute * MINUTE +
    Math.min(second, 59) * SECOND +
    milliseconds(match[at + 3]);
  return minute < 60 && second <= 60 && time <= DAY ? time : Number.NaN;
}

/** `half` is the first letter of AM or PM. */
function hourOf(text: string | undefined, half: string | undefined): number {
  const hour = digits(text);
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Cuts what is finer. */
function milliseconds(fraction: string | undefined): number {
  return fraction === undefined ? 0 : digits(fraction.slice(0, 3).padEnd(3, '0'));
}

function writtenOffset(text: string): number {
  let offset = writtenOffsets.get(text);
  if (offset === undefined) {
    offset = writtenOffsets.get(text.toUpperCase()) ?? fixedOffset(text);
    writtenOffsets.set(text, offset);
  }
  return offset;
}

export function epochWay(style: EpochStyle): Way {
  const tally: Tally = { style, count: 0 };
  return {
    tallies: [tally],
    // Whatever the unit, the milliseconds are the first 13 digits. Arithmetic on a fraction would round.
    read: (text) =>
      EPOCHS[style].test(text) ? counted(tally, Number(`${text.replace('.', '')}000`.slice(0, 13))) : Number.NaN,
  };
}
