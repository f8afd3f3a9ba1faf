import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanBefore, spanOf } from '../src/period.ts';

const AS_OF = Date.UTC(2026, 2, 12, 15, 30);
const iso = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z');
const told = (text: string, zone = 'UTC') => {
  const { from, to } = spanOf(text, zone, AS_OF);
  return [iso(from), iso(to)];
};

describe('a period', () => {
  it.each([
    ['2026', '2026-01-01T00:00Z', '2027-01-01T00:00Z'],
    ['2026-Q1', '2026-01-01T00:00Z', '2026-04-01T00:00Z'],
    ['2026-02', '2026-02-01T00:00Z', '2026-03-01T00:00Z'],
    ['2026-W10', '2026-03-02T00:00Z', '2026-03-09T00:00Z'],
    ['2020-W53', '2020-12-28T00:00Z', '2021-01-04T00:00Z'],
    ['2026-03-05', '2026-03-05T00:00Z', '2026-03-06T00:00Z'],
    ['this-month', '2026-03-01T00:00Z', '2026-04-01T00:00Z'],
    ['last-month', '2026-02-01T00:00Z', '2026-03-01T00:00Z'],
    ['this-week', '2026-03-09T00:00Z', '2026-03-16T00:00Z'],
    ['last-week', '2026-03-02T00:00Z', '2026-03-09T00:00Z'],
    ['last-quarter', '2025-10-01T00:00Z', '2026-01-01T00:00Z'],
    ['this-year', '2026-01-01T00:00Z', '2027-01-01T00:00Z'],
    ['today', '2026-03-12T00:00Z', '2026-03-13T00:00Z'],
    ['yesterday', '2026-03-11T00:00Z', '2026-03-12T00:00Z'],
    ['2026-03-01..2026-03-15', '2026-03-01T00:00Z', '2026-03-16T00:00Z'],
    ['2026-03-05..2026-03-05', '2026-03-05T00:00Z', '2026-03-06T00:00Z'],
    ['2026-01..2026-03', '2026-01-01T00:00Z', '2026-04-01T00:00Z'],
    ['2026-W10..2026-03-12', '2026-03-02T00:00Z', '2026-03-13T00:00Z'],
    ['2026-03-01..2026-03-01T09:00:00Z', '2026-03-01T00:00Z', '2026-03-01T09:00Z'],
    ['2026-03-01T08:00:00Z..2026-03-01T09:00:00Z', '2026-03-01T08:00Z', '2026-03-01T09:00Z'],
  ])('%s', (text, from, to) => {
    expect(told(text)).toEqual([from, to]);
  });

  it('lies in the zone, over the change of clocks too', () => {
    expect(told('2026-03', 'Europe/Warsaw')).toEqual(['2026-02-28T23:00Z', '2026-03-31T22:00Z']);
    expect(told('today', 'Pacific/Kiritimati')).toEqual(['2026-03-12T10:00Z', '2026-03-13T10:00Z']);
    expect(told('2026-03-29', 'Europe/Warsaw')).toEqual(['2026-03-28T23:00Z', '2026-03-29T22:00Z']);
    expect(told('2026-03-28..2026-03-29', 'Europe/Warsaw')).toEqual(['2026-03-27T23:00Z', '2026-03-29T22:00Z']);
  });

  it.each([
    '2026-13',
    '2026-W54',
    '2025-W53',
    '2026-02-30',
    '2026-Q5',
    'month',
    '03/2026',
    '2026-03-15..',
    '..',
    '',
  ])('is not %j', (text) => {
    expect(() => told(text)).toThrow(/is no period/);
  });

  it('does not end before it begins', () => {
    expect(() => told('2026-03-15..2026-03-01')).toThrow(/ends before it begins/);
  });

  it('suggests what may have been meant', () => {
    expect(() => told('this-mont')).toThrow('Did you mean this-month?');
  });
});

describe('the period before', () => {
  const previous = (text: string, zone = 'UTC') => {
    const { name, from, to } = spanBefore(spanOf(text, zone, AS_OF), zone);
    return [name, iso(from), iso(to)];
  };

  it('is that of the calendar', () => {
    expect(previous('2026-03')).toEqual(['2026-02', '2026-02-01T00:00Z', '2026-03-01T00:00Z']);
    expect(previous('2026-W01')).toEqual(['2025-W52', '2025-12-22T00:00Z', '2025-12-29T00:00Z']);
    expect(previous('2026-03-01..2026-03-31')).toEqual(['2026-02', '2026-02-01T00:00Z', '2026-03-01T00:00Z']);
    expect(previous('this-quarter')).toEqual(['2025-Q4', '2025-10-01T00:00Z', '2026-01-01T00:00Z']);
  });

  it('is as long where it is none of the calendar', () => {
    expect(previous('2026-03-01..2026-03-15')).toEqual(['the time before', '2026-02-14T00:00Z', '2026-03-01T00:00Z']);
  });

  it('ends where the other begins', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Warsaw', 'America/St_Johns', 'Pacific/Apia', 'America/Sao_Paulo');
    const texts = fc.constantFrom('today', 'this-week', 'this-month', 'this-quarter', 'this-year');
    const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(zones, texts, instants, (zone, text, instant) => {
        const span = spanOf(text, zone, instant);
        expect(span.from).toBeLessThanOrEqual(instant);
        expect(span.to).toBeGreaterThan(instant);
        const earlier = spanBefore(span, zone);
        expect(earlier.to).toBe(span.from);
        expect(spanOf(text.replace('this', 'last').replace('today', 'yesterday'), zone, instant).from).toBe(
          earlier.from,
        );
      }),
    );
  });
});
