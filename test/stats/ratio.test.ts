import { expect, it } from 'vitest';
import { ratio, wilson } from '../../src/stats/index.ts';
import { summarize } from './summarize.ts';

it('has no value and no interval of nothing', () => {
  const nothing = { kind: 'ratio', value: null, matched: 0, total: 0, ci95: null };
  expect(ratio()().summary()).toStrictEqual(nothing);
});

it('keeps what is beside it out of both sides', () => {
  const answered = { matched: 1, total: 1 };
  const unanswered = { matched: 0, total: 1 };
  const pending = { matched: 0, total: 0, beside: { pending: 1 } };
  const summary = summarize(ratio({ beside: ['pending', 'answeredByBot'] }), [answered, unanswered, answered, pending]);
  expect(summary).toMatchObject({ value: 2 / 3, matched: 2, total: 3, pending: 1, answeredByBot: 0 });
});

it('breaks down into parts only where parts are declared', () => {
  const samples = [
    { matched: 1, total: 2, part: 'text' },
    { matched: 3, total: 3, part: 'rating' },
    { matched: 0, total: 5 },
  ];
  expect(summarize(ratio(), samples)).not.toHaveProperty('parts');
  const { parts, total } = summarize(ratio({ parts: ['explicit', 'rating'] }), samples);
  expect(total).toBe(10);
  expect(parts).toEqual({
    explicit: { value: null, matched: 0, total: 0 },
    rating: { value: 1, matched: 3, total: 3 },
    text: { value: 0.5, matched: 1, total: 2 },
  });
  expect(Object.keys(parts ?? {})).toEqual(['explicit', 'rating', 'text']);
});

it('has no interval where more matched than there are', () => {
  expect(summarize(ratio(), [{ matched: 3, total: 2 }])).toMatchObject({ value: 1.5, ci95: null });
});

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857-872,
// table I, method 3. And by hand, z^2 = 3.84146, for 10 of 20: centre (10 + 1.92073) / 23.84146 = 0.5,
// half width 1.95996 / 23.84146 * sqrt(10 * 10 / 20 + 0.96036) = 0.08221 * 2.44139 = 0.20070.
it.each([
  [10, 20, 0.2993, 0.7007],
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('encloses %i of %i by %f and %f', (matched, total, low, high) => {
  const bounds = wilson(matched, total);
  expect(bounds[0]).toBeCloseTo(low, 4);
  expect(bounds[1]).toBeCloseTo(high, 4);
});

it('ends at exactly 0 and 1 where none or all matched', () => {
  for (const total of [1, 3, 7, 20, 1_000_000]) {
    expect(wilson(0, total)[0]).toBe(0);
    expect(wilson(total, total)[1]).toBe(1);
  }
});
