import { describe, expect, it } from 'vitest';
import { DAY, type Desk, year } from './year.ts';

/*
 * How soon are avalanches seen in simulated years, and how often is there an alarm without one? docs/decisions.md has the
 * figures, of twice as many years.
 */

const SEEDS = Array.from({ length: 10 }, (_, index) => 100 + index);

/** What alarms say of avalanches whose beginnings are known. `daily`: seen by the end of the day in which it begins. */
function measured(desk: Desk) {
  const { hours = 0 } = desk.flood ?? {};
  const delays: number[] = [];
  let floods = 0;
  let sameDay = 0;
  let falseAlarms = 0;
  for (const seed of SEEDS) {
    const { alarms, begins } = year(seed, desk);
    for (const begin of begins) {
      floods++;
      const seen = alarms.find(({ from, to }) => from < begin + hours && to > begin);
      if (!seen) continue;
      delays.push(Math.max(0, seen.from - begin));
      if (seen.from < begin + DAY - (begin % DAY)) sameDay++;
    }
    falseAlarms += alarms.filter(
      ({ from, to }) => !begins.some((begin) => from < begin + hours + DAY && to > begin - DAY),
    ).length;
  }
  const sorted = delays.sort((a, b) => a - b);
  const share = (count: number) => (floods === 0 ? null : Math.round((100 * count) / floods) / 100);
  return {
    seen: share(delays.length),
    sameDay: share(sameDay),
    delay: sorted[Math.floor(sorted.length / 2)] ?? null,
    delayP90: sorted[Math.floor(sorted.length * 0.9)] ?? null,
    falseAlarmsAYear: falseAlarms / SEEDS.length,
  };
}

const QUIET: Readonly<Record<string, Desk>> = {
  'a team of two an hour': { busiest: 2, spread: 0 },
  'ten an hour': { busiest: 10, spread: 0 },
  'ten, days that differ': { busiest: 10, spread: 0.2 },
  'forty, days that differ': { busiest: 40, spread: 0.2 },
  'nights without anybody': { busiest: 20, spread: 0.2, nights: 0 },
  'closed weekends': { busiest: 20, spread: 0.2, weekends: 0 },
  'holidays, and a fuller day after': { busiest: 20, spread: 0.2, holiday: { onIt: 0.1, after: 1.4 } },
  'a desk that grows fourfold': { busiest: 10, spread: 0.2, growth: 3 },
  'twenty topics': { busiest: 20, spread: 0.2, topics: 20 },
};

const THREE_IN_THE_NIGHT = 2 * DAY + 3;
const SATURDAY = 5 * DAY + 11;
const FRIDAY_AFTER_HOLIDAY = 4 * DAY + 10;

const FLOODED: Readonly<Record<string, Desk>> = {
  'four times ten for six hours': { busiest: 10, spread: 0.2, flood: { times: 4, hours: 6 } },
  'three times forty': { busiest: 40, spread: 0.2, flood: { times: 3, hours: 6 } },
  'eight times two': { busiest: 2, spread: 0, flood: { times: 8, hours: 6 } },
  'twice ten': { busiest: 10, spread: 0.2, flood: { times: 2, hours: 6 } },
  'grows over a day to four times twenty': { busiest: 20, spread: 0.2, flood: { times: 4, hours: 36, grows: 24 } },
  'grows over three days to three times twenty': {
    busiest: 20,
    spread: 0.2,
    flood: { times: 3, hours: 96, grows: 72 },
  },
  'twelve an hour at night, when nobody writes': {
    busiest: 20,
    spread: 0.2,
    nights: 0,
    flood: { more: 12, hours: 4, at: THREE_IN_THE_NIGHT },
  },
  'twelve an hour on a closed Saturday': {
    busiest: 20,
    spread: 0.2,
    weekends: 0,
    flood: { more: 12, hours: 4, at: SATURDAY },
  },
  'four times twenty on the day after a holiday': {
    busiest: 20,
    spread: 0.2,
    holiday: { onIt: 0.1, after: 1.4 },
    flood: { times: 4, hours: 6, at: FRIDAY_AFTER_HOLIDAY },
  },
  'fifteen an hour of a new topic': { busiest: 20, spread: 0.2, topics: 20, flood: { more: 15, hours: 6, own: true } },
  'eight an hour of a new topic': { busiest: 20, spread: 0.2, topics: 20, flood: { more: 8, hours: 6, own: true } },
  'two an hour of a new topic for a day': {
    busiest: 20,
    spread: 0.2,
    topics: 20,
    flood: { more: 2, hours: 24, own: true },
  },
};
/** What is told in docs/decisions.md: at least this share is seen at all, half of them this many hours late at most. */
const SEEN: Readonly<Record<string, readonly [least: number, delay: number]>> = {
  'four times ten for six hours': [0.85, 0],
  'three times forty': [0.75, 0],
  'eight times two': [0.95, 0],
  // Twice as much in a small team is hardly told from a busy morning: said, not hidden.
  'twice ten': [0, 6],
  // What grows slowly is told when it is large: on the next morning, on the second or third day.
  'grows over a day to four times twenty': [0.9, 24],
  'grows over three days to three times twenty': [0.75, 72],
  'twelve an hour at night, when nobody writes': [0.95, 1],
  'twelve an hour on a closed Saturday': [0.95, 0],
  'four times twenty on the day after a holiday': [0.85, 0],
  'fifteen an hour of a new topic': [0.95, 0],
  'eight an hour of a new topic': [0.95, 1],
  'two an hour of a new topic for a day': [0.9, 0],
};

describe('a simulated year', () => {
  it.each(Object.entries(QUIET))('without avalanches has hardly an alarm: %s', (_, desk) => {
    expect(measured(desk).falseAlarmsAYear).toBeLessThanOrEqual(0.4);
  });

  it.each(Object.entries(FLOODED))('with avalanches shows when they begin: %s', (name, desk) => {
    const { seen, delay, falseAlarmsAYear } = measured(desk);
    const [least, within] = SEEN[name] ?? [1, 0];
    expect(seen).toBeGreaterThanOrEqual(least);
    expect(delay).toBeLessThanOrEqual(within);
    expect(falseAlarmsAYear).toBeLessThanOrEqual(0.2);
  });
});
