import { format as print } from 'date-fns/format';
import { parse } from 'date-fns/parse';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { checkZone, fixedOffset, fromWallClock } from '../model/zone.ts';

/*
 * The text of an export becomes an instant, or NaN. What may be written is listed here; nothing is guessed, nothing
 * rolls over (30 February is no date), and neither the zone nor the language of the machine has a say.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Exports of customer service lie between; what does not is a default value, a wrong clock or not a date. */
const EARLIEST = Date.UTC(1990, 0, 1);
const END = Date.UTC(2101, 0, 1);

export type DateOrder = 'dmy' | 'mdy';

export interface DateSettings {
  /** Of times that are written without one. */
  readonly zone: string;
  /** `null`: not needed, or not known. */
  readonly order: DateOrder | null;
  /** The user's own pattern, in the tokens of date-fns; nothing else is read then. */
  readonly format: string | null;
}

/** With `-local` where no zone is written. */
type WrittenStyle = 'iso' | 'twitter' | 'http' | 'month-name' | 'day-month' | 'custom';
type EpochStyle = 'epoch-s' | 'epoch-ms' | 'epoch-us';
export type DateStyle = WrittenStyle | `${WrittenStyle}-local` | EpochStyle;

/** A way of writing a date. The numbers are those of the groups; `clock` is the first of the six groups of CLOCK. */
interface Form {
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
const FORMS: readonly Form[] = [
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

const DAY_FIRST = numeric('[/.-]', 1, 3);
const MONTH_FIRST = numeric('[/.-]', 3, 1);
/** 18.3.2024: wherever dates are written with full stops the day comes first, so these need no proof of their order. */
const FULL_STOPS = numeric('[.]', 1, 3);

const numericForm = (order: DateOrder | null) =>
  order === null ? FULL_STOPS : order === 'dmy' ? DAY_FIRST : MONTH_FIRST;

/** Epoch time is told by its length; shorter numbers are ids or the days of a spreadsheet. */
const EPOCHS: Record<EpochStyle, RegExp> = {
  'epoch-s': /^\d{10}(?:\.\d+)?$/,
  'epoch-ms': /^\d{13}(?:\.\d+)?$/,
  'epoch-us': /^\d{16}(?:\.\d+)?$/,
};

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
interface Tally {
  readonly style: DateStyle;
  count: number;
}

interface Way {
  readonly tallies: readonly Tally[];
  read(text: string): number;
}

export interface DateReader {
  /** Epoch milliseconds; `NaN` where the text is not a date, or needs an order that is not known. */
  read(text: string): number;
  /** The styles of the dates that were read. */
  styles(): ReadonlySet<DateStyle>;
  /** And how many there were of each. */
  counts(): ReadonlyMap<DateStyle, number>;
  /** How many dates were read in the zone of the settings, because none was written. */
  zoneless(): number;
}

/**
 * Reads a column. It remembers the way of writing that matched last and tries it first.
 * Throws a UserError where the zone or the pattern of the settings cannot be used.
 */
export function dateReader(settings: DateSettings): DateReader {
  checkZone(settings.zone);
  const ways = waysOf(settings);
  let last = ways[0];
  const met = () => ways.flatMap((way) => way.tallies).filter(({ count }) => count > 0);
  const readAnew = (text: string) => {
    for (const way of ways) {
      const instant = way.read(text);
      if (Number.isNaN(instant)) continue;
      last = way;
      return instant;
    }
    return Number.NaN;
  };
  return {
    read(text) {
      const trimmed = text.trim();
      const instant = last.read(trimmed);
      return Number.isNaN(instant) ? readAnew(trimmed) : instant;
    },
    styles: () => new Set(met().map(({ style }) => style)),
    counts: () => new Map(met().map(({ style, count }) => [style, count])),
    zoneless: () => met().reduce((sum, { style, count }) => (style.endsWith('-local') ? sum + count : sum), 0),
  };
}

/** One date, as `dateReader(settings).read(text)`. */
export function readInstant(text: string, settings: DateSettings): number {
  return dateReader(settings).read(text);
}

function waysOf({ zone, order, format }: DateSettings): readonly [Way, ...Way[]] {
  if (format !== null) return [customWay(format, zone)];
  return [
    formWay(numericForm(order), zone),
    ...FORMS.map((form) => formWay(form, zone)),
    ...(Object.keys(EPOCHS) as EpochStyle[]).map(epochWay),
  ];
}

function counted(tally: Tally, instant: number): number {
  if (!(instant >= EARLIEST && instant < END)) return Number.NaN;
  tally.count += 1;
  return instant;
}

function formWay(form: Form, zone: string): Way {
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

function epochWay(style: EpochStyle): Way {
  const tally: Tally = { style, count: 0 };
  return {
    tallies: [tally],
    // Whatever the unit, the milliseconds are the first 13 digits. Arithmetic on a fraction would round.
    read: (text) =>
      EPOCHS[style].test(text) ? counted(tally, Number(`${text.replace('.', '')}000`.slice(0, 13))) : Number.NaN,
  };
}

/**
 * Carries the fields of a wall clock through date-fns, untouched by the zone of the machine. TZDate would do it too,
 * but asks Intl at every step and takes ten times as long.
 */
class UtcDate extends Date {
  override getTimezoneOffset(): number {
    return 0;
  }
}
for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(Date.prototype))) {
  if (/^[gs]etUTC/.test(name)) Object.defineProperty(UtcDate.prototype, name.replace('UTC', ''), method);
}

const inUtc = { in: (date: Date | number | string) => new UtcDate(Number(date)) };
/** Fills in what a pattern leaves out. Its year makes `yy` mean 1990 to 2089 here too. */
const REFERENCE = Date.UTC(2040, 0, 1);

function customWay(format: string, zone: string): Way {
  checkDateFormat(format);
  const hasZone = /[XxTt]/.test(unquoted(format));
  const tally: Tally = { style: hasZone ? 'custom' : 'custom-local', count: 0 };
  return {
    tallies: [tally],
    read(text) {
      const read = Number(parse(text, format, REFERENCE, inUtc));
      return counted(tally, hasZone || Number.isNaN(read) ? read : fromWallClock(zone, read));
    },
  };
}

/** What stands between single quotes are literal words. */
const unquoted = (format: string) => format.replace(/'[^']*'/g, '');

/** Throws a UserError where no date could be read by a pattern. */
export function checkDateFormat(format: string): void {
  if (isReadable(format)) return;
  throw new UserError(
    `"${printable(format)}" is not a date pattern. It needs year, month and day, and AM or PM with hours to 12, in the letters ` +
      `of date-fns: dd/MM/yyyy HH:mm, M/d/yy h:mm a, yyyy-MM-dd'T'HH:mm:ss.SSSXXX.`,
    2,
  );
}

/** An afternoon that no other field of which is like another. */
const SAMPLE = Date.UTC(2017, 10, 23, 14, 5, 9, 678);

/** A pattern must read what it prints, and lose nothing but the finest fields. */
function isReadable(format: string): boolean {
  // These letters count weeks and days of the year; written for yyyy and dd they make date-fns complain on stderr.
  if (/[YD]/.test(unquoted(format))) return false;
  try {
    const read = Number(parse(print(SAMPLE, format, inUtc), format, REFERENCE, inUtc));
    return [1, 10, 100, SECOND, MINUTE, HOUR, DAY].some((unit) => read === SAMPLE - (SAMPLE % unit));
  } catch {
    return false;
  }
}

/**
 * Which number of a numeric date is the day. `either`: both readings are dates. `null`: not such a date, or one with
 * full stops that does not need to be told.
 */
export function orderEvidence(text: string): DateOrder | 'either' | null {
  const trimmed = text.trim();
  const dmy = isDate(DAY_FIRST, trimmed);
  const mdy = isDate(MONTH_FIRST, trimmed);
  if (dmy && mdy) return FULL_STOPS.pattern.test(trimmed) ? null : 'either';
  return dmy ? 'dmy' : mdy ? 'mdy' : evidenceOfBadDate(trimmed);
}

/** 31/02/2026 is no date, and shows all the same that the day stands first. */
function evidenceOfBadDate(text: string): DateOrder | null {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}(?!\d)/.exec(text)?.map(Number) ?? [];
  if (first === undefined || second === undefined) return null;
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'dmy';
  return second > 12 && second <= 31 && first >= 1 && first <= 12 ? 'mdy' : null;
}

function isDate(form: Form, text: string): boolean {
  return !Number.isNaN(formWay(form, 'UTC').read(text));
}

/** The order of a column from the evidence of its dates; `null` where it has no need of one. */
export function settleOrder(evidence: {
  readonly dmy: number;
  readonly mdy: number;
  readonly either: number;
}): DateOrder | 'ambiguous' | 'contradictory' | null {
  if (evidence.dmy > 0 && evidence.mdy > 0) return 'contradictory';
  if (evidence.dmy > 0) return 'dmy';
  if (evidence.mdy > 0) return 'mdy';
  return evidence.either > 0 ? 'ambiguous' : null;
}

const NO_DATES = new Set('|-|--|–|—|null|none|nil|nan|nat|na|n/a|#n/a|\\n|undefined'.split('|'));

/** The export says that there is no date here, which is not a bad date. */
export function isNoDate(text: string): boolean {
  const word = text.trim().toLowerCase();
  return NO_DATES.has(word) || word.startsWith('0000-00-00');
}
