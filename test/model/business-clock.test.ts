import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/model/calendar.ts';
import type { BusinessClock } from '../../src/model/clock.ts';
import { WEEKDAYS } from '../../src/model/hours.ts';
import { clockOf, type ScheduleRules, schedulesOf } from '../../src/model/schedule.ts';
import { toInstant, wallClock } from '../../src/model/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = (rules: Partial<ScheduleRules> & Pick<ScheduleRules, 'hours'>, zone = 'UTC'): BusinessClock =>
  clockOf('hours', rules, zone);

/** `2026-03-02 08:30` on the wall of the zone. */
function wall(text: string, zone = 'UTC'): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return toInstant(zone, { year, month, day, hour, minute, second: 0, millisecond: 0 });
}

const between = (of: BusinessClock, from: string, to: string, zone = 'UTC') =>
  of.elapsed(wall(from, zone), wall(to, zone));

const OFFICE = clock({ hours: 'Mon-Fri 09:00-17:00' });

describe('business time', () => {
  it('is 60 minutes from 18:00 to 08:00 where it opens at 07:00', () => {
    expect(between(clock({ hours: 'Mon-Sun 07:00-17:00' }), '2026-03-02 18:00', '2026-03-03 08:00')).toBe(60 * MINUTE);
  });

  it('is nothing where it begins and ends outside the hours', () => {
    expect(between(OFFICE, '2026-03-02 18:00', '2026-03-02 20:00')).toBe(0);
    expect(between(OFFICE, '2026-03-07 10:00', '2026-03-08 12:00')).toBe(0);
  });

  it('is 15 minutes from 08:30 to 09:15 where it opens at 09:00', () => {
    expect(between(OFFICE, '2026-03-02 08:30', '2026-03-02 09:15')).toBe(15 * MINUTE);
  });

  it('counts whole days, the weekend between them left aside', () => {
    expect(between(OFFICE, '2026-03-06 16:00', '2026-03-09 10:30')).toBe(2.5 * HOUR);
    expect(between(OFFICE, '2026-03-02 00:00', '2026-03-09 00:00')).toBe(40 * HOUR);
    expect(between(OFFICE, '2020-01-01 00:00', '2030-01-01 00:00')).toBe(2609 * 8 * HOUR);
  });

  it('stands still over lunch', () => {
    const lunch = clock({ hours: 'Mon-Fri 09:00-12:00, 13:00-17:00' });
    expect(between(lunch, '2026-03-02 11:30', '2026-03-02 13:30')).toBe(HOUR);
    expect(between(lunch, '2026-03-02 12:10', '2026-03-02 12:50')).toBe(0);
  });

  it('goes on over midnight in a shift that began the day before', () => {
    const night = clock({ hours: { fri: ['22:00-06:00'] } });
    expect(between(night, '2026-03-06 20:00', '2026-03-07 12:00')).toBe(8 * HOUR);
    expect(between(night, '2026-03-07 05:00', '2026-03-07 07:00')).toBe(HOUR);
    expect(between(night, '2026-03-07 22:00', '2026-03-08 06:00')).toBe(0);
  });

  it('goes over the end of a week', () => {
    const night = clock({ hours: { sun: ['22:00-06:00'] } });
    expect(between(night, '2026-03-08 23:00', '2026-03-09 05:30')).toBe(6.5 * HOUR);
  });

  it('ends a day at 24:00', () => {
    expect(between(clock({ hours: { mon: ['18:00-24:00'] } }), '2026-03-02 23:00', '2026-03-03 03:00')).toBe(HOUR);
  });

  it('is exact to the millisecond', () => {
    const from = wall('2026-03-02 09:00') - 1;
    expect(OFFICE.elapsed(from, from + 1)).toBe(0);
    expect(OFFICE.elapsed(from, from + 2)).toBe(1);
    expect(OFFICE.elapsed(wall('2026-03-02 17:00') - 1, wall('2026-03-02 17:00') + 1)).toBe(1);
  });

  it('is no duration where the end lies before the beginning, in the hours and outside', () => {
    expect(between(OFFICE, '2026-03-02 10:00', '2026-03-02 09:30')).toBeNaN();
    expect(between(OFFICE, '2026-03-08 10:00', '2026-03-08 09:30')).toBeNaN();
  });

  it('knows when it is open', () => {
    expect(OFFICE.isOpen(wall('2026-03-02 09:00'))).toBe(true);
    expect(OFFICE.isOpen(wall('2026-03-02 17:00') - 1)).toBe(true);
    expect(OFFICE.isOpen(wall('2026-03-02 17:00'))).toBe(false);
    expect(OFFICE.isOpen(wall('2026-03-01 12:00'))).toBe(false);
  });
});

describe('a holiday', () => {
  const closedOn = (holidays: ScheduleRules['holidays'], hours: ScheduleRules['hours'] = 'Mon-Fri 09:00-17:00') =>
    clock({ hours, holidays });

  it('is closed from midnight to midnight', () => {
    expect(between(closedOn(['2026-12-25']), '2026-12-24 09:00', '2026-12-28 17:00')).toBe(16 * HOUR);
  });

  it('cuts a night shift at midnight, on both sides', () => {
    const nights = closedOn(['2026-12-25'], 'Mon-Sun 22:00-06:00');
    expect(between(nights, '2026-12-24 12:00', '2026-12-26 12:00')).toBe(8 * HOUR);
    expect(nights.isOpen(wall('2026-12-24 23:59'))).toBe(true);
    expect(nights.isOpen(wall('2026-12-25 00:00'))).toBe(false);
    expect(nights.isOpen(wall('2026-12-25 23:59'))).toBe(false);
    expect(nights.isOpen(wall('2026-12-26 00:00'))).toBe(true);
  });

  it('may last, both days included', () => {
    expect(between(closedOn(['2026-12-24..2026-12-31']), '2026-12-23 17:00', '2027-01-01 17:00')).toBe(8 * HOUR);
  });

  it('may be a half day, with hours of its own', () => {
    const half = closedOn([{ date: '2026-12-24', hours: ['10:00-14:00'] }]);
    expect(between(half, '2026-12-24 00:00', '2026-12-25 00:00')).toBe(4 * HOUR);
  });

  it('is open in hours of its own also where a range closes the day, and on a day that is closed else', () => {
    const open = closedOn(['2026-12-24..2026-12-31', { date: '2026-12-27', hours: ['10:00-12:00'] }]);
    expect(between(open, '2026-12-24 00:00', '2027-01-01 00:00')).toBe(2 * HOUR);
  });
});

describe('where clocks are turned', () => {
  const WARSAW = 'Europe/Warsaw';
  const night = clock({ timeZone: WARSAW, hours: 'Mon-Sun 22:00-06:00' });

  it('a night shift lasts 7 hours in spring and 9 in autumn', () => {
    expect(between(night, '2026-03-28 22:00', '2026-03-29 06:00', WARSAW)).toBe(7 * HOUR);
    expect(between(night, '2026-10-24 22:00', '2026-10-25 06:00', WARSAW)).toBe(9 * HOUR);
  });

  it('hours that are skipped are no hours, and hours that begin in them begin with the jump', () => {
    const early = (hours: string) => clock({ timeZone: WARSAW, hours: { sun: [hours] } });
    const day = (of: BusinessClock) => between(of, '2026-03-29 00:00', '2026-03-30 00:00', WARSAW);
    expect(day(early('02:15-02:45'))).toBe(0);
    expect(day(early('02:30-05:00'))).toBe(2 * HOUR);
    expect(day(early('01:00-02:30'))).toBe(HOUR);
  });

  it('an hour that is shown twice begins the first time and ends the first time', () => {
    const of = (hours: string) =>
      between(clock({ timeZone: WARSAW, hours: { sun: [hours] } }), '2026-10-25 00:00', '2026-10-26 00:00', WARSAW);
    expect(of('01:00-02:30')).toBe(1.5 * HOUR);
    expect(of('02:30-05:00')).toBe(3.5 * HOUR);
    expect(of('00:00-24:00')).toBe(25 * HOUR);
  });

  it('hours keep to the wall clock of their zone', () => {
    const office = clock({ timeZone: 'America/New_York', hours: 'Mon-Fri 09:00-17:00' });
    expect(office.isOpen(Date.UTC(2026, 2, 6, 14))).toBe(true);
    expect(office.isOpen(Date.UTC(2026, 2, 6, 13))).toBe(false);
    expect(office.isOpen(Date.UTC(2026, 2, 9, 13))).toBe(true);
  });
});

const ZONES = [
  'UTC',
  'Europe/Warsaw',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'America/Havana',
  'Pacific/Apia',
  '+14:00',
];
const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });
const nearby = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2013, 0, 1) });
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const dayHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => quarters.sort((a, b) => a - b))
  .map((quarters) =>
    Array.from({ length: Math.floor(quarters.length / 2) }, (_, at) => {
      return `${time((quarters[2 * at] ?? 0) * 15)}-${time((quarters[2 * at + 1] ?? 0) * 15)}`;
    }),
  );
const rules: fc.Arbitrary<ScheduleRules> = fc.record({
  timeZone: zones,
  hours: fc
    .tuple(...WEEKDAYS.map(() => dayHours))
    .map((days) => Object.fromEntries(WEEKDAYS.map((day, index) => [day, days[index] ?? []]))),
  holidays: fc.array(
    fc.record({
      date: nearby.map((instant) => new Date(instant).toISOString().slice(0, 10)),
      hours: fc.oneof(fc.constant([]), dayHours),
    }),
    { maxLength: 5 },
  ),
});

describe('the clock of any schedule', () => {
  it('equals calendar time where it never closes', () => {
    fc.assert(
      fc.property(zones, instants, instants, (timeZone, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const always = clock({ timeZone, hours: '24/7' });
        expect(always.elapsed(from, to)).toBe(to - from);
        expect(always.isOpen(from)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('equals calendar time over every midnight and every change of the clocks, to the millisecond', () => {
    for (const timeZone of ZONES) {
      const always = clock({ timeZone, hours: { ...halves } });
      for (let day = Date.UTC(2010, 0, 1); day < Date.UTC(2012, 0, 3); day += DAY / 4) {
        expect(always.elapsed(day - 1, day + 7 * HOUR + 1)).toBe(7 * HOUR + 2);
      }
    }
  });

  it('is additive, never negative, never longer than calendar time', () => {
    fc.assert(
      fc.property(rules, fc.tuple(nearby, nearby, nearby), (given, three) => {
        const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number];
        const of = clock(given);
        expect(of.elapsed(a, b) + of.elapsed(b, c)).toBe(of.elapsed(a, c));
        expect(of.elapsed(a, b)).toBeGreaterThanOrEqual(0);
        expect(of.elapsed(a, b)).toBeLessThanOrEqual(b - a);
        expect(of.elapsed(a, a)).toBe(0);
        if (b > a) expect(of.elapsed(b, a)).toBeNaN();
      }),
      { numRuns: 60 },
    );
  });

  it('goes where it is open, and only there', () => {
    fc.assert(
      fc.property(rules, nearby, (given, at) => {
        const of = clock(given);
        expect(of.elapsed(at, at + 1)).toBe(of.isOpen(at) ? 1 : 0);
      }),
      { numRuns: 100 },
    );
  });

  it('says what counting minute by minute on the wall says, where no clock is turned', () => {
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 0, max: 3 * DAY }),
        fc.integer({ min: 0, max: 2 * DAY }),
        (given, start, length) => {
          const zone = 'Asia/Kathmandu';
          const from = Math.floor((Date.UTC(2011, 5, 1) + start) / MINUTE) * MINUTE;
          const minutes = Math.floor(length / MINUTE);
          const of = clock({ ...given, timeZone: zone });
          let open = 0;
          for (let minute = 0; minute < minutes; minute++)
            if (isOpenOnTheWall(given, zone, from + minute * MINUTE)) open++;
          expect(of.elapsed(from, from + minutes * MINUTE)).toBe(open * MINUTE);
        },
      ),
      { numRuns: 20 },
    );
  });
});

const halves = Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-12:00', '12:00-24:00']]));

/** The definition itself, the slow way: of shifts that end with their day. */
function isOpenOnTheWall({ hours, holidays = [] }: ScheduleRules, zone: string, instant: number): boolean {
  const shown = new Date(wallClock(zone, instant)).toISOString();
  const [date = '', clockTime = ''] = shown.slice(0, 16).split('T');
  const holds = (intervals: readonly string[]) =>
    intervals.some((one) => {
      const [from = '', to = ''] = one.split('-');
      return from <= clockTime && clockTime < to;
    });
  const own = holidays.filter((one) => typeof one !== 'string' && one.date === date);
  if (own.some((one) => typeof one !== 'string' && holds(one.hours ?? []))) return true;
  if (own.length > 0 || typeof hours === 'string') return false;
  const day = WEEKDAYS[(new Date(wallClock(zone, instant)).getUTCDay() + 6) % 7];
  return holds((day && hours[day]) ?? []);
}

describe('holidays of everybody', () => {
  const at = (text: string) => Date.parse(`2026-12-${text}:00Z`);
  const rules = {
    hours: 'Mon-Fri 09:00-17:00',
    holidays: ['2026-12-21', { date: '2026-12-23..2026-12-24', hours: ['09:00-12:00'] }],
  };
  const of = (holidays: readonly string[], businessHours: string | null = null) =>
    schedulesOf({ schedules: { office: rules }, businessHours, timeZone: 'UTC', holidays });
  const hours = (clock: BusinessClock | null | undefined) =>
    (clock?.elapsed(at('21T00:00'), at('26T00:00')) ?? 0) / 3_600_000;
  const one = { account: 'any', channel: 'any' };

  it('are added to those of a schedule', () => {
    expect(hours(of([]).of(one))).toBe(8 + 3 + 3 + 8);
    expect(hours(of(['2026-12-25']).of(one))).toBe(8 + 3 + 3);
    expect(hours(of(['2026-12-25'], 'office').of(one))).toBe(8 + 3 + 3);
    expect(hours(of(['2026-12-25'], 'Mon-Fri 10:00-12:00').of(one))).toBe(4 * 2);
  });

  it('close half days too, and only those that are named', () => {
    expect(hours(of(['2026-12-24']).of(one))).toBe(8 + 3 + 8);
    expect(of(['2026-12-24']).told.office?.holidays).toEqual([
      { date: '2026-12-21' },
      { date: '2026-12-23', hours: ['09:00-12:00'] },
      { date: '2026-12-24' },
    ]);
  });
});

it('keeps the ids of two calendars apart', () => {
  const event = (more: string) => `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n${more}\nEND:VEVENT\nEND:VCALENDAR\n`;
  const first = readCalendar(event('DTSTART;VALUE=DATE:20261225'), 'a.ics');
  const second = readCalendar(event('DTSTART;VALUE=DATE:20261226\nRECURRENCE-ID;VALUE=DATE:20261225'), 'b.ics');
  const both = first.and(second);
  expect([both.file, both.size]).toEqual(['a.ics, b.ics', 2]);
  const days = both.stretches('UTC').map(({ from }) => new Date(from).toISOString().slice(0, 10));
  expect(days).toEqual(['2026-12-25', '2026-12-26']);
  expect(first.and(second).and(first).size).toBe(3);
});
