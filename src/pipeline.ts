import type { Analysis } from './analysis.ts';
import { reportOf } from './assemble.ts';
import { takeIn } from './intake.ts';
import { chosenDimensions, chosenMetrics } from './metrics/choose.ts';
import type { Dimension, DimensionContext } from './metrics/dimensions.ts';
import { measure } from './metrics/measure.ts';
import type { Metric, MetricContext } from './metrics/metric.ts';
import type { Conversation } from './model/conversation.ts';
import { faultLog } from './model/fault-log.ts';
import { type Clocks, clocksFor } from './model/schedule.ts';
import { normalize } from './normalize/index.ts';
import { type AnalyzeOptions, type Options, withDefaults } from './options.ts';
import type { Report } from './report/report.ts';
import { cellMaskOf } from './text/mask.ts';

/**
 * The whole program: files in, Report out. `inputs` are files, folders, patterns or `-`.
 * Throws a UserError for whatever the user can mend.
 */
export async function analyze(inputs: readonly string[], options: AnalyzeOptions = {}): Promise<Report> {
  const metrics = chosenMetrics(options.metrics);
  const dimensions = chosenDimensions(options.by);
  const analysis = await readConversations(inputs, options);
  return reportOn(analysis, metrics, dimensions);
}

/** bytes -> records -> interactions -> conversations. */
export async function readConversations(inputs: readonly string[], given: AnalyzeOptions = {}): Promise<Analysis> {
  const options = withDefaults(given);
  const log = faultLog(options.mask ? cellMaskOf(options.masks) : undefined);
  const { files, streamOf, ...read } = await takeIn(inputs, options, log);
  const normalized = normalize(read, streamOf, options);
  for (const { file, ...fault } of normalized.faults) log.add(files[file]?.plan.path ?? '', fault);
  return {
    ...normalized,
    options,
    files: files.map((one, file) => ({ ...one, duplicates: normalized.duplicates.get(file) ?? 0 })),
    conversations: inPeriod(normalized.conversations, options),
    provided: new Set(normalized.conversations.map(({ provides }) => provides)),
    log,
  };
}

/** conversations -> statistics -> Report. */
export function reportOn(analysis: Analysis, metrics: readonly Metric[], dimensions: readonly Dimension[]): Report {
  const context = metricContext(analysis);
  const { conversations, provided } = analysis;
  return reportOf(analysis, metrics, measure(conversations, metrics, dimensions, context, provided));
}

/** What metrics need to know beside the conversation in front of them. */
export function metricContext({ options, asOf }: Analysis): MetricContext & DimensionContext {
  return {
    ...clocksFor(options.clock, null),
    clocksOf: clocksIn(options),
    asOf: asOf ?? 0,
    pending: options.pending,
    resolvedAfter: options.resolvedAfter,
    limits: options.limits,
    botsAnswer: options.bots === 'count',
    byEvent: options.dateBasis === 'event',
    zone: options.timeZone,
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

function inPeriod(conversations: readonly Conversation[], { from, to }: Options): readonly Conversation[] {
  if (from === null && to === null) return conversations;
  return conversations.filter(({ startedAt }) => startedAt >= (from ?? startedAt) && (to === null || startedAt < to));
}
