import { reportOf } from './assemble.ts';
import { DIMENSIONS, type Dimension, type DimensionContext } from './metrics/dimensions.ts';
import { METRICS } from './metrics/index.ts';
import { measure } from './metrics/measure.ts';
import type { Metric, MetricContext } from './metrics/metric.ts';
import { type Clock, calendarClock } from './model/clock.ts';
import type { Conversation } from './model/conversation.ts';
import { type FaultLog, faultLog } from './model/fault-log.ts';
import type { TaggedInteraction } from './model/interaction.ts';
import { UserError } from './model/problem.ts';
import type { Stream } from './model/stream.ts';
import { nearest, printable } from './model/text.ts';
import { normalize } from './normalize/index.ts';
import { namePattern } from './normalize/settle.ts';
import { interner, tag } from './normalize/tag.ts';
import { type AnalyzeOptions, type Options, withDefaults } from './options.ts';
import type { Report } from './report/report.ts';
import { parseMapping } from './sources/columns.ts';
import { findSources, type Source } from './sources/open.ts';
import { type FilePlan, planFile, streamOf } from './sources/plan.ts';
import { decimalIds, type FileResult, readFile } from './sources/read.ts';
import type { SourceSettings } from './sources/settings.ts';
import { surveyDates } from './sources/survey.ts';
import { BUILT_IN_TOPICS, topicFinder } from './text/topics.ts';

/** Everything that is known before anything is measured. */
export interface Analysis {
  readonly options: Options;
  readonly files: readonly AnalyzedFile[];
  readonly interactions: number;
  readonly excluded: number;
  readonly conversations: readonly Conversation[];
  readonly asOf: number | null;
  readonly log: FaultLog;
}

export interface AnalyzedFile {
  readonly plan: FilePlan;
  readonly result: FileResult;
  readonly duplicates: number;
}

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
  const settings = sourceSettings(options);
  const log = faultLog();

  const plans = await planFiles(inputs, options, settings, log);
  const { read, results } = await readAll(plans, options, settings, log);
  const streams = streamsOf(plans, results);
  const normalized = normalize(read, (file) => streams[file] as Stream, options);

  for (const { file, ...fault } of normalized.faults) log.add(plans[file]?.path ?? '', fault);
  return {
    ...normalized,
    options,
    files: plans.map((plan, file) => ({
      plan,
      result: results[file] as FileResult,
      duplicates: normalized.duplicates.get(file) ?? 0,
    })),
    conversations: inPeriod(normalized.conversations, options),
    log,
  };
}

/** conversations -> statistics -> Report. */
export function reportOn(analysis: Analysis, metrics: readonly Metric[], dimensions: readonly Dimension[]): Report {
  const context = metricContext(analysis, calendarClock);
  return reportOf(analysis, metrics, measure(analysis.conversations, metrics, dimensions, context));
}

/** What metrics need to know beside the conversation in front of them. */
export function metricContext({ options, asOf }: Analysis, clock: Clock): MetricContext & DimensionContext {
  return {
    clock,
    asOf: asOf ?? 0,
    pending: options.pending,
    resolvedAfter: options.resolvedAfter,
    limits: options.limits,
    botsAnswer: options.bots === 'count',
    byEvent: options.dateBasis === 'event',
    zone: options.timeZone,
  };
}

function sourceSettings(options: Options): SourceSettings {
  return {
    platform: options.platform ?? null,
    delimiter: options.delimiter ?? null,
    encoding: options.encoding ?? null,
    mappings: (options.map ?? []).map(parseMapping),
    dateFormat: options.dateFormat ?? null,
    dateOrder: options.dateOrder ?? null,
    zone: options.inputTimeZone,
    self: options.self,
  };
}

/** What each file is. One that was named and cannot be used ends the run; one that was only found is told. */
async function planFiles(
  inputs: readonly string[],
  options: Options,
  settings: SourceSettings,
  log: FaultLog,
): Promise<readonly FilePlan[]> {
  const found = await findSources(inputs, {
    ...(options.stdin ? { stdin: options.stdin } : {}),
    ...(options.workingDirectory ? { workingDirectory: options.workingDirectory } : {}),
  });
  for (const { path, fault } of found.faults) {
    if (fault.code === 'unreadable-file' && !options.skipUnreadable) throw new UserError(`${fault.message} ${GO_ON}`);
    log.add(path, fault);
  }
  const plans: FilePlan[] = [];
  let refused: UserError | null = null;
  for (const source of found.sources) {
    try {
      plans.push(await planFile(source, settings));
    } catch (error) {
      if (!(error instanceof UserError) || error.exit !== 3) throw error;
      if (!mayBeLeft(source, options))
        throw found.sources.length > 1 ? new UserError(`${error.message} ${GO_ON}`) : error;
      refused ??= error;
      log.add(source.path, { code: 'unreadable-file', message: error.message });
    }
  }
  if (plans.length === 0 && refused) throw refused;
  return plans;
}

const GO_ON = 'Leave it out, or go on without it: --skip-unreadable.';

const mayBeLeft = (source: Source, options: Options): boolean => options.skipUnreadable === true || !source.named;

/** records -> interactions, one at a time; their words are judged and dropped on the way. */
async function readAll(plans: readonly FilePlan[], options: Options, settings: SourceSettings, log: FaultLog) {
  const dates = await surveyDates(plans, settings);
  for (const { path, fault } of dates.faults) log.add(path, fault);
  const shared = interner();
  const tagging = {
    topics: topicFinder({ ...BUILT_IN_TOPICS, ...options.topics }),
    keepText: options.keepText === true,
  };
  const self = namePattern(options.self);
  const read: TaggedInteraction[] = [];
  const results: FileResult[] = [];
  for (const [file, plan] of plans.entries()) {
    const result = await readFile(plan, file, {
      settings,
      order: dates.orders.get(plan.key) ?? null,
      log,
      isSelf: (name) => self({ id: name, name: null, role: 'unknown' }),
      take: (interaction, origin) => read.push(tag(interaction, origin, tagging, shared)),
      reject: options.onReject ?? null,
    });
    results.push(result);
  }
  const total = results.reduce((sum, result) => sum + result.read, 0);
  if (total > 0 && read.length === 0) throw nothingUsable(plans, total, log);
  return { read, results };
}

function nothingUsable(plans: readonly FilePlan[], total: number, log: FaultLog): UserError {
  const [problem] = [...log.counts()]
    .filter(({ examples }) => examples.some(({ record }) => record !== null))
    .sort((a, b) => b.count - a.count);
  const example = problem?.examples[0];
  const where = printable(example?.file ?? plans[0]?.path ?? '');
  const why = problem
    ? `: ${problem.count} of ${total} rows, ${problem.title} (line ${example?.line}: ${example?.message})`
    : '';
  return new UserError(
    `${where}: none of its ${total} rows can be used${why}. socmetrics inspect shows how its columns were read; --map, --date-format and --date-order set it right.`,
  );
}

function streamsOf(plans: readonly FilePlan[], results: readonly FileResult[]): readonly Stream[] {
  const streams = new Map<string, Stream>();
  for (const plan of plans) {
    if (streams.has(plan.key)) continue;
    const members = results.filter((_, file) => plans[file]?.key === plan.key);
    streams.set(plan.key, streamOf(plan, decimalIds(members)));
  }
  return plans.map(({ key }) => streams.get(key) as Stream);
}

function inPeriod(conversations: readonly Conversation[], { from, to }: Options): readonly Conversation[] {
  if (from === null && to === null) return conversations;
  return conversations.filter(({ startedAt }) => startedAt >= (from ?? startedAt) && (to === null || startedAt < to));
}

export function chosenMetrics(ids: readonly string[] = []): readonly Metric[] {
  if (ids.length === 0) return METRICS;
  const wanted = new Set(ids.map((id) => byId(METRICS, id, 'metric').id));
  return METRICS.filter(({ id }) => wanted.has(id));
}

export function chosenDimensions(ids: readonly string[] = []): readonly Dimension[] {
  if (ids.length > 2) throw new UserError(`--by takes two dimensions at most, and ${ids.length} were given.`, 2);
  return ids.map((id) => byId(DIMENSIONS, id, 'dimension of --by'));
}

function byId<T extends { readonly id: string }>(registry: readonly T[], id: string, what: string): T {
  const found = registry.find((one) => one.id === id);
  if (found) return found;
  const ids = registry.map((one) => one.id);
  const [near] = nearest(id, ids, 1);
  throw new UserError(
    `"${printable(id)}" is no ${what}.${near ? ` Did you mean ${near}?` : ''} There are ${ids.join(', ')}.`,
    2,
  );
}
