import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Analysis } from '../src/analysis.ts';
import { chosenDimensions } from '../src/metrics/choose.ts';
import { DIMENSIONS } from '../src/metrics/dimensions.ts';
import { METRICS } from '../src/metrics/index.ts';
import { LEFT_OUT_REASONS } from '../src/model/conversation.ts';
import { PERIODS } from '../src/model/zone.ts';
import type { NormalizeOptions } from '../src/normalize/index.ts';
import { ANY_PLATFORM } from '../src/normalize/provided.ts';
import type { AnalyzeOptions } from '../src/options.ts';
import { metricContext, readConversations, reportOn } from '../src/pipeline.ts';
import { type Report, reportSchema } from '../src/report/report.ts';
import { PLATFORMS } from '../src/sources/platforms/index.ts';
import { isTable } from '../src/sources/platforms/platform.ts';
import { additive, plus } from './support/additive.ts';
import { FIXTURES, fixture, ROOT } from './support/fixtures.ts';
import { run } from './support/program.ts';
import type { Kind, OfKind } from './support/report.ts';
import { story } from './support/stories.ts';
import { figures, tell } from './support/tell.ts';

type Figures = Report['metrics'];

/** A metric's summary if it is of that kind; `null` where it is not available. */
function of<K extends Kind>(figures: Figures, id: string, kind: K): OfKind<K> | null {
  const found = figures[id];
  if (found?.kind === kind) return found as OfKind<K>;
  expect(found?.kind, id).toBe('not-available');
  return null;
}

const ratioOf = (figures: Figures, id: string) => of(figures, id, 'ratio');
const durationOf = (figures: Figures, id: string) => of(figures, id, 'duration');
const all = <K extends Kind>(figures: Figures, kind: K): readonly (readonly [string, OfKind<K>])[] =>
  Object.entries(figures).filter((entry): entry is [string, OfKind<K>] => entry[1].kind === kind);

const sum = (numbers: readonly (number | undefined)[]): number =>
  numbers.reduce<number>((added, number) => added + (number ?? 0), 0);

/** Answered, unanswered and pending durations of the same things as a ratio: nothing unfinished is dropped. */
function agree(figures: Figures, duration: string, ratio: string): void {
  const times = durationOf(figures, duration);
  const rate = ratioOf(figures, ratio);
  if (times === null || rate === null) return;
  expect(times.n + times.invalid, `${duration}: n + invalid = matched of ${ratio}`).toBe(rate.matched);
  expect(times.censored, `${duration}: censored = unmatched + pending of ${ratio}`).toBe(
    rate.total - rate.matched + (rate.pending ?? 0),
  );
}

/** What holds of every set of figures, whatever they were taken of. */
const LAWS: Readonly<Record<string, (figures: Figures) => void>> = {
  'inquiries and what is left out are all conversations'(figures) {
    const counted = of(figures, 'conversations', 'count');
    const leftOut = Object.keys(LEFT_OUT_REASONS).map((reason) => counted?.parts[reason] ?? 0);
    expect(sum([counted?.value, ...leftOut])).toBe(counted?.parts.conversations);
  },
  'first-response-time tells the outcomes of response-rate'(figures) {
    agree(figures, 'first-response-time', 'response-rate');
  },
  'response-time tells the outcomes of response-rate-turns'(figures) {
    agree(figures, 'response-time', 'response-rate-turns');
  },
  'resolution-time tells the outcomes of resolution-rate'(figures) {
    agree(figures, 'resolution-time', 'resolution-rate');
  },
  'a ratio is matched of total, and nothing where there is no total'(figures) {
    for (const [id, { matched, total, value, ci95, parts = {} }] of all(figures, 'ratio')) {
      for (const one of [{ matched, total, value }, ...Object.values(parts)]) {
        expect(one.matched, id).toBeLessThanOrEqual(one.total);
        expect(one.value, id).toBe(one.total === 0 ? null : one.matched / one.total);
      }
      if (total === 0) expect(ci95, id).toBeNull();
      else expect(ci95?.[0] ?? 1, id).toBeLessThanOrEqual(value ?? 0);
      if (total > 0) expect(ci95?.[1] ?? 0, id).toBeGreaterThanOrEqual(value ?? 1);
    }
  },
  'percentiles ascend, and nothing has none'(figures) {
    for (const [id, { n, min, median, p75, p90, p95, max, mean, medianCi95 }] of all(figures, 'duration')) {
      const ascending = [min, median, p75, p90, p95, max];
      if (n === 0) {
        expect([...ascending, mean, medianCi95], id).toEqual(Array(8).fill(null));
        continue;
      }
      expect(ascending, id).toEqual([...ascending].sort((a, b) => (a ?? -1) - (b ?? -1)));
      for (const inside of [mean, ...(medianCi95 ?? [])]) {
        expect(inside, id).toBeGreaterThanOrEqual(min ?? Number.NaN);
        expect(inside, id).toBeLessThanOrEqual(max ?? Number.NaN);
      }
    }
  },
  'a histogram holds every duration once'(figures) {
    for (const [id, { n, censored, histogram }] of all(figures, 'duration')) {
      expect(sum(histogram.map((bin) => bin.answered)), id).toBe(n);
      expect(sum(histogram.map((bin) => bin.censored)), id).toBe(censored);
    }
  },
  'a cumulative share grows with its limit while the same are known'(figures) {
    for (const [id, { rows }] of all(figures, 'distribution')) {
      rows.forEach(({ limit, matched, total, value }, index) => {
        const before = rows[index - 1];
        expect(matched, `${id} ${limit}`).toBeLessThanOrEqual(total);
        expect(value, `${id} ${limit}`).toBe(total === 0 ? null : matched / total);
        expect(matched, `${id} ${limit}`).toBeGreaterThanOrEqual(before?.matched ?? 0);
        expect(total, `${id} ${limit}`).toBeLessThanOrEqual(before?.total ?? total);
      });
    }
  },
  'what is not available says why and gives no figure'(figures) {
    for (const [id, missing] of all(figures, 'not-available')) {
      expect(Object.keys(missing), id).toEqual(['kind', 'reason']);
      expect(missing.reason, id).toMatch(/^\p{Ll}.*[^.\s]$/u);
    }
  },
};

/** And what ties metrics together that count a conversation at the same instant. */
const LAWS_BY_START: typeof LAWS = {
  'an inquiry is answered, unanswered, pending or a bot’s'(figures) {
    const rate = ratioOf(figures, 'response-rate');
    if (rate === null) return;
    expect(sum([rate.total, rate.pending, rate.answeredByBot])).toBe(of(figures, 'conversations', 'count')?.value);
  },
  'an inquiry is resolved, unresolved, pending or sent elsewhere'(figures) {
    const rate = ratioOf(figures, 'resolution-rate');
    if (rate === null) return;
    expect(sum([rate.total, rate.pending, rate.moved])).toBe(of(figures, 'conversations', 'count')?.value);
  },
  'what was resolved at least once is what first-resolution-time and reopen-rate speak of'(figures) {
    const first = durationOf(figures, 'first-resolution-time');
    const rate = ratioOf(figures, 'resolution-rate');
    if (first === null || rate === null) return;
    expect(first.n + first.invalid).toBe(ratioOf(figures, 'reopen-rate')?.total);
    // What was sent elsewhere may have been resolved once before.
    const told = first.n + first.invalid + first.censored;
    expect(told).toBeGreaterThanOrEqual(sum([rate.total, rate.pending]));
    expect(told).toBeLessThanOrEqual(sum([rate.total, rate.pending, rate.moved]));
  },
  'one-touch-rate is a share of what is resolved'(figures) {
    const oneTouch = ratioOf(figures, 'one-touch-rate');
    if (oneTouch !== null) expect(oneTouch.total).toBe(ratioOf(figures, 'resolution-rate')?.matched);
  },
  'channels hold every inquiry once'(figures) {
    const channels = of(figures, 'volume-by-channel', 'tally');
    expect(channels?.total).toBe(of(figures, 'conversations', 'count')?.value);
    expect(sum(channels?.rows.map(({ count }) => count ?? 0) ?? [])).toBe(channels?.total);
    expect(sum(Object.values(channels?.parts ?? {}).map(({ matched }) => matched))).toBe(channels?.total);
  },
};

const PAIRS = [
  ['channel', 'day'],
  ['agent', 'topic'],
  ['account', 'hour-of-day'],
  ['language', 'week'],
];
const SLICINGS: readonly (readonly string[])[] = [...DIMENSIONS.map(({ id }) => [id]), ...PAIRS];

/** Every way of counting that moves conversations from one figure to another. */
const COUNTINGS: readonly { readonly how: string; readonly options: AnalyzeOptions }[] = [
  { how: 'by default', options: {} },
  { how: 'with a bot named', options: { bot: ['VekkiloWelcome'] } },
  { how: 'with bots that count', options: { bot: ['VekkiloWelcome'], bots: 'count' } },
  {
    how: 'with everything included',
    options: { include: ['deleted', 'spam', 'merged', 'truncated', 'brand-initiated', 'star-only'] },
  },
  { how: 'as of Thursday', options: { asOf: '2026-03-05T12:00:00Z' } },
  { how: 'as of a month later', options: { asOf: '2026-04-08' } },
  { how: 'in the middle of the week', options: { from: '2026-03-03', to: '2026-03-06' } },
  { how: 'with nothing pending', options: { pending: 0 } },
  { how: 'with everything pending', options: { pending: '30d' } },
  { how: 'resolved at once, without gaps', options: { resolvedAfter: 0, gap: 0 } },
  { how: 'without one of the agents', options: { excludeAuthor: ['agent-marta', 'Marta*', 'VekkiloShop'] } },
];

const readings = new Map<string, Promise<Analysis>>();
const read = (inputs: readonly string[], options: AnalyzeOptions = {}): Promise<Analysis> => {
  const key = JSON.stringify([inputs, options]);
  const known = readings.get(key) ?? readConversations(inputs, { workingDirectory: ROOT, ...options });
  readings.set(key, known);
  return known;
};

function reportBy(analysis: Analysis, by: readonly string[]): Report {
  const options = { ...analysis.options, by };
  return reportOn({ ...analysis, options }, METRICS, chosenDimensions(by));
}

interface Sliced {
  readonly by: readonly string[];
  readonly report: Report;
}

const slicings = new Map<string, Promise<readonly Sliced[]>>();
const sliced = (input: string, dateBasis: 'start' | 'event'): Promise<readonly Sliced[]> => {
  const key = `${dateBasis} ${input}`;
  const known =
    slicings.get(key) ??
    read([input], { dateBasis }).then((analysis) => SLICINGS.map((by) => ({ by, report: reportBy(analysis, by) })));
  slicings.set(key, known);
  return known;
};

/** Dimensions that say when. The others say what a whole conversation is, but for the agent, who may be one of several. */
const TIMES = new Set([...PERIODS, 'weekday', 'hour-of-day'] as readonly string[]);
const partsConversations = (by: readonly string[], dateBasis: string): boolean =>
  by.includes('agent') || (dateBasis === 'event' && by.some((id) => TIMES.has(id)));

/** The other formats of the messages week have the same figures (fixtures.test.ts), so its laws are theirs. */
const TOLD_ONCE = FIXTURES.filter(({ name }) => !name.startsWith('messages/week-'));

const said = (provides: ReadonlySet<string>): string => [...provides].sort().join();

describe.each(TOLD_ONCE)('the figures of $name', ({ input }) => {
  // Some two thousand reports of all fixtures would fill the memory.
  afterAll(() => {
    readings.clear();
    slicings.clear();
  });

  describe.each(['start', 'event'] as const)('by the instant of the %s', (dateBasis) => {
    it.each(Object.entries(LAWS))('obey in all slices: %s', async (_, law) => {
      for (const { report } of await sliced(input, dateBasis)) {
        law(report.metrics);
        for (const { metrics } of report.groups) law(metrics);
      }
    });

    it.each(Object.entries(LAWS_BY_START))('obey in all slices that hold whole conversations: %s', async (_, law) => {
      for (const { by, report } of await sliced(input, dateBasis)) {
        const whole = partsConversations(by, dateBasis) ? [] : report.groups;
        for (const { metrics } of [report, ...whole]) law(metrics);
      }
    });

    it('are told in every slice if they are told at all', async () => {
      // An archive may hold exports of two kinds, and posts tell less than direct messages.
      if (new Set((await read([input], { dateBasis })).conversations.map(({ provides }) => said(provides))).size > 1)
        return;
      for (const { by, report } of await sliced(input, dateBasis)) {
        const senseless = METRICS.filter(({ notBy }) => by.some((id) => notBy?.[id])).map(({ id }) => id);
        const told = METRICS.filter(({ id }) => report.metrics[id]?.kind !== 'not-available').map(({ id }) => id);
        for (const { metrics } of report.groups) {
          expect(METRICS.filter(({ id }) => metrics[id]?.kind !== 'not-available').map(({ id }) => id)).toEqual(
            told.filter((id) => !senseless.includes(id)),
          );
        }
      }
    });

    it('add up over slices that do not overlap', async () => {
      for (const { by, report } of await sliced(input, dateBasis)) {
        if (chosenDimensions(by).some(({ overlapping }) => overlapping)) continue;
        const parts = report.groups.map(({ metrics }) => additive(metrics));
        expect(parts.reduce(plus, {}), by.join()).toEqual(additive(report.metrics));
      }
    });

    it('stand in a report that keeps to its schema', async () => {
      const published = z.fromJSONSchema(JSON.parse(readFileSync(`${ROOT}docs/report.schema.json`, 'utf8')));
      for (const { report } of (await sliced(input, dateBasis)).slice(-PAIRS.length)) {
        const printed = JSON.parse(JSON.stringify(report));
        expect(printed).toEqual(report);
        expect(reportSchema.parse(printed)).toEqual(report);
        expect(published.parse(printed)).toEqual(report);
      }
    });
  });

  it.each(COUNTINGS)('obey all laws $how', async ({ options }) => {
    const { metrics } = reportBy(await read([input], options), []);
    for (const law of [...Object.values(LAWS), ...Object.values(LAWS_BY_START)]) law(metrics);
  });

  it('are parted at any instant by --from and --to without loss', async () => {
    const whole = additive(reportBy(await read([input], { every: 'day', showIds: true }), []).metrics);
    for (const instant of ['2026-03-02T09:00:00Z', '2026-03-05', '2026-03-08T09:30:00Z']) {
      const before = reportBy(await read([input], { to: instant, every: 'day', showIds: true }), []);
      const after = reportBy(await read([input], { from: instant, every: 'day', showIds: true }), []);
      expect(plus(additive(before.metrics), additive(after.metrics)), instant).toEqual(whole);
    }
  });

  it('say of a time in which nothing happened that there was nothing, and lack what they lack anyway', async () => {
    const ever = reportBy(await read([input]), []).metrics;
    const never = reportBy(await read([input], { from: '2036-03-02' }), []).metrics;
    // What takes weeks of data lacks them in a time without any.
    const kinds = (metrics: Figures) =>
      METRICS.filter(({ lacks }) => lacks === undefined).map(({ id }) => [id, metrics[id]?.kind]);
    expect(kinds(never)).toEqual(kinds(ever));
    expect(additive(never)).toEqual({});
  });

  it('come from records that were all used, skipped or repeated', async () => {
    const { input: counts } = reportBy(await read([input]), []);
    for (const { records } of counts.files) {
      expect(records.read).toBe(records.used + records.skipped + records.duplicates);
      expect(records.used).toBeGreaterThan(0);
    }
  });

  it('list who waits once, longest first, and nobody from after as-of', async () => {
    const { waiting, waitingTotal, options } = reportBy(await read([input]), []);
    const since = waiting.map((one) => one.since);
    expect(waiting).toHaveLength(waitingTotal);
    expect(since).toEqual([...since].sort());
    expect(new Set(waiting.map(({ conversation }) => conversation)).size).toBe(waitingTotal);
    expect(since.every((one) => one <= (options.asOf ?? ''))).toBe(true);
  });
});

describe('exports of several platforms in one report', () => {
  const inputs = ['messages/week', 'tickets/week', 'twcs/week'].map((name) => fixture(name).input);

  it('obey the laws together', async () => {
    const { metrics } = reportBy(await read(inputs), []);
    for (const law of Object.values(LAWS)) law(metrics);
  });

  it('have as many inquiries in the response rate as can tell whether they were answered', async () => {
    const analysis = await read(inputs);
    const tell = analysis.conversations.filter(
      ({ leftOut, provides }) => leftOut === null && provides.has('openings') && provides.has('answers'),
    );
    const rate = ratioOf(reportBy(analysis, []).metrics, 'response-rate');
    expect(sum([rate?.total, rate?.pending, rate?.answeredByBot])).toBe(tell.length);
    expect(tell.length).toBeGreaterThan(100);
  });

  it('count what each of them counts', async () => {
    const apart = await Promise.all(
      inputs.map(async (input) => reportBy(await read([input], { showIds: true }), []).metrics),
    );
    const together = additive(reportBy(await read(inputs, { showIds: true }), []).metrics);
    expect(together).toEqual(apart.map(additive).reduce(plus, {}));
  });
});

describe.each(['id', 'replies', 'silence'] as const)('any story, grouped by %s', (grouping) => {
  const ways: readonly Partial<NormalizeOptions>[] = [
    {},
    { bots: 'count' },
    { include: ['spam', 'truncated', 'brand-initiated', 'star-only'] },
    { pending: 0 },
    { gap: 3_600_000, resolvedAfter: 7_200_000 },
  ];

  it('obeys all laws', () => {
    const law = fc.property(story, fc.constantFrom(...ways), (events, way) => {
      const told = tell(events, { stream: { grouping }, ...way });
      const { metrics, slices } = figures(told, { by: ['weekday'] });
      for (const one of [...Object.values(LAWS), ...Object.values(LAWS_BY_START)]) {
        for (const set of [metrics, ...slices.map((slice) => slice.metrics)]) one(set);
      }
      const byEvent = figures(told, { by: ['hour-of-day'], byEvent: true });
      for (const one of Object.values(LAWS)) for (const slice of byEvent.slices) one(slice.metrics);
      expect(byEvent.slices.map((slice) => additive(slice.metrics)).reduce(plus, {})).toEqual(additive(metrics));
    });
    fc.assert(law, { numRuns: 120 });
  });
});

describe('the registry of metrics', () => {
  const files = readdirSync(`${ROOT}src/metrics`);

  it.each(METRICS)('names $id as its file', ({ id }) => {
    expect(files).toContain(`${id}.ts`);
  });

  it.each(METRICS)('defines $id in whole sentences', ({ definition, title, of: what }) => {
    expect(definition).toMatch(/^\p{Lu}.*\.$/su);
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(what).toMatch(/^\p{Ll}.*[^.]$/u);
  });

  it.each(METRICS)('gives $id the kind of its summary', async (metric) => {
    const context = metricContext(await read([fixture('messages/week').input]));
    expect(metric.stat(context)().summary().kind).toBe(metric.kind);
  });

  it.each(METRICS)('gives $id by itself the figures that it has among the others', async (metric) => {
    const told = metric.needs.includes('reach') ? 'messages/page' : 'messages/week';
    const analysis = await read([fixture(told).input]);
    const alone = reportOn(analysis, [metric], chosenDimensions(['channel']));
    const among = reportBy(analysis, ['channel']);
    expect(alone.metrics[metric.id]).toEqual(among.metrics[metric.id]);
    expect(alone.groups.map(({ metrics }) => metrics[metric.id])).toEqual(
      among.groups.map(({ metrics }) => metrics[metric.id]),
    );
  });

  it.each(METRICS)('says of $id why it is not in a slice where it would mean nothing', ({ notBy = {} }) => {
    const dimensions = DIMENSIONS.map(({ id }) => id);
    expect(dimensions).toEqual(expect.arrayContaining(Object.keys(notBy)));
  });

  it('holds each id once', () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
  });
});

describe('the registry of platforms', () => {
  it.each(PLATFORMS)('has an invented week of $id', ({ id }) => {
    expect(FIXTURES.map(({ platform }) => platform)).toContain(id);
  });

  it('recognises every fixture as the platform that its folder names', async () => {
    for (const { platform, input } of FIXTURES) {
      const { files } = await read([input]);
      // A chat is a table of messages whose rows name no conversation.
      expect(files[0]?.plan.match.platform.id, input).toBe(platform === 'chat' ? 'messages' : platform);
    }
  });

  const provided = new Set<string>([
    ...ANY_PLATFORM,
    ...PLATFORMS.flatMap((platform) => {
      const all = isTable(platform) ? Object.keys(platform.row.shape) : platform.kinds.map(({ id }) => id);
      const { certain, ifSeen } = platform.provides(new Set(all));
      return [...certain, ...ifSeen];
    }),
  ]);

  it.each(METRICS)('provides somewhere all that $id needs', ({ needs }) => {
    for (const need of needs.flat()) expect(provided).toContain(need);
  });

  it.each(PLATFORMS)('says of $id in a sentence what it is', ({ about, title }) => {
    expect(about).toMatch(/^\p{Lu}.*\.$/su);
    expect(title).not.toBe('');
  });
});

describe('the command line', () => {
  const help = async (...args: string[]) => (await run([...args, '--help'], { cwd: ROOT })).stdout;

  it('has help with an example for every command', async () => {
    const commands = [...(await help()).matchAll(/^ {2}([a-z]+) .* {2}\S/gm)].map(([, name]) => name as string);
    expect(commands).toEqual(expect.arrayContaining(['report', 'inspect', 'normalize', 'metrics', 'platforms']));
    for (const name of commands.filter((one) => one !== 'help')) {
      expect(await help(name), name).toMatch(new RegExp(`^Examples?:\\n +(\\S+ \\S+ \\| )?socmetrics ${name}`, 'm'));
    }
  });

  it('shows an example at its own help too', async () => {
    expect(await help()).toMatch(/^Examples:\n {2}socmetrics report/m);
  });
});
