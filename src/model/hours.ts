import { UserError } from './problem.ts';
import { printable } from './text.ts';

/*
 * Opening hours as people write them: `09:00-17:00`, `22:00-06:00` over midnight, `Mon-Fri 09:00-12:00, 13:00-17:00`.
 */

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Minutes since the midnight that began the day; past 24:00 where the shift goes on in the next day. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The shifts that begin on each day, Monday first. */
export type Week = readonly (readonly Interval[])[];

export const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

const INTERVAL = /^([01]\d|2[0-4]):([0-5]\d)\s*[-–]\s*([01]\d|2[0-4]):([0-5]\d)$/;

/** `null` for what are no hours. */
export function readInterval(text: string): Interval | null {
  const [, ...parts] = INTERVAL.exec(text.trim()) ?? [];
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = parts.map(Number);
  const [from, to] = [hour * 60 + minute, endHour * 60 + endMinute];
  if (parts.length === 0 || from >= DAY_MINUTES || to > DAY_MINUTES || from === to) return null;
  return { from, to: to > from ? to : to + DAY_MINUTES };
}

export const noHours = (text: string): string =>
  `"${printable(text)}" are no hours. Write 09:00-17:00, 22:00-06:00 over midnight, or 00:00-24:00.`;

/** A shift of a week, told as it was written. */
export interface Shift {
  readonly day: Weekday;
  readonly text: string;
}

/** The first two shifts of a week that are open at once, the week being a ring; `null` where none are. */
export function overlapOf(shifts: readonly Shift[]): readonly [Shift, Shift] | null {
  const placed = shifts
    .map((shift) => {
      const { from, to } = readInterval(shift.text) ?? { from: 0, to: 0 };
      const start = WEEKDAYS.indexOf(shift.day) * DAY_MINUTES;
      return { shift, from: start + from, to: start + to };
    })
    .sort((a, b) => a.from - b.from);
  for (const [index, { shift, to }] of placed.entries()) {
    const [first] = placed;
    const next = placed[index + 1] ?? (first && { ...first, from: first.from + WEEK_MINUTES });
    if (next && to > next.from) return [shift, next.shift];
  }
  return null;
}

export const overlapText = ([one, other]: readonly [Shift, Shift]): string =>
  `${one.text} overlaps with ${other.text} of ${other.day}. An hour can be open only once.`;

export const weekOf = (hours: Readonly<Partial<Record<Weekday, readonly string[]>>>): Week =>
  WEEKDAYS.map((day) => (hours[day] ?? []).map((text) => readInterval(text) ?? wrong(noHours(text))));

const CLAUSE = /^([a-z]+)(?:\s*[-–]\s*([a-z]+))?\s+(\d.*)$/i;

/** `Mon-Fri 09:00-12:00, 13:00-17:00; Sat 10:00-14:00`, or `24/7`. Throws a UserError (2) that says what would be right. */
export function readWeek(text: string): Readonly<Partial<Record<Weekday, readonly string[]>>> {
  if (text.trim() === '24/7') return Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']]));
  const shifts = text
    .split(';')
    .filter((clause) => clause.trim() !== '')
    .flatMap(shiftsOf);
  if (shifts.length === 0) wrong(`"${printable(text)}" are no business hours. ${EXAMPLE}`);
  const overlap = overlapOf(shifts);
  if (overlap) wrong(overlapText(overlap));
  const of = (day: Weekday) => shifts.filter((shift) => shift.day === day).map((shift) => shift.text);
  return Object.fromEntries(WEEKDAYS.map((day) => [day, of(day)]));
}

const EXAMPLE =
  'Write days and hours, such as "Mon-Fri 09:00-17:00" or "Mon-Fri 09:00-12:00, 13:00-17:00; Sat 10:00-14:00".';

function shiftsOf(clause: string): readonly Shift[] {
  const [, first = '', last = first, hours = ''] = CLAUSE.exec(clause.trim()) ?? [];
  const [from, to] = [dayCalled(first), dayCalled(last)];
  if (from < 0 || to < 0) return wrong(`"${printable(clause.trim())}" are no business hours. ${EXAMPLE}`);
  const days = WEEKDAYS.filter((_, day) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
  const intervals = hours.split(',').map((one) => one.trim());
  for (const one of intervals) if (readInterval(one) === null) wrong(noHours(one));
  return days.flatMap((day) => intervals.map((one) => ({ day, text: one })));
}

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** By its three letters or more; -1 where it is none. */
const dayCalled = (word: string): number =>
  word.length < 3 ? -1 : NAMES.findIndex((name) => name.startsWith(word.toLowerCase()));

function wrong(message: string): never {
  throw new UserError(message, 2);
}
