import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csv, safeCell } from '../../src/report/csv.ts';
import type { MetricSummary } from '../../src/stats/index.ts';
import { counted, duration, march, missing, nothing, ratio, within } from './reports.ts';

const OPTIONS = { width: 80, colour: false };

it('has a row a figure', async () => {
  await expect(csv.render(march, OPTIONS)).toMatchFileSnapshot('./golden/march.csv');
});

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
