import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JudgedShare, type RatesByKind } from '../../src/stats/corrected.ts';

/** Of 98 matching texts 78 found, of 198 others 19 called: with one more on each side .79 and .10. */
const RATES: RatesByKind = {
  en: { texts: 'messages', matching: { n: 98, found: 78 }, others: { n: 198, called: 19 } },
  xx: { texts: 'coins', matching: { n: 100, found: 50 }, others: { n: 100, called: 50 } },
};

function judged(...samples: readonly (readonly [kind: string, matched: number, total: number])[]) {
  const stat = new JudgedShare(RATES);
  for (const [kind, matched, total] of samples) stat.add({ kind, matched, total });
  return stat.summary();
}

describe('the corrected share', () => {
  it('takes out what the judge misses and what it calls wrongly', () => {
    // (0.445 - 0.1) / (0.79 - 0.1) = 0.5
    expect(judged(['en', 445, 1000])?.value).toBeCloseTo(0.5, 12);
  });

  it('has an interval that takes in the uncertainty of the rates: it hardly shrinks with more observations', () => {
    const width = (total: number) => {
      const [low, high] = judged(['en', 0.445 * total, total])?.ci95 as [number, number];
      return high - low;
    };
    // sqrt(.445 * .555 / 1000 + .25 * .79 * .21 / 98 + .25 * .1 * .9 / 198) / .69 = .0406
    expect(width(1000)).toBeCloseTo(2 * 1.96 * 0.0406, 3);
    expect(width(1_000_000)).toBeGreaterThan(0.7 * width(1000));
  });

  it('stays between none and all where fewer are judged so than the judge calls wrongly', () => {
    expect(judged(['en', 1, 1000])).toMatchObject({ value: 0 });
    expect(judged(['en', 1000, 1000])).toMatchObject({ value: 1 });
  });

  it('is that of each kind by its own errors, weighed by how many there are, and says what was measured', () => {
    expect(judged(['en', 445, 1000])?.method).toBe('Rogan-Gladen, errors measured on 296 messages (en)');
  });

  it('is none where the judge tells nothing apart, for kinds without rates, and for nothing', () => {
    expect(judged(['xx', 5, 10])).toBeNull();
    expect(judged(['yy', 5, 10])).toBeNull();
    expect(judged()).toBeNull();
    expect(judged(['xx', 5, 10], ['en', 445, 1000])?.n).toBe(1000);
  });

  it('finds a share again through a judge that errs at the measured rates', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
        const [a, b] = [79 / 100, 20 / 200];
        const called = percent * a + (100 - percent) * b;
        expect(judged(['en', called * 10, 1000])?.value).toBeCloseTo(percent / 100, 9);
      }),
    );
  });
});
