import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSketch, PLACES, resemblance } from '../../src/text/near.ts';

const alike = (a: string, b: string): number => {
  const [one, other] = [answerSketch(a), answerSketch(b)];
  if (one === null || other === null) throw new Error('nothing is left of a text');
  return resemblance(one, other) * PLACES;
};

describe('answers resemble each other', () => {
  it.each([
    ['Hi Anna, your parcel 12345 left us today. ^SP', 'Hello Jan Maria! Your parcel 99 left us today. -Kim', 14],
    ['@dan See https://shop.example/a for details', '@eve_1 See https://shop.example/b?c=2 for details', 16],
    ['Dzień dobry, paczka 12 jest w drodze.', 'Dzień dobry, paczka 34 jest w drodze! /MK', 16],
    ['您好，王先生，您的包裹今天发出。', '您好，李女士，您的包裹今天发出。', 9],
    ['WE ARE LOOKING INTO IT', 'we are looking into it...', 16],
  ])('%s | %s', (a, b, least) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['Please send us your order number in a direct message.', 'The shop in Lublin opens at nine on Saturdays.'],
    ['您的包裹今天发出。', '请把您的密码重置一下。'],
  ])('or do not: %s | %s', (a, b) => {
    expect(alike(a, b)).toBeLessThan(8);
  });

  it('say nothing by handles and links alone', () => {
    expect(answerSketch('@dan https://shop.example/a')).toBeNull();
    expect(answerSketch('')).toBeNull();
    expect(answerSketch('👍 !!!')).toBeNull();
  });
});

it('no text, however long, makes it slow or fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sketch = answerSketch(text);
      expect(sketch?.length ?? PLACES).toBe(PLACES);
      expect(sketch ?? '').not.toMatch(/\p{Surrogate}/u);
    }),
  );
  for (const piece of ['a', 'a ', '。', '中', '@', 'http://', "'", '-'])
    answerSketch(piece.repeat(1_000_000 / piece.length));
});
