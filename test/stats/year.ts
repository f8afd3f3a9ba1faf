import { type SurgeSample, surges } from '../../src/stats/index.ts';

/*
 * A year of a support desk, hour by hour, drawn at random: a daily and a weekly rhythm, growth, days that are busier than
 * others for no reason, and avalanches whose beginnings are known.
 */

export const DAY = 24;
const WEEK = 168;
const YEAR = 52 * WEEK;

/** The same numbers on every machine: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Knuth's method; large means are drawn in pieces. */
function poisson(mean: number, next: () => number): number {
  if (mean > 50) return poisson(mean / 2, next) + poisson(mean / 2, next);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}

/** Mean 1, a spread of about `sd`: a sum of uniform numbers. */
const factor = (sd: number, next: () => number): number =>
  1 + sd * (Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, 0) - 6);

interface Flood {
  /** So many times as much as usual, ... */
  readonly times?: number;
  /** ... or so many an hour more than usual. */
  readonly more?: number;
  readonly hours: number;
  /** It grows evenly to its full size over these hours. */
  readonly grows?: number;
  /** The hour of the week in which it begins; default: a Wednesday, ten in the morning. */
  readonly at?: number;
  /** In a series of its own, which nothing stood in before: a new topic. */
  readonly own?: boolean;
}

export interface Desk {
  readonly busiest: number;
  /** How much whole days differ from one another, for no reason. */
  readonly spread: number;
  /** What is written between ten in the evening and seven in the morning, of the busiest hour. Default: a tenth. */
  readonly nights?: number;
  /** Of a working day. Default: half. */
  readonly weekends?: number;
  /** By the end of the year. Default: a third more. */
  readonly growth?: number;
  /** Every sixth week has a holiday on its Thursday: so much of what is usual; and on the Friday so much more. */
  readonly holiday?: { readonly onIt: number; readonly after: number };
  /** Everything is also counted under this many topics, in equal parts. */
  readonly topics?: number;
  readonly flood?: Flood;
}

/** Inquiries an hour: nights are quiet, mornings busy, weekends half as busy, and the year grows by a third. */
function usual(hour: number, { busiest, nights = 0.1, weekends = 0.5, growth = 1 / 3, holiday }: Desk): number {
  const clock = hour % DAY;
  const byDay =
    clock < 7 ? nights : clock < 9 ? 0.5 : clock < 13 ? 1 : clock < 19 ? 0.8 : clock < 22 ? 0.5 : 2 * nights;
  const day = Math.floor(hour / DAY);
  const special = holiday && Math.floor(day / 7) % 6 === 5 ? [3, 4].indexOf(day % 7) : -1;
  const byHoliday = special < 0 ? 1 : special === 0 ? (holiday?.onIt ?? 1) : (holiday?.after ?? 1);
  return busiest * byDay * (day % 7 >= 5 ? weekends : 1) * byHoliday * (1 + (growth * hour) / YEAR);
}

const USUAL_BEGIN = 2 * DAY + 10;
/** Avalanches come every fifth week from the tenth on. */
const FLOODED = [10, 15, 20, 25, 30, 35, 40, 45, 50];

interface Alarm {
  readonly from: number;
  readonly to: number;
}

export function year(
  seed: number,
  desk: Desk,
): { readonly alarms: readonly Alarm[]; readonly begins: readonly number[] } {
  const next = random(seed);
  const { spread, topics = 0, flood } = desk;
  const stat = surges({ from: 0, to: YEAR - 1, nameOf: (hour) => String(hour) })();
  const begins = flood ? FLOODED.map((week) => week * WEEK + (flood.at ?? USUAL_BEGIN)) : [];
  let day = 1;
  for (let hour = 0; hour < YEAR; hour++) {
    if (hour % DAY === 0) day = Math.max(0.2, factor(spread, next));
    const mean = usual(hour, desk) * day;
    const extra = flood ? floodIn(hour, begins, flood, mean) : 0;
    const add = (mean: number, topic: number | null) => {
      for (let count = poisson(mean, next); count > 0; count--) {
        const own = topic ?? (topics > 0 ? Math.floor(next() * topics) : null);
        const sample: SurgeSample = { hour, series: ['inquiries', ...(own === null ? [] : [`topic ${own}`])] };
        stat.add(sample);
      }
    };
    add(flood?.own ? mean : mean + extra, null);
    // Each avalanche is about something that was never spoken of.
    if (flood?.own && extra > 0) add(extra, topics + begins.filter((begin) => begin <= hour).length);
  }
  const alarms = stat.summary().rows.map(({ key, hours }) => {
    const from = Number(String(key).split(' ')[0]);
    return { from, to: from + Number(hours) };
  });
  return { alarms, begins };
}

/** What an avalanche adds to an hour. */
function floodIn(
  hour: number,
  begins: readonly number[],
  { times = 1, more = 0, hours, grows = 0 }: Flood,
  mean: number,
) {
  const since = Math.min(...begins.filter((begin) => begin <= hour).map((begin) => hour - begin));
  if (!(since < hours)) return 0;
  return ((times - 1) * mean + more) * Math.min(1, (since + 1) / (grows + 1));
}
