import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis.ts';
import { type FigureTrace, traceFigure } from '../../src/inspect/figure.ts';
import { figureCsv, figureJson, figurePage } from '../../src/inspect/figure-page.ts';
import { contextOfSlices } from '../../src/metrics/context.ts';
import { DIMENSIONS } from '../../src/metrics/dimensions.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { metricContext, readConversations, reportOn } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { addTogether, type MetricSummary } from '../../src/stats/index.ts';
import { FIXTURES, fixture, ROOT } from '../support/fixtures.ts';

const trace = (analysis: Analysis, metric: Metric, by: Readonly<Record<string, string>> = {}): FigureTrace =>
  traceFigure(
    analysis.conversations,
    metric,
    Object.entries(by).map(([id, key]) => ({ dimension: DIMENSIONS.find((one) => one.id === id) as never, key })),
    metricContext(analysis),
    analysis.provided,
  );

/** What the listed conversations add up to, by the metric's own stat. */
function addedUp({ metric, slice, conversations }: FigureTrace, analysis: Analysis): MetricSummary {
  const context = metricContext(analysis);
  const dimensions = DIMENSIONS.filter(({ id }) => Object.hasOwn(slice, id));
  const stat = metric.stat(dimensions.length === 0 ? context : contextOfSlices(context, dimensions))();
  for (const { samples } of conversations.toReversed()) if (samples.length > 0) addTogether(stat, samples);
  return stat.summary();
}

const report = (analysis: Analysis, by: readonly string[]): Report =>
  reportOn(
    { ...analysis, options: { ...analysis.options, by } },
    METRICS,
    by.map((id) => DIMENSIONS.find((one) => one.id === id) as never),
  );

const read = (input: string, dateBasis: 'start' | 'event' = 'start') =>
  readConversations([input], { workingDirectory: ROOT, dateBasis, showIds: true });

const week = fixture('messages/week').input;

describe('what stands behind a figure', () => {
  it.each(FIXTURES)('adds up to what a report shows, whatever the metric: $name', async ({ input }) => {
    const analysis = await read(input);
    const { metrics } = report(analysis, []);
    for (const metric of METRICS) {
      const traced = trace(analysis, metric);
      expect(traced.summary).toEqual(metrics[metric.id]);
      expect(traced.conversations).toHaveLength(analysis.conversations.length);
      if (traced.summary.kind !== 'not-available') expect(addedUp(traced, analysis)).toEqual(metrics[metric.id]);
      else expect(traced.conversations.every(({ samples }) => samples.length === 0)).toBe(true);
    }
  });

  it.each(DIMENSIONS.map(({ id }) => [id]))('adds up in every slice by %s', async (by) => {
    for (const basis of ['start', 'event'] as const) {
      const analysis = await read(week, basis);
      for (const { by: place, metrics } of report(analysis, [by]).groups) {
        for (const metric of METRICS) {
          const traced = trace(analysis, metric, place);
          expect([metric.id, place, traced.summary]).toEqual([metric.id, place, metrics[metric.id]]);
          if (traced.summary.kind !== 'not-available') expect(addedUp(traced, analysis)).toEqual(traced.summary);
        }
      }
    }
  });

  it('says of each conversation how it stands to a service level', async () => {
    const analysis = await readConversations([week], { workingDirectory: ROOT, targets: ['first-response 1h'] });
    const sla = METRICS.find(({ id }) => id === 'sla') as Metric;
    const { summary, conversations } = trace(analysis, sla);
    const [row] = summary.kind === 'table' ? summary.rows : [];
    for (const verdict of ['met', 'breached', 'pending']) {
      const said = conversations.filter(({ contributes }) => contributes.startsWith(`first-response 1h: ${verdict}`));
      expect([verdict, said.length]).toEqual([verdict, row?.[verdict]]);
    }
  });

  it('calls customers as the ranking calls them', async () => {
    const analysis = await readConversations([week], { workingDirectory: ROOT, customers: true });
    const ranking = METRICS.find(({ id }) => id === 'community-ranking') as Metric;
    const { summary, conversations } = trace(analysis, ranking);
    const named = new Set(summary.kind === 'table' ? summary.rows.map(({ key }) => key) : []);
    for (const { contributes } of conversations) {
      for (const name of contributes.split(', ')) if (name !== '') expect(named).toContain(name);
    }
  });

  it('adds up in slices by two dimensions', async () => {
    const analysis = await read(week);
    for (const { by, metrics } of report(analysis, ['account', 'weekday']).groups) {
      for (const metric of METRICS) expect(trace(analysis, metric, by).summary).toEqual(metrics[metric.id]);
    }
  });

  it('is every conversation, counted or with the reason why not', async () => {
    for (const { input } of FIXTURES) {
      const analysis = await read(input);
      for (const metric of METRICS) {
        for (const { samples, reason, contributes } of trace(analysis, metric).conversations) {
          expect(reason === null ? samples.length : (reason as string).length).toBeGreaterThan(0);
          expect(reason === null || contributes === '').toBe(true);
        }
      }
    }
  });
});

describe('a page of it', () => {
  const metric = (id: string) => METRICS.find((one) => one.id === id) as Metric;
  const plain = { width: 100, colour: false };

  it('names the longest first, and who is left out with the reason', async () => {
    const page = figurePage(trace(await read(week), metric('first-response-time'), { channel: 'email' }), 'UTC', plain);
    expect(page).toMatchInlineSnapshot(`
      "First response (first-response-time) · channel email
      5 h 20 m · median · 90 % within 1 d · mean 11 h 18 m · n 7 inquiries, 2 unanswered
        with those still open, median 6 h 15 m (Kaplan-Meier)

      conversation  channel  account      started           contributes
      em-07         email    VekkiloHelp  2026-03-06 15:00  still open after 2 d 9 h
      em-02         email    VekkiloHelp  2026-03-02 10:00  2 d 1 h
      em-09         email    VekkiloHelp  2026-03-08 09:30  still open after 14 h 10 m
      em-01         email    VekkiloHelp  2026-03-02 07:20  8 h 25 m
      em-03         email    VekkiloHelp  2026-03-03 12:05  6 h 15 m
      em-05         email    VekkiloShop  2026-03-05 09:00  5 h 20 m
      em-04         email    VekkiloShop  2026-03-04 07:45  4 h 15 m
      em-06         email    VekkiloHelp  2026-03-06 08:00  3 h 30 m
      em-08         email    VekkiloHelp  2026-03-05 06:40  2 h 50 m

      9 conversations = 9 counted + 0 not
      "
    `);
  });

  it('is whole in JSON and CSV', async () => {
    const traced = trace(await read(week), metric('response-time'));
    const { conversations } = JSON.parse(figureJson(traced));
    expect(conversations).toHaveLength(traced.conversations.length);
    expect(figureCsv(traced).trimEnd().split('\n')).toHaveLength(1 + traced.conversations.length);
    const [first] = conversations;
    expect(first.counted).toBe(true);
    // Times in seconds.
    expect(Math.max(...first.samples.map(({ elapsed = 0, censored = 0 }) => elapsed + censored))).toBeLessThan(
      86_400 * 8,
    );
  });
});

describe('what stands behind nothing', () => {
  const metricOf = (id: string) => METRICS.find((one) => one.id === id) as Metric;

  it('has the reason of the report, and no other', async () => {
    const { summary, conversations } = trace(await read(week), metricOf('alerts'));
    expect(summary).toEqual({
      kind: 'not-available',
      reason: 'three weeks and more are needed to know what is usual',
    });
    expect(new Set(conversations.map(({ reason }) => reason))).toEqual(
      new Set(['three weeks and more are needed to know what is usual']),
    );
  });

  it('is not counted: who had no answer has no agent, and a rating alone is no message', async () => {
    const analysis = await read(week);
    const { conversations } = trace(analysis, metricOf('agents'));
    const without = analysis.conversations.filter(({ agents }) => agents.length === 0).map(({ id }) => id);
    expect(without.length).toBeGreaterThan(0);
    expect(
      conversations.filter(({ reason }) => reason === 'no replies').map(({ conversation }) => conversation),
    ).toEqual(expect.arrayContaining(without));
  });

  it('is told in words: one is no plural, none is not told, and no name of a field', async () => {
    const analysis = await read(week);
    const words = (id: string) =>
      trace(analysis, metricOf(id)).conversations.map(({ contributes, reason }) => contributes || reason);
    expect(words('conversations')).toContain('1 conversation');
    expect(words('response-rate-turns').join()).not.toMatch(/[a-z][A-Z]/);
  });
});
