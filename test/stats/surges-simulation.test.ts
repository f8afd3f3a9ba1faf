import { describe, expect, it } from 'vitest';
import { type SurgeSample, surges } from '../../src/stats/index.ts';

/*
 * A year of a support desk, hour by hour: a daily and a weekly rhythm, growth, and days that are busier than others for
 * no reason. How soon are avalanches seen, and how often is there an alarm without one? docs/decisions.md has the figures.
 */

const DAY = 24;
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

/** Knuth's method; the means here are small. */
function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}

/** Mean 1, a spread of about `sd`: a sum of uniform numbers. */
const factor = (sd: number, next: () => number): number =>
  1 + sd * (Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, 0) - 6);

/** Inquiries an hour: nights are quiet, mornings busy, weekends half as busy, and the year grows by a third. */
function usual(hour: number, busiest: number): number {
  const clock = hour % DAY;
  const byDay = clock < 7 ? 0.1 : clock < 9 ? 0.5 : clock < 13 ? 1 : clock < 19 ? 0.8 : clock < 22 ? 0.5 : 0.2;
  const weekend = Math.floor(hour / DAY) % 7 >= 5 ? 0.5 : 1;
  return busiest * byDay * weekend * (1 + hour / YEAR / 3);
}

interface Desk {
  readonly busiest: number;
  /** How much whole days differ from one another, for no reason. */
  readonly spread: number;
  /** Every avalanche: so many times as much as usual, for so many hours. */
  readonly flood?: { readonly times: number; readonly hours: number };
}

/** One year; avalanches begin at ten in the morning of a Wednesday, every fifth week from the tenth on. */
function year(seed: number, { busiest, spread, flood }: Desk) {
  const next = random(seed);
  const stat = surges({ from: 0, to: YEAR - 1, nameOf: (hour) => String(hour) })();
  const begins = flood ? [10, 15, 20, 25, 30, 35, 40, 45, 50].map((week) => week * WEEK + 2 * DAY + 10) : [];
  let day = 1;
  for (let hour = 0; hour < YEAR; hour++) {
    if (hour % DAY === 0) day = Math.max(0.2, factor(spread, next));
    const since = Math.min(...begins.filter((begin) => begin <= hour).map((begin) => hour - begin));
    const times = flood && since < flood.hours ? flood.times : 1;
    const sample: SurgeSample = { hour, series: ['inquiries'] };
    for (let count = poisson(usual(hour, busiest) * day * times, next); count > 0; count--) stat.add(sample);
  }
  const alarms = stat.summary().rows.map(({ key, hours }) => {
    const from = Number(String(key).split(' ')[0]);
    return { from, to: from + Number(hours) };
  });
  return { alarms, begins };
}

const SEEDS = Array.from({ length: 10 }, (_, index) => 100 + index);

function measured(desk: Desk) {
  const years = SEEDS.map((seed) => year(seed, desk));
  const hours = desk.flood?.hours ?? 0;
  const delays: number[] = [];
  let floods = 0;
  let falseAlarms = 0;
  for (const { alarms, begins } of years) {
    for (const begin of begins) {
      floods++;
      const seen = alarms.find(({ from, to }) => from < begin + hours && to > begin);
      if (seen) delays.push(Math.max(0, seen.from - begin));
    }
    falseAlarms += alarms.filter(
      ({ from, to }) => !begins.some((begin) => from < begin + hours + DAY && to > begin - DAY),
    ).length;
  }
  const sorted = delays.sort((a, b) => a - b);
  return {
    seen: floods === 0 ? null : delays.length / floods,
    delay: sorted[Math.floor(sorted.length / 2)] ?? null,
    falseAlarmsAYear: falseAlarms / SEEDS.length,
  };
}

describe('a simulated year', () => {
  it.each([
    { busiest: 2, spread: 0 },
    { busiest: 10, spread: 0 },
    { busiest: 10, spread: 0.2 },
    { busiest: 40, spread: 0.2 },
  ])('without avalanches has hardly an alarm: %o', (desk) => {
    const result = measured(desk);
    expect(result.falseAlarmsAYear).toBeLessThanOrEqual(0.5);
  });

  it.each([
    { busiest: 10, spread: 0.2, flood: { times: 4, hours: 6 }, least: 0.9, within: 0 },
    { busiest: 40, spread: 0.2, flood: { times: 3, hours: 6 }, least: 0.9, within: 0 },
    { busiest: 2, spread: 0, flood: { times: 8, hours: 6 }, least: 0.9, within: 1 },
    // Twice as much in a small team is hardly told from a busy morning: said, not hidden.
    { busiest: 10, spread: 0.2, flood: { times: 2, hours: 6 }, least: 0, within: 6 },
  ])('with avalanches shows them in the hours in which they begin: %o', ({ least, within, ...desk }) => {
    const result = measured(desk);
    expect(result.seen).toBeGreaterThanOrEqual(least);
    expect(result.delay).toBeLessThanOrEqual(within);
    expect(result.falseAlarmsAYear).toBeLessThanOrEqual(0.5);
  });
});
