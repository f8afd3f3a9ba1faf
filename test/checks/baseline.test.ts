import { describe, expect, it } from 'vitest';
import { type BaselineRule, judgeChange, otherMeasures } from '../../src/checks/baseline.ts';
import type { CheckResult } from '../../src/checks/result.ts';
import { parseFigure } from '../../src/checks/threshold.ts';
import { compareSides } from '../../src/comparison/compare.ts';
import type { Report } from '../../src/report/report.ts';
import { type DurationSummary, numbers, type RatioSummary } from '../../src/stats/index.ts';
import { VOCABULARY } from '../../src/vocabulary.ts';
import { counted, duration, missing, ratio } from '../report/reports.ts';
import { reportWith } from './reports.ts';

interface Asked extends Partial<BaselineRule> {
  readonly minimumN?: number;
  readonly allowMissing?: boolean;
}

function changes(now: Report, then: Report, figures: readonly string[], asked: Asked = {}): readonly CheckResult[] {
  const { minimumN = null, allowMissing = false, maxWorse = 0, significant = false } = asked;
  return judgeChange(
    [now],
    then,
    figures.map((text) => ({ ...parseFigure(text, VOCABULARY), level: 'error', minimumN, allowMissing })),
    { maxWorse, significant, called: 'last-week.json' },
  );
}

const change = (now: Report, then: Report, figure: string, asked?: Asked): CheckResult =>
  changes(now, then, [figure], asked)[0] as CheckResult;

const rate = (matched: number, total: number): Report =>
  reportWith({ 'response-rate': ratio(matched, total) }, { conversations: 5000 });
const negative = (matched: number, total: number, conversations = 5000): Report =>
  reportWith({ 'negative-feedback-ratio': ratio(matched, total) }, { conversations });

/** Waits in bins of a minute, for as many as are given, and how many still wait in the last of them. */
function waits(counts: readonly number[], { median = 60, censored = 0 } = {}): Report {
  const n = counts.reduce((sum, one) => sum + one, 0);
  const bins: DurationSummary['histogram'] = counts.map((answered, minute) => ({
    from: minute * 60,
    to: minute * 60 + 60,
    answered,
    censored: minute === counts.length - 1 ? censored : 0,
  }));
  return reportWith(
    { 'first-response-time': duration(n, median, { censored, histogram: bins }) },
    { conversations: 5000 },
  );
}

describe('a change', () => {
  it('for the better never fails', () => {
    expect(change(rate(90, 100), rate(80, 100), 'response-rate').passed).toBe(true);
    expect(change(negative(5, 100), negative(20, 100), 'negative-feedback-ratio').passed).toBe(true);
    expect(change(waits([9], { median: 60 }), waits([9], { median: 90 }), 'first-response-time.median').passed).toBe(
      true,
    );
  });

  it('for the worse fails, by what the metric calls worse', () => {
    expect(change(rate(80, 100), rate(90, 100), 'response-rate')).toMatchObject({
      passed: false,
      outcome: 'breached',
      operator: '>=',
      limit: 0.9,
      actual: 0.8,
      overshoot: 0.1,
      source: 'response-rate no worse than last-week.json',
      baseline: { value: 0.9, n: 100 },
    });
    expect(change(negative(20, 100), negative(5, 100), 'negative-feedback-ratio')).toMatchObject({
      passed: false,
      operator: '<=',
    });
  });

  it('keeps to what is allowed, to the last one', () => {
    const allowed = { maxWorse: 0.1 };
    expect(change(rate(81, 100), rate(90, 100), 'response-rate', allowed)).toMatchObject({ passed: true, limit: 0.81 });
    expect(change(rate(80, 100), rate(90, 100), 'response-rate', allowed).passed).toBe(false);
    const before = waits([9], { median: 600 });
    expect(change(waits([9], { median: 660 }), before, 'first-response-time.median', allowed).passed).toBe(true);
    expect(change(waits([9], { median: 660.001 }), before, 'first-response-time.median', allowed).passed).toBe(false);
  });

  it('from nothing is infinitely worse', () => {
    expect(change(negative(1, 100), negative(0, 100), 'negative-feedback-ratio', { maxWorse: 0.5 })).toMatchObject({
      passed: false,
      baseline: { change: null },
    });
  });

  it('is told relative to what was', () => {
    expect(
      change(waits([9], { median: 90 }), waits([9], { median: 60 }), 'first-response-time.median').baseline?.change,
    ).toBe(0.5);
  });
});

describe('with chance taken into account', () => {
  const significant = { significant: true };

  it('fails where a rate fell by more than chance', () => {
    // 92% to 80% of 500: z = 5.5.
    const found = change(rate(400, 500), rate(460, 500), 'response-rate', significant);
    expect(found).toMatchObject({ passed: false, baseline: { test: 'z' } });
    expect(found.baseline?.p).toBeLessThan(1e-6);
  });

  it('passes where it may be chance, and says so', () => {
    // 92% to 88% of 50: z = 0.67.
    expect(change(rate(44, 50), rate(46, 50), 'response-rate', significant)).toMatchObject({
      passed: true,
      reason: 'worse, but by no more than chance may bring about',
      baseline: { test: 'fisher' },
    });
  });

  it('still allows what is allowed', () => {
    expect(
      change(rate(8800, 10_000), rate(9200, 10_000), 'response-rate', { significant: true, maxWorse: 0.1 }).passed,
    ).toBe(true);
  });

  it('compares waits by rank, those still waiting included', () => {
    const quick = waits([40, 30, 10, 5]);
    const slow = waits([10, 20, 30, 25], { median: 150 });
    expect(change(slow, quick, 'first-response-time.median', significant)).toMatchObject({
      passed: false,
      baseline: { test: 'gehan' },
    });
    expect(
      change(waits([38, 31, 11, 5], { median: 61 }), quick, 'first-response-time.median', significant).passed,
    ).toBe(true);
    // As many answered as quickly, but sixty more wait.
    expect(
      change(waits([40, 30, 10, 5], { median: 61, censored: 60 }), quick, 'first-response-time.median', significant)
        .passed,
    ).toBe(false);
  });

  it('takes what comes in clusters for no more than its conversations', () => {
    // 20% to 30% of 1,000 messages is more than chance; of 100 conversations it is not.
    expect(change(negative(300, 1000), negative(200, 1000), 'negative-feedback-ratio', significant).passed).toBe(false);
    expect(
      change(negative(300, 1000, 100), negative(200, 1000, 100), 'negative-feedback-ratio', significant).passed,
    ).toBe(true);
  });

  it('corrects for how much is compared together', () => {
    const pair = (matched: number) =>
      reportWith(
        { 'response-rate': ratio(matched, 500), 'resolution-rate': ratio(250, 500), 'reopen-rate': ratio(50, 500) },
        { conversations: 500 },
      );
    const [now, then] = [pair(420), pair(443)];
    const alone = change(now, then, 'response-rate', significant);
    const [together] = changes(now, then, ['response-rate', 'resolution-rate', 'reopen-rate'], significant);
    // 84% and 88.6%: pooled 0.863, error 0.021747, z = 2.1153.
    expect(alone.baseline?.p).toBeCloseTo(0.0344, 4);
    expect(together?.baseline?.p).toBeCloseTo(3 * (alone.baseline?.p ?? 0), 10);
    expect([alone.passed, together?.passed]).toEqual([false, true]);
  });
});

describe('few observations', () => {
  const significant = { significant: true };

  it('cannot be told from chance but by an exact test, as socmetrics compare says too', () => {
    // Nine waits of which each is longer than each before: p 0.0003 by ranks, which nine are too few for.
    const [then, now] = [waits([9]), waits([0, 0, 0, 9], { median: 210 })];
    const found = change(now, then, 'first-response-time.median', significant);
    expect(found).toMatchObject({ passed: true, reason: 'worse, but too few to tell it from chance: n 9' });
    expect(found.baseline?.p).toBeLessThan(0.01);
    const beside = compareSides({ name: 'a', report: then, slice: null }, { name: 'b', report: now, slice: null });
    expect(beside.figures[0]).toMatchObject({ outcome: 'too-few', reason: 'n 9' });
    expect(
      change(waits([0, 0, 0, 10], { median: 210 }), waits([10]), 'first-response-time.median', significant),
    ).toMatchObject({ passed: false, outcome: 'breached' });
    // All of eight were answered, and none is: that is hard to miss.
    expect(change(rate(0, 8), rate(8, 8), 'response-rate', significant)).toMatchObject({ passed: false });
    expect(change(rate(6, 8), rate(8, 8), 'response-rate', significant).reason).toMatch(/too few .*n 8$/);
  });

  it('make no baseline where fewer are asked for than --min-n', () => {
    expect(change(rate(50, 100), rate(8, 8), 'response-rate', { minimumN: 10 })).toMatchObject({
      passed: true,
      reason: 'not compared; in the baseline too few to judge by: n 8 is below the minimum of 10',
    });
  });
});

describe('corrects as socmetrics compare does', () => {
  const significant = { significant: true };
  const pair = (matched: number): Report => {
    const report = reportWith(
      { 'response-rate': ratio(matched, 500), 'resolution-rate': ratio(250, 500), 'reopen-rate': ratio(50, 500) },
      { conversations: 500 },
    );
    const further = { ...report.definitions['reopen-rate'], detail: true };
    return { ...report, definitions: { ...report.definitions, 'reopen-rate': further } } as Report;
  };

  it('the main figures by themselves, beside which further ones take nothing', () => {
    const figures = ['response-rate', 'resolution-rate', 'reopen-rate'];
    const found = changes(pair(420), pair(443), figures, significant);
    const beside = compareSides(
      { name: 'then', report: pair(443), slice: null },
      { name: 'now', report: pair(420), slice: null },
    );
    expect(found.map(({ baseline }) => baseline?.p)).toEqual(beside.figures.map(({ corrected }) => corrected));
    expect(found[0]?.baseline?.p).toBeCloseTo(2 * 0.0344, 3);
  });

  it('and tests numbers by their ranks', () => {
    const replies = (counts: readonly number[]) => {
      const stat = numbers()();
      for (const [at, count] of counts.entries()) for (let more = 0; more < count; more++) stat.add(at + 1);
      return reportWith({ 'replies-to-resolve': stat.summary() });
    };
    expect(
      change(replies([20, 60, 40]), replies([80, 30, 10]), 'replies-to-resolve.median', significant),
    ).toMatchObject({ passed: false, baseline: { test: 'gehan' } });
  });

  it('and says of what cannot be tested that it was not', () => {
    const hidden = (matched: number) => reportWith({ 'negative-feedback-reach': ratio(matched, 10) });
    const found = change(hidden(30), hidden(20), 'negative-feedback-reach', significant);
    expect(found).toMatchObject({ passed: true, baseline: { test: null, p: null } });
    expect(found.reason).toMatch(/cannot be told of this figure/);
  });
});

describe('what cannot be compared', () => {
  const nothing = (summary: RatioSummary | ReturnType<typeof missing>) => reportWith({ satisfaction: summary });

  it('cannot have got worse where it was not known before', () => {
    expect(change(nothing(ratio(8, 10)), nothing(missing('this export has no ratings')), 'satisfaction')).toMatchObject(
      {
        passed: true,
        reason: 'not compared; in the baseline not available: this export has no ratings',
      },
    );
  });

  it('fails where it is not known any more', () => {
    const [now, then] = [nothing(missing('this export has no ratings')), nothing(ratio(8, 10))];
    expect(change(now, then, 'satisfaction')).toMatchObject({ passed: false, outcome: 'not-available' });
    expect(change(now, then, 'satisfaction', { allowMissing: true }).passed).toBe(true);
    expect(change(nothing(ratio(2, 4)), then, 'satisfaction', { minimumN: 5 })).toMatchObject({
      passed: false,
      outcome: 'too-few',
    });
  });

  it('is a wrong question where a report does not hold the slices', () => {
    const now = reportWith(
      { 'response-rate': ratio(1, 1) },
      { slices: [[{ channel: 'x' }, { 'response-rate': ratio(1, 1) }]] },
    );
    expect(() => changes(now, rate(1, 1), ['response-rate by channel'])).toThrow(
      /^last-week\.json cannot tell response-rate by channel/,
    );
  });
});

it('compares slice by slice; a new one has nothing to be worse than', () => {
  const week = (...slices: (readonly [string, number])[]) =>
    reportWith(
      { 'response-rate': ratio(1, 1) },
      {
        slices: slices.map(([channel, matched]) => [
          { channel },
          { 'response-rate': ratio(matched, 100), conversations: counted(100) },
        ]),
      },
    );
  const found = changes(week(['chat', 50], ['mail', 80], ['new', 1]), week(['chat', 60], ['mail', 80]), [
    'response-rate by channel',
  ]);
  expect(found.map(({ slice, passed }) => [slice.channel, passed])).toEqual([
    ['chat', false],
    ['mail', true],
    ['new', true],
  ]);
});

it('says in what two reports were measured otherwise, and not what is bound to differ', () => {
  const now = rate(1, 2);
  const asked = { asOf: '2026-04-07T00:00:00.000Z', by: ['channel'], limitsSeconds: [60] };
  expect(otherMeasures({ ...now, options: { ...now.options, ...asked } }, now)).toEqual([]);
  const then = { ...now, options: { ...now.options, pendingSeconds: 60, bot: ['::x'] } };
  const definitions = { 'response-rate': { ...now.definitions['response-rate'], definition: 'Another.' } };
  expect(otherMeasures(now, { ...then, definitions } as Report)).toEqual([
    'time to answer before it counts (--pending): 1 m then and 1 d now',
    'bot: \\u{3a}:x then and none now',
    'response-rate was defined otherwise by socmetrics 1.2.3',
  ]);
  const hours = (week: string) =>
    ({ ...now.options, schedules: { support: { week } } }) as unknown as Report['options'];
  expect(otherMeasures({ ...now, options: hours('Mon-Fri 09:00-17:00') }, now)).toEqual([
    'business hours: none then and support now',
  ]);
  expect(
    otherMeasures({ ...now, options: hours('Mon 09:00-17:00') }, { ...now, options: hours('Tue 09:00-17:00') }),
  ).toEqual(['business hours: support not the same then and now']);
});
