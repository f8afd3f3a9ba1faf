import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  businessTime,
  count,
  date,
  duration,
  durationInterval,
  instant,
  period,
  plural,
  points,
  quantity,
  share,
  shareInterval,
} from '../../src/report/format.ts';

describe('quantity', () => {
  it.each([
    [1, 'inquiries', '1 inquiry'],
    [2, 'inquiries', '2 inquiries'],
    [1, 'agents', '1 agent'],
    [1, 'inquiries first answered by a bot', '1 inquiry first answered by a bot'],
    [1, 'conversations with a question', '1 conversation with a question'],
    [1, 'customer messages', '1 customer message'],
    [1, 'replies', '1 reply'],
    [1, 'reach', '1 reach'],
    [1, 'business', '1 business'],
    [1285, 'turns', '1,285 turns'],
    [0, 'cases', '0 cases'],
  ])('%s %s', (value, nouns, told) => {
    expect(quantity(value, nouns)).toBe(told);
  });
});

describe('count', () => {
  it.each([
    [null, '-'],
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
    [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991'],
  ])('writes %s as %s', (value, text) => expect(count(value)).toBe(text));

  it('knows one from many', () => {
    expect([0, 1, 2, 1000].map((value) => plural(value, 'row'))).toEqual(['0 rows', '1 row', '2 rows', '1,000 rows']);
  });
});

describe('duration', () => {
  it.each([
    [null, '-'],
    [0, '0 s'],
    [0.0004, '< 0.1 s'],
    [0.049, '< 0.1 s'],
    [0.05, '0.1 s'],
    [0.4, '0.4 s'],
    [0.94, '0.9 s'],
    [0.96, '1 s'],
    [1.4, '1 s'],
    [1.5, '2 s'],
    [45, '45 s'],
    [59.4, '59 s'],
    [59.6, '1 m'],
    [60, '1 m'],
    [813.4, '13 m 33 s'],
    [3599.4, '59 m 59 s'],
    [3599.6, '1 h'],
    [3629, '1 h'],
    [3630, '1 h 1 m'],
    [31_920, '8 h 52 m'],
    [86_369, '23 h 59 m'],
    [86_370, '1 d'],
    [180_000, '2 d 2 h'],
    [172_800, '2 d'],
    [194_399_999, '2,250 d'],
    [1e13, '115,740,740 d 18 h'],
  ])('tells %s s as %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it('has at most two units, each below the next larger one', () => {
    const law = fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (seconds) => {
      const parts = duration(seconds).match(/[\d,.]+ [dhms]/g) ?? [];
      expect(parts.length).toBeLessThanOrEqual(2);
      for (const part of parts)
        expect(Number.parseInt(part, 10)).toBeLessThan(part.endsWith('h') ? 24 : part.endsWith('d') ? 1e6 : 60);
    });
    fc.assert(law);
  });
});

describe('share', () => {
  it.each([
    [null, '-'],
    [0, '0 %'],
    [0.0001, '< 0.1 %'],
    [0.0005, '0.1 %'],
    [0.82, '82 %'],
    [0.974, '97.4 %'],
    [0.2875, '28.8 %'],
    [0.0835, '8.4 %'],
    [0.9994, '99.9 %'],
    [0.9996, '> 99.9 %'],
    [1 - 2 ** -53, '> 99.9 %'],
    [1, '100 %'],
    [1.25, '125 %'],
  ])('writes %s as %s', (value, text) => expect(share(value)).toBe(text));
});

describe('intervals', () => {
  it.each([
    [null, '-'],
    [[0.99702, 1], '99.7-100 %'],
    [[0.3, 0.7], '30-70 %'],
    [[0, 0.0001], '0-0.1 %'],
    [[0.99997, 1], '99.9-100 %'],
    [[0.9155, 0.9897], '91.5-99 %'],
  ] as const)('rounds %s outwards to %s', (interval, text) => expect(shareInterval(interval)).toBe(text));

  it('tells both ends of an interval of durations', () => {
    expect(durationInterval([730, 842])).toBe('12 m 10 s - 14 m 2 s');
    expect(durationInterval(null)).toBe('-');
  });
});

it.each([
  [0.42, '+42'],
  [0, '0'],
  [-0.004, '0'],
  [-0.125, '-13'],
  [0.125, '+13'],
  [-1, '-100'],
])('writes the difference %s as %s points', (difference, text) => expect(points(difference)).toBe(text));

describe('dates', () => {
  it('are those of the zone', () => {
    expect(date('2026-02-28T23:30:00.000Z', 'UTC')).toBe('28 Feb 2026');
    expect(date('2026-02-28T23:30:00.000Z', 'Europe/Warsaw')).toBe('1 Mar 2026');
    expect(date('2026-02-28T23:30:00.000Z', '-11:00')).toBe('28 Feb 2026');
  });

  it('go with the time of day on both sides of a turn of the clocks', () => {
    expect(instant('2026-03-29T00:59:00.000Z', 'Europe/Warsaw')).toBe('29 Mar 2026 01:59');
    expect(instant('2026-03-29T01:00:00.000Z', 'Europe/Warsaw')).toBe('29 Mar 2026 03:00');
  });

  it('make a period, or one day', () => {
    const from = '2011-10-01T00:00:00.000Z';
    expect(period({ from, to: '2017-12-03T23:59:59.000Z' }, 'UTC')).toBe('1 Oct 2011 - 3 Dec 2017');
    expect(period({ from, to: '2011-10-01T23:59:59.000Z' }, 'UTC')).toBe('1 Oct 2011');
  });
});

it('tells business time in hours, since a day of it is no day of work', () => {
  expect([null, 0, 90, 86_399, 86_400, 144_000, 3_600_000].map(businessTime)).toEqual([
    '-',
    '0 s',
    '1 m 30 s',
    '24 h',
    '24 h',
    '40 h',
    '1,000 h',
  ]);
});
