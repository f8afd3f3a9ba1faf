import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DurationUnit, readDuration } from '../../src/model/duration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('numbers', () => {
  test.each([
    ['12.5', 's', 12.5 * SECOND],
    ['12.5', 'min', 12.5 * MINUTE],
    ['12.5', 'h', 12.5 * HOUR],
    ['12.5', 'd', 12.5 * DAY],
    ['12,5', 'min', 12.5 * MINUTE],
    [' 12 ', 'min', 12 * MINUTE],
    ['0', 's', 0],
    ['0.1', 's', 100],
    ['0.0001', 's', 0],
    ['-3', 'min', -3 * MINUTE],
    ['-0', 's', 0],
  ] as [string, DurationUnit, number][])('%j counts %s', (text, unit, expected) => {
    expect(readDuration(text, unit)).toBe(expected);
  });

  test.each([
    '1,234',
    '1.234.5',
    '1e3',
    '.5',
    '5.',
    '+5',
    '0x10',
    'Infinity',
    '9'.repeat(400),
  ])('%s is none, or might be another', (text) => expect(readDuration(text, 's')).toBeNaN());

  test('a number without a unit is none', () => expect(readDuration('12.5', null)).toBeNaN());
});

describe('clocks', () => {
  test.each([
    ['00:10:00', 10 * MINUTE],
    ['01:02:03', HOUR + 2 * MINUTE + 3 * SECOND],
    ['1:02:03', HOUR + 2 * MINUTE + 3 * SECOND],
    ['131:00:00', 131 * HOUR],
    ['00:00:01.25', 1250],
    ['-00:10:00', -10 * MINUTE],
    ['00:00:00', 0],
    ['2 days 03:04:05', 2 * DAY + 3 * HOUR + 4 * MINUTE + 5 * SECOND],
    ['1 day, 2:03:04', DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND],
    ['0 days 00:03:12.500000', 3 * MINUTE + 12.5 * SECOND],
    ['-1 days +23:59:50', -10 * SECOND],
    ['-1 days 01:00:00', -25 * HOUR],
  ])('%s', (text, expected) => expect(readDuration(text, null)).toBe(expected));

  test.each([
    '12:30',
    '00:60:00',
    '00:00:60',
    '1:2:3',
    '00:00:00:00',
    '2 days 03:04',
    '2024-03-18 09:00:00',
  ])('%s is none', (text) => expect(readDuration(text, 'h')).toBeNaN());
});

describe('words', () => {
  test.each([
    ['2 hours 3 minutes', 2 * HOUR + 3 * MINUTE],
    ['2 hours, 3 minutes and 4 seconds', 2 * HOUR + 3 * MINUTE + 4 * SECOND],
    ['1d 4h', 28 * HOUR],
    ['1d4h', 28 * HOUR],
    ['45m', 45 * MINUTE],
    ['45 min', 45 * MINUTE],
    ['33 s', 33 * SECOND],
    ['250ms', 250],
    ['1 Week', 7 * DAY],
    ['1.5 hrs', 1.5 * HOUR],
    ['-45m', -45 * MINUTE],
    ['1 hour', HOUR],
    ['2 days', 2 * DAY],
  ])('%s', (text, expected) => expect(readDuration(text, null)).toBe(expected));

  test.each([
    '3 minutes 2 hours',
    '2h 3h',
    '1 month',
    '1y',
    '2 hours and',
    '2 hours 3',
    'an hour',
    '5 apples',
    '1,5 h',
    'h',
  ])('%s is none', (text) => expect(readDuration(text, 'h')).toBeNaN());
});

describe('ISO 8601', () => {
  test.each([
    ['PT1H30M', 90 * MINUTE],
    ['P1DT2H', 26 * HOUR],
    ['P2W', 14 * DAY],
    ['PT0.5S', 500],
    ['PT0S', 0],
    ['-PT10M', -10 * MINUTE],
  ])('%s', (text, expected) => expect(readDuration(text, null)).toBe(expected));

  test.each(['P', 'PT', 'P1DT', 'P1Y', 'P1M', 'PT1M1H', 'pt1h'])('%s is none', (text) => {
    expect(readDuration(text, 's')).toBeNaN();
  });
});

describe('laws', () => {
  test.each(['', ' ', '-', 'null', 'N/A', 'NaN'])('%j is none', (text) => expect(readDuration(text, 's')).toBeNaN());

  test('what is printed as a clock, in words or in ISO is read again', () => {
    const fields = fc.tuple(...[30, 23, 59, 59].map((max) => fc.integer({ min: 0, max })));
    fc.assert(
      fc.property(fields, ([d = 0, h = 0, m = 0, s = 0]) => {
        const expected = d * DAY + h * HOUR + m * MINUTE + s * SECOND;
        const [hh, mm, ss] = [h, m, s].map((number) => String(number).padStart(2, '0'));
        const texts = [`${d} days ${hh}:${mm}:${ss}`, `${d}d ${h}h ${m}m ${s}s`, `P${d}DT${h}H${m}M${s}S`];
        expect(texts.map((text) => readDuration(text, null))).toEqual(texts.map(() => expected));
      }),
    );
  });

  test('no text makes it throw; the result is a whole number or none, and never -0', () => {
    const fragment = fc.constantFrom(...'0123456789:-+., dhmsPT'.split(''), 'days', 'and', '00:10:00');
    const text = fc.oneof(
      fc.string(),
      fc.array(fragment).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (text) => {
        const duration = readDuration(text, 'min');
        expect(Number.isNaN(duration) || Number.isSafeInteger(duration)).toBe(true);
        expect(Object.is(duration, -0)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('a long text takes no time', () => {
    const started = performance.now();
    for (const unit of [' ', '1', '1d ', 'and ', ', ', '0:']) {
      expect(readDuration(`1d${unit.repeat(200_000)}x`, 's')).toBeNaN();
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
