import { businessClock, type Stretch, stretchOf } from './business-clock.ts';
import type { Calendar } from './calendar.ts';
import { type BusinessClock, type Clock, calendarClock } from './clock.ts';
import { DAY_MINUTES, noHours, readInterval, readWeek, WEEKDAYS, type Weekday, weekOf } from './hours.ts';
import { UserError } from './problem.ts';
import { nearest, printable } from './text.ts';

/** A day, or several from the first to the last (`2026-12-24..2026-12-31`), closed or with hours of their own. */
export interface HolidayRules {
  readonly date: string;
  readonly hours?: readonly string[] | undefined;
  readonly name?: string | null | undefined;
}

/** When somebody works, as a person says it. */
export interface ScheduleRules {
  /** Default: the zone of the report. */
  readonly timeZone?: string | undefined;
  /** By day (`mon` to `sun`), or in one line: `Mon-Fri 09:00-17:00`. A day that is not named is closed. */
  readonly hours: string | Readonly<Partial<Record<Weekday, readonly string[]>>>;
  readonly holidays?: readonly (string | HolidayRules)[] | undefined;
  /** What its events take up is closed. */
  readonly calendar?: Calendar | undefined;
  /** Only for conversations of these accounts, and of these channels. */
  readonly accounts?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
}

const DAY = DAY_MINUTES * 60_000;

/** The first and the last day, of days since 1970; `null` where the text names no days that there are. */
export function readDays(text: string): { readonly first: number; readonly last: number } | null {
  const [first, last = first, ...rest] = text.split('..').map((one) => dayOf(one.trim()));
  return first == null || last == null || first > last || rest.length > 0 ? null : { first, last };
}

function dayOf(text: string): number | null {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  const wall = Date.UTC(year, month - 1, day);
  return year >= 1900 && year < 2200 && new Date(wall).toISOString().startsWith(text) ? wall / DAY : null;
}

export const noDays = (text: string): string =>
  `"${printable(text)}" is no date. Write year, month and day: 2026-12-25, or 2026-12-24..2026-12-31 for several.`;

const LONGEST_HOLIDAY = 366;

/** Further holidays, of everybody: days, and calendars. */
export type FurtherHolidays = readonly (string | Calendar)[];

/** Throws a UserError (2) where there are no such days. */
export function checkHolidays(further: FurtherHolidays): void {
  for (const one of further) if (typeof one === 'string') daysAt(one);
}

function daysAt(text: string): NonNullable<ReturnType<typeof readDays>> {
  const days = readDays(text);
  return days === null || days.last - days.first > LONGEST_HOLIDAY ? fail(noDays(text)) : days;
}

/** Days that are closed for everybody are closed, whatever hours of its own a schedule has on them. */
function closedToo(rules: ScheduleRules, further: FurtherHolidays): ScheduleRules {
  if (further.length === 0) return rules;
  const dates = further.filter((one) => typeof one === 'string');
  const shut = dates.map(daysAt);
  const isShut = (day: number) => shut.some(({ first, last }) => first <= day && day <= last);
  const open = (rules.holidays ?? []).flatMap((one) => {
    if (typeof one === 'string' || !one.hours?.length) return [one];
    const { first, last } = daysAt(one.date);
    const days = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const left = days.filter((day) => !isShut(day));
    return left.length === days.length ? [one] : left.map((day) => ({ ...one, date: dateAt(day) }));
  });
  const calendars = [rules.calendar, ...further].filter((one) => typeof one === 'object');
  const [calendar] = calendars.length > 1 ? [calendars.reduce((all, one) => all.and(one))] : calendars;
  return { ...rules, holidays: [...open, ...dates.map((date) => ({ date }))], ...(calendar && { calendar }) };
}

const dateAt = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Throws a UserError (2) where the rules say what cannot be. */
export function clockOf(id: string, rules: ScheduleRules, zoneOfReport: string): BusinessClock {
  const zone = rules.timeZone ?? zoneOfReport;
  const closed: Stretch[] = [];
  const opened: Stretch[] = [];
  for (const given of rules.holidays ?? []) {
    const { date, hours = [] } = typeof given === 'string' ? { date: given } : given;
    const days = daysAt(date);
    closed.push(stretchOf(zone, days.first, { from: 0, to: (days.last - days.first + 1) * DAY_MINUTES }));
    const intervals = hours.map((text) => readInterval(text) ?? fail(noHours(text)));
    for (let day = days.first; day <= days.last; day++) {
      for (const interval of intervals) opened.push(stretchOf(zone, day, interval));
    }
  }
  if (rules.calendar) for (const one of rules.calendar.stretches(zone)) closed.push(one);
  const week = weekOf(typeof rules.hours === 'string' ? readWeek(rules.hours) : rules.hours);
  return businessClock({ id, zone, week, closed, opened });
}

function fail(message: string): never {
  throw new UserError(message, 2);
}

/** What a conversation is known by where a schedule is looked for. */
interface Case {
  readonly account: string;
  readonly channel: string;
}

/** Every schedule, and which of them holds for a conversation. */
export interface Schedules {
  /** Those that hold for anybody, as a report tells them. */
  readonly told: Readonly<Record<string, ToldSchedule>>;
  readonly named: ReadonlyMap<string, BusinessClock>;
  /** `null` where none holds: then nobody knows the hours, and time is calendar time. */
  of(one: Case): BusinessClock | null;
}

interface SchedulesAsked {
  readonly schedules: Readonly<Record<string, ScheduleRules>>;
  /** Of everybody, instead of what the schedules say: hours in one line, or the name of one of the schedules. */
  readonly businessHours: string | null;
  readonly timeZone: string;
  /** Of all of these, beside their own. */
  readonly holidays?: FurtherHolidays;
}

/** The name under which hours in one line stand. */
const ONE_LINE = 'business hours';

/**
 * A schedule for certain accounts or channels goes before one for all, whichever stands first; of several that fit, the
 * first counts.
 */
export function schedulesOf({ schedules: given, businessHours, timeZone, holidays = [] }: SchedulesAsked): Schedules {
  const schedules = Object.fromEntries(Object.entries(given).map(([name, one]) => [name, closedToo(one, holidays)]));
  const named = new Map<string, BusinessClock>();
  for (const [name, rules] of Object.entries(schedules)) named.set(name, clockOf(name, rules, timeZone));
  if (businessHours !== null) {
    const inOneLine = () => closedToo({ hours: hoursOrName(businessHours, named) }, holidays);
    const clock = named.get(businessHours) ?? clockOf(ONE_LINE, inOneLine(), timeZone);
    const own = schedules[clock.id] ?? closedToo({ hours: businessHours }, holidays);
    return { told: { [clock.id]: toldOf(own, timeZone) }, named: named.set(clock.id, clock), of: () => clock };
  }
  const rules = Object.entries(schedules);
  const inOrder = [...rules.filter(([, one]) => isParticular(one)), ...rules.filter(([, one]) => !isParticular(one))];
  return {
    told: Object.fromEntries(rules.map(([name, one]) => [name, toldOf(one, timeZone)])),
    named,
    of(one) {
      const [name] = inOrder.find(([, each]) => holdsFor(each, one)) ?? [];
      return name === undefined ? null : (named.get(name) ?? null);
    },
  };
}

/** What has no digit was meant to be a name. */
function hoursOrName(text: string, named: ReadonlyMap<string, BusinessClock>): string {
  if (/\d/.test(text) || named.size === 0) return text;
  const [near] = nearest(text, named.keys(), 1);
  const hint = near === undefined ? '' : ` Did you mean ${printable(near)}?`;
  return fail(
    `there is no schedule "${printable(text)}".${hint} There are ${[...named.keys()].map((one) => printable(one)).join(', ')}.`,
  );
}

interface ToldSchedule {
  readonly timeZone: string;
  readonly hours: Record<string, string[]>;
  readonly holidays: { date: string; hours?: string[] }[];
  readonly calendar?: { file: string; events: number };
  readonly accounts?: string[];
  readonly channels?: string[];
}

function toldOf(
  { timeZone, hours, holidays = [], calendar, accounts, channels }: ScheduleRules,
  zone: string,
): ToldSchedule {
  const week = typeof hours === 'string' ? readWeek(hours) : hours;
  return {
    timeZone: timeZone ?? zone,
    hours: Object.fromEntries(WEEKDAYS.map((day) => [day, [...(week[day] ?? [])]])),
    holidays: holidays.map((one) => {
      const { date, hours: own } = typeof one === 'string' ? { date: one } : one;
      return { date, ...(own && { hours: [...own] }) };
    }),
    ...(calendar && { calendar: { file: calendar.file, events: calendar.size } }),
    ...(accounts && { accounts: [...accounts] }),
    ...(channels && { channels: [...channels] }),
  };
}

const isParticular = ({ accounts, channels }: ScheduleRules): boolean =>
  accounts !== undefined || channels !== undefined;

/** Handles are compared without the @ and letter case, as the accounts of conversations are. */
const fold = (name: string): string => name.replace(/^@/, '').toLowerCase();

const holdsFor = ({ accounts, channels }: ScheduleRules, { account, channel }: Case): boolean =>
  [[accounts, account] as const, [channels, channel] as const].every(
    ([names, name]) => names === undefined || names.some((one) => fold(one) === fold(name)),
  );

/** By which time figures are measured: calendar time, business time, or both side by side. */
export const CLOCKS = ['calendar', 'business', 'both'] as const;
export type ClockChoice = (typeof CLOCKS)[number];

/** The clocks of one conversation. */
export interface Clocks {
  /** The one of the figures. */
  readonly clock: Clock;
  /** The one beside it; `null` where only one was asked for. */
  readonly business: Clock | null;
  /** Its business hours, whatever the clock; `null` where nobody knows any. */
  readonly schedule: BusinessClock | null;
}

/** Where no schedule holds for a conversation, its business time is calendar time. */
export function clocksFor(choice: ClockChoice, schedule: BusinessClock | null): Clocks {
  const business = schedule ?? calendarClock;
  return {
    clock: choice === 'business' ? business : calendarClock,
    business: choice === 'both' ? business : null,
    schedule,
  };
}
