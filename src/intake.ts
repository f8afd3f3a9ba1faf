import type { TextReader } from './analysis.ts';
import type { FoundFact } from './model/fact.ts';
import { type FaultLog, faultLog } from './model/fault-log.ts';
import type { Origin, TaggedInteraction } from './model/interaction.ts';
import { UserError } from './model/problem.ts';
import type { Stream } from './model/stream.ts';
import { pathName } from './model/text.ts';
import { withFoldedIds } from './normalize/ids.ts';
import { namePattern } from './normalize/settle.ts';
import { interner, tag } from './normalize/tag.ts';
import type { Options } from './options.ts';
import { parseMapping } from './sources/columns.ts';
import { checkDateFormat } from './sources/date-patterns.ts';
import { platformOf } from './sources/detect.ts';
import { checkEncodingLabel } from './sources/encoding.ts';
import { checkColumns, checkFields } from './sources/mappings.ts';
import { missingColumns } from './sources/missing-columns.ts';
import { findSources, type Source } from './sources/open.ts';
import { type FilePlan, planFile, streamOf } from './sources/plan.ts';
import { type FileResult, type ReadTools, readFile } from './sources/read.ts';
import { surveySerials } from './sources/serials.ts';
import { type FailedSource, type Planned, setAside } from './sources/set-aside.ts';
import type { SourceSettings } from './sources/settings.ts';
import { surveyDates } from './sources/survey.ts';
import { topicFinder, topicPatterns } from './text/topics.ts';

/** What the files held, record by record, before any two records meet. */
export interface Intake {
  readonly files: readonly ReadFile[];
  readonly interactions: readonly TaggedInteraction[];
  /** What records told of others: who a person is, which side is the brand's. */
  readonly facts: readonly FoundFact[];
  readonly streamOf: (file: number) => Stream;
  readonly textsAt: TextReader;
}

interface ReadFile {
  readonly plan: FilePlan;
  readonly result: FileResult;
}

/** bytes -> records -> interactions: finds the files, finds out what they are, and reads them. */
export async function takeIn(inputs: readonly string[], options: Options, log: FaultLog): Promise<Intake> {
  const settings = sourceSettings(options);
  const plans = await planFiles(inputs, options, settings, log);
  const { files, interactions, facts, toolsFor } = await readAll(plans, options, settings, log);
  const streams = streamsOf(files);
  return {
    files,
    interactions,
    facts,
    streamOf: (file) => streams[file] as Stream,
    textsAt: (places) => textsAt(places, files, toolsFor),
  };
}

type ToolsFor = (plan: FilePlan) => Pick<ReadTools, 'settings' | 'order' | 'serials' | 'isSelf'>;

const NO_SERIALS: ReadonlySet<string> = new Set();

/** Each file is read again as far as the last of the places in it. */
async function textsAt(places: readonly Origin[], files: readonly ReadFile[], toolsFor: ToolsFor) {
  const texts = new Map<Origin, string>();
  for (const [file, { plan }] of files.entries()) {
    const wanted = new Map<number, Origin[]>();
    for (const place of places) {
      if (place.file === file) wanted.set(place.record, [...(wanted.get(place.record) ?? []), place]);
    }
    const last = Math.max(...wanted.keys());
    let reached = wanted.size === 0;
    if (reached) continue;
    await readFile(plan, file, {
      ...toolsFor(plan),
      log: faultLog(),
      take({ text }, { record }) {
        for (const place of wanted.get(record) ?? []) if (text !== null && !texts.has(place)) texts.set(place, text);
        reached ||= record >= last;
      },
      takeFact: () => {},
      reject: null,
      isEnough: () => reached,
    });
  }
  return texts;
}

/** What is written wrongly is told here, before anything is opened. */
function sourceSettings(options: Options): SourceSettings {
  const mappings = (options.map ?? []).map(parseMapping);
  checkFields(mappings);
  if (options.dateFormat !== undefined) checkDateFormat(options.dateFormat);
  return {
    platform: options.platform === undefined ? null : platformOf(options.platform).id,
    delimiter: options.delimiter ?? null,
    header: options.header ?? null,
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
    sheet: options.sheet,
  });
  options.onInputs?.([...new Set(found.sources.map(({ file }) => file))]);
  for (const { path, fault } of found.faults) {
    if (fault.code === 'unreadable-file' && !options.skipUnreadable) throw new UserError(`${fault.message} ${GO_ON}`);
    log.add(path, { ...fault, message: withoutPath(fault.message, path) });
  }
  const [plain, ...others] = found.sources.filter(({ epoch }) => epoch === undefined);
  if (options.sheet !== undefined && plain) {
    const message = '--sheet speaks of workbooks; this is none, and is read as it is';
    log.add(plain.path, { code: 'no-sheets', message, count: 1 + others.length });
  }
  const recognised: Planned[] = [];
  const failed: FailedSource[] = [];
  for (const source of found.sources) {
    try {
      recognised.push({ source, plan: await planFile(source, settings) });
    } catch (error) {
      failed.push({ source, error });
      if (!(error instanceof UserError) || mayNotBeLeftOut(source, options)) break;
    }
  }
  const { planned, aside, refused } = setAside(failed, recognised);
  for (const { source, error } of refused)
    passedOver(error, asNamed(source, inputs), found.sources.length, options, log);
  for (const { path, fault } of aside) log.add(path, fault);
  const plans = planned.map(({ plan }) => plan);
  if (plans.length === 0 && failed[0]) throw failed[0].error;
  checkColumns(settings.mappings, plans);
  for (const { path, fault } of missingColumns(plans)) log.add(path, fault);
  return plans;
}

/** A problem names its file already, where an error that ends the run has to say it itself. */
function withoutPath(message: string, path: string): string {
  const start = `${pathName(path)}: `;
  return message.startsWith(start) ? message.slice(start.length) : message;
}

/** A workbook was named for its sheets: where none of them can be used, it is what was named that cannot. */
const asNamed = ({ path, named, file, sheet }: Source, inputs: readonly string[]): Pick<Source, 'path' | 'named'> => ({
  path,
  named: named || (sheet !== undefined && inputs.includes(file)),
});

const GO_ON = 'Leave it out, or go on without it: --skip-unreadable.';

const mayNotBeLeftOut = ({ named }: Pick<Source, 'named'>, { skipUnreadable }: Options): boolean =>
  named && skipUnreadable !== true;

/** Tells of a file that cannot be used, and throws if it may not be left out. */
function passedOver(
  error: unknown,
  { path, named }: Pick<Source, 'path' | 'named'>,
  files: number,
  options: Options,
  log: FaultLog,
): UserError {
  if (!(error instanceof UserError) || error.exit !== 3) throw error;
  if (mayNotBeLeftOut({ named }, options)) throw files > 1 ? new UserError(`${error.message} ${GO_ON}`) : error;
  log.add(path, { code: 'unreadable-file', message: withoutPath(error.message, path) });
  return error;
}

/** records -> interactions, one at a time; their words are judged and dropped on the way. */
async function readAll(plans: readonly FilePlan[], options: Options, settings: SourceSettings, log: FaultLog) {
  const dates = await surveyDates(plans, settings);
  const serials = await surveySerials(plans, settings);
  for (const { path, fault } of [...dates.faults, ...serials.faults]) log.add(path, fault);
  const shared = interner();
  const tagging = {
    words: await import('./text/reading.ts'),
    topics: topicFinder({ builtIn: options.builtInTopics, rules: options.topics }, await topicPatterns(options.topics)),
    keepText: options.keepText === true,
  };
  const self = namePattern(options.self);
  const toolsFor: ToolsFor = (plan) => ({
    settings,
    order: dates.orders.get(plan.key) ?? null,
    serials: serials.fields.get(plan.key) ?? NO_SERIALS,
    isSelf: (name) => self({ id: name, name: null, role: 'unknown' }),
  });
  const interactions: TaggedInteraction[] = [];
  const facts: FoundFact[] = [];
  const files: ReadFile[] = [];
  let refused: UserError | null = null;
  for (const plan of plans) {
    const before = { interactions: interactions.length, facts: facts.length, forget: log.mark() };
    try {
      const result = await readFile(plan, files.length, {
        ...toolsFor(plan),
        log,
        take: (interaction, origin) => {
          interactions.push(tag(interaction, origin, tagging, shared));
          options.onInteraction?.(interaction, origin);
        },
        takeFact: (fact) => facts.push(fact),
        reject: options.onReject ?? null,
      });
      files.push({ plan, result });
      if (result.decimalIds.size > 0) foldIds(interactions, before.interactions, result.decimalIds);
    } catch (error) {
      // A gzip file may be broken behind a good beginning: half of a file is used as little as none of it.
      interactions.length = before.interactions;
      facts.length = before.facts;
      before.forget();
      refused ??= passedOver(error, plan, plans.length, options, log);
    }
  }
  if (files.length === 0 && refused) throw refused;
  const total = files.reduce((sum, { result }) => sum + result.read, 0);
  if (total > 0 && interactions.length === 0) throw nothingUsable(files, total, log);
  return { files, interactions, facts, toolsFor };
}

function nothingUsable(files: readonly ReadFile[], total: number, log: FaultLog): UserError {
  const [problem] = [...log.counts()]
    .filter(({ examples }) => examples.some(({ record }) => record !== null))
    .sort((a, b) => b.count - a.count);
  const example = problem?.examples.find(({ line }) => line !== null);
  const where = pathName(example?.file ?? files[0]?.plan.path ?? '');
  const whose = files.length > 1 ? `of the ${total} rows of all ${files.length} files` : `of its ${total} rows`;
  if (problem === undefined)
    return new UserError(
      `${where}: ${total} ${total === 1 ? 'record' : 'records'} of people and the like, and no conversation. They go with an export of tickets or messages: give that beside them; socmetrics platforms ${files[0]?.plan.match.platform.id} says how to get it.`,
    );
  const why = problem ? `: ${problem.count} of ${total} rows, ${problem.title}` : '';
  const place = example ? ` (line ${example.line}: ${example.message})` : '';
  return new UserError(
    `${where}: none ${whose} can be used${why}${place}. socmetrics inspect shows how its columns were read; --map, --date-format and --date-order set it right.`,
  );
}

/** What was read since, with ids that stand for what their column means. */
function foldIds(interactions: TaggedInteraction[], since: number, places: FileResult['decimalIds']): void {
  for (let at = since; at < interactions.length; at++) {
    interactions[at] = withFoldedIds(interactions[at] as TaggedInteraction, places);
  }
}

function streamsOf(files: readonly ReadFile[]): readonly Stream[] {
  const streams = new Map<string, Stream>();
  for (const { plan } of files) if (!streams.has(plan.key)) streams.set(plan.key, streamOf(plan));
  return files.map(({ plan }) => streams.get(plan.key) as Stream);
}
