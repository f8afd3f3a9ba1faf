import type { Fault } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { foldName } from './columns.ts';
import { isNoDate } from './dates.ts';
import type { RawRecord } from './formats/record.ts';
import type { FilePlan } from './plan.ts';
import { isTable, type Row } from './platforms/platform.ts';
import { rowReader, WrongValue } from './rows.ts';
import { type Epoch, isSerial, serialText } from './serial.ts';
import type { SourceSettings } from './settings.ts';

/** By the key of a stream, the fields whose columns hold the days of a spreadsheet. */
export interface SerialDates {
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly faults: readonly { readonly path: string; readonly fault: Fault }[];
}

/**
 * A spreadsheet that saves a date without its format writes 46083.375. One such number proves nothing: a column of
 * times is read so where all that stands in it, in all files with the same columns, lies among the days from 1990 to
 * 2100. What the user says of dates comes first.
 */
export async function surveySerials(plans: readonly FilePlan[], settings: SourceSettings): Promise<SerialDates> {
  const fields = new Map<string, ReadonlySet<string>>();
  const faults: { path: string; fault: Fault }[] = [];
  if (settings.dateFormat !== null) return { fields, faults };
  for (const key of new Set(plans.map((plan) => plan.key))) {
    const files = plans.filter((plan) => plan.key === key);
    const seen = sightings(files[0] as FilePlan);
    for (const file of files) for (const record of file.sample) seen.see(file, record);
    if (seen.numbers().length === 0) continue;
    for (const file of files) await seeAll(file, seen);
    const found = settled(files[0] as FilePlan, seen.numbers());
    if (found.length === 0) continue;
    fields.set(key, new Set(found.map(({ field }) => field)));
    for (const one of found)
      faults.push({ path: (files[0] as FilePlan).path, fault: faultOf(one, files[0] as FilePlan) });
  }
  return { fields, faults };
}

async function seeAll(file: FilePlan, seen: Sightings): Promise<void> {
  try {
    for await (const { records } of file.batches().batches) for (const record of records) seen.see(file, record);
  } catch {
    // A file that breaks off in the middle is told when it is read.
  }
}

/** What a column of times holds, as far as it was read. */
interface Sighting {
  readonly field: string;
  example: string;
  least: number;
  other: boolean;
}

type Sightings = ReturnType<typeof sightings>;

function sightings({ match }: FilePlan) {
  const timeFields = isTable(match.platform) ? match.platform.timeFields : [];
  const open = new Map<string, Sighting>(
    match.columns.uses
      .filter(({ field, unit }) => timeFields.includes(field) && unit === null)
      .map(({ field }) => [field, { field, example: '', least: Number.POSITIVE_INFINITY, other: false }]),
  );
  return {
    see(file: FilePlan, record: RawRecord | null): void {
      const row = record === null || open.size === 0 ? null : readerOf(file)(record);
      if (row === null || row instanceof WrongValue) return;
      for (const one of open.values()) look(one, row[one.field], file.epoch);
    },
    /** The columns of which every value is such a number. */
    numbers: (): readonly Sighting[] => [...open.values()].filter(({ example, other }) => example !== '' && !other),
  };
}

function look(one: Sighting, text: string | undefined, epoch: Epoch): void {
  if (one.other || text === undefined || isNoDate(text)) return;
  if (!isSerial(text, epoch)) one.other = true;
  else {
    one.example ||= text.trim();
    one.least = Math.min(one.least, Number(text));
  }
}

const readers = new WeakMap<FilePlan, (record: RawRecord) => Row | WrongValue>();

function readerOf(file: FilePlan): (record: RawRecord) => Row | WrongValue {
  const read = readers.get(file) ?? rowReader(file.match.columns, file.header);
  readers.set(file, read);
  return read;
}

/** Names that a duration could go by: `First response time` may be seconds. */
const DURATION = /(response|reply|resolution|resolve|handling|answer)/;
const DATE = /(^|_)(at|on|date|datum|data|fecha|timestamp)(_|$)/;

/** A number in a column that may hold a duration is a day only beside days that it does not lie before. */
function settled({ match }: FilePlan, found: readonly Sighting[]): readonly Sighting[] {
  const nameOf = (one: Sighting): string =>
    foldName(match.columns.uses.find(({ field }) => field === one.field)?.name ?? '');
  const mayBeDuration = (one: Sighting): boolean => DURATION.test(nameOf(one)) && !DATE.test(nameOf(one));
  const days = found.filter((one) => !mayBeDuration(one));
  const earliest = Math.min(...days.map(({ least }) => least));
  return found.filter((one) => days.includes(one) || (days.length > 0 && one.least >= earliest));
}

function faultOf({ field, example }: Sighting, { match, epoch, inWorkbook }: FilePlan): Fault {
  const name = match.columns.uses.find((use) => use.field === field)?.name ?? field;
  const otherwise = inWorkbook ? '' : ' (from 1904: --date-format excel-1904)';
  const message = `"${printable(name, 30)}" holds days since ${epoch}: the first is ${serialText(example, epoch)}${otherwise}`;
  return { code: 'serial-dates', message };
}

/** A reader whose numbers of days are dates as others are written. */
export function withDates(read: (record: RawRecord) => Row | WrongValue, fields: ReadonlySet<string>, epoch: Epoch) {
  if (fields.size === 0) return read;
  return (record: RawRecord): Row | WrongValue => {
    const row = read(record);
    if (row instanceof WrongValue) return row;
    const dates = [...fields].flatMap((field) => {
      const text = row[field];
      return text !== undefined && isSerial(text, epoch) ? [[field, serialText(text, epoch)]] : [];
    });
    return dates.length === 0 ? row : { ...row, ...Object.fromEntries(dates) };
  };
}
