import { describe, expect, it } from 'vitest';
import { compareSides } from '../../src/comparison/compare.ts';
import { DIMENSIONS } from '../../src/metrics/dimensions.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { analyze } from '../../src/pipeline.ts';
import { methodWords } from '../../src/report/compared.ts';
import type { ComparedFigure } from '../../src/report/comparison.ts';
import { one } from '../../src/report/format.ts';
import { json } from '../../src/report/json.ts';
import { type Report, reportSchema } from '../../src/report/report.ts';
import type { DurationSummary, MetricSummary } from '../../src/stats/index.ts';
import { reportWith } from '../checks/reports.ts';
import { counted, duration, missing, ratio, within } from '../report/reports.ts';
import { FIXTURES, ROOT } from '../support/fixtures.ts';

const side = (name: string, report: Report) => ({ name, report, slice: null });
const compare = (a: Report, b: Report) => compareSides(side('a', a), side('b', b));

type Metrics = Readonly<Record<string, MetricSummary>>;

/** March of 31 days, all of it known. */
function march(metrics: Metrics, options: Partial<Report['options']> = {}): Report {
  const report = reportWith(metrics, { conversations: 5000 });
  const stretch = {
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-04-01T00:00:00.000Z',
    asOf: '2026-05-01T00:00:00.000Z',
  };
  return { ...report, options: { ...report.options, ...stretch, ...options } };
}

function only(a: Report, b: Report): ComparedFigure {
  const { figures } = compare(a, b);
  expect(figures).toHaveLength(1);
  return figures[0] as ComparedFigure;
}

const waits = (counts: readonly number[], median: number): DurationSummary => {
  const n = counts.reduce((sum, one) => sum + one, 0);
  const bins = counts.map((answered, minute) => ({ from: minute * 60, to: minute * 60 + 60, answered, censored: 0 }));
  return duration(n, median, { histogram: bins });
};

describe('a figure', () => {
  it('tells difference, ratio and a probability worked out by hand', () => {
    // 92 % to 80 % of 500: z = 0.12 / sqrt(0.86 * 0.14 * 0.004) = 5.468.
    const found = only(march({ 'response-rate': ratio(460, 500) }), march({ 'response-rate': ratio(400, 500) }));
    expect(found).toMatchObject({
      metric: 'response-rate',
      statistic: 'value',
      a: { value: 0.92, n: 500 },
      b: { value: 0.8, n: 500 },
      difference: -0.12,
      test: 'z',
      outcome: 'worse',
    });
    expect(found.ratio).toBeCloseTo(0.8696, 4);
    expect(found.p).toBeCloseTo(4.55e-8, 10);
  });

  it('is better or worse by what its metric calls so', () => {
    const negative = (matched: number) => march({ 'negative-feedback-ratio': ratio(matched, 500) });
    expect(only(negative(50), negative(150)).outcome).toBe('worse');
    expect(only(negative(150), negative(50)).outcome).toBe('better');
    const slow = march({ 'first-response-time': waits([5, 10, 30, 40], 150) });
    const quick = march({ 'first-response-time': waits([40, 30, 10, 5], 60) });
    expect(only(slow, quick)).toMatchObject({ outcome: 'better', test: 'gehan', difference: -90, unit: 's' });
  });

  it('may be chance', () => {
    expect(only(march({ satisfaction: ratio(40, 60) }), march({ satisfaction: ratio(44, 60) })).outcome).toBe(
      'may-be-chance',
    );
  });

  it('of few observations is said to be of few, unless an exact test leaves no doubt', () => {
    const rate = (matched: number, total: number) => march({ 'response-rate': ratio(matched, total) });
    expect(only(rate(4, 7), rate(80, 100))).toMatchObject({ outcome: 'too-few', reason: 'n 7' });
    expect(only(rate(0, 7), rate(99, 100))).toMatchObject({ outcome: 'better', test: 'fisher' });
    const few = march({ 'first-response-time': waits([7], 30) });
    expect(only(few, march({ 'first-response-time': waits([0, 0, 0, 90], 200) })).outcome).toBe('too-few');
  });

  it('that counts is told by day, and tested as events of so many days', () => {
    const short = { to: '2026-03-11T00:00:00.000Z' };
    const found = only(march({ conversations: counted(310) }), march({ conversations: counted(160) }, short));
    expect(found).toMatchObject({ a: { value: 10, n: 310 }, b: { value: 16, n: 160 }, difference: 6, ratio: 1.6 });
    expect(found).toMatchObject({ test: 'poisson', outcome: 'higher', unit: 'perDay' });
    // As many a day.
    expect(only(march({ conversations: counted(310) }), march({ conversations: counted(100) }, short)).p).toBe(1);
  });

  it('is corrected for all that is compared together', () => {
    const pair = (matched: number) =>
      march({
        'response-rate': ratio(matched, 500),
        'resolution-rate': ratio(250, 500),
        'reopen-rate': ratio(50, 500),
      });
    const [first] = compare(pair(443), pair(420)).figures;
    // z = 2.1153: p = 0.0344 alone, three times that among three.
    expect(first?.p).toBeCloseTo(0.0344, 4);
    expect(first?.corrected).toBeCloseTo(0.1032, 3);
    expect(first?.outcome).toBe('may-be-chance');
  });

  it('of a row is told by its key; a row that one side lacks was counted 0 times', () => {
    const topics = (rows: Readonly<Record<string, number>>): MetricSummary => ({
      kind: 'tally',
      total: 200,
      columns: [],
      rows: Object.entries(rows).map(([key, count]) => ({ key, count, share: count / 200 })),
    });
    const { figures } = compare(march({ topics: topics({ delivery: 40 }) }), march({ topics: topics({ outage: 60 }) }));
    expect(figures.map(({ key, a, b, outcome }) => [key, a.value, b.value, outcome])).toEqual([
      ['outage', 0, 0.3, 'higher'],
      ['delivery', 0.2, 0, 'lower'],
    ]);
  });

  it('of a limit is told where both sides have the limit', () => {
    const limit = (seconds: number) =>
      march({
        'first-response-within': within([
          [seconds, 1, 2],
          [60, 30, 50],
        ]),
      });
    expect(compare(limit(900), limit(3600)).figures.map(({ key }) => key)).toEqual(['1 m']);
  });
});

it('tells business time beside calendar time where both sides have it', () => {
  const both = (median: number) => {
    const business = waits([20, 30], median / 2);
    return march({ 'first-response-time': { ...waits([20, 30], median), business } }, { clock: 'both' });
  };
  const told = (a: Report, b: Report) => compare(a, b).figures.map(({ key, a: { value } }) => [key, value]);
  expect(told(both(90), both(60))).toEqual([
    [null, 90],
    ['business time', 45],
  ]);
  expect(told(both(90), march({ 'first-response-time': waits([20, 30], 60) }))).toEqual([[null, 90]]);
});

describe('what is not compared', () => {
  const reasons = (a: Report, b: Report) =>
    compare(a, b).notCompared.map(({ metric, reason }) => `${metric}: ${reason}`);

  it('is told with the reason, by the side that lacks it', () => {
    const rated = march({ satisfaction: ratio(8, 10) });
    const unrated = march({ satisfaction: missing('this export has no ratings') });
    expect(reasons(rated, unrated)).toEqual(['satisfaction: B: this export has no ratings']);
    expect(reasons(unrated, unrated)).toEqual(['satisfaction: this export has no ratings']);
    expect(reasons(march({}), rated)).toEqual(['satisfaction: A: not measured']);
  });

  it('are tables of several figures, in the words of their metric, and kinds that nobody knows', () => {
    const table = march({ agents: { kind: 'table', total: 1, columns: [], rows: [] } });
    expect(reasons(table, table)).toEqual(['agents: neither side has a figure of it']);
    const definition = { ...table.definitions.agents, notCompared: 'each of them with --by agent' };
    const told = { ...table, definitions: { agents: definition } } as Report;
    expect(reasons(told, told)).toEqual(['agents: each of them with --by agent']);
    const other = march({ agents: { kind: 'constellation' } as unknown as MetricSummary });
    expect(reasons(other, other)).toEqual(['agents: neither side has a figure of it']);
  });

  it('is said by each metric of a kind that may have nothing to compare', () => {
    const always = ['ratio', 'duration', 'count', 'numbers', 'tally'];
    for (const { id, kind, notCompared = '' } of METRICS) {
      if (always.includes(kind)) continue;
      expect(notCompared, id).toMatch(/^[a-z].{20,}[^.]$/);
      // Words of ours for the kinds of summaries say nothing to whoever reads them.
      expect(notCompared, id).not.toMatch(/\b(?:series|matrix|numbers|tally|kind)\b/);
    }
  });

  it('is what was defined otherwise, or measured by another clock', () => {
    const [rate, time] = [march({ 'response-rate': ratio(1, 2) }), march({ 'first-response-time': duration(9, 60) })];
    const definition = { ...rate.definitions['response-rate'], definition: 'Another.' };
    const other = { ...rate, definitions: { 'response-rate': definition } } as Report;
    expect(reasons(rate, other)).toEqual(['response-rate: defined otherwise by socmetrics 1.2.3 and 1.2.3']);
    const business = march({ 'first-response-time': duration(9, 60) }, { clock: 'business' });
    expect(reasons(time, business)).toEqual([
      'first-response-time: A is measured in calendar time and B in business time',
    ]);
    const rateByBusiness = march({ 'response-rate': ratio(1, 2) }, { clock: 'business' });
    expect(reasons(rate, rateByBusiness)).toEqual([]);
    expect(compare(rate, rateByBusiness).warnings).toEqual([
      'measured otherwise: clock of durations: calendar in A and business in B',
    ]);
  });
});

describe('a side', () => {
  const rate = { 'response-rate': ratio(80, 100) };

  it('that still runs is said to run', () => {
    const { b, warnings } = compare(march(rate), march(rate, { asOf: '2026-03-13T00:00:00.000Z' }));
    expect(b).toMatchObject({ days: 12, knownTo: '2026-03-13T00:00:00.000Z' });
    expect(warnings).toEqual([
      'B is known for 12 of its 31 days: the data end 2026-03-13; what was asked last had the least time to be answered',
    ]);
  });

  it('is over on the evening of its last day', () => {
    expect(compare(march(rate), march(rate, { asOf: '2026-03-31T17:40:00.000Z' })).b).toMatchObject({
      days: 31,
      knownTo: '2026-04-01T00:00:00.000Z',
    });
  });

  it('that began before the export did is no longer than what is known of it', () => {
    const late = march({ conversations: counted(60) });
    const input = { ...late.input, earliest: '2026-03-26T00:00:00.000Z' };
    const { a, warnings, figures } = compare({ ...late, input }, march({ conversations: counted(310) }));
    expect(a.days).toBe(6);
    expect(warnings).toEqual(['A is known for 6 of its 31 days: the data begin 2026-03-26']);
    expect(figures).toMatchObject([{ a: { value: 10 }, b: { value: 10 }, p: 1 }]);
  });

  it('that is measured otherwise is told', () => {
    expect(compare(march(rate), march(rate, { timeZone: 'UTC', pendingSeconds: 60 })).warnings).toEqual([
      'measured otherwise: time zone: Europe/Warsaw in A and UTC in B',
      'measured otherwise: time to answer before it counts (--pending): 1 d in A and 1 m in B',
    ]);
  });

  it('may be a slice', () => {
    const sliced = reportWith(rate, {
      slices: [
        [{ account: 'uk' }, { 'response-rate': ratio(45, 50), conversations: counted(50) }],
        [{ account: 'de' }, { 'response-rate': ratio(20, 50), conversations: counted(50) }],
      ],
    });
    const found = compareSides(
      { name: 'uk', report: sliced, slice: { account: 'uk' } },
      { name: 'de', report: sliced, slice: { account: 'de' } },
      ['response-rate'],
    );
    expect(found.figures).toMatchObject([{ a: { value: 0.9 }, b: { value: 0.4 }, outcome: 'worse', slice: {} }]);
    expect(found.a.conversations).toBe(50);
  });
});

describe('families', () => {
  const TARGETS = ['vip: first-response 1h where channel=twitter', 'next-response 90% in 4h', 'resolution 2d'];

  it('correct the main figures by themselves, and the rows of each metric', () => {
    const rows = (matched: number) => ({
      kind: 'tally' as const,
      total: 500,
      columns: [],
      rows: Array.from({ length: 8 }, (_, at) => ({ key: `t${at}`, count: at === 0 ? matched : 20, share: 0.1 })),
    });
    const pair = (matched: number) => march({ 'response-rate': ratio(matched, 500), topics: rows(matched - 400) });
    const { figures } = compare(pair(443), pair(420));
    const [main, topic] = figures;
    expect(main).toMatchObject({ family: 'main figures', outcome: 'worse' });
    expect(main?.corrected).toBe(main?.p);
    expect(topic?.corrected).toBeCloseTo(8 * (topic?.p ?? 0), 10);
    expect(new Set(figures.map(({ family }) => family)).size).toBe(2);
  });

  it('are told with how many there are in each', async () => {
    const [{ input }] = FIXTURES.filter(({ name }) => name === 'messages/week') as [(typeof FIXTURES)[number]];
    const report = await analyze([input], { workingDirectory: ROOT, by: ['channel'], targets: TARGETS });
    const comparison = compare(report, report);
    const words = methodWords(comparison);
    for (const family of new Set(comparison.figures.filter(({ p }) => p !== null).map((one) => one.family))) {
      const size = comparison.figures.filter((one) => one.p !== null && one.family === family).length;
      expect(words).toContain(`${size} ${size === 1 ? one(family) : family}`);
    }
    expect(words).toContain('--metric');
  });

  it('hold service levels target by target, replies by their mean, and shares beside the rows', async () => {
    const [{ input }] = FIXTURES.filter(({ name }) => name === 'messages/week') as [(typeof FIXTURES)[number]];
    const report = await analyze([input], {
      workingDirectory: ROOT,
      targets: TARGETS,
      businessHours: 'Mon-Fri 09:00-17:00',
    });
    const { figures } = compare(report, report);
    const of = (metric: string) => figures.filter((one) => one.metric === metric);
    const { sla, 'replies-to-resolve': replies } = report.metrics;
    const rows = sla?.kind === 'table' ? sla.rows : [];
    expect(of('sla').map(({ key, statistic, a }) => [key, statistic, a])).toEqual(
      rows.map(({ key, value, valueN }) => [key, 'value', { value, n: valueN }]),
    );
    expect(of('sla')).toHaveLength(3);
    expect(replies?.kind === 'numbers' && of('replies-to-resolve')).toMatchObject([
      { statistic: 'mean', unit: 'number', test: 'gehan', a: { value: replies?.kind === 'numbers' && replies.mean } },
    ]);
    expect(of('busy-hours').map(({ key }) => key)).toEqual(['outside business hours']);
    expect(of('volume-by-channel').map(({ key }) => key)).toContain('social');
  });
});

describe('exports and reports that were saved of them', () => {
  const pairs = FIXTURES.flatMap((a, at) => FIXTURES.slice(at + 1, at + 3).map((b) => ({ a, b })));

  it.each(pairs)('compare alike: $a.name and $b.name', async ({ a, b }) => {
    const options = { workingDirectory: ROOT, by: ['channel'] };
    const [first, second] = await Promise.all([a, b].map(({ input }) => analyze([input], options)));
    const saved = (report: Report) => reportSchema.parse(JSON.parse(json.render(report, { width: 80, colour: false })));
    const measured = compare(first as Report, second as Report);
    expect(JSON.stringify(compare(saved(first as Report), saved(second as Report)))).toBe(JSON.stringify(measured));
    // Some exports tell little: a table of users has nothing to compare but how many there are.
    expect(measured.figures.length + measured.notCompared.length).toBeGreaterThan(5);
  });

  it('say of every metric that it is compared, or why it is not', async () => {
    const [{ input }] = FIXTURES as [(typeof FIXTURES)[number]];
    const report = await analyze([input], { workingDirectory: ROOT });
    const { figures, notCompared } = compare(report, report);
    const told = new Set([...figures, ...notCompared].map(({ metric }) => metric));
    expect(METRICS.map(({ id }) => id).filter((id) => !told.has(id))).toEqual(
      METRICS.map(({ id }) => id).filter((id) => !(id in report.metrics)),
    );
    expect(
      figures.every(({ difference, outcome }) => (difference ?? 0) === 0 && !/better|worse|er$/.test(outcome)),
    ).toBe(true);
  });
});

it('compares by every dimension that there is', async () => {
  const [{ input }] = FIXTURES as [(typeof FIXTURES)[number]];
  for (const { id } of DIMENSIONS) {
    const report = await analyze([input], {
      workingDirectory: ROOT,
      by: [id],
      metrics: ['response-rate', 'conversations'],
    });
    const slices = new Set(compare(report, report).figures.map(({ slice }) => JSON.stringify(slice)));
    expect(slices.size).toBe(1 + report.groups.length);
  }
});
