import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarError, readCalendar } from '../../src/model/calendar.ts';

const HOUR = 3_600_000;

const file = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) => file('BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT');

/** `2026-12-25T00:00 +24h` */
const closed = (text: string, zone = 'UTC') =>
  readCalendar(text)
    .stretches(zone)
    .map(({ from, to }) => `${new Date(from).toISOString().slice(0, 16)} +${(to - from) / HOUR}h`);

/** The days on which something that lasts a day happens. */
const days = (...lines: readonly string[]) => closed(event(...lines)).map((one) => one.slice(0, 10));

function complaint(text: string): string {
  try {
    readCalendar(text);
  } catch (error) {
    if (error instanceof CalendarError) return `${error.line}: ${error.message}`;
    throw error;
  }
  return '';
}

describe('an event', () => {
  it('of a day lasts from midnight to midnight of the schedule', () => {
    expect(closed(event('DTSTART;VALUE=DATE:20261225'))).toEqual(['2026-12-25T00:00 +24h']);
    expect(closed(event('DTSTART;VALUE=DATE:20261225'), 'Europe/Warsaw')).toEqual(['2026-12-24T23:00 +24h']);
    expect(closed(event('DTSTART;VALUE=DATE:20260329'), 'Europe/Warsaw')).toEqual(['2026-03-28T23:00 +23h']);
  });

  it('of several days ends before its end, which is not in it', () => {
    expect(closed(event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'))).toEqual([
      '2026-12-24T00:00 +72h',
    ]);
  });

  it('with times is in its own zone, in UTC, or in that of the schedule', () => {
    const times = (zone: string, z = '') =>
      event(`DTSTART${zone}:20260305T140000${z}`, `DTEND${zone}:20260305T160000${z}`);
    expect(closed(times(';TZID=America/New_York'), 'Europe/Warsaw')).toEqual(['2026-03-05T19:00 +2h']);
    expect(closed(times('', 'Z'), 'Europe/Warsaw')).toEqual(['2026-03-05T14:00 +2h']);
    expect(closed(times(''), 'Europe/Warsaw')).toEqual(['2026-03-05T13:00 +2h']);
  });

  it('may say how long it lasts instead of when it ends', () => {
    expect(closed(event('DTSTART:20260305T140000Z', 'DURATION:PT1H30M'))).toEqual(['2026-03-05T14:00 +1.5h']);
    expect(closed(event('DTSTART;VALUE=DATE:20260328', 'DURATION:P2D'), 'Europe/Warsaw')).toEqual([
      '2026-03-27T23:00 +47h',
    ]);
    expect(closed(event('DTSTART;VALUE=DATE:20260101', 'DURATION:P1W'))).toEqual(['2026-01-01T00:00 +168h']);
  });

  it('that was called off closes nothing', () => {
    expect(closed(event('DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED'))).toEqual([]);
  });

  it('is read over folded lines, quotation marks, alarms and time zones', () => {
    const text = file(
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Warsaw',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'SUMMARY;ALTREP="http://example.org/a:b;c":Long names ar',
      ' e folded',
      'DTSTART;VALUE=DA',
      '\tTE:20261225',
      'BEGIN:VALARM',
      'DURATION:PT15M',
      'DTSTART:20200101T000000Z',
      'END:VALARM',
      'END:VEVENT',
    );
    expect(closed(text)).toEqual(['2026-12-25T00:00 +24h']);
    expect(closed(text.replaceAll('\r\n', '\n'))).toEqual(['2026-12-25T00:00 +24h']);
  });
});

describe('an event that repeats', () => {
  const START = 'DTSTART;VALUE=DATE:';

  it('every year, so often or until a day', () => {
    expect(days(`${START}20241225`, 'RRULE:FREQ=YEARLY;COUNT=3')).toEqual(['2024-12-25', '2025-12-25', '2026-12-25']);
    expect(days(`${START}20241225`, 'RRULE:FREQ=YEARLY;UNTIL=20251225')).toEqual(['2024-12-25', '2025-12-25']);
    expect(days(`${START}20241225`, 'RRULE:FREQ=YEARLY;UNTIL=20251224')).toEqual(['2024-12-25']);
    expect(days(`${START}20240229`, 'RRULE:FREQ=YEARLY;COUNT=2')).toEqual(['2024-02-29', '2028-02-29']);
    expect(days(`${START}20240101`, 'RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=2')).toEqual(['2024-01-01', '2026-01-01']);
  });

  it('for ever, which here is the end of the century', () => {
    const found = days(`${START}20200101`, 'RRULE:FREQ=YEARLY');
    expect([found.length, found.at(-1)]).toEqual([82, '2101-01-01']);
  });

  it('on the fourth Thursday of November and the last Monday of May', () => {
    expect(days(`${START}20251127`, 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3')).toEqual([
      '2025-11-27',
      '2026-11-26',
      '2027-11-25',
    ]);
    expect(days(`${START}20250526`, 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2')).toEqual([
      '2025-05-26',
      '2026-05-25',
    ]);
  });

  it('every week, on several days, every other week', () => {
    expect(days(`${START}20260306`, 'RRULE:FREQ=WEEKLY;COUNT=3')).toEqual(['2026-03-06', '2026-03-13', '2026-03-20']);
    expect(days(`${START}20260306`, 'RRULE:FREQ=WEEKLY;BYDAY=FR,SA;COUNT=3')).toEqual([
      '2026-03-06',
      '2026-03-07',
      '2026-03-13',
    ]);
    expect(days(`${START}20260306`, 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=3')).toEqual([
      '2026-03-06',
      '2026-03-16',
      '2026-03-20',
    ]);
  });

  it('every month, on a day of it and on its last', () => {
    expect(days(`${START}20260131`, 'RRULE:FREQ=MONTHLY;COUNT=2')).toEqual(['2026-01-31', '2026-03-31']);
    expect(days(`${START}20260131`, 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2')).toEqual(['2026-01-31', '2026-02-28']);
  });

  it('but not on its exceptions, and on further days too', () => {
    expect(days(`${START}20260306`, 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;VALUE=DATE:20260313')).toEqual([
      '2026-03-06',
      '2026-03-20',
    ]);
    expect(days(`${START}20260306`, 'RDATE;VALUE=DATE:20260501,20260601')).toEqual([
      '2026-03-06',
      '2026-05-01',
      '2026-06-01',
    ]);
  });

  it('keeps its time of day over the change of the clocks', () => {
    const weekly = event('DTSTART;TZID=Europe/Warsaw:20260325T140000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2');
    expect(closed(weekly)).toEqual(['2026-03-25T13:00 +1h', '2026-04-01T12:00 +1h']);
    const without = weekly.replace('RRULE', 'EXDATE:20260401T120000Z\r\nRRULE');
    expect(closed(without)).toEqual(['2026-03-25T13:00 +1h']);
  });

  it('gives way where one repetition was moved', () => {
    const moved = file(
      ...['BEGIN:VEVENT', 'UID:a', 'DTSTART;VALUE=DATE:20260306', 'RRULE:FREQ=WEEKLY;COUNT=2', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:a', 'RECURRENCE-ID;VALUE=DATE:20260313', 'DTSTART;VALUE=DATE:20260314', 'END:VEVENT'],
    );
    expect(closed(moved).map((one) => one.slice(0, 10))).toEqual(['2026-03-06', '2026-03-14']);
  });
});

describe('a file that cannot be used says where', () => {
  it.each([
    ['', '1: this is no iCalendar file'],
    ['date,name\n2026-12-25,Christmas', '1: "date,name" has no colon'],
    ['<html>: none', '1: this is no iCalendar file'],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225', '1: the file ends in the middle'],
    [event('SUMMARY:Christmas'), '3: this event says not when it begins'],
    [event('DTSTART:20260230'), '5: DTSTART: "20260230" is no date'],
    [event('DTSTART:20261225T250000'), '5: DTSTART: "20261225T250000" is no date'],
    [event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261224'), '6: this event ends before it begins'],
    [event('DTSTART;TZID=Central European Standard Time:20261225T100000'), '5: DTSTART is in the zone'],
    [event('DTSTART:20261225', 'DURATION:-P1D'), '6: DURATION: "-P1D" is no duration'],
    [event('DTSTART:20261225', 'RRULE:FREQ=SECONDLY'), '6: RRULE: FREQ=SECONDLY is not understood'],
    [event('DTSTART:20261225', 'RRULE:FREQ=YEARLY;BYSETPOS=1'), '6: RRULE: BYSETPOS=1 is not understood'],
    [event('DTSTART:20261225', 'RRULE:FREQ=YEARLY;BYDAY=20MO'), 'BYDAY=20MO is not understood'],
    [event('DTSTART:20261225', 'RRULE:FREQ=YEARLY;INTERVAL=0'), 'INTERVAL=0 is not understood'],
    [event('DTSTART:20261225', 'RRULE:FREQ=YEARLY;UNTIL=tomorrow'), 'UNTIL is not understood'],
    [event('DTSTART:20261225', 'RRULE:COUNT=3'), 'COUNT=3 is not understood'],
  ])('%#', (text, words) => {
    expect(complaint(text)).toContain(words);
  });

  it('refuses a calendar whose events repeat without measure, before it repeats them', () => {
    const many = Array.from({ length: 2000 }, () => [
      'BEGIN:VEVENT',
      'DTSTART:19700101',
      'RRULE:FREQ=DAILY',
      'END:VEVENT',
    ]);
    expect(complaint(file(...many.flat()))).toContain('too many events that repeat');
  });

  it('never ends otherwise, whatever the file holds', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART:20260306',
        'RRULE:FREQ=YEARLY',
        ' ',
        '\tx',
        'DURATION:P1D',
      ),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = file(...lines);
        if (complaint(text) === '')
          expect(
            readCalendar(text)
              .stretches('UTC')
              .every(({ from, to }) => from <= to),
          ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('that repeats on a day which never comes is read in passing', () => {
    expect(days('DTSTART;VALUE=DATE:20260301', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toEqual(['2026-03-01']);
  });
});
