import { describe, expect, it } from 'vitest';
import { ratingOf } from '../../../src/sources/platforms/fields.ts';

describe('a rating', () => {
  it.each([
    ['great', { value: 1, min: 0, max: 1 }],
    ['ok', { value: 0.5, min: 0, max: 1 }],
    ['false', { value: 0, min: 0, max: 1 }],
    ['Very satisfied', { value: 5, min: 1, max: 5 }],
    ['Extremely Happy', { value: 5, min: 1, max: 5 }],
    ['fair', { value: 3, min: 1, max: 5 }],
    ['very dissatisfied', { value: 1, min: 1, max: 5 }],
    ['4,5', { value: 4.5, min: null, max: null }],
    ['85%', { value: 85, min: 0, max: 100 }],
    ['0 %', { value: 0, min: 0, max: 100 }],
    ['4/5', { value: 4, min: 1, max: 5 }],
    ['0', { value: 0, min: null, max: null }],
    ['0.95', { value: 0.95, min: null, max: null }],
  ])('"%s" is read', (text, rating) => {
    expect(ratingOf(text, 'csat')).toEqual({ rating, fault: null });
  });

  it('"offered" is none, and says that one was asked for', () => {
    expect(ratingOf('offered', 'csat')).toEqual({ rating: null, offered: true, fault: null });
  });

  it.each(['', 'N/A', '0/5'])('"%s" is none', (text) => {
    expect(ratingOf(text, 'csat')).toEqual({ rating: null, fault: null });
  });

  it('that cannot be read is counted', () => {
    expect(ratingOf('B minus', 'csat')).toMatchObject({ rating: null, fault: { code: 'bad-rating' } });
  });
});
