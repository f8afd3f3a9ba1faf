/*
 * The rules by which events of iCalendar files repeat (RFC 5545, 3.3.10), as far as holidays need them. Days are days
 * since 1970; whatever a rule says, it is asked once for each day, so that none can take for ever.
 */

const DAY = 86_400_000;

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
type Frequency = (typeof FREQUENCIES)[number];

/** `2MO`: the second Monday of the month; `-1MO`: the last; without a number: every one. */
interface DayOfWeek {
  readonly ordinal: number | null;
  readonly weekday: number;
}

export interface Recurrence {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** As it is written; what it means depends on the kind of the beginning. */
  readonly until: string | null;
  readonly months: readonly number[] | null;
  readonly monthDays: readonly number[] | null;
  readonly weekdays: readonly DayOfWeek[] | null;
  /** On which day weeks begin; Monday is 0. */
  readonly weekStart: number;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

type Part = (text: string) => unknown;

const numbers =
  (least: number, most: number): Part =>
  (text) => {
    const found = text.split(',').map((one) => (/^[+-]?\d{1,3}$/.test(one) ? Number(one) : Number.NaN));
    return found.every((one) => Math.abs(one) >= 1 && one >= least && one <= most) ? found : undefined;
  };

const counted: Part = (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined);

const weekdayOf = (text: string): number | undefined => {
  const weekday = WEEKDAYS.indexOf(text);
  return weekday < 0 ? undefined : weekday;
};

function weekdaysOf(text: string): readonly DayOfWeek[] | undefined {
  const found = text.split(',').map((one) => {
    const [, ordinal = '', name = ''] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(one) ?? [];
    return { ordinal: ordinal === '' ? null : Number(ordinal), weekday: WEEKDAYS.indexOf(name) };
  });
  return found.every(({ weekday }) => weekday >= 0) ? found : undefined;
}

const PARTS: Readonly<Record<string, { readonly field: keyof Recurrence; readonly read: Part }>> = {
  FREQ: { field: 'frequency', read: (text) => FREQUENCIES.find((one) => one === text) },
  INTERVAL: { field: 'interval', read: counted },
  COUNT: { field: 'count', read: counted },
  UNTIL: { field: 'until', read: (text) => text },
  BYMONTH: { field: 'months', read: numbers(1, 12) },
  BYMONTHDAY: { field: 'monthDays', read: numbers(-31, 31) },
  BYDAY: { field: 'weekdays', read: weekdaysOf },
  WKST: { field: 'weekStart', read: weekdayOf },
};

const USUAL = {
  interval: 1,
  count: null,
  until: null,
  months: null,
  monthDays: null,
  weekdays: null,
  weekStart: 0,
};

/** The rule, or the part of it that is not understood. */
export function readRecurrence(text: string): Recurrence | { readonly unknown: string } {
  const rule: Record<string, unknown> = { ...USUAL };
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = ''] = part.split('=');
    const known = PARTS[name];
    const read = known?.read(value);
    if (!known || read === undefined) return { unknown: part };
    rule[known.field] = read;
  }
  const found = rule as unknown as Recurrence;
  if (found.frequency === undefined) return { unknown: text };
  return isUnderstood(found) ? found : { unknown: 'BYDAY' };
}

/** The fourth Thursday is one of a month; of a whole year or of a week nobody counts holidays. */
const isUnderstood = ({ frequency, weekdays, months }: Recurrence): boolean =>
  frequency === 'MONTHLY' ||
  (frequency === 'YEARLY' && months !== null) ||
  (weekdays ?? []).every(({ ordinal }) => ordinal === null);

/** What a calendar says of a day. */
interface DayParts {
  readonly day: number;
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
  /** Days of its month. */
  readonly length: number;
}

function partsOf(day: number): DayParts {
  const at = new Date(day * DAY);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const length = Math.round((Date.UTC(year, month + 1, 1) - Date.UTC(year, month, 1)) / DAY);
  return { day, year, month: month + 1, date: at.getUTCDate(), weekday: (((day + 3) % 7) + 7) % 7, length };
}

/** The days on which something that begins on `start` happens, up to `last`, exceptions left aside. */
export function* daysOf(rule: Recurrence, start: number, last: number): Generator<number> {
  const first = partsOf(start);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (let day = start; day <= last && left > 0; day++) {
    // The beginning always is the first of them.
    if (day !== start && !matches(rule, partsOf(day), first)) continue;
    left--;
    yield day;
  }
}

function matches(rule: Recurrence, day: DayParts, first: DayParts): boolean {
  const { frequency, interval, months, monthDays, weekdays } = rule;
  if (periods(rule, day, first) % interval !== 0) return false;
  const isPlain = monthDays === null && weekdays === null;
  if (months !== null ? !months.includes(day.month) : frequency === 'YEARLY' && isPlain && day.month !== first.month)
    return false;
  if (monthDays !== null && !monthDays.some((one) => (one > 0 ? one : day.length + 1 + one) === day.date)) return false;
  if (weekdays !== null && !weekdays.some((one) => isOn(one, day))) return false;
  if (!isPlain || frequency === 'DAILY') return true;
  return frequency === 'WEEKLY' ? day.weekday === first.weekday : day.date === first.date;
}

/** How many days, weeks, months or years lie between the two. */
function periods({ frequency, weekStart }: Recurrence, day: DayParts, first: DayParts): number {
  const week = (one: DayParts) => Math.floor((one.day + 3 - weekStart) / 7);
  return {
    DAILY: day.day - first.day,
    WEEKLY: week(day) - week(first),
    MONTHLY: (day.year - first.year) * 12 + day.month - first.month,
    YEARLY: day.year - first.year,
  }[frequency];
}

function isOn({ ordinal, weekday }: DayOfWeek, day: DayParts): boolean {
  if (weekday !== day.weekday) return false;
  if (ordinal === null) return true;
  const place = ordinal > 0 ? Math.ceil(day.date / 7) : -Math.ceil((day.length - day.date + 1) / 7);
  return place === ordinal;
}
