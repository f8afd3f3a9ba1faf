import { z } from 'zod';
import { readInstant } from '../sources/dates.ts';
import { keys } from './keys.ts';
import { listOf, name, text, zone } from './values.ts';

/*
 * Business hours. They are read and checked; no figure uses them yet.
 */

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY = 24 * 60;
const WEEK = 7 * DAY;

const INTERVAL = /^([01]\d|2[0-4]):([0-5]\d)\s*[-–]\s*([01]\d|2[0-4]):([0-5]\d)$/;

/** Minutes since the midnight that began the day; past 24:00 where the shift goes on in the next day. */
function minutesOf(interval: string): readonly [number, number] | null {
  const [, ...parts] = INTERVAL.exec(interval) ?? [];
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = parts.map(Number);
  const [from, to] = [hour * 60 + minute, endHour * 60 + endMinute];
  if (parts.length === 0 || from >= DAY || to > DAY || from === to) return null;
  return [from, to > from ? to : to + DAY];
}

const interval = text('hours such as 09:00-17:00').refine((one) => minutesOf(one.trim()) !== null, {
  error: ({ input }) => `"${input}" are no hours. Write 09:00-17:00, 22:00-06:00 over midnight, or 00:00-24:00.`,
});

const hours = keys(Object.fromEntries(DAYS.map((day) => [day, listOf(interval, 24).optional()]))).superRefine(
  (week, context) => {
    const shifts = DAYS.flatMap((day, index) =>
      (week[day] ?? []).flatMap((one) => {
        const [from, to] = minutesOf(one.trim()) ?? [0, 0];
        return [{ day, one, from: from + index * DAY, to: to + index * DAY }];
      }),
    ).sort((a, b) => a.from - b.from);
    for (const [index, shift] of shifts.entries()) {
      const next = shifts[index + 1];
      const begins = next?.from ?? (shifts[0] as (typeof shifts)[number]).from + WEEK;
      if (shift.to <= begins) continue;
      const other = next ?? (shifts[0] as typeof shift);
      const message = `${shift.one} overlaps with ${other.one} of ${other.day}. An hour can be open only once.`;
      context.addIssue({ code: 'custom', path: [shift.day], message });
    }
  },
);

/** A day that exists. */
const date = text('a date such as 2026-12-25').refine(
  (one) =>
    /^\d{4}-\d\d-\d\d$/.test(one) && Number.isFinite(readInstant(one, { zone: 'UTC', order: null, format: null })),
  { error: ({ input }) => `"${input}" is no date. Write year, month and day: 2026-12-25.` },
);

const holiday = z.union([
  date.transform((one) => ({ date: one, name: null })),
  keys({ date, name: text('a name').optional() }).transform((one) => ({ date: one.date, name: one.name ?? null })),
]);

const calendar = text('the name of a file').refine((path) => /\.ics$/i.test(path), {
  error: 'a calendar is an .ics file. Name one, beside this file or with its folder.',
});

export const schedule = keys({
  timeZone: zone.optional().describe('zone of the hours; default: timeZone'),
  hours: hours.describe('day -> hours; a day that is not named is closed'),
  holidays: z.array(holiday).max(10_000).optional().describe('days on which nobody works'),
  calendar: calendar.optional().describe('further holidays, in an iCalendar file'),
  accounts: listOf(name).optional().describe('only for these accounts'),
  channels: listOf(name).optional().describe('only for these channels'),
});
