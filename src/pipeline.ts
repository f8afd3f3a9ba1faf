import type { Analysis } from './analysis.ts';
import { reportOf } from './assemble.ts';
import { compareSides } from './comparison/compare.ts';
import { readExamples } from './examples.ts';
import { checkConditions, chosenDimensions, chosenMetrics } from './metrics/choose.ts';
import type { Dimension, DimensionContext } from './metrics/dimensions.ts';
import { measure } from './metrics/measure.ts';
import type { Metric, MetricContext } from './metrics/metric.ts';
import { periodsOf } from './metrics/periods.ts';
import { halvesOf } from './metrics/stretches.ts';
import type { Conversation } from './model/conversation.ts';
import { faultLog } from './model/fault-log.ts';
import { UserError } from './model/problem.ts';
import { pseudonyms } from './model/pseudonyms.ts';
import { type Clocks, clocksFor } from './model/schedule.ts';
import { pathName } from './model/text.ts';
import { formatInstant } from './model/zone.ts';
import { type AnalyzeOptions, type Options, withDefaults } from './options.ts';
import { type Span, spanBefore, spanBetween, spanOf } from './period.ts';
import type { Report } from './report/report.ts';
import { ERROR_RATES } from './text/error-rates.ts';
import { cellMaskOf } from './text/mask.ts';

/**
 * The whole program: files in, Report out. `inputs` are files, folders, patterns or `-`.
 * Throws a UserError for whatever the user can mend.
 */
export async function analyze(inputs: readonly string[], options: AnalyzeOptions = {}): Promise<Report> {
  const metrics = chosenMetrics(options.metrics, options);
  const dimensions = chosenDimensions(options.by);
  const everything = await readEverything(inputs, options);
  if (metrics.some(({ examples }) => examples)) await readExamples(everything);
  const span = askedSpan(everything);
  const report = reportOn(within(everything, span), metrics, dimensions);
  if (options.compare !== true) return report;
  const { timeZone } = everything.options;
  const { name, ...before } = spanBefore(wholeSpan(span, everything.asOf, timeZone), timeZone);
  const earlier = reportOn(within(everything, before), metrics, []);
  const comparison = compareSides(
    { name, report: earlier, slice: null },
    { name: options.period ?? 'this period', report: { ...report, groups: [] }, slice: null },
  );
  return { ...report, comparison };
}

/** Throws a UserError (2) where nothing says when the period begins. */
function wholeSpan(span: Stretch | null, asOf: number | null, zone: string): Span {
  if (span?.from === null || span?.from === undefined) {
    throw new UserError('--compare needs a period. Name it: --period this-month, or --from and --to.', 2);
  }
  return spanBetween(span.from, span.to ?? Math.max(asOf ?? 0, span.from) + 1, zone);
}

/** bytes -> records -> interactions -> conversations: those of the period that is asked for. */
export async function readConversations(inputs: readonly string[], given: AnalyzeOptions = {}): Promise<Analysis> {
  const everything = await readEverything(inputs, given);
  return within(everything, askedSpan(everything));
}

async function readEverything(inputs: readonly string[], given: AnalyzeOptions): Promise<Analysis> {
  const options = withDefaults(given);
  checkConditions(options.targets);
  const log = faultLog(options.mask ? cellMaskOf(options.masks) : undefined);
  // Reading and its word lists are loaded by those who read: help and errors do not wait for them.
  const { takeIn } = await import('./intake.ts');
  const { normalize } = await import('./normalize/index.ts');
  const { files, streamOf, textsAt, ...read } = await takeIn(inputs, options, log);
  const normalized = normalize(read, streamOf, options);
  const pathOf = (file: number): string => files[file]?.plan.path ?? '';
  for (const { file, other, ...fault } of normalized.faults) {
    const { message } = fault;
    log.add(pathOf(file), other === undefined ? fault : { ...fault, message: `${message} ${pathName(pathOf(other))}` });
  }
  return {
    ...normalized,
    earlier: [],
    stretches: null,
    options,
    files: files.map((one, file) => ({ ...one, duplicates: normalized.duplicates.get(file) ?? 0 })),
    provided: new Set(normalized.conversations.map(({ provides }) => provides)),
    earliest: earliestOf(normalized.conversations),
    log,
    textsAt,
    pseudonymOf: pseudonyms(normalized.conversations),
  };
}

function earliestOf(conversations: readonly Conversation[]): number | null {
  let earliest: number | null = null;
  for (const { startedAt } of conversations) if (earliest === null || startedAt < earliest) earliest = startedAt;
  return earliest;
}

/** The period that was asked for; `null` where it is everything. */
function askedSpan({ options, asOf }: Analysis): Stretch | null {
  const { period, timeZone, from, to } = options;
  if (period !== null && asOf !== null) return spanOf(period, timeZone, asOf);
  return from === null && to === null ? null : { from, to };
}

/** conversations -> statistics -> Report. */
export function reportOn(analysis: Analysis, metrics: readonly Metric[], dimensions: readonly Dimension[]): Report {
  const context = metricContext(analysis);
  const { conversations, provided, earlier } = analysis;
  return reportOf(analysis, metrics, measure(conversations, metrics, dimensions, context, provided, earlier));
}

/** What metrics need to know beside the conversation in front of them. */
export function metricContext({
  options,
  asOf,
  conversations,
  stretches,
  pseudonymOf,
}: Analysis): MetricContext & DimensionContext {
  return {
    ...clocksFor(options.clock, null),
    clocksOf: clocksIn(options),
    asOf: asOf ?? 0,
    pending: options.pending,
    resolvedAfter: options.resolvedAfter,
    limits: options.limits,
    botsAnswer: options.bots === 'count',
    targets: options.targets,
    byEvent: options.dateBasis === 'event',
    zone: options.timeZone,
    errorRates: ERROR_RATES,
    customerName: options.showIds === true ? (id) => id : pseudonymOf,
    periods: periodsOf(conversations, asOf, options.timeZone, options.every),
    stretches: stretches ?? halvesOf(conversations, options.to ?? (asOf ?? 0) + 1),
  };
}

/** The clocks of each conversation, made once for each schedule. */
function clocksIn({ schedules, clock }: Options): (conversation: Conversation) => Clocks {
  const known = new Map<string | null, Clocks>();
  return (conversation) => {
    const schedule = schedules.of(conversation);
    const id = schedule?.id ?? null;
    const clocks = known.get(id) ?? clocksFor(clock, schedule);
    known.set(id, clocks);
    return clocks;
  };
}

/** The same, of the conversations that start in a period; what happened later to them counts. */
export function within(analysis: Analysis, span: Stretch | null): Analysis {
  if (span === null) return analysis;
  const { from, to } = span;
  const isIn = ({ startedAt }: Conversation) => (from === null || startedAt >= from) && (to === null || startedAt < to);
  return {
    ...analysis,
    ...beforeIt(analysis, span),
    options: { ...analysis.options, from, to },
    conversations: analysis.conversations.filter(isIn),
  };
}

/** The period before, where the export reaches back so far. That nobody wrote in its first hours makes it no shorter. */
function beforeIt(
  { conversations, asOf, earliest, options: { timeZone } }: Analysis,
  span: Stretch,
): Pick<Analysis, 'earlier' | 'stretches'> {
  const { from } = span;
  if (from === null || earliest === null) return { earlier: [], stretches: null };
  const now = wholeSpan(span, asOf, timeZone);
  const before = spanBefore(now, timeZone);
  const begins = before.from + Math.min(DAY, (before.to - before.from) / 10);
  if (earliest > begins) {
    const day = (instant: number) => formatInstant(timeZone, instant).slice(0, 10);
    const reason = `the period before begins ${day(before.from)}, and this export ${day(earliest)}`;
    return { earlier: [], stretches: { reason } };
  }
  const isIn = ({ startedAt }: Conversation) => startedAt >= before.from && startedAt < before.to;
  return { earlier: conversations.filter(isIn), stretches: { now, before, isBeside: true } };
}

const DAY = 86_400_000;

/** From an instant on, up to an instant that is not included; `null`: without an end. */
interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}
