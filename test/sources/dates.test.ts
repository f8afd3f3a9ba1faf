import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/problem.ts';
import { orderEvidence, settleOrder } from '../../src/sources/date-order.ts';
import type { DateStyle } from '../../src/sources/date-ways.ts';
import { type DateSettings, dateReader, isNoDate, readInstant } from '../../src/sources/dates.ts';

const UTC: DateSettings = { zone: 'UTC', order: null, format: null };
const DMY: DateSettings = { ...UTC, order: 'dmy' };
const MDY: DateSettings = { ...UTC, order: 'mdy' };
const inZone = (zone: string): DateSettings => ({ ...UTC, zone });
const custom = (format: string, zone = 'UTC'): DateSettings => ({ ...UTC, zone, format });

/** The instant in ISO, `NaN` as it is. */
function read(text: string, settings: DateSettings = UTC): string {
  const instant = readInstant(text, settings);
  return Number.isNaN(instant) ? 'NaN' : new Date(instant).toISOString().replace('.000Z', 'Z');
}

function styleOf(text: string, settings: DateSettings = UTC): DateStyle[] {
  const reader = dateReader(settings);
  reader.read(text);
  return [...reader.styles()];
}

describe('dates that begin with the year', () => {
  test.each([
    ['2024-03-18T09:00:00Z', '2024-03-18T09:00:00Z'],
    ['2024-03-18 09:00:00Z', '2024-03-18T09:00:00Z'],
    ['2024-03-18t09:00:00z', '2024-03-18T09:00:00Z'],
    ['2024-03-18T09:00Z', '2024-03-18T09:00:00Z'],
    ['2024-03-18T09:00:00+01:00', '2024-03-18T08:00:00Z'],
    ['2024-03-18T09:00:00+0100', '2024-03-18T08:00:00Z'],
    ['2024-03-18T09:00:00+01', '2024-03-18T08:00:00Z'],
    ['2024-03-18T09:00:00-00:00', '2024-03-18T09:00:00Z'],
    ['2024-03-18T09:00:00+14:00', '2024-03-17T19:00:00Z'],
    ['2016-04-28T11:19:34 -10:00', '2016-04-28T21:19:34Z'],
    ['2015-02-24 11:35:52 -0800', '2015-02-24T19:35:52Z'],
    ['2024-03-18 09:00:00 UTC', '2024-03-18T09:00:00Z'],
    ['2024-03-18 09:00:00 GMT', '2024-03-18T09:00:00Z'],
    ['2024-03-18T09:00:00.5Z', '2024-03-18T09:00:00.500Z'],
    ['2024-03-18T09:00:00.123Z', '2024-03-18T09:00:00.123Z'],
    ['2024-03-18T09:00:00,123Z', '2024-03-18T09:00:00.123Z'],
    ['2024-03-18T09:00:00.123999999Z', '2024-03-18T09:00:00.123Z'],
    ['2024-03-18T09:00:00.0000000+00:00', '2024-03-18T09:00:00Z'],
    ['  2024-03-18T09:00:00Z\t', '2024-03-18T09:00:00Z'],
    ['\uFEFF2024-03-18T09:00:00Z', '2024-03-18T09:00:00Z'],
  ])('%s has a zone', (text, expected) => {
    expect(read(text, inZone('Asia/Tokyo'))).toBe(expected);
    expect(styleOf(text)).toEqual(['iso']);
  });

  test.each([
    ['2024-03-18T09:00:00', '2024-03-18T08:00:00Z'],
    ['2024-03-18 09:00', '2024-03-18T08:00:00Z'],
    ['2024-03-18', '2024-03-17T23:00:00Z'],
    ['2024/03/18 09:00', '2024-03-18T08:00:00Z'],
    ['2024/3/8 9:05', '2024-03-08T08:05:00Z'],
    ['2019/01/01, 11:25', '2019-01-01T10:25:00Z'],
    ['2024.03.18', '2024-03-17T23:00:00Z'],
    ['2024-07-18 09:00:00.250', '2024-07-18T07:00:00.250Z'],
  ])('%s is read in the zone of the settings', (text, expected) => {
    expect(read(text, inZone('Europe/Warsaw'))).toBe(expected);
    expect(styleOf(text)).toEqual(['iso-local']);
  });

  test.each([
    '2024-03/18',
    '20240318',
    '2024-03',
    '2024-03-18T',
    '2024-03-18 09',
    '2024-03-18Z',
  ])('%s is not written in full', (text) => expect(read(text, DMY)).toBe('NaN'));
});

describe('dates with the name of the month', () => {
  test.each([
    ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47Z', 'twitter'],
    ['Tue Oct 31 22:10:47 -0730 2017', '2017-11-01T05:40:47Z', 'twitter'],
    ['Tue Oct 31 22:10:47 UTC 2017', '2017-10-31T22:10:47Z', 'twitter'],
    ['Tue Oct 31 22:10:47 2017', '2017-10-31T20:10:47Z', 'twitter-local'],
    ['Wed Nov  1 07:03:09 2017', '2017-11-01T05:03:09Z', 'twitter-local'],
    ['Mon, 18 Mar 2024 09:00:00 GMT', '2024-03-18T09:00:00Z', 'http'],
    ['Mon, 18 Mar 2024 09:00:00 +0100', '2024-03-18T08:00:00Z', 'http'],
    ['Mon, 4 Mar 2024 09:00 +0100', '2024-03-04T08:00:00Z', 'http'],
    ['18 Mar 2024 09:00', '2024-03-18T07:00:00Z', 'http-local'],
    ['18 March 2024 at 09:00', '2024-03-18T07:00:00Z', 'http-local'],
    ['18-Mar-2024', '2024-03-17T22:00:00Z', 'http-local'],
    ['18-MAR-24 09:00:00', '2024-03-18T07:00:00Z', 'http-local'],
    ['Mar 18, 2024, 9:00 AM', '2024-03-18T07:00:00Z', 'month-name-local'],
    ['March 18, 2024 9:00:05 pm', '2024-03-18T19:00:05Z', 'month-name-local'],
    ['Monday, March 18, 2024 at 9:00 PM', '2024-03-18T19:00:00Z', 'month-name-local'],
    ['Sept. 1 2024', '2024-08-31T21:00:00Z', 'month-name-local'],
    ['Mar 18, 2024, 9:00 AM UTC', '2024-03-18T09:00:00Z', 'month-name'],
  ])('%s', (text, expected, style) => {
    expect(read(text, inZone('Europe/Kyiv'))).toBe(expected);
    expect(styleOf(text)).toEqual([style]);
  });

  test('every month has its name, in short and in full, in any case', () => {
    const names = 'january february march april may june july august september october november december'.split(' ');
    for (const [index, name] of names.entries()) {
      const expected = `2024-${String(index + 1).padStart(2, '0')}-05T00:00:00Z`;
      for (const written of [name, name.slice(0, 3), name.toUpperCase()])
        expect(read(`5 ${written} 2024`)).toBe(expected);
    }
  });

  test('the weekday is not checked, for it outlives a change of zone; but it is a weekday', () => {
    expect(read('Fri Oct 31 22:10:47 +0000 2017')).toBe('2017-10-31T22:10:47Z');
    expect(read('Foo Oct 31 22:10:47 +0000 2017')).toBe('NaN');
    expect(read('Monster, 18 Mar 2024 09:00:00 GMT')).toBe('NaN');
  });

  test.each([
    '5 janv. 2024',
    '18 Mär 2024',
    'Okt 18, 2024',
    'Marc 18, 2024',
    '31 Jun 2024',
    'Mar 18',
    '18 Mar 09:00',
  ])('%s is no date', (text) => expect(read(text)).toBe('NaN'));
});

describe('epoch time', () => {
  test.each([
    ['1710752400', '2024-03-18T09:00:00Z', 'epoch-s'],
    ['1710752400.5', '2024-03-18T09:00:00.500Z', 'epoch-s'],
    ['1710752400.123999', '2024-03-18T09:00:00.123Z', 'epoch-s'],
    ['1710752400000', '2024-03-18T09:00:00Z', 'epoch-ms'],
    ['1710752400123', '2024-03-18T09:00:00.123Z', 'epoch-ms'],
    ['1710752400123.0', '2024-03-18T09:00:00.123Z', 'epoch-ms'],
    ['1710752400123456', '2024-03-18T09:00:00.123Z', 'epoch-us'],
  ])('%s is told by its length', (text, expected, style) => {
    expect(read(text)).toBe(expected);
    expect(styleOf(text)).toEqual([style]);
  });

  test.each([
    '0',
    '1',
    '171075240',
    '17107524000',
    '45369.375',
    '45369',
    '-1710752400',
    '1.7107524e9',
    '9999999999',
  ])('%s is none', (text) => expect(read(text, DMY)).toBe('NaN'));
});

describe('dates of numbers only', () => {
  test.each([
    ['18/03/2024 09:00:00', DMY, '2024-03-18T09:00:00Z'],
    ['03/18/2024 09:00:00', MDY, '2024-03-18T09:00:00Z'],
    ['03/04/2024', DMY, '2024-04-03T00:00:00Z'],
    ['03/04/2024', MDY, '2024-03-04T00:00:00Z'],
    ['18-03-24', DMY, '2024-03-18T00:00:00Z'],
    ['3-4-2024 9:05', DMY, '2024-04-03T09:05:00Z'],
    ['18.3.2024 09:00:00.5', DMY, '2024-03-18T09:00:00.500Z'],
    ['31/12/2019, 2:14:40 PM', DMY, '2019-12-31T14:14:40Z'],
    ['1/4/23, 7:02\u202FPM', MDY, '2023-01-04T19:02:00Z'],
    ['20/6/2017 8:28 p. m.', DMY, '2017-06-20T20:28:00Z'],
    ['20/6/2017 8:28 a.m.', DMY, '2017-06-20T08:28:00Z'],
    ['01.02.23, 10:11:12', DMY, '2023-02-01T10:11:12Z'],
    ['3/18/2024 9:00AM', MDY, '2024-03-18T09:00:00Z'],
    ['18/03/2024 09:00 +01:00', DMY, '2024-03-18T08:00:00Z'],
  ])('%s', (text, settings, expected) => expect(read(text, settings)).toBe(expected));

  test.each([
    ['12:00 AM', '00:00'],
    ['12:30 AM', '00:30'],
    ['1:00 AM', '01:00'],
    ['11:59 AM', '11:59'],
    ['12:00 PM', '12:00'],
    ['12:30 PM', '12:30'],
    ['11:59 PM', '23:59'],
  ])('%s is %s', (written, clock) => expect(read(`3/18/2024 ${written}`, MDY)).toBe(`2024-03-18T${clock}:00Z`));

  test.each(['0:30 AM', '13:00 PM', '9:00 XM', '24:00 AM'])('%s is no time', (written) => {
    expect(read(`3/18/2024 ${written}`, MDY)).toBe('NaN');
  });

  test('without an order none is read, not even one that proves its own: half a column misleads', () => {
    expect(read('03/04/2024')).toBe('NaN');
    expect(read('31/10/2017')).toBe('NaN');
    expect(read('31-10-2017')).toBe('NaN');
  });

  test('the order of the settings is kept: a date of the other order is no date', () => {
    expect(read('03/18/2024', DMY)).toBe('NaN');
    expect(read('18/03/2024', MDY)).toBe('NaN');
  });

  test('full stops put the day first, unless the column proves otherwise', () => {
    expect(read('03.04.2024')).toBe('2024-04-03T00:00:00Z');
    expect(read('03.04.2024', MDY)).toBe('2024-03-04T00:00:00Z');
  });

  test('two digits are a year from 1990 to 2089', () => {
    expect(read('1.1.90')).toBe('1990-01-01T00:00:00Z');
    expect(read('1.1.99')).toBe('1999-01-01T00:00:00Z');
    expect(read('1.1.00')).toBe('2000-01-01T00:00:00Z');
    expect(read('1.1.89')).toBe('2089-01-01T00:00:00Z');
  });

  test.each([
    '1/2.2024',
    '1/2/202',
    '1/2/20245',
    '1//2/2024',
    '1/2',
    '32/1/2024',
    '1/13/2024',
    '0/1/2024',
    '1/0/2024',
  ])('%s is no date', (text) => expect(read(text, DMY)).toBe('NaN'));
});

describe('what does not exist', () => {
  test.each([
    '2024-02-30T10:00:00Z',
    '2023-02-29T10:00:00Z',
    '1900-02-29T10:00:00Z',
    '2024-04-31',
    '2024-13-01T10:00:00Z',
    '2024-00-10T10:00:00Z',
    '2024-03-00T10:00:00Z',
    '2024-03-18T25:00:00Z',
    '2024-03-18T10:61:00Z',
    '2024-03-18T10:00:61Z',
    '2024-03-18T24:01:00Z',
    '2024-03-18T24:00:00.001Z',
    '2024-03-18T10:00:00+15:00',
    '2024-03-18T10:00:00+01:60',
    '2024-03-18T10:00:00 CET',
    '2024-03-18T10:00:00.Z',
    '2024-03-18T10:00:00.0123456789Z',
    'text 12',
    'order 5',
    '2024',
    'today',
    '18 March',
    '2024-03-18T09:00:00Z and more',
    '２０２４-03-18',
  ])('%s is no date', (text) => expect(read(text, DMY)).toBe('NaN'));

  test.each([
    ['1989-12-31T23:59:59Z', 'NaN'],
    ['1990-01-01T00:00:00Z', '1990-01-01T00:00:00Z'],
    ['2100-12-31T23:59:59Z', '2100-12-31T23:59:59Z'],
    ['2101-01-01T00:00:00Z', 'NaN'],
    ['0095-01-01T00:00:00Z', 'NaN'],
    ['1970-01-01T00:00:00Z', 'NaN'],
    ['1899-12-30T00:00:00Z', 'NaN'],
    ['9999-12-31T23:59:59Z', 'NaN'],
    ['0001-01-01T00:00:00Z', 'NaN'],
  ])('years outside 1990 to 2100 are none: %s', (text, expected) => expect(read(text)).toBe(expected));

  test('29 February exists in leap years', () => {
    expect(read('2024-02-29')).toBe('2024-02-29T00:00:00Z');
    expect(read('2000-02-29')).toBe('2000-02-29T00:00:00Z');
    expect(read('2100-02-29')).toBe('NaN');
  });

  test('24:00 is the end of the day, a leap second the second before it', () => {
    expect(read('2024-02-28T24:00:00Z')).toBe('2024-02-29T00:00:00Z');
    expect(read('2024-12-31 24:00', inZone('Europe/Warsaw'))).toBe('2024-12-31T23:00:00Z');
    expect(read('2016-12-31T23:59:60Z')).toBe('2016-12-31T23:59:59Z');
  });
});

describe('clock changes', () => {
  test('offsets in the text decide: 01:30-04:00 to 01:10-05:00 are 40 minutes', () => {
    const asked = readInstant('2024-11-03T01:30:00-04:00', UTC);
    expect((readInstant('2024-11-03T01:10:00-05:00', UTC) - asked) / 60_000).toBe(40);
  });

  test('in UTC no hour is skipped: 01:55 to 02:30 are 35 minutes', () => {
    const asked = readInstant('2024-03-10T01:55:00', UTC);
    expect((readInstant('2024-03-10T02:30:00', UTC) - asked) / 60_000).toBe(35);
  });

  test.each([
    ['2024-03-10T02:30:00', 'America/New_York', '2024-03-10T07:30:00Z'],
    ['2024-11-03T01:30:00', 'America/New_York', '2024-11-03T05:30:00Z'],
    ['2024-10-06 02:15', 'Australia/Lord_Howe', '2024-10-05T15:45:00Z'],
    ['2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T22:00:00Z'],
    ['2024-03-18 09:00', '+05:45', '2024-03-18T03:15:00Z'],
  ])('%s in %s: a repeated hour is the first, a skipped one is moved on', (text, zone, expected) => {
    expect(read(text, inZone(zone))).toBe(expected);
  });
});

describe('a pattern of the user', () => {
  test.each([
    ['dd/MM/yyyy HH:mm', '18/03/2024 09:05', '2024-03-18T08:05:00Z'],
    ['M/d/yy h:mm a', '3/18/24 9:05 PM', '2024-03-18T20:05:00Z'],
    ["yyyyMMdd'T'HHmmss", '20240318T090501', '2024-03-18T08:05:01Z'],
    ['d MMMM yyyy', '18 March 2024', '2024-03-17T23:00:00Z'],
    ['yyyy-MM-dd HH:mm:ss.SSS', '2024-03-18 09:05:01.250', '2024-03-18T08:05:01.250Z'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2024-03-18T09:05:01-05:00', '2024-03-18T14:05:01Z'],
    ['EEE MMM dd HH:mm:ss xx yyyy', 'Mon Mar 18 09:05:01 +0000 2024', '2024-03-18T09:05:01Z'],
    ['yyyy-MM-dd HH:mm', '2024-03-31 02:30', '2024-03-31T01:30:00Z'],
    ['yyyy-MM-dd HH:mm', '2024-10-27 02:30', '2024-10-27T00:30:00Z'],
    ['dd.MM.yy', '18.03.89', '2089-03-17T23:00:00Z'],
    ['dd.MM.yy', '18.03.90', '1990-03-17T23:00:00Z'],
  ])('%s reads %s', (format, text, expected) => {
    const zoned = /x/i.test(format);
    expect(read(text, custom(format, 'Europe/Warsaw'))).toBe(expected);
    expect(styleOf(text, custom(format))).toEqual([zoned ? 'custom' : 'custom-local']);
  });

  test.each([
    '2024-03-18T09:00:00Z',
    '30/02/2024 09:00',
    '18/13/2024 09:00',
    '18/03/2024 09:00 x',
    '18/03/1950 09:00',
    '',
  ])('nothing else is read: %j', (text) => expect(read(text, custom('dd/MM/yyyy HH:mm'))).toBe('NaN'));

  test.each([
    'YYYY-MM-DD',
    '%Y-%m-%d',
    'HH:mm',
    'MM/yyyy',
    'dd/MM/yyyy hh:mm',
    'dd/MM/yyyy ss',
    'nonsense',
    'yyyy-MM-dd HH:mm zzz',
    'yyyy-MM-ddTHH:mm',
    '',
  ])('%j is refused', (format) => {
    expect(() => dateReader(custom(format))).toThrow(UserError);
    expect(() => dateReader(custom(format))).toThrow(
      `"${format}" is not a date pattern. It needs year, month and day,`,
    );
  });
});

describe('the zone of the settings', () => {
  test('one that does not exist is refused before the first date', () => {
    expect(() => dateReader(inZone('Europe/Warszawa'))).toThrow('The nearest names are Europe/Warsaw');
  });
});

describe('the machine', () => {
  const home = process.env.TZ;
  afterEach(() => {
    process.env.TZ = home;
  });

  const texts: [string, DateSettings][] = [
    ['2024-03-10 02:30', UTC],
    ['2011-12-30 12:00', UTC],
    ['31/03/2024 02:30', DMY],
    ['Tue Oct 31 22:10:47 2017', inZone('America/New_York')],
    ['2011-12-30 12:00', custom('yyyy-MM-dd HH:mm')],
    ['2024-03-10 02:30', custom('yyyy-MM-dd HH:mm')],
    ['2024-03-10 02:30', custom('yyyy-MM-dd HH:mm', 'Asia/Tokyo')],
    ['2024-10-06 02:15 +00:00', custom('yyyy-MM-dd HH:mm xxx', 'Asia/Tokyo')],
  ];
  const expected = [
    '2024-03-10T02:30:00Z',
    '2011-12-30T12:00:00Z',
    '2024-03-31T02:30:00Z',
    '2017-11-01T02:10:47Z',
    '2011-12-30T12:00:00Z',
    '2024-03-10T02:30:00Z',
    '2024-03-09T17:30:00Z',
    '2024-10-06T02:15:00Z',
  ];

  test.each([
    'UTC',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Asia/Kathmandu',
  ])('in %s the same text is the same instant', (zone) => {
    process.env.TZ = zone;
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toContain(zone.replace('Kathmandu', 'Kat'));
    expect(texts.map(([text, settings]) => read(text, settings))).toEqual(expected);
  });
});

describe('a reader', () => {
  test('tells which styles it met, how often, and how many dates had no zone', () => {
    const reader = dateReader(DMY);
    const column = ['2024-03-18T09:00:00Z', '18/03/2024', 'rubbish', '19/03/2024', '1710752400', ''];
    expect(column.map((text) => Number.isNaN(reader.read(text)))).toEqual([false, false, true, false, false, true]);
    expect(reader.styles()).toEqual(new Set(['iso', 'day-month-local', 'epoch-s']));
    expect(reader.counts()).toEqual(
      new Map([
        ['day-month-local', 2],
        ['iso', 1],
        ['epoch-s', 1],
      ]),
    );
    expect(reader.zoneless()).toBe(2);
  });

  test('met nothing at first', () => {
    expect([dateReader(UTC).styles().size, dateReader(UTC).zoneless()]).toEqual([0, 0]);
  });

  test('one instant written in many ways is one instant, and the ways are told', () => {
    const reader = dateReader(UTC);
    const column = [
      '2024-03-18T09:00:00Z',
      'Mon Mar 18 09:00:00 +0000 2024',
      '1710752400',
      'Mon, 18 Mar 2024 09:00:00 GMT',
      '1710752400000',
    ];
    expect(new Set(column.map(reader.read))).toEqual(new Set([Date.UTC(2024, 2, 18, 9)]));
    expect(reader.styles()).toEqual(new Set(['iso', 'twitter', 'http', 'epoch-s', 'epoch-ms']));
    expect(reader.zoneless()).toBe(0);
  });

  test('offsets of all kinds are one style', () => {
    const reader = dateReader(UTC);
    const column = ['2024-03-17T21:00:00-12:00', '2024-03-18T14:45:00+05:45', '2024-03-18T23:00:00+14:00'];
    expect(new Set(column.map(reader.read))).toEqual(new Set([Date.UTC(2024, 2, 18, 9)]));
    expect([...reader.styles()]).toEqual(['iso']);
  });

  test('Twitter dates of which some have lost their zone are two styles', () => {
    const reader = dateReader(UTC);
    expect(reader.read('Mon Mar 18 09:00:00 +0000 2024')).toBe(reader.read('Mon Mar 18 09:00:00 2024'));
    expect([...reader.styles()]).toEqual(['twitter', 'twitter-local']);
  });
});

describe('day or month', () => {
  test.each([
    ['31/10/2017', 'dmy'],
    ['10/31/2017', 'mdy'],
    ['03/04/2024', 'either'],
    ['03/04/2024 09:00 PM', 'either'],
    ['05-05-2024', 'either'],
    ['31.10.2017', 'dmy'],
    ['10.31.2017', 'mdy'],
    ['03.04.2024', null],
    ['31/31/2017', null],
    ['30/02/2024', 'dmy'],
    ['02/30/2024', 'mdy'],
    ['2024-03-18', null],
    ['1710752400', null],
    ['rubbish', null],
    ['', null],
  ])('%j is evidence for %s', (text, expected) => expect(orderEvidence(text)).toBe(expected));

  test.each([
    [{ dmy: 0, mdy: 0, either: 0 }, null],
    [{ dmy: 1, mdy: 0, either: 9 }, 'dmy'],
    [{ dmy: 0, mdy: 2, either: 9 }, 'mdy'],
    [{ dmy: 0, mdy: 0, either: 9 }, 'ambiguous'],
    [{ dmy: 5, mdy: 1, either: 9 }, 'contradictory'],
  ])('%j is settled as %s', (evidence, expected) => expect(settleOrder(evidence)).toBe(expected));
});

describe('no date', () => {
  test.each([
    '',
    ' ',
    '-',
    'NULL',
    'null',
    'None',
    'nan',
    'NaN',
    'NaT',
    'N/A',
    'n/a',
    '\\N',
    'undefined',
    '0000-00-00',
  ])('%j says that there is none', (text) => expect(isNoDate(text)).toBe(true));
  test('nor is the zero of MySQL', () => expect(isNoDate('0000-00-00 00:00:00')).toBe(true));

  test.each([
    '0',
    '1',
    'text',
    '2024-03-18',
    '2024-02-30',
    '1970-01-01',
    '0001-01-01',
    'n',
  ])('%j is another matter', (text) => expect(isNoDate(text)).toBe(false));
});

describe('laws', () => {
  const two = (number: number) => String(number).padStart(2, '0');
  const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const DAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
  const half = (date: Date) => (date.getUTCHours() < 12 ? 'AM' : 'PM');
  const parts = (date: Date) => ({
    year: date.getUTCFullYear(),
    month: two(date.getUTCMonth() + 1),
    name: MONTHS[date.getUTCMonth()],
    weekday: DAYS[date.getUTCDay()],
    day: two(date.getUTCDate()),
    clock: date.toISOString().slice(11, 19),
    noon: `${date.getUTCHours() % 12 || 12}${date.toISOString().slice(13, 19)} ${half(date)}`,
  });
  type Parts = ReturnType<typeof parts>;

  /** One printer for each way of writing, to the second. */
  const PRINTERS: Record<string, (p: Parts, seconds: number) => string> = {
    iso: (p) => `${p.year}-${p.month}-${p.day}T${p.clock}Z`,
    space: (p) => `${p.year}-${p.month}-${p.day} ${p.clock}`,
    slash: (p) => `${p.year}/${p.month}/${p.day} ${p.clock} UTC`,
    twitter: (p) => `${p.weekday} ${p.name} ${p.day} ${p.clock} +0000 ${p.year}`,
    http: (p) => `${p.weekday}, ${p.day} ${p.name} ${p.year} ${p.clock} GMT`,
    hyphens: (p) => `${p.day}-${p.name}-${p.year} ${p.clock}`,
    american: (p) => `${p.name} ${p.day}, ${p.year}, ${p.noon}`,
    numbers: (p) => `${p.day}/${p.month}/${p.year} ${p.noon}`,
    stops: (p) => `${p.day}.${p.month}.${p.year}, ${p.clock}`,
    seconds: (_, seconds) => String(seconds),
    milliseconds: (_, seconds) => `${seconds}000`,
    microseconds: (_, seconds) => `${seconds}000000`,
  };
  // From here on epoch seconds have ten digits.
  const seconds = fc.integer({ min: 1_000_000_000, max: Date.UTC(2100, 11, 31) / 1000 });

  test.each(Object.entries(PRINTERS))('what is printed as %s is read again', (_, print) => {
    const reader = dateReader(DMY);
    fc.assert(
      fc.property(seconds, (second) => {
        expect(reader.read(print(parts(new Date(second * 1000)), second))).toBe(second * 1000);
      }),
      { numRuns: 300 },
    );
  });

  test('a text is read alike, whatever was read before it', () => {
    const reader = dateReader(DMY);
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(PRINTERS)), seconds, (print, second) => {
        const text = print(parts(new Date(second * 1000)), second);
        expect(reader.read(text)).toBe(readInstant(text, DMY));
      }),
      { numRuns: 500 },
    );
  });

  test('an offset moves the instant by itself', () => {
    fc.assert(
      fc.property(seconds, fc.integer({ min: -14 * 60, max: 14 * 60 }), (second, minutes) => {
        const local = new Date(second * 1000 + minutes * 60_000).toISOString().slice(0, 19);
        const size = Math.abs(minutes);
        const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(readInstant(`${local}${offset}`, UTC)).toBe(second * 1000);
      }),
      { numRuns: 300 },
    );
  });

  test('no text makes it throw, and what it reads lies between 1990 and 2100', () => {
    const fragment = fc.constantFrom(...'0123456789/-:., TZ+amp'.split(''), 'Mar', 'Mon', 'UTC', '2024', '12');
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(fragment).map((all) => all.join('')),
    );
    const readers = [UTC, DMY, MDY, custom('dd/MM/yyyy HH:mm')].map(dateReader);
    fc.assert(
      fc.property(text, (text) => {
        for (const reader of readers) {
          const instant = reader.read(text);
          const inRange = instant >= Date.UTC(1990, 0) && instant < Date.UTC(2101, 0);
          expect(Number.isNaN(instant) || inRange).toBe(true);
        }
        orderEvidence(text);
        isNoDate(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('a long text takes no time', () => {
    const started = performance.now();
    for (const unit of [' ', '1', 'a', '1 ', 'Mon ', '1/', '2024-', ', ']) {
      expect(read(`Mon, 18 Mar 2024${unit.repeat(200_000)}x`)).toBe('NaN');
      expect(read(`${unit.repeat(200_000)}x`)).toBe('NaN');
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
