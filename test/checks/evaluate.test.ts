import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../src/checks/evaluate.ts';
import { allPassed } from '../../src/checks/result.ts';
import type { ThresholdSettings } from '../../src/checks/threshold.ts';
import { UserError } from '../../src/model/problem.ts';
import type { Report } from '../../src/report/report.ts';
import type { TallySummary } from '../../src/stats/index.ts';
import { threshold } from '../../src/vocabulary.ts';
import { counted, duration, missing, ratio, within } from '../report/reports.ts';
import { reportWith } from './reports.ts';

const judged = (report: Report | readonly Report[], text: string, settings: ThresholdSettings = {}) =>
  evaluate(report, [threshold(text, settings)]);

const only = (report: Report, text: string, settings: ThresholdSettings = {}) => {
  const results = judged(report, text, settings);
  expect(results).toHaveLength(1);
  return results[0] as (typeof results)[number];
};

const topics: TallySummary = {
  kind: 'tally',
  total: 40,
  columns: [{ id: 'negativeShare', title: 'negative', unit: 'share', n: 'negativeShareN' }],
  rows: [{ key: 'delivery', count: 10, share: 0.25, negativeShare: 19 / 20, negativeShareN: 20 }],
};

const report = reportWith({
  'response-rate': ratio(19, 20, { pending: 3, answeredByBot: 0 }),
  'first-response-time': duration(18, 600, { p90: 1360, censored: 2, kaplanMeier: { status: 'reached', median: 700 } }),
  'response-time': duration(0, null, { censored: 3 }),
  satisfaction: missing('this export has no ratings'),
  conversations: counted(20, { conversations: 23, customers: 19, spam: 3 }),
  'first-response-within': within([
    [900, 12, 16],
    [3600, 15, 18],
  ]),
  topics,
});

describe('a figure', () => {
  test.each([
    ['response-rate >= 95%', 0.95, 20, true],
    ['response-rate > 95%', 0.95, 20, false],
    ['response-rate = 95%', 0.95, 20, true],
    ['response-rate != 95%', 0.95, 20, false],
    ['response-rate.pending <= 2', 3, null, false],
    ['response-rate.n >= 20', 20, null, true],
    ['first-response-time.median <= 10m', 600, 18, true],
    ['first-response-time.p90 <= 15m', 1360, 18, false],
    ['first-response-time.kaplanMeier <= 11m', 700, 20, false],
    ['first-response-time.censored < 3', 2, null, true],
    ['conversations >= 20', 20, null, true],
    ['conversations.spam <= 2', 3, null, false],
    ['first-response-within.15m >= 75%', 0.75, 16, true],
    ['first-response-within.1h.matched >= 16', 15, 18, false],
    ['topics.delivery.count <= 10', 10, 40, true],
    ['topics.delivery.share < 25%', 0.25, 40, false],
    ['topics.delivery.negativeShare <= 95%', 0.95, 20, true],
    ['topics.total >= 41', 40, null, false],
  ])('%s', (text, actual, n, passed) => {
    expect(only(report, text)).toMatchObject({ actual, n, passed, outcome: passed ? 'met' : 'breached' });
  });

  it('is told whole: what was judged, the limit, what was found and by how much it is missed', () => {
    const settings = { level: 'warn', name: 'Quick', reason: 'promised on the website' } as const;
    expect(only(report, 'first-response-time.p90 <= 15m', settings)).toEqual({
      metric: 'first-response-time',
      statistic: 'p90',
      row: null,
      by: null,
      slice: {},
      operator: '<=',
      limit: 900,
      unit: 's',
      actual: 1360,
      n: 18,
      level: 'warn',
      passed: false,
      outcome: 'breached',
      reason: null,
      overshoot: 460,
      name: 'Quick',
      why: 'promised on the website',
      source: 'first-response-time.p90 <= 15m',
      baseline: null,
    });
  });

  it('that is missed as a warning lets the whole pass', () => {
    expect(allPassed(judged(report, 'first-response-time.p90 <= 15m'))).toBe(false);
    expect(allPassed(judged(report, 'first-response-time.p90 <= 15m', { level: 'warn' }))).toBe(true);
  });
});

describe('the limit itself', () => {
  it('is met by exactly that many, and by none less, whatever the total', () => {
    // A share of exactly `digits / 1000`, and the nearest ones below and above it that the total allows.
    const law = fc.property(fc.nat(1000), fc.integer({ min: 1, max: 9_000_000_000 }), (digits, scale) => {
      const total = 1000 * scale;
      const matched = digits * scale;
      const at = (count: number) =>
        only(reportWith({ 'response-rate': ratio(count, total) }), `response-rate >= ${digits / 10}%`);
      expect(at(matched).passed).toBe(true);
      if (matched > 0) expect(at(matched - 1).passed).toBe(false);
      if (matched < total) expect(at(matched + 1).passed).toBe(true);
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('parts what is below from what is above, in every operator', () => {
    const law = fc.property(fc.nat(1000), fc.nat(50), fc.integer({ min: 1, max: 50 }), (digits, matched, total) => {
      fc.pre(matched <= total);
      const passes = (operator: string) =>
        only(reportWith({ 'response-rate': ratio(matched, total) }), `response-rate ${operator} ${digits / 10}%`)
          .passed;
      const order = Math.sign(matched * 1000 - digits * total);
      expect(['<', '<=', '=', '!=', '>=', '>'].map(passes)).toEqual([
        order < 0,
        order <= 0,
        order === 0,
        order !== 0,
        order >= 0,
        order > 0,
      ]);
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('is met by a wait of exactly that long', () => {
    const law = fc.property(fc.integer({ min: 1, max: 1e10 }), (milliseconds) => {
      const at = (value: number) =>
        only(
          reportWith({ 'first-response-time': duration(9, value / 1000) }),
          `first-response-time.median <= ${milliseconds}ms`,
        );
      expect([at(milliseconds).passed, at(milliseconds + 1).passed, at(milliseconds + 0.01).passed]).toEqual([
        true,
        false,
        false,
      ]);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

describe('nothing to judge by fails, and says why', () => {
  test.each([
    ['satisfaction >= 80%', 'not-available', 'not available: this export has no ratings'],
    ['response-time.median <= 1h', 'no-data', 'no data: none has ended, 3 are open'],
    ['topics.outage.negativeShare <= 5%', 'no-data', 'no data: no row "outage"'],
  ])('%s', (text, outcome, reason) => {
    expect(only(report, text)).toMatchObject({ passed: false, outcome, reason, actual: null });
    expect(only(report, text, { allowMissing: true })).toMatchObject({ passed: true, outcome, reason });
  });

  it('of an input without conversations, whatever is asked', () => {
    const nothing = reportWith({ conversations: counted(0), 'response-rate': ratio(0, 0) }, { conversations: 0 });
    for (const text of ['conversations < 100', 'response-rate >= 95%', 'response-rate.total < 5']) {
      expect(only(nothing, text)).toMatchObject({ passed: false, outcome: 'no-data' });
    }
  });

  it('of a ratio of nothing', () => {
    expect(only(reportWith({ 'response-rate': ratio(0, 0) }), 'response-rate >= 0%')).toMatchObject({
      passed: false,
      reason: 'no data: nothing was counted',
    });
  });

  it('of a sample that is too small', () => {
    expect(only(report, 'response-rate >= 90%', { minimumN: 21 })).toMatchObject({
      passed: false,
      outcome: 'too-few',
      actual: 0.95,
      reason: 'too few to judge by: n 20 is below the minimum of 21',
    });
    expect(only(report, 'response-rate >= 90%', { minimumN: 20 }).passed).toBe(true);
    expect(only(report, 'response-rate >= 90%', { minimumN: 21, allowMissing: true }).passed).toBe(true);
  });

  it('but a number of things is no sample: its own size cannot be too small', () => {
    expect(only(report, 'conversations <= 20', { minimumN: 1000 }).passed).toBe(true);
    expect(only(report, 'response-rate.n <= 20', { minimumN: 1000 }).passed).toBe(true);
    expect(only(report, 'topics.delivery.count <= 10', { minimumN: 41 }).outcome).toBe('too-few');
  });
});

it('counts a row that does not occur as 0, and names the nearest', () => {
  expect(only(report, 'topics.delivry.count < 10')).toMatchObject({
    actual: 0,
    n: 40,
    passed: true,
    reason: 'no row "delivry"; the nearest is "delivery"',
  });
  expect(only(reportWith({ topics: { ...topics, rows: [] } }), 'topics.outage.share < 5%')).toMatchObject({
    actual: 0,
    passed: true,
  });
});

it('takes a median that was not reached for longer than any limit', () => {
  const waiting = reportWith({
    'first-response-time': duration(4, 60, { censored: 6, kaplanMeier: { status: 'not-reached', median: null } }),
  });
  expect(only(waiting, 'first-response-time.kaplanMeier <= 365d')).toMatchObject({
    passed: false,
    actual: null,
    overshoot: null,
    reason: 'not reached: more than half still wait',
  });
});

describe('slices', () => {
  const slice = (channel: string, matched: number, total: number) =>
    [
      { channel },
      { 'response-rate': ratio(matched, total), satisfaction: missing('this export has no ratings') },
    ] as const;
  const sliced = reportWith(
    { 'response-rate': ratio(28, 30) },
    { slices: [slice('chat', 9, 10), slice('e-mail', 0, 0), slice('twitter', 19, 20)] },
  );

  it('are judged one by one, in the order of the report', () => {
    expect(
      judged(sliced, 'response-rate >= 95% by channel').map(({ slice: { channel }, passed, outcome }) => [
        channel,
        passed,
        outcome,
      ]),
    ).toEqual([
      ['chat', false, 'breached'],
      ['e-mail', false, 'no-data'],
      ['twitter', true, 'met'],
    ]);
  });

  it('are judged alone where one is named', () => {
    expect(only(sliced, 'response-rate >= 95% where channel = twitter')).toMatchObject({
      slice: { channel: 'twitter' },
      passed: true,
    });
  });

  it('that the data does not hold are no data, with those that there are', () => {
    expect(only(sliced, 'response-rate >= 95% where channel = twiter')).toMatchObject({
      slice: { channel: 'twiter' },
      passed: false,
      reason: 'no data: nothing with channel "twiter"; there are "twitter", "chat", "e-mail"',
    });
  });

  it('are looked for in the report that is sliced like that', () => {
    const byAccount = reportWith(
      { 'response-rate': ratio(28, 30) },
      { slices: [[{ account: 'shop', channel: 'chat' }, { 'response-rate': ratio(1, 1) }]] },
    );
    const text = 'response-rate >= 95% by account where channel = chat';
    expect(judged([sliced, byAccount], text)).toMatchObject([
      { slice: { account: 'shop', channel: 'chat' }, actual: 1 },
    ]);
  });

  it('that no report was made by are a wrong question, told before anything is judged', () => {
    const asking = (text: string) => () => judged(sliced, text);
    expect(asking('response-rate >= 95% by account')).toThrow(
      /needs slices by account: it is sliced by channel\. socmetrics report --by account/,
    );
    expect(asking('response-rate >= 95% by account where channel = chat')).toThrow(/by account and channel/);
    expect(() => judged(report, 'response-rate >= 95% by channel')).toThrow(/it holds no slices/);
    for (const text of ['response-rate >= 95% by account', 'messages >= 5', 'first-response-within.2h >= 5%']) {
      try {
        judged([sliced, reportWith({ 'first-response-within': within([[900, 1, 2]]) })], text);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        expect((error as UserError).exit).toBe(2);
      }
    }
  });
});
