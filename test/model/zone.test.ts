import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/problem.ts';
import {
  checkZone,
  fixedOffset,
  formatInstant,
  fromWallClock,
  hourOfDay,
  isZone,
  offsetAt,
  PERIODS,
  type Period,
  periodKey,
  periodStart,
  toInstant,
  wallClock,
  weekday,
} from '../../src/model/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `2024-03-10T07:00:00Z`, or a wall clock as if it were UTC's. */
const utc = (text: string) => Date.parse(text.endsWith('Z') ? text : `${text}Z`);
const show = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** As a person would say it: what a wall clock shows -> the instant. */
const at = (zone: string, wall: string) => {
  const [year, month, day, hour, minute, second] = wall.split(/[-T:]/).map(Number) as number[];
  const time = { year, month, day, hour, minute, second: second ?? 0, millisecond: 0 };
  return show(toInstant(zone, time as Parameters<typeof toInstant>[1]));
};

/** Every way to turn a clock: northern, southern, by half an hour, over a whole day, given up, at midnight, never. */
const ZONES = [
  'Europe/Warsaw',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Hong_Kong',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
  '-03:30',
];
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: utc('1990-01-01T00:00:00Z'), max: utc('2037-12-31T00:00:00Z') });
const period = fc.constantFrom(...PERIODS);

describe('names of zones', () => {
  test.each([
    'Europe/Warsaw',
    'America/Argentina/Buenos_Aires',
    'UTC',
    'GMT',
    'Etc/GMT+5',
    '+02:00',
    '-0330',
    '+14',
  ])('%s is a zone', (name) => expect(isZone(name)).toBe(true));

  test.each([
    '',
    'Warsaw',
    'Europe/Warszawa',
    'local',
    'Z',
    '2',
    '+2',
    '+25:00',
    '+02:60',
    '+02:00:00',
    '\u0000/x',
  ])('%j is none', (name) => expect(isZone(name)).toBe(false));

  test('abbreviations are refused, because they mean another place than people think', () => {
    expect(['BST', 'IST', 'EST', 'CET', 'PST'].filter(isZone)).toEqual([]);
  });

  test('an unknown zone is answered with the nearest names', () => {
    expect(() => checkZone('Warsaw')).toThrow(/Europe\/Warsaw/);
    expect(() => checkZone('America/NewYork')).toThrow(/America\/New_York/);
    expect(() => checkZone('x')).toThrow('"x" is not a time zone. Write an IANA name such as Europe/Warsaw, UTC,');
    expect(() => offsetAt('Mars/Olympus', 0)).toThrow(UserError);
    expect(() => checkZone('Europe/Warsaw')).not.toThrow();
  });

  test('an unknown zone is a wrong use of the program', () => {
    try {
      checkZone('Nowhere');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: 'UserError', exit: 2 });
    }
  });
});

describe('offsets', () => {
  test.each([
    ['UTC', '2024-07-01T00:00:00Z', 0],
    ['Europe/Warsaw', '2024-01-01T00:00:00Z', 60],
    ['Europe/Warsaw', '2024-07-01T00:00:00Z', 120],
    ['America/New_York', '2024-07-01T00:00:00Z', -240],
    ['Asia/Kathmandu', '2024-07-01T00:00:00Z', 345],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -600],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 840],
    ['Asia/Hong_Kong', '1979-07-01T00:00:00Z', 540],
    ['Asia/Hong_Kong', '1980-07-01T00:00:00Z', 480],
    ['-03:30', '2024-07-01T00:00:00Z', -210],
  ])('%s at %s: %i minutes', (name, moment, minutes) => {
    expect(offsetAt(name, utc(moment))).toBe(minutes * MINUTE);
  });

  test('the clock turns at the very millisecond', () => {
    const turn = utc('2024-03-31T01:00:00Z');
    expect([turn - 1, turn].map((moment) => offsetAt('Europe/Warsaw', moment))).toEqual([1 * HOUR, 2 * HOUR]);
  });

  test('two turns within a week are both seen', () => {
    const days = ['2000-10-07', '2000-10-09', '2000-10-14', '2000-10-16'];
    expect(days.map((day) => offsetAt('America/Boa_Vista', utc(`${day}T12:00:00Z`)) / HOUR)).toEqual([-4, -3, -3, -4]);
  });

  test('a turn at a minute past midnight is seen', () => {
    const turn = utc('2010-03-14T03:31:00Z');
    expect([turn - 1, turn].map((moment) => offsetAt('America/St_Johns', moment) / HOUR)).toEqual([-3.5, -2.5]);
  });

  test.each([
    ['+02:00', 120],
    ['-0330', -210],
    ['+14', 840],
    ['-00:30', -30],
    ['+00:00', 0],
    ['-00:00', 0],
  ])('%s is %i minutes', (text, minutes) => expect(fixedOffset(text)).toBe(minutes * MINUTE));

  test('they agree with Intl, which is asked at every hour', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES.slice(0, -1)), instant, (name, moment) => {
        const text = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
        expect(formatInstant(name, moment)).toBe(text.format(moment));
      }),
      { numRuns: 300 },
    );
  });
});

describe('from the clock on the wall to the instant', () => {
  test.each([
    ['UTC', '2024-03-31T02:30', '2024-03-31T02:30:00Z'],
    ['+05:45', '2024-03-31T02:30', '2024-03-30T20:45:00Z'],
    ['Europe/Warsaw', '2024-01-15T12:00', '2024-01-15T11:00:00Z'],
    ['Europe/Warsaw', '2024-03-31T01:59:59', '2024-03-31T00:59:59Z'],
    ['Europe/Warsaw', '2024-03-31T03:00', '2024-03-31T01:00:00Z'],
    ['Europe/Warsaw', '2024-10-27T03:00', '2024-10-27T02:00:00Z'],
    ['America/New_York', '2024-11-03T00:59:59', '2024-11-03T04:59:59Z'],
    ['America/New_York', '2024-11-03T02:00', '2024-11-03T07:00:00Z'],
    ['Asia/Hong_Kong', '1979-10-21T12:00', '1979-10-21T04:00:00Z'],
    ['Asia/Hong_Kong', '2024-07-01T12:00', '2024-07-01T04:00:00Z'],
  ])('%s shows %s at %s', (name, wall, moment) => expect(at(name, wall)).toBe(moment));

  test.each([
    ['Europe/Warsaw', '2024-10-27T02:30', '2024-10-27T00:30:00Z'],
    ['America/New_York', '2024-11-03T01:30', '2024-11-03T05:30:00Z'],
    ['Australia/Lord_Howe', '2024-04-07T01:45', '2024-04-06T14:45:00Z'],
    ['Asia/Hong_Kong', '1979-10-21T03:00', '1979-10-20T18:00:00Z'],
  ])('%s shows %s twice: the first is %s', (name, wall, moment) => expect(at(name, wall)).toBe(moment));

  test.each([
    ['Europe/Warsaw', '2024-03-31T02:30', '2024-03-31T01:30:00Z', '2024-03-31 03:30:00'],
    ['America/New_York', '2024-03-10T02:30', '2024-03-10T07:30:00Z', '2024-03-10 03:30:00'],
    ['Australia/Lord_Howe', '2024-10-06T02:15', '2024-10-05T15:45:00Z', '2024-10-06 02:45:00'],
    ['America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T03:00:00Z', '2018-11-04 01:00:00'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00:00Z', '2011-12-31 12:00:00'],
  ])('%s never shows %s: %s instead', (name, wall, moment, shown) => {
    expect(at(name, wall)).toBe(moment);
    expect(formatInstant(name, utc(moment))).toBe(shown);
  });

  test('hour 24 is the next midnight', () => {
    expect(at('Europe/Warsaw', '2024-02-28T24:00')).toBe('2024-02-28T23:00:00Z');
  });

  test('there and back again: the same instant, or the earlier of two that the clock shows alike', () => {
    fc.assert(
      fc.property(zone, instant, (name, moment) => {
        const wall = wallClock(name, moment);
        const back = fromWallClock(name, wall);
        expect(wallClock(name, back)).toBe(wall);
        expect(back).toBeLessThanOrEqual(moment);
        const repeated = offsetAt(name, moment) < offsetAt(name, moment - 3 * HOUR);
        if (!repeated) expect(back).toBe(moment);
      }),
      { numRuns: 2000 },
    );
  });

  test('the clock never shows less than was asked for', () => {
    fc.assert(
      fc.property(zone, instant, (name, wall) => {
        expect(wallClock(name, fromWallClock(name, wall))).toBeGreaterThanOrEqual(wall);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('periods', () => {
  const moment = utc('2017-12-03T14:05:09Z');

  test.each([
    ['hour', '2017-12-03T14', '2017-12-03T14:00:00Z'],
    ['day', '2017-12-03', '2017-12-03T00:00:00Z'],
    ['week', '2017-W48', '2017-11-27T00:00:00Z'],
    ['month', '2017-12', '2017-12-01T00:00:00Z'],
    ['quarter', '2017-Q4', '2017-10-01T00:00:00Z'],
    ['year', '2017', '2017-01-01T00:00:00Z'],
  ] as [Period, string, string][])('the %s of 3 December 2017, 14:05 UTC is %s', (kind, key, start) => {
    expect(periodKey('UTC', moment, kind)).toBe(key);
    expect(show(periodStart('UTC', moment, kind))).toBe(start);
  });

  test('they follow the wall clock of the zone', () => {
    const newYear = utc('2024-12-31T23:30:00Z');
    expect(PERIODS.map((kind) => periodKey('Europe/Warsaw', newYear, kind))).toEqual([
      '2025-01-01T00',
      '2025-01-01',
      '2025-W01',
      '2025-01',
      '2025-Q1',
      '2025',
    ]);
    expect(show(periodStart('Europe/Warsaw', newYear, 'year'))).toBe('2024-12-31T23:00:00Z');
  });

  test.each([
    ['2005-01-01', '2004-W53'],
    ['2007-12-31', '2008-W01'],
    ['2008-12-28', '2008-W52'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2024-01-01', '2024-W01'],
  ])('%s lies in the ISO week %s', (day, week) => {
    expect(periodKey('UTC', utc(`${day}T12:00:00Z`), 'week')).toBe(week);
  });

  test.each([
    // The day of a change has 23 or 25 hours, but it begins at midnight.
    ['Europe/Warsaw', '2024-03-31T12:00:00Z', 'day', '2024-03-30T23:00:00Z'],
    ['Europe/Warsaw', '2024-10-27T12:00:00Z', 'day', '2024-10-26T22:00:00Z'],
    ['America/New_York', '2024-11-15T00:00:00Z', 'month', '2024-11-01T04:00:00Z'],
    ['America/New_York', '2024-11-15T00:00:00Z', 'week', '2024-11-11T05:00:00Z'],
    // The second pass of 01:xx belongs to the hour that began with the first.
    ['America/New_York', '2024-11-03T06:30:00Z', 'hour', '2024-11-03T05:00:00Z'],
    ['Australia/Lord_Howe', '2024-04-06T15:10:00Z', 'hour', '2024-04-06T14:00:00Z'],
    // Lord Howe jumps from 02:00 to 02:30, Sao Paulo from 00:00 to 01:00, Apia from the 29th to the 31st.
    ['Australia/Lord_Howe', '2024-10-05T15:40:00Z', 'hour', '2024-10-05T15:30:00Z'],
    ['America/Sao_Paulo', '2018-11-04T12:00:00Z', 'day', '2018-11-04T03:00:00Z'],
    ['Pacific/Apia', '2011-12-30T20:00:00Z', 'day', '2011-12-30T10:00:00Z'],
    // From 23:30 to 00:30: the day begins with the jump, in the middle of its first hour.
    ['America/Toronto', '1919-03-31T12:00:00Z', 'day', '1919-03-31T04:30:00Z'],
  ] as [string, string, Period, string][])('%s at %s: the %s began at %s', (name, when, kind, start) => {
    expect(show(periodStart(name, utc(when), kind))).toBe(start);
  });

  test('a period holds its instants, and its key is theirs', () => {
    fc.assert(
      fc.property(zone, instant, period, (name, when, kind) => {
        const start = periodStart(name, when, kind);
        expect(start).toBeLessThanOrEqual(when);
        expect(periodKey(name, start, kind)).toBe(periodKey(name, when, kind));
        expect(periodKey(name, start - 1, kind) < periodKey(name, start, kind)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('an instant lies before the start of the next period', () => {
    const LONGEST = { hour: 2, day: 26, week: 8 * 24, month: 32 * 24, quarter: 93 * 24, year: 367 * 24 };
    fc.assert(
      fc.property(zone, instant, period, (name, when, kind) => {
        const later = periodStart(name, when, kind) + LONGEST[kind] * HOUR;
        const next = periodStart(name, later, kind);
        expect(when).toBeLessThan(next);
      }),
      { numRuns: 2000 },
    );
  });

  test('later keys sort later', () => {
    fc.assert(
      fc.property(zone, instant, instant, period, (name, one, other, kind) => {
        const [a, b] = [one, other].sort((x, y) => wallClock(name, x) - wallClock(name, y)) as [number, number];
        expect(periodKey(name, a, kind) <= periodKey(name, b, kind)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a day has one key', () => {
    expect(periodKey('UTC', utc('2017-12-03T00:00:00Z'), 'day')).toBe(periodKey('UTC', moment, 'day'));
  });
});

describe('hours and weekdays', () => {
  test('weekdays sort from Monday', () => {
    const monday = utc('2024-03-18T12:00:00Z');
    const week = Array.from({ length: 7 }, (_, day) => weekday('UTC', monday + day * 24 * HOUR));
    expect(week).toEqual(['1 Mon', '2 Tue', '3 Wed', '4 Thu', '5 Fri', '6 Sat', '7 Sun']);
    expect([...week].sort()).toEqual(week);
  });

  test('they are those of the zone', () => {
    const sunday = utc('2017-12-03T23:05:09Z');
    expect([weekday('UTC', sunday), hourOfDay('UTC', sunday)]).toEqual(['7 Sun', '23']);
    expect([weekday('Europe/Warsaw', sunday), hourOfDay('Europe/Warsaw', sunday)]).toEqual(['1 Mon', '00']);
    expect([weekday('UTC', -1), hourOfDay('UTC', -1)]).toEqual(['3 Wed', '23']);
  });

  test('an instant is printed as the clock on the wall shows it', () => {
    expect(formatInstant('UTC', utc('2017-12-03T14:05:09Z'))).toBe('2017-12-03 14:05:09');
    expect(formatInstant('America/New_York', utc('2017-12-03T14:05:09Z'))).toBe('2017-12-03 09:05:09');
  });
});
