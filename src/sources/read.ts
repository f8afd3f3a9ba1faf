import type { FoundFact } from '../model/fact.ts';
import type { FaultLog } from '../model/fault-log.ts';
import type { Interaction, Origin } from '../model/interaction.ts';
import type { Fault } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { mapColumns } from './columns.ts';
import type { DateOrder } from './date-order.ts';
import { dateReader, isNoDate } from './dates.ts';
import type { Batch, RawRecord } from './formats/record.ts';
import type { Outcome } from './open.ts';
import type { FilePlan } from './plan.ts';
import { type IdPlace, isTable, type Reading, type RecordContext } from './platforms/platform.ts';
import { recordReader } from './reader.ts';
import { headerOf } from './rows.ts';
import type { SourceSettings } from './settings.ts';

/** A record that cannot be used, whole, for `--rejects`. */
export interface Reject {
  readonly path: string;
  readonly record: number;
  readonly line: number;
  readonly code: string;
  readonly reason: string;
  readonly bytes: Uint8Array;
}

export interface FileResult {
  readonly outcome: Outcome | null;
  readonly read: number;
  readonly skipped: number;
  /** The places whose ids are all written as `3.0` in this file. */
  readonly decimalIds: ReadonlySet<IdPlace>;
}

export interface ReadTools {
  readonly settings: SourceSettings;
  readonly order: DateOrder | null;
  /** The fields whose columns hold the days of a spreadsheet. */
  readonly serials: ReadonlySet<string>;
  readonly log: FaultLog;
  readonly isSelf: (name: string) => boolean;
  /** Takes every interaction as it is read. */
  readonly take: (interaction: Interaction, origin: Origin) => void;
  readonly takeFact: (fact: FoundFact) => void;
  readonly reject: ((reject: Reject) => void) | null;
  /** What was looked for is found: the rest need not be read. */
  readonly isEnough?: () => boolean;
}

/** Reads all records of a file into interactions. Each record by itself: what needs others is settled in normalize. */
export async function readFile(plan: FilePlan, file: number, tools: ReadTools): Promise<FileResult> {
  const dates = dateReader({ zone: tools.settings.zone, order: tools.order, format: tools.settings.dateFormat });
  const ids = idWatch(plan);
  const late = lateColumns(plan, tools);
  const readRecord = recordReader(plan, contextOf(plan, dates.read, tools), tools.serials);
  const { batches, bytes } = plan.batches();
  let read = 0;
  let skipped = 0;
  for (const fault of plan.faults) tools.log.add(plan.path, fault);
  for await (const batch of batches) {
    for (const fault of batch.faults) tools.log.add(plan.path, fault);
    const found = { batch, faultOf: faultFinder(batch) };
    batch.records.forEach((record, index) => {
      read++;
      const number = batch.first + index;
      if (record !== null) late?.(record, number);
      const { reading, row } = readRecord(record, number);
      report(plan, found, index, reading, tools);
      for (const fact of reading.facts ?? []) tools.takeFact({ ...fact, file });
      if (isSkipped(reading)) skipped++;
      else if (row !== null) ids.see(row);
      if (reading.interactions.length > 0) {
        const origin = { file, record: number };
        for (const interaction of reading.interactions) tools.take(interaction, origin);
      }
    });
    // Of half a file nothing else is asked.
    if (tools.isEnough?.()) return { outcome: null, read, skipped, decimalIds: ids.decimal() };
  }
  for (const fault of noticesOf(dates, tools.settings)) tools.log.add(plan.path, fault);
  if (read === 0) tools.log.add(plan.path, { code: 'no-rows', message: 'no data rows below the header' });
  const outcome = bytes?.outcome() ?? null;
  if (outcome?.changed)
    tools.log.add(plan.path, { code: 'changed-while-reading', message: `${outcome.bytes} bytes were read` });
  return { outcome, read, skipped, decimalIds: ids.decimal() };
}

/**
 * Lines of JSON have no header: what names there are is taken from the first of them. A later one that the platform
 * would read is told, once.
 */
function lateColumns({ path, format, match, header }: FilePlan, { log, settings }: ReadTools) {
  const { platform } = match;
  if (format !== 'ndjson' || !isTable(platform)) return null;
  const known = new Set(header.flatMap((name) => [name, name.split('.', 1)[0] as string]));
  return (record: RawRecord, number: number): void => {
    for (const name of Object.keys(record)) {
      if (known.has(name)) continue;
      known.add(name);
      const { uses } = mapColumns(platform, [...header, ...headerOf([record])], settings.mappings);
      const use = uses.find((one) => !match.columns.fields.has(one.field) && one.name.split('.', 1)[0] === name);
      if (!use) continue;
      const message = `"${printable(use.name)}" would be read as ${use.field}, but no record before this one has it`;
      log.add(path, { code: 'late-column', message, record: number });
    }
  };
}

/** A row of a table of users becomes no interaction, and yet it is used. */
const isSkipped = ({ interactions, facts = [] }: Reading): boolean => interactions.length === 0 && facts.length === 0;

/** A batch, and what was wrong with the form of its records. */
interface Found {
  readonly batch: Batch;
  readonly faultOf: (record: number) => Fault | undefined;
}

/** By the number of the record: a broken file has as many faults as records, and each is looked for. */
function faultFinder({ faults }: Batch): Found['faultOf'] {
  let first: ReadonlyMap<number | undefined, Fault> | null = null;
  return (record) => {
    first ??= new Map(faults.toReversed().map((fault) => [fault.record, fault]));
    return first.get(record);
  };
}

const NOTHING_IN_IT: Fault = { code: 'empty-record', message: 'nothing in it is a message, a state or a rating' };

/** Counts what is wrong with a record, and hands it on whole if it cannot be used. */
function report(
  plan: FilePlan,
  { batch, faultOf }: Found,
  index: number,
  reading: Reading,
  { log, reject }: ReadTools,
): void {
  const record = batch.first + index;
  const line = () => batch.line(index);
  for (const fault of reading.faults ?? []) log.add(plan.path, { ...fault, record }, line);
  if (!isSkipped(reading)) return;
  const known = reading.faults?.[0] ?? faultOf(record);
  // No record is passed over without a word, whatever an adapter makes of it.
  if (known === undefined) log.add(plan.path, { ...NOTHING_IN_IT, record }, line);
  if (reject === null) return;
  const reason = known ?? NOTHING_IN_IT;
  reject({
    path: plan.path,
    record,
    line: line(),
    code: reason.code,
    reason: reason.message,
    bytes: batch.bytes(index),
  });
}

function contextOf(
  { match, path }: FilePlan,
  read: (text: string) => number,
  { settings, isSelf }: ReadTools,
): RecordContext {
  const uses = new Map(match.columns.uses.map((use) => [use.field, use]));
  return {
    instant: (text) => (text === undefined || isNoDate(text) ? null : read(text)),
    column: (field) => uses.get(field)?.name ?? null,
    unit: (field) => uses.get(field)?.unit ?? null,
    ...namesOf(path),
    hasSelf: settings.self.length > 0,
    isSelf,
  };
}

const ENDING = /\.(csv|tsv|tab|ssv|txt|json|jsonl|ndjson|js|xlsx|zip|gz)$/i;

/** Names and no paths: where a file lies on a machine changes nothing. */
function namesOf(path: string): Pick<RecordContext, 'fileName' | 'folderName' | 'folders'> {
  const names = path.split(/[/\\]/).map(withoutEnding);
  const folders = names.slice(0, -1);
  return { fileName: names.at(-1) ?? '', folderName: folders.at(-1) ?? '', folders };
}

const withoutEnding = (name: string): string => name.replace(ENDING, '').replace(ENDING, '');

const DECIMAL = /^\d+\.0$/;

/** Watches whether a column writes every id as `3.0`. */
function idWatch({ match }: FilePlan) {
  const places = Object.entries(isTable(match.platform) ? match.platform.idFields : {}) as [IdPlace, string][];
  const watched = places
    .filter(([, field]) => match.columns.fields.has(field))
    .map(([place, field]) => ({ place, field, seen: false, all: true }));
  return {
    see(row: Readonly<Record<string, string | undefined>>) {
      for (const watch of watched) {
        const value = watch.all ? row[watch.field] : undefined;
        if (value === undefined) continue;
        watch.seen = true;
        if (!DECIMAL.test(value.trim())) watch.all = false;
      }
    },
    decimal: () => new Set(watched.filter(({ seen, all }) => seen && all).map(({ place }) => place)),
  };
}

function noticesOf(dates: ReturnType<typeof dateReader>, { zone }: SourceSettings): readonly Fault[] {
  const styles = [...dates.styles()].map((style) => style.replace(/-local$/, ''));
  const zoneless = dates.zoneless();
  return [
    ...(zoneless > 0
      ? [{ code: 'no-zone' as const, message: `${zoneless} times name no zone: read in ${zone} (--input-tz)` }]
      : []),
    ...(new Set(styles).size > 1
      ? [
          {
            code: 'mixed-dates' as const,
            message: `dates are written in ${new Set(styles).size} ways: ${[...new Set(styles)].join(', ')}`,
          },
        ]
      : []),
  ];
}
