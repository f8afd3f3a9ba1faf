import type { Fault } from '../model/problem.ts';
import type { Stream } from '../model/stream.ts';
import { pathName, printable, shellWord } from '../model/text.ts';
import { type Beginning, beginningOf, each, firstRecords, SAMPLE, streamed } from './beginning.ts';
import { NO_COLUMNS } from './columns.ts';
import { type DetectOptions, isData, isOpen, type Match, matchPlatform, scoreHeader, streamKey } from './detect.ts';
import { type DocumentMatch, type DocumentPart, kindOfLine, matchDocument, matchLines } from './documents.ts';
import { toUtf8 } from './encoding.ts';
import { CHAT_HEADER, readChat } from './formats/chat.ts';
import type { FormatId } from './formats/content.ts';
import { readCsv } from './formats/csv.ts';
import { type CsvDialect, firstCells, sniffCsv, sniffRows } from './formats/csv-dialect.ts';
import { batchOfJson, type JsonArray, type ReadDocument, readJson, readNdjson } from './formats/json.ts';
import type { Batch, RawRecord } from './formats/record.ts';
import type { ByteStream, Source } from './open.ts';
import { PLATFORMS } from './platforms/index.ts';
import { type DocumentPlatform, isTable, type RecordKind } from './platforms/platform.ts';
import type { KindFound } from './reader.ts';
import { headerOf } from './rows.ts';
import type { Epoch } from './serial.ts';
import type { SourceSettings } from './settings.ts';
import { noList, type Unknown, unknownColumns } from './unknown.ts';
import { refuseUnmeasured } from './unmeasured/index.ts';
import { NothingToMeasure, UnknownShape } from './unmeasured/nothing.ts';

/** What a file was found to be, before its records are read. */
export interface FilePlan {
  readonly path: string;
  /** It was an input itself, and not found in a folder or by a pattern. */
  readonly named: boolean;
  readonly format: FormatId;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly match: Match;
  /** From which day numbers of days count; a workbook says it itself. */
  readonly epoch: Epoch;
  readonly inWorkbook: boolean;
  /** Of a table. */
  readonly header: readonly string[];
  /** Of a document: the kind of a record, by its number; `null` where it is of none. */
  kindOf(record: RawRecord, number: number): KindFound | null;
  /** Of a document: the kinds of records that it holds. */
  readonly kinds: ReadonlySet<string>;
  /** The first records: to see how dates are written. */
  readonly sample: readonly (RawRecord | null)[];
  /** Files with the same key are one stream. */
  readonly key: string;
  readonly faults: readonly Fault[];
  /** All records; may be called more than once. `bytes` tells the size and the hash after the end. */
  batches(): { readonly batches: AsyncIterable<Batch>; readonly bytes: ByteStream | null };
}

/**
 * Finds out what a file is: its encoding, its format, how its columns are separated, and whose export it is.
 * Throws a UserError (3) that says what was found instead.
 */
export async function planFile(source: Source, settings: SourceSettings): Promise<FilePlan> {
  const { encoding, head, format } = await beginningOf(source, settings);
  const options: DetectOptions = {
    platform: settings.platform,
    mappings: settings.mappings,
    isChat: format === 'chat',
  };
  const plan = await PLANS[format]({ source, encoding, head, options, settings });
  const guessed: readonly Fault[] = encoding.guessed
    ? [{ code: 'encoding-guessed', message: `read as ${encoding.label}; say --encoding if that is wrong` }]
    : [];
  return {
    path: source.path,
    named: source.named,
    format,
    encoding: encoding.label,
    epoch: source.epoch ?? 1900,
    inWorkbook: source.epoch !== undefined,
    kindOf: () => null,
    ...plan,
    key: streamKey(plan.match, plan.kinds),
    faults: [...guessed, ...plan.faults, ...repeatedColumns(plan.match)],
  };
}

interface Task extends Pick<Beginning, 'encoding' | 'head'> {
  readonly source: Source;
  readonly options: DetectOptions;
  readonly settings: SourceSettings;
}

/** `kinds`: of a document, the ids of the kinds of records that it holds. */
type FormatPlan = Pick<FilePlan, 'delimiter' | 'match' | 'header' | 'sample' | 'faults' | 'batches' | 'kinds'> &
  Partial<Pick<FilePlan, 'kindOf'>>;

const PLANS: Record<FormatId, (task: Task) => Promise<FormatPlan>> = {
  csv: planCsv,
  json: planJson,
  ndjson: planNdjson,
  chat: planChat,
};

async function planCsv({ source, encoding, head, options, settings }: Task): Promise<FormatPlan> {
  const score = (names: readonly string[]) => scoreHeader(names, options);
  const fixed = settings.delimiter === null ? {} : { delimiter: settings.delimiter };
  const dialect =
    settings.header === null ? sniffCsv(head, score, fixed) : sniffRows(head, { ...fixed, names: settings.header });
  if (dialect === null) throw noColumns(source, settings, head);
  const read = () => streamed(source, encoding, (bytes) => readCsv(bytes, dialect));
  const sample = await firstRecords(read().batches);
  const isHeadless = (): boolean => settings.header === null && beginsWithRow(head, fixed);
  const match = matchRows(source, { header: dialect.header, records: sample }, options, isHeadless);
  return {
    delimiter: dialect.delimiter,
    kinds: NO_KINDS,
    match,
    header: dialect.header,
    sample,
    faults: preamble(dialect),
    batches: read,
  };
}

/** A date among its cells: the first line is a row, and no header. */
export const beginsWithRow = (head: Buffer, fixed: { readonly delimiter?: string }): boolean =>
  firstCells(head, fixed).some(isData);

function matchRows(source: Source, unknown: Unknown, options: DetectOptions, isHeadless: () => boolean): Match {
  try {
    return matchTable(source, unknown, options);
  } catch (error) {
    throw error instanceof UnknownShape && isHeadless() ? noHeader(source) : error;
  }
}

const noHeader = ({ path, file }: Source): UnknownShape =>
  new UnknownShape(
    `${pathName(path)}: it has no header: its first line is a row. Name its columns in their order, --header NAME,NAME,... (- for one that is not read); what each may mean: socmetrics init ${shellWord(file)}.`,
  );

function noColumns(source: Source, { header, delimiter }: SourceSettings, head: Buffer): UnknownShape {
  const path = pathName(source.path);
  if (header !== null)
    return new UnknownShape(
      `${path}: --header names ${header.length} columns, and its lines are not of so many. Name all of them in their order (- for one that is not read); if they are separated in an unusual way, say --delimiter.`,
    );
  if (beginsWithRow(head, delimiter === null ? {} : { delimiter })) return noHeader(source);
  return new UnknownShape(
    `${path}: no header with names of columns was found in its first lines. An export begins with one; if the columns are separated in an unusual way, say --delimiter.`,
  );
}

/** What a table is. Throws what it is instead, or that nobody knows. */
function matchTable(source: Source, unknown: Unknown, options: DetectOptions): Match {
  const { header, records, place = '' } = unknown;
  const path = place === '' ? source.path : `${source.path} (${place})`;
  if (isOpen(options)) refuseUnmeasured(path, header, 'first');
  const match = matchPlatform(header, records, options);
  if (match !== null) return match;
  if (isOpen(options)) refuseUnmeasured(path, header, 'last');
  throw unknownColumns(source, unknown, options);
}

async function planChat({ source, encoding, options }: Task): Promise<FormatPlan> {
  const read = () => streamed(source, encoding, readChat);
  const sample = await firstRecords(read().batches);
  const match = matchPlatform(CHAT_HEADER, sample, options);
  if (match === null) throw unknownColumns(source, { header: CHAT_HEADER, records: sample }, options);
  return { delimiter: null, kinds: NO_KINDS, match, header: CHAT_HEADER, sample, faults: [], batches: read };
}

async function planNdjson({ source, encoding, options }: Task): Promise<FormatPlan> {
  const read = () => streamed(source, encoding, readNdjson);
  const sample = await firstRecords(read().batches);
  const lines = options.mappings.length > 0 ? null : matchLines(sample, options.platform);
  if (lines === null) return { ...matched(source, sample, options), sample, faults: [], batches: read };
  const { platform, kinds } = lines;
  return {
    ...ofDocument(platform, kinds),
    faults: [],
    batches: read,
    kindOf(line) {
      const kind = kindOfLine(platform, line);
      return kind && { kind, envelope: null };
    },
  };
}

async function planJson({ source, encoding, options }: Task): Promise<FormatPlan> {
  // The whole file has to be parsed to be understood; what is parsed is kept and read once more from memory.
  const bytes = source.open();
  const document = await readJson(toUtf8(bytes, encoding), source.path);
  const known = options.mappings.length > 0 ? null : matchDocument(document.at, options.platform);
  if (known === null) return planList(document, bytes, { source, options });
  refuseBeside(source.path, known);
  return planDocument(known, document, bytes);
}

/** Records of a product that tell nothing of conversations, and no others. */
function refuseBeside(path: string, { parts }: DocumentMatch): void {
  const [first] = parts;
  if (first?.kind.beside === undefined || parts.some(({ kind }) => kind.beside === undefined)) return;
  throw new NothingToMeasure(
    `${pathName(path)}: these are ${first.kind.beside}. They tell nothing of conversations; give tickets or messages.`,
  );
}

/** A list of flat objects: a table. */
function planList(document: ReadDocument, bytes: ByteStream, { source, options }: Pick<Task, 'source' | 'options'>) {
  const arrays = document.arrays();
  const batches = arrays.map((array) => ({ array, batch: batchOfJson(array) }));
  if (isOpen(options)) refuseUnmeasured(source.path, headerOf(document.at('').records), 'first');
  const found = batches.find(({ batch }) => isListOfRows(batch.records, options)) ?? batches[0];
  if (!found) throw noList(source, document.at('').records[0]);
  const sample = found.batch.records.slice(0, SAMPLE);
  const others = arrays.filter((array) => array !== found.array).map(unreadList);
  return {
    ...matched(source, found.batch.records, options, found.array),
    sample,
    faults: [...document.faults, ...others],
    batches: () => ({ batches: each([found.batch]), bytes }),
  };
}

/** A document with objects inside of objects: its records are numbered through, part after part. */
function planDocument({ platform, parts }: DocumentMatch, document: ReadDocument, bytes: ByteStream): FormatPlan {
  const placed = placedParts(parts);
  // A step that takes the elements of one name, as in `[ticket].data[]`, reads that list as `[]` does.
  const places = new Set(parts.map(({ place }) => place.replace(/\[[^\]]+\]/g, '[]')));
  const unread = places.has('')
    ? []
    : document.arrays().filter(({ path }) => ![...places].some((place) => place.startsWith(`${path}[]`)));
  return {
    ...ofDocument(
      platform,
      parts.map(({ kind }) => kind),
    ),
    faults: [...document.faults, ...unread.map(unreadList)],
    batches: () => ({ batches: each(placed.map(({ part, first }) => batchOfJson(part.found, first))), bytes }),
    kindOf(_, number) {
      const found = placed.findLast(({ first }) => first <= number);
      return found ? { kind: found.part.kind, envelope: found.part.found.envelopes[number - found.first] } : null;
    },
  };
}

function placedParts(
  parts: readonly DocumentPart[],
): readonly { readonly part: DocumentPart; readonly first: number }[] {
  let first = 1;
  return parts.map((part) => {
    const placed = { part, first };
    first += part.found.records.length;
    return placed;
  });
}

const ofDocument = (platform: DocumentPlatform, kinds: readonly RecordKind[]) => ({
  match: { platform, columns: NO_COLUMNS },
  kinds: new Set(kinds.map(({ id }) => id)),
  header: [],
  delimiter: null,
  sample: [],
});

const unreadList = ({ path, records }: JsonArray): Fault => ({
  code: 'unread-list',
  message: `${printable(path)}: ${records.length} ${records.length === 1 ? 'element' : 'elements'}; only one list of a document is read`,
});

function matched(source: Source, records: readonly (RawRecord | null)[], options: DetectOptions, array?: JsonArray) {
  // Without a single record there are no names of columns either, by which a table without rows is recognised.
  if (records.length === 0)
    throw new NothingToMeasure(`${pathName(source.path)}: an empty list. There is nothing to measure.`);
  // A name that only late records have is a column too: of JSON all records are in memory.
  const header = headerOf(records);
  const place = array?.path ?? '';
  return { match: matchTable(source, { header, records, place }, options), header, delimiter: null, kinds: NO_KINDS };
}

const NO_KINDS: ReadonlySet<string> = new Set();

const isListOfRows = (records: readonly (RawRecord | null)[], options: DetectOptions): boolean =>
  matchPlatform(headerOf(records), records, options) !== null;

const preamble = ({ headerLine, preambleLines }: CsvDialect): readonly Fault[] =>
  preambleLines > 0
    ? [{ code: 'preamble', message: `header found on line ${headerLine}`, line: headerLine, count: preambleLines }]
    : [];

const repeatedColumns = ({ columns }: Match): readonly Fault[] =>
  columns.repeated.map((name) => ({
    code: 'repeated-column',
    message: `"${name}" occurs twice: the first is read; --map names another`,
  }));

/** The stream that the files of one key make, once what only the whole tells is known. */
export function streamOf({ key, match: { platform, columns }, kinds }: FilePlan): Stream {
  return {
    key,
    platform: platform.id,
    system: platform.system ?? platform.id,
    rank: PLATFORMS.indexOf(platform),
    byHand: isTable(platform) && !platform.exact,
    agentsArePeople: platform.agentsArePeople === true,
    sides: platform.sides ?? null,
    grouping: isTable(platform) ? platform.grouping(columns.fields) : platform.grouping,
    ...(isTable(platform) ? platform.provides(columns.fields) : platform.provides(kinds)),
  };
}
