import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mode } from '../../src/stats/index.ts';
import { summarize } from './summarize.ts';

it('is the commonest, and of equals the first', () => {
  expect(summarize(mode(), ['b', 'a', 'b'])).toEqual({ value: 'b', count: 2, total: 3 });
  expect(summarize(mode(), ['b', 'a'])).toEqual({ value: 'a', count: 1, total: 2 });
  expect(summarize(mode(), [])).toEqual({ value: null, count: 0, total: 0 });
});

it('is the same from parts', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'constructor'));
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      const whole = mode()();
      for (const text of [...first, ...second]) whole.add(text);
      const [one, other] = [mode()(), mode()()];
      for (const text of first) one.add(text);
      for (const text of second) other.add(text);
      other.merge(one);
      expect(other.summary()).toEqual(whole.summary());
    }),
  );
});
