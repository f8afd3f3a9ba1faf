import { expect, it } from 'vitest';
import { type DurationSample, durations } from '../../src/stats/index.ts';
import { HOUR, MINUTE, summarize } from './summarize.ts';

const after = (...milliseconds: number[]): DurationSample[] => milliseconds.map((elapsed) => ({ elapsed }));

it('has no figures of nothing', () => {
  expect(durations({ kaplanMeier: true })().summary()).toStrictEqual({
    kind: 'duration',
    unit: 's',
    n: 0,
    invalid: 0,
    censored: 0,
    mean: null,
    median: null,
    p75: null,
    p90: null,
    p95: null,
    min: null,
    max: null,
    medianCi95: null,
    histogram: [],
  });
});

it('takes every figure of one from that one', () => {
  const summary = summarize(durations(), after(1500));
  expect(summary).toMatchObject({ n: 1, mean: 1.5, median: 1.5, p75: 1.5, p90: 1.5, p95: 1.5, min: 1.5, max: 1.5 });
});

it('puts the median of two between them', () => {
  expect(summarize(durations(), after(1000, 2001))).toMatchObject({ mean: 1.5005, median: 1.5005, min: 1, max: 2.001 });
});

it('tells the median from the mean: replies after 10, 45, 120, 1200, 53 min', () => {
  const summary = summarize(durations(), after(...[10, 45, 120, 1200, 53].map((minutes) => minutes * MINUTE)));
  expect(summary).toMatchObject({
    median: 53 * 60,
    mean: 285.6 * 60, // 1428 / 5
    p75: 120 * 60,
    p90: 768 * 60, // position 3.6: 120 + 0.6 * 1080
    p95: 984 * 60, // position 3.8: 120 + 0.8 * 1080
    medianCi95: null,
  });
});

it('encloses the median of ten by the second and the ninth', () => {
  const summary = summarize(durations(), after(...[9, 1, 8, 2, 7, 3, 6, 4, 5, 10].map((second) => second * 1000)));
  expect(summary).toMatchObject({ median: 5.5, medianCi95: [2, 9] });
});

it('counts the invalid and the still waiting beside n', () => {
  const samples: DurationSample[] = [{ invalid: true }, { censored: 5000 }, { elapsed: 1000 }, { elapsed: -1 }];
  expect(summarize(durations(), samples)).toMatchObject({ n: 1, invalid: 2, censored: 1, min: 1, max: 1 });
});

it('takes a wait that begins after the end of the data for one of 0', () => {
  const { histogram } = summarize(durations(), [{ censored: -5 }]);
  expect(histogram).toEqual([{ from: 0, to: 1, answered: 0, censored: 1 }]);
});

it('estimates the median with those who still wait, when asked to', () => {
  const samples = [...after(HOUR, HOUR, HOUR, HOUR), ...Array(6).fill({ censored: 5 * MINUTE })];
  expect(summarize(durations(), samples)).not.toHaveProperty('kaplanMeier');
  const { kaplanMeier } = summarize(durations({ kaplanMeier: true }), samples);
  expect(kaplanMeier).toEqual({ status: 'reached', median: 3600 });
});

it('says that the median is not reached where all still wait', () => {
  const { kaplanMeier } = summarize(durations({ kaplanMeier: true }), [{ censored: HOUR }, { censored: 0 }]);
  expect(kaplanMeier).toEqual({ status: 'not-reached', median: null });
});

it('summarises a million values exactly', () => {
  const n = 1_000_000;
  // 7919 is prime to a million, so each second from 0 to 999,999 occurs once.
  const scattered = Array.from({ length: n }, (_, i) => ({ elapsed: ((i * 7919) % n) * 1000 }));
  const summary = summarize(durations({ kaplanMeier: true }), scattered);
  expect(summary).toMatchObject({
    n,
    mean: 499_999.5,
    median: 499_999.5,
    p90: 899_999.1,
    max: 999_999,
    medianCi95: [499_019, 500_980], // ranks 499,020 and 500,981, counted from 1
    kaplanMeier: { status: 'reached', median: 499_999 },
  });
  expect(summary.histogram.reduce((sum, { answered }) => sum + answered, 0)).toBe(n);
});

it('has the same mean in any order even where the sum is beyond 2^53', () => {
  const long = [Number.MAX_SAFE_INTEGER, 1, 3, Number.MAX_SAFE_INTEGER - 1, 7];
  expect(summarize(durations(), after(...long))).toEqual(summarize(durations(), after(...long.toReversed())));
});
