import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate } from '../src/checks/evaluate.ts';
import { type Available, figuresOf } from '../src/checks/figures.ts';
import { printName } from '../src/checks/words.ts';
import { DIMENSIONS } from '../src/metrics/dimensions.ts';
import { METRICS } from '../src/metrics/index.ts';
import type { AnalyzeOptions } from '../src/options.ts';
import { readConversations, reportOn } from '../src/pipeline.ts';
import { RENDERERS } from '../src/report/index.ts';
import { type Report, reportSchema } from '../src/report/report.ts';
import type { MetricSummary, TallySummary } from '../src/stats/index.ts';
import { threshold, VOCABULARY } from '../src/vocabulary.ts';
import { generate, toCsv } from './independent/generate.ts';
import { RULES } from './independent/schedules.ts';
import { fixture, ROOT } from './support/fixtures.ts';

/*
 * Every metric, in every slice, every output and every threshold that can be written of it: a number with what it is a
 * number of, or the reason why there is none.
 */

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-everywhere-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPTIONS: AnalyzeOptions = {
  workingDirectory: ROOT,
  customers: true,
  expectations: true,
  serviceLevels: {
    first: { metric: 'first-response', target: '1h', share: '90%' },
    next: { metric: 'next-response', target: '4h' },
    done: { metric: 'resolution', target: '72h', clock: 'calendar' },
  },
};

function log(): string {
  const path = join(folder, 'log.csv');
  writeFileSync(path, toCsv(generate({ seed: 11, conversations: 500, statuses: true })));
  return path;
}

const INPUTS: readonly (readonly [string, () => string, AnalyzeOptions])[] = [
  ['an invented log', log, { schedules: RULES, timeZone: 'Europe/Warsaw' }],
  ['a week of tweets', () => fixture('twcs/week').input, { businessHours: 'Mon-Fri 09:00-17:00' }],
];

/** The sizes that a summary tells; one at least, or its numbers stand alone. */
function sizesOf(summary: MetricSummary): readonly unknown[] {
  switch (summary.kind) {
    case 'count':
      return [summary.value];
    case 'duration':
    case 'numbers':
      return [summary.n];
    case 'distribution':
      return summary.rows.map(({ total }) => total);
    case 'not-available':
      return [];
    default:
      return [summary.total];
  }
}

/** Figures of rows that stand without the number of what they are made of. */
function alone(summary: TallySummary): readonly string[] {
  return summary.rows.flatMap((row) =>
    summary.columns
      .filter(({ id, unit }) => ['share', 's'].includes(unit) && typeof row[id] === 'number')
      .filter(({ n }) => n !== undefined && typeof row[n] !== 'number')
      .map(({ id }) => `${row.key} ${id}`),
  );
}

function holdsTogether(metrics: Report['metrics'], place: string): void {
  expect(Object.keys(metrics).sort(), place).toEqual(METRICS.map(({ id }) => id).sort());
  for (const [id, summary] of Object.entries(metrics)) {
    if (summary.kind === 'not-available') {
      expect(summary.reason, `${place} ${id}`).toMatch(/\w{3}/);
      continue;
    }
    for (const size of sizesOf(summary)) expect(Number.isInteger(size), `${place} ${id}`).toBe(true);
    if ('columns' in summary) expect(alone(summary), `${place} ${id}`).toEqual([]);
    // What was observed nowhere has no value: 0 would be a finding.
    if (summary.kind === 'ratio') expect(summary.value === null, `${place} ${id}`).toBe(summary.total === 0);
    if (summary.kind === 'duration') expect(summary.median === null, `${place} ${id}`).toBe(summary.n === 0);
  }
}

const ZERO = { count: '0', share: '0%', s: '0s', number: '0' } as const;

/** Every threshold that can be written of a metric, by what it declares and, of its rows, by the first that there is. */
function thresholdsOf(id: string, summary: MetricSummary | undefined): readonly string[] {
  const declared = VOCABULARY.metrics.find((one) => one.id === id)?.declared as Available;
  const { figures, rows } = figuresOf(declared);
  const whole = [...figures].map(([name, { unit }]) => `${id}.${printName(name)} >= ${ZERO[unit]}`);
  const row = summary && summary.kind !== 'not-available' && 'rows' in summary ? summary.rows[0] : undefined;
  const key = row && ('key' in row ? String(row.key) : `${row.limit}s`);
  if (rows === null || key === undefined || rows.name(key) === null) return whole;
  const ofRow = [...rows.figures].map(
    ([name, { unit }]) => `${id}.${printName(key)}.${printName(name)} >= ${ZERO[unit]}`,
  );
  return [...whole, ...ofRow];
}

describe.each(INPUTS)('%s', (_, input, more) => {
  const read = readConversations([input()], { ...OPTIONS, ...more });
  const reportBy = async (ids: readonly string[]): Promise<Report> => {
    const analysis = await read;
    const dimensions = DIMENSIONS.filter(({ id }) => ids.includes(id));
    return reportOn({ ...analysis, options: { ...analysis.options, by: [...ids] } }, METRICS, dimensions);
  };
  const byChannel = reportBy(['channel']);
  const slicings = [...DIMENSIONS.map(({ id }) => [id]), ['channel', 'month'], ['language', 'agent']];

  it.each(slicings.map((ids) => [ids.join(' and '), ids] as const))('by %s', async (__, ids) => {
    const report = await reportBy(ids);
    expect(() => reportSchema.parse(report)).not.toThrow();
    holdsTogether(report.metrics, 'all');
    expect(report.groups.length).toBeGreaterThan(0);
    for (const { by, metrics } of report.groups) holdsTogether(metrics, JSON.stringify(by));
    for (const renderer of RENDERERS) {
      for (const wide of [false, true]) {
        const page = renderer.render(report, { width: 100, colour: false, wide, verbose: wide });
        expect(page, renderer.id).not.toMatch(/\bNaN\b|undefined|\bInfinity\b|\[object/);
        if (renderer.id === 'csv') expect(parse(page).length).toBeGreaterThan(report.groups.length);
      }
    }
  });

  it.each(METRICS.map(({ id }) => id))('by thresholds of %s', async (id) => {
    const report = await byChannel;
    const written = thresholdsOf(id, report.metrics[id]);
    expect(written).not.toEqual([]);
    const notBy = METRICS.find((one) => one.id === id)?.notBy ?? {};
    const sliced = 'channel' in notBy ? [] : written.map((text) => `${text} by channel`);
    for (const text of [...written, ...sliced]) {
      for (const result of evaluate(report, [threshold(text)])) {
        const isJudged = result.outcome === 'met' || result.outcome === 'breached';
        // Judged by a number, or the reason why not; a median that is not reached is longer than any limit, and says so.
        if (isJudged && result.reason === null) expect(typeof result.actual, text).toBe('number');
        else expect(result.reason ?? result.outcome, text).toMatch(/\w{3}/);
        if (isJudged && result.unit !== 'count') expect(result.n, text).toBeGreaterThan(0);
        // Only a change can be below nothing.
        expect(result.outcome === 'breached', text).toBe((result.actual ?? 0) < 0);
      }
    }
  });
});
