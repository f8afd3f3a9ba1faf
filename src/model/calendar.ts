import type { Stretch } from './business-clock.ts';
import { daysOf, type Recurrence, readRecurrence } from './recurrence.ts';
import { printable } from './text.ts';
import { isZone, startOf } from './zone.ts';

/*
 * iCalendar files (RFC 5545) as lists of what is closed: events of whole days and events with times, and how they
 * repeat. Everything else in them (alarms, attendees, descriptions) says nothing here.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is wrong with a file, and in which line. */
export class CalendarError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'CalendarError';
    this.line = line;
  }
}

/** A day or a time, as the wall shows it. Without a zone it is that of the schedule. */
interface Moment {
  readonly wall: number;
  readonly zone: string | null;
  readonly isDay: boolean;
}

/** How long: on the wall (a day may have 23 hours), and more that is measured. */
interface Length {
  readonly wall: number;
  readonly measured: number;
}

interface Event {
  readonly uid: string;
  readonly start: Moment;
  readonly length: Length | { readonly end: Moment };
  readonly rule: Recurrence | null;
  readonly further: readonly Moment[];
  readonly exceptions: readonly Moment[];
  /** It stands in place of one repetition of the event of this id. */
  readonly replaces: Moment | null;
  readonly line: number;
}

/** The events of a file. */
export class Calendar {
  readonly #name: string;
  readonly #events: readonly Event[];
  readonly #further: Calendar | null;
  constructor(file: string, events: readonly Event[], further: Calendar | null = null) {
    this.#name = file;
    this.#events = events;
    this.#further = further;
  }

  /** The events of both; ids are those of their own file. */
  and(further: Calendar): Calendar {
    return new Calendar(this.#name, this.#events, this.#further ? this.#further.and(further) : further);
  }

  /** As the files are called where they were read. */
  get file(): string {
    return this.#further ? `${this.#name}, ${this.#further.file}` : this.#name;
  }

  get size(): number {
    return this.#events.length + (this.#further?.size ?? 0);
  }

  /** What the events take up in this zone. */
  stretches(zone: string): readonly Stretch[] {
    return [...this.#own(zone), ...(this.#further?.stretches(zone) ?? [])];
  }

  #own(zone: string): readonly Stretch[] {
    const replaced = new Map<string, Moment[]>();
    for (const { uid, replaces } of this.#events) {
      if (!replaces) continue;
      const before = replaced.get(uid);
      if (before) before.push(replaces);
      else replaced.set(uid, [replaces]);
    }
    return this.#events.flatMap((event) => {
      const instead = event.replaces ? [] : (replaced.get(event.uid) ?? []);
      return stretchesOf({ ...event, exceptions: [...event.exceptions, ...instead] }, zone);
    });
  }
}

/** Exports end before. */
const LAST_DAY = Date.UTC(2101, 0, 2) / DAY;

function stretchesOf({ start, length, rule, further, exceptions }: Event, zoneOfSchedule: string): Stretch[] {
  const zone = start.zone ?? zoneOfSchedule;
  const instantOf = (moment: Moment) => startOf(moment.zone ?? zoneOfSchedule, moment.wall);
  const day = Math.floor(start.wall / DAY);
  const time = start.wall - day * DAY;
  const until = rule?.until ? untilOf(rule.until) : null;
  const walls: number[] = [];
  for (const one of rule ? daysOf(rule, day, LAST_DAY) : [day]) {
    const wall = one * DAY + time;
    if (until && (until.isDay ? one * DAY > until.wall : startOf(zone, wall) > instantOf(until))) break;
    walls.push(wall);
  }
  const days = new Set(exceptions.filter(({ isDay }) => isDay).map(({ wall }) => wall / DAY));
  const instants = new Set(exceptions.filter(({ isDay }) => !isDay).map(instantOf));
  const isOut = (wall: number) => days.has(Math.floor(wall / DAY)) || instants.has(startOf(zone, wall));
  const stretchAt = (wall: number): Stretch => {
    const from = startOf(zone, wall);
    if ('end' in length) return { from, to: from + instantOf(length.end) - instantOf(start) };
    return { from, to: startOf(zone, wall + length.wall) + length.measured };
  };
  return [...walls, ...further.map(({ wall }) => wall)].filter((wall) => !isOut(wall)).map(stretchAt);
}

const untilOf = (text: string): Moment | null => momentOf(text, null);

/** `20261225`, `20261224T140000`, `20261224T140000Z`; `null` where there is no such time. */
function momentOf(text: string, zone: string | null): Moment | null {
  const [found, year, month, day, hour, minute, second, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(text.trim()) ?? [];
  if (found === undefined) return null;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const wall = date + Number(hour ?? 0) * HOUR + Number(minute ?? 0) * 60_000 + Number(second ?? 0) * 1000;
  const shown = new Date(wall).toISOString().replace(/[-:]|\.000/g, '');
  const isReal =
    Number(year) >= 1600 && (hour === undefined ? shown.startsWith(found) : shown.startsWith(found.slice(0, 15)));
  return isReal ? { wall, zone: utc ? 'UTC' : zone, isDay: hour === undefined } : null;
}

/** One line of a file, continuations taken in. */
interface Property {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
  readonly line: number;
}

/** Reads a file. Throws a CalendarError where it cannot be understood: a holiday passed over would change figures. */
export function readCalendar(text: string, file = ''): Calendar {
  const events: Event[] = [];
  const open: string[] = [];
  let properties: Property[] = [];
  let steps = 0;
  for (const property of propertiesOf(text)) {
    const { name, value, line } = property;
    const what = value.trim().toUpperCase();
    if (open.length === 0 && (name !== 'BEGIN' || what !== 'VCALENDAR')) throw new CalendarError(line, NO_CALENDAR);
    if (name === 'BEGIN') {
      open.push(what);
      if (what === 'VEVENT') properties = [property];
    } else if (name === 'END') {
      if (open.pop() !== what)
        throw new CalendarError(line, `${printable(what)} ends here and was not begun. Export the calendar again.`);
      if (what !== 'VEVENT') continue;
      const event = eventOf(properties);
      if (event === null) continue;
      events.push(event);
      steps += stepsOf(event);
      if (steps > MOST_STEPS) throw new CalendarError(event.line, TOO_MANY);
    } else if (open.at(-1) === 'VEVENT') properties.push(property);
  }
  if (open.length > 0 || text.trim() === '') throw new CalendarError(1, open.length > 0 ? CUT_OFF : NO_CALENDAR);
  return new Calendar(file, events);
}

/** Days that may have to be looked at: a hundred events that repeat for ever. */
const MOST_STEPS = 4_000_000;

function stepsOf({ start, rule }: Event): number {
  const until = rule?.until ? (untilOf(rule.until)?.wall ?? 0) / DAY : LAST_DAY;
  return rule ? Math.max(1, Math.min(until, LAST_DAY) - start.wall / DAY) : 1;
}

const NO_CALENDAR = 'this is no iCalendar file, which begins with BEGIN:VCALENDAR. Name another.';
const CUT_OFF = 'the file ends in the middle. Export the calendar again.';
const TOO_MANY = 'too many events that repeat. A calendar of holidays has some dozens; name one.';

function* propertiesOf(text: string): Generator<Property> {
  let begun: { text: string[]; line: number } | null = null;
  const lines = text.replace(/^\u{feff}/u, '').split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    if (begun && /^[ \t]/.test(line)) {
      begun.text.push(line.slice(1));
      continue;
    }
    if (begun) yield propertyOf(begun.text.join(''), begun.line);
    begun = line.trim() === '' ? null : { text: [line], line: index + 1 };
  }
  if (begun) yield propertyOf(begun.text.join(''), begun.line);
}

/** `DTSTART;TZID=Europe/Warsaw:20261224T090000`. In quotation marks a colon or a semicolon separates nothing. */
function propertyOf(text: string, line: number): Property {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (quoted || (character !== ';' && character !== ':')) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
    if (character === ':') return property(parts, text.slice(from), line);
  }
  throw new CalendarError(line, `"${printable(text)}" has no colon, and every line of such a file has. ${NO_CALENDAR}`);
}

function property([name = '', ...parameters]: readonly string[], value: string, line: number): Property {
  const pairs = parameters.map((one): [string, string] => {
    const [key = '', ...rest] = one.split('=');
    return [key.trim().toUpperCase(), rest.join('=').replaceAll('"', '')];
  });
  return { name: name.trim().toUpperCase(), parameters: new Map(pairs), value, line };
}

/** `null` for what was called off. */
function eventOf(properties: readonly Property[]): Event | null {
  const one = (name: string) => properties.find((each) => each.name === name);
  const all = (name: string) => properties.filter((each) => each.name === name).flatMap(momentsOf);
  const line = properties[0]?.line ?? 1;
  if (one('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') return null;
  const begins = one('DTSTART');
  if (!begins)
    throw new CalendarError(line, 'this event says not when it begins (DTSTART). Export the calendar again.');
  const [start] = momentsOf(begins);
  const replaces = one('RECURRENCE-ID');
  return {
    uid: one('UID')?.value.trim() ?? `line ${line}`,
    start: start as Moment,
    length: lengthOf(start as Moment, one('DTEND'), one('DURATION')),
    rule: ruleOf(one('RRULE')),
    further: all('RDATE'),
    exceptions: all('EXDATE'),
    replaces: replaces ? (momentsOf(replaces)[0] ?? null) : null,
    line,
  };
}

function momentsOf({ name, parameters, value, line }: Property): readonly Moment[] {
  const zone = parameters.get('TZID')?.replace(/^\//, '') ?? null;
  if (zone !== null && !isZone(zone)) {
    throw new CalendarError(
      line,
      `${name} is in the zone "${printable(zone)}", which is no IANA name such as Europe/Warsaw. Export the calendar with one, or in UTC.`,
    );
  }
  return value.split(',').map((one) => {
    const moment = momentOf(one, zone);
    if (moment) return moment;
    throw new CalendarError(line, `${name}: "${printable(one)}" is no date. Write 20261225, or 20261224T140000.`);
  });
}

/** A day lasts a day where nothing else is said, and a time no time at all. */
function lengthOf(start: Moment, ends: Property | undefined, lasts: Property | undefined): Event['length'] {
  if (lasts) return durationOf(lasts);
  const [end] = ends ? momentsOf(ends) : [];
  if (!ends || !end) return { wall: start.isDay ? DAY : 0, measured: 0 };
  if (end.zone !== start.zone) return { end };
  if (end.wall >= start.wall) return { wall: end.wall - start.wall, measured: 0 };
  throw new CalendarError(ends.line, 'this event ends before it begins. Set it right in the calendar.');
}

function durationOf({ value, line }: Property): Length {
  const match = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(
    value.trim(),
  );
  if (!match) throw new CalendarError(line, `DURATION: "${printable(value)}" is no duration. Write P1D or PT4H.`);
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.map((one) => Number(one ?? 0));
  return { wall: (weeks * 7 + days) * DAY, measured: hours * HOUR + minutes * 60_000 + seconds * 1000 };
}

function ruleOf(found: Property | undefined): Recurrence | null {
  if (!found) return null;
  const rule = readRecurrence(found.value.trim());
  const unknown =
    'unknown' in rule ? rule.unknown : rule.until !== null && untilOf(rule.until) === null ? 'UNTIL' : null;
  if (unknown === null) return rule as Recurrence;
  throw new CalendarError(
    found.line,
    `RRULE: ${printable(unknown)} is not understood. Days, weeks, months and years are, with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and BYDAY; write other holidays under holidays, by their dates.`,
  );
}
