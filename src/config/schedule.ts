import * as z from 'zod';
import { noHours, overlapOf, overlapText, readInterval, readWeek, WEEKDAYS } from '../model/hours.ts';
import { UserError } from '../model/problem.ts';
import { type HolidayRules, noDays, readDays } from '../model/schedule.ts';
import { keys } from './keys.ts';
import { isCalendarFile, listOf, name, text, zone } from './values.ts';

const interval = text('hours such as 09:00-17:00').refine((one) => readInterval(one) !== null, {
  error: ({ input }) => noHours(String(input)),
});

/** In one line. */
const week = text('hours such as Mon-Fri 09:00-17:00').superRefine((one, context) => {
  try {
    readWeek(one);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

const byDay = keys(Object.fromEntries(WEEKDAYS.map((day) => [day, listOf(interval, 24).optional()]))).superRefine(
  (hours, context) => {
    const shifts = WEEKDAYS.flatMap((day) => (hours[day] ?? []).map((one) => ({ day, text: one })));
    const overlap = overlapOf(shifts);
    if (overlap) context.addIssue({ code: 'custom', path: [overlap[0].day], message: overlapText(overlap) });
  },
);

/** Days that exist. */
const days = text('a date such as 2026-12-25').refine((one) => readDays(one) !== null, {
  error: ({ input }) => noDays(String(input)),
});

const holiday = z.union([
  days.transform((date): HolidayRules => ({ date })),
  keys({
    date: days.describe('a day, or 2026-12-24..2026-12-31'),
    hours: listOf(interval, 24).optional().describe('the hours of this day; without them it is closed'),
    name: text('a name').optional(),
  }),
]);

const calendar = text('the name of a file').refine(isCalendarFile, {
  error: 'a calendar is an .ics file. Name one, beside this file or with its folder.',
});

export const schedule = keys({
  timeZone: zone.optional().describe('zone of the hours; default: timeZone'),
  hours: z.union([byDay, week]).describe('day -> hours, or in one line; a day that is not named is closed'),
  holidays: z.array(holiday).max(10_000).optional().describe('days on which nobody works, or in hours of their own'),
  calendar: calendar.optional().describe('further holidays, in an iCalendar file'),
  accounts: listOf(name).optional().describe('only for these accounts'),
  channels: listOf(name).optional().describe('only for these channels'),
});
