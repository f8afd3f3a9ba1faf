/*
 * Business time by the wall clock of a zone, quarter of an hour by quarter of an hour: as slow as it is plain.
 */

type Stretch = readonly [from: number, to: number];

export interface Hours {
  readonly zone: string;
  /** Of a weekday (0 is Sunday): minutes from its midnight; those past 1440 are in the next day. */
  opens(weekday: number): readonly Stretch[];
  /** The hours of a holiday, in place of all others on that date; null where the date is none. */
  holiday(date: string): readonly Stretch[] | null;
}

export type Clock = (from: number, to: number) => number;

export const calendar: Clock = (from, to) => to - from;

/** Hours begin and end on it, and clocks change on it. */
const STEP = 15 * 60_000;
const DAY = 86_400_000;

export interface Wall {
  readonly date: string;
  readonly minute: number;
}

export function wallIn(zone: string): (instant: number) => Wall {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      date: `${parts.year}-${parts.month}-${parts.day}`,
      minute: Number(parts.hour) * 60 + Number(parts.minute),
    };
  };
}

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const holds = (stretches: readonly Stretch[], minute: number): boolean =>
  stretches.some(([from, to]) => minute >= from && minute < to);

export function isOpenBy({ zone, opens, holiday }: Hours): (instant: number) => boolean {
  const wall = wallIn(zone);
  return (instant) => {
    const { date, minute } = wall(instant);
    const special = holiday(date);
    if (special !== null) return holds(special, minute);
    const today = weekdayOf(date);
    if (holds(opens(today), minute)) return true;
    const before = new Date(Date.parse(`${date}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
    return holiday(before) === null && holds(opens((today + 6) % 7), minute + 1440);
  };
}

export function clockOf(hours: Hours, begin: number, end: number): Clock {
  const isOpen = isOpenBy(hours);
  const first = Math.floor(begin / STEP);
  const open: boolean[] = [];
  /** How many open steps there are before each. */
  const openBefore = [0];
  for (let at = 0; at <= Math.ceil(end / STEP) - first; at++) {
    open.push(isOpen((first + at) * STEP));
    openBefore.push((openBefore[at] ?? 0) + (open[at] ? 1 : 0));
  }
  const upTo = (instant: number): number => {
    const at = Math.floor(instant / STEP) - first;
    return (openBefore[at] ?? 0) * STEP + (open[at] ? instant - (first + at) * STEP : 0);
  };
  return (from, to) => upTo(to) - upTo(from);
}
