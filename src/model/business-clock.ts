import type { BusinessClock } from './clock.ts';
import type { Interval, Week } from './hours.ts';
import { startOf } from './zone.ts';

/** From an instant up to another one, which is not in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When somebody works: every week, but not while `closed`, and while `opened` whatever else is said. */
export interface Hours {
  readonly id: string;
  readonly zone: string;
  readonly week: Week;
  readonly closed: readonly Stretch[];
  readonly opened: readonly Stretch[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Days that are worked out at once. Their boundaries cost calls of the time zone data, each of them only once. */
const CHUNK_DAYS = 256;
const CHUNK = CHUNK_DAYS * DAY;

/** Dates of exports lie well within. Outside it is always closed, so that no instant can take for ever. */
const EARLIEST = Date.UTC(1900, 0, 1);
const END = Date.UTC(2200, 0, 1);

/** Open stretches of some days, ascending and apart, and how much of them lies before each. */
interface Chunk {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly before: readonly number[];
  readonly total: number;
}

/** A schedule as a clock. An interval that ends before it begins is `NaN`: no duration, however closed it was. */
export function businessClock(hours: Hours): BusinessClock {
  const closed = merged(hours.closed);
  const opened = merged(hours.opened);
  const chunks = new Map<number, Chunk>();
  const chunkOf = (number: number): Chunk => {
    const known = chunks.get(number);
    if (known) return known;
    const made = chunkFrom(hours, { from: number * CHUNK, to: (number + 1) * CHUNK }, closed, opened);
    chunks.set(number, made);
    return made;
  };
  return {
    id: hours.id,
    elapsed(from, to) {
      if (!(from <= to)) return Number.NaN;
      const [begin, end] = [within(from), within(to)];
      const [first, last] = [Math.floor(begin / CHUNK), Math.floor(end / CHUNK)];
      let elapsed = openBefore(chunkOf(last), end) - openBefore(chunkOf(first), begin);
      for (let number = first; number < last; number++) elapsed += chunkOf(number).total;
      return elapsed;
    },
    isOpen(at) {
      if (within(at) !== at) return false;
      const chunk = chunkOf(Math.floor(at / CHUNK));
      const index = lastStarted(chunk, at);
      return index >= 0 && at < (chunk.ends[index] ?? 0);
    },
  };
}

const within = (instant: number): number => Math.min(Math.max(instant, EARLIEST), END - 1);

/** Open milliseconds from the beginning of the chunk up to the instant. */
function openBefore(chunk: Chunk, instant: number): number {
  const index = lastStarted(chunk, instant);
  if (index < 0) return 0;
  const { starts, ends, before } = chunk;
  return (before[index] ?? 0) + Math.min(instant, ends[index] ?? 0) - (starts[index] ?? 0);
}

/** The last stretch that has begun at the instant, by halving; -1 where none has. */
function lastStarted({ starts }: Chunk, instant: number): number {
  let low = -1;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= instant) low = middle;
    else high = middle;
  }
  return low;
}

function chunkFrom(
  { zone, week }: Hours,
  span: Stretch,
  closed: readonly Stretch[],
  opened: readonly Stretch[],
): Chunk {
  const weekly = merged(shifts(zone, week, span));
  const open = merged([...without(weekly, closed), ...opened].flatMap((one) => cut(one, span)));
  const before: number[] = [];
  let total = 0;
  for (const { from, to } of open) {
    before.push(total);
    total += to - from;
  }
  return { starts: open.map(({ from }) => from), ends: open.map(({ to }) => to), before, total };
}

/** The shifts of every week that touch the span. A zone may be 14 hours from UTC, and a shift go on into the next day. */
function shifts(zone: string, week: Week, { from, to }: Stretch): Stretch[] {
  const found: Stretch[] = [];
  for (let day = Math.floor(from / DAY) - 2; day * DAY < to + DAY; day++) {
    for (const interval of week[weekdayOf(day)] ?? []) found.push(stretchOf(zone, day, interval));
  }
  return found;
}

/** Days since 1970, which began on a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Hours of a day, of days since 1970, as instants. */
export const stretchOf = (zone: string, day: number, { from, to }: Interval): Stretch => ({
  from: startOf(zone, day * DAY + from * MINUTE),
  to: startOf(zone, day * DAY + to * MINUTE),
});

const cut = ({ from, to }: Stretch, span: Stretch): Stretch[] => {
  const part = { from: Math.max(from, span.from), to: Math.min(to, span.to) };
  return part.from < part.to ? [part] : [];
};

/** Ascending and apart: what touches or overlaps becomes one, what is empty goes. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.filter((one) => one.from < one.to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What is left of the one where the other is not. Both ascending and apart. */
function without(stretches: readonly Stretch[], closed: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let next = 0;
  for (const { from, to } of stretches) {
    let begin = from;
    while (next < closed.length && (closed[next]?.to ?? 0) <= begin) next++;
    for (let index = next; index < closed.length && (closed[index]?.from ?? 0) < to; index++) {
      const gap = closed[index] as Stretch;
      if (gap.from > begin) left.push({ from: begin, to: gap.from });
      begin = Math.max(begin, gap.to);
    }
    if (begin < to) left.push({ from: begin, to });
  }
  return left;
}
