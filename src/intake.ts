import type { FaultLog } from './model/fault-log.ts';
import type { TaggedInteraction } from './model/interaction.ts';
import { UserError } from './model/problem.ts';
import type { Stream } from './model/stream.ts';
import { pathName } from './model/text.ts';
import { namePattern } from './normalize/settle.ts';
import { interner, tag } from './normalize/tag.ts';
import type { Options } from './options.ts';
import { parseMapping } from './sources/columns.ts';
import { checkDateFormat } from './sources/dates.ts';
import { platformOf } from './sources/detect.ts';
import { checkEncodingLabel } from './sources/encoding.ts';
import { checkColumns, checkFields } from './sources/mappings.ts';
import { missingColumns } from './sources/missing-columns.ts';
import { findSources, type Source } from './sources/open.ts';
import { type FilePlan, planFile, streamOf } from './sources/plan.ts';
import { decimalIds, type FileResult, readFile } from './sources/read.ts';
import type { SourceSettings } from './sources/settings.ts';
import { surveyDates } from './sources/survey.ts';
import { BUILT_IN_TOPICS, topicFinder } from './text/topics.ts';

/** What the files held, record by record, before any two records meet. */
export interface Intake {
  readonly files: readonly { readonly plan: FilePlan; readonly result: FileResult }[];
  readonly interactions: readonly TaggedInteraction[];
  readonly streamOf: (file: number) => Stream;
}

/** bytes -> records -> interactions: finds the files, finds out what they are, and reads them. */
export async function takeIn(inputs: readonly string[], options: Options, log: FaultLog): Promise<Intake> {
  const settings = sourceSettings(options);
  const plans = await planFiles(inputs, options, settings, log);
  const { read, results } = await readAll(plans, options, settings, log);
  const streams = streamsOf(plans, results);
  return {
    files: plans.map((plan, file) => ({ plan, result: results[file] as FileResult })),
    interactions: read,
    streamOf: (file) => streams[file] as Stream,
  };
}

/** What is written wrongly is told here, before anything is opened. */
function sourceSettings(options: Options): SourceSettings {
  const mappings = (options.map ?? []).map(parseMapping);
  checkFields(mappings);
  if (options.dateFormat !== undefined) checkDateFormat(options.dateFormat);
  return {
    platform: options.platform === undefined ? null : platformOf(options.platform).id,
    delimiter: options.delimiter ?? null,
    encoding: options.encoding === undefined ? null : checkEncodingLabel(options.encoding),
    mappings,
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
  options.onInputs?.(found.sources.map(({ path }) => path));
  for (const { path, fault } of found.faults) {
    if (fault.code === 'unreadable-file' && !options.skipUnreadable) throw new UserError(`${fault.message} ${GO_ON}`);
    log.add(path, { ...fault, message: withoutPath(fault.message, path) });
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
      log.add(source.path, { code: 'unreadable-file', message: withoutPath(error.message, source.path) });
    }
  }
  if (plans.length === 0 && refused) throw refused;
  checkColumns(settings.mappings, plans);
  for (const { path, fault } of missingColumns(plans)) log.add(path, fault);
  return plans;
}

/** A problem names its file already, where an error that ends the run has to say it itself. */
function withoutPath(message: string, path: string): string {
  const start = `${pathName(path)}: `;
  return message.startsWith(start) ? message.slice(start.length) : message;
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
  const example = problem?.examples.find(({ line }) => line !== null);
  const where = pathName(example?.file ?? plans[0]?.path ?? '');
  const whose = plans.length > 1 ? `of the ${total} rows of all ${plans.length} files` : `of its ${total} rows`;
  const why = problem ? `: ${problem.count} of ${total} rows, ${problem.title}` : '';
  const place = example ? ` (line ${example.line}: ${example.message})` : '';
  return new UserError(
    `${where}: none ${whose} can be used${why}${place}. socmetrics inspect shows how its columns were read; --map, --date-format and --date-order set it right.`,
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
