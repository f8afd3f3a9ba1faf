import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/model/text.ts';
import { analyze } from '../../src/pipeline.ts';
import { csv, notInWide, safeCell } from '../../src/report/csv.ts';
import type { MetricSummary } from '../../src/stats/index.ts';
import { FIXTURES, ROOT } from '../support/fixtures.ts';
import { counted, duration, march, missing, nothing, ratio, within } from './reports.ts';

const OPTIONS = { width: 80, colour: false };

describe('a row a slice', () => {
  const rowsOfWide = (metrics: Record<string, MetricSummary>) =>
    parse(csv.render({ ...nothing, metrics }, { ...OPTIONS, wide: true }), { columns: true }) as Record<
      string,
      string
    >[];

  it('has the medians that count those who wait, or says that they are not reached', () => {
    const of = (kaplanMeier: object) => rowsOfWide({ it: { ...duration(3, 60), kaplanMeier } as MetricSummary })[0];
    expect(of({ status: 'reached', median: 90 })).toMatchObject({ 'it.median': '60', 'it.kaplan-meier': '90' });
    expect(of({ status: 'not-reached', median: null })).toMatchObject({ 'it.kaplan-meier': 'not-reached' });
  });

  it('has what a count is made of', () => {
    expect(rowsOfWide({ it: counted(3, { customers: 2 }) })).toEqual([{ 'it.value': '3', 'it.part:customers': '2' }]);
  });

  it('tells what it has no columns for', () => {
    expect(notInWide(march)).toContain('topics');
    expect(notInWide(march)).not.toContain('first-response-within');
    expect(notInWide(nothing)).toEqual([]);
  });
});

it('has a row a figure', async () => {
  await expect(csv.render(march, OPTIONS)).toMatchFileSnapshot('./golden/march.csv');
});

it.each(FIXTURES)('holds every number of the JSON: $name', async ({ input }) => {
  const report = await analyze([input], {
    workingDirectory: ROOT,
    by: ['channel'],
    customers: true,
    expectations: true,
    businessHours: 'Mon-Fri 09:00-17:00',
    serviceLevels: { first: { metric: 'first-response', target: '1h' } },
  });
  const rows = parse(csv.render(report, { ...OPTIONS, raw: true }), { columns: true }) as Record<string, string>[];
  for (const { by, metrics } of [{ by: { channel: '' }, metrics: report.metrics }, ...report.groups]) {
    const slice = rows.filter(({ channel }) => channel === printable(by.channel ?? '', Number.POSITIVE_INFINITY));
    for (const [metric, summary] of Object.entries(metrics)) {
      const own = slice.filter((row) => row.metric === metric);
      const cells = new Set(own.flatMap((row) => [row.value, row.n, row.reason, row.key, ...numbersIn(row)]));
      for (const [path, value] of leavesOf(summary)) expect(cells, `${metric}${path}`).toContain(String(value));
    }
  }
});

/** What a limit, a bin and a number of replies are called by. */
const numbersIn = ({ key = '', statistic = '' }: Record<string, string>) => [
  ...(/^([\d.]+)-([\d.]+)$/.exec(key) ?? []).slice(1),
  ...(/within-([\d.]+)s/.exec(statistic) ?? []).slice(1),
];

/** How alike the answers of one conversation are: sums for `compare`, which reads the JSON; nobody reads them. */
const NO_FIGURE = 'clusters';
/** How rows are told, not what they say. */
const HEADS = new Set(['columns', 'axes', 'kind', 'unit', 'status']);

/** Every number, and every text of a row, with where it stands. */
function leavesOf(value: unknown, path = ''): readonly (readonly [string, number | string])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value === 'string') return [[path, printable(value, Number.POSITIVE_INFINITY)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => name !== NO_FIGURE && !HEADS.has(name))
    .flatMap(([name, one]) => leavesOf(one, `${path}/${name}`));
}

it('has a row a slice when it is wide, the whole first', async () => {
  await expect(csv.render(march, { ...OPTIONS, wide: true })).toMatchFileSnapshot('./golden/march-wide.csv');
});

/** The rows of one metric, without slices: statistic, key, value, unit, n, status, reason. */
function rowsOf(summary: MetricSummary): string[] {
  const [, ...rows] = csv
    .render({ ...nothing, metrics: { it: summary } }, OPTIONS)
    .trimEnd()
    .split('\n');
  return rows.map((row) => row.replace(/^it,/, ''));
}

describe('the rows of a metric', () => {
  it('give numbers as they are: shares up to 1, durations in seconds', () => {
    expect(rowsOf(ratio(1, 4))[0]).toBe('value,,0.25,share,4,ok,');
    expect(rowsOf(duration(3, 813.4))).toContain('median,,813.4,s,3,ok,');
  });

  it('say that there is no data, and leave the value empty', () => {
    expect(rowsOf(duration(0, null))).toContain('median,,,s,0,no-data,');
  });

  it('say why a metric is not available', () => {
    expect(rowsOf(missing('no ratings, none'))).toEqual([',,,,,not-available,"no ratings, none"']);
  });

  it('say that a median is not reached', () => {
    const waiting = { censored: 6, kaplanMeier: { status: 'not-reached', median: null } } as const;
    expect(rowsOf(duration(4, 3600, waiting))).toContain('kaplan-meier,,,s,10,not-reached,');
  });

  it('name parts and limits', () => {
    expect(rowsOf(counted(3, { customers: 2 }))).toEqual(['value,,3,count,,ok,', 'part:customers,,2,count,,ok,']);
    expect(rowsOf(within([[900, 1, 4]])).slice(0, 3)).toEqual([
      'within-900s,,0.25,share,4,ok,',
      'within-900s:matched,,1,count,4,ok,',
      'within-900s:total,,4,count,,ok,',
    ]);
  });
});

describe('a cell that a spreadsheet would run', () => {
  const named = (channel: string) => ({
    ...march,
    groups: [{ by: { channel }, metrics: { conversations: counted(1) } }],
  });
  const channelIn = (text: string) => parse(text).at(-1)?.[0];

  it.each(['=1+1', '+48 600', '-5', '@dan', ' =1', '\u{ff1d}1', '"=1'])('begins with an apostrophe: %j', (channel) => {
    expect(channelIn(csv.render(named(channel), OPTIONS))).toBe(`'${channel}`);
  });

  it('is left alone on request, but still cleaned of control characters', () => {
    const raw = { ...OPTIONS, raw: true };
    expect(channelIn(csv.render(named('@dan'), raw))).toBe('@dan');
    expect(channelIn(csv.render(named('\t@dan'), raw))).toBe('\\u{9}@dan');
  });

  it('is split at a semicolon by some', () => {
    expect(safeCell('a;=1;b; @c')).toBe("a;'=1;b;' @c");
  });

  it('is never a number', () => {
    expect(csv.render({ ...march, groups: [] }, OPTIONS)).not.toContain("'");
  });
});
