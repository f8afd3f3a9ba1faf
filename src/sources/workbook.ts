import { stringify } from 'csv-stringify/sync';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import type { Epoch } from './serial.ts';

/** A sheet as the CSV that a spreadsheet would save of it: whatever reads tables reads it. */
export interface Sheet {
  readonly title: string;
  /** From 1, also counting sheets that hold nothing. */
  readonly number: number;
  readonly csv: Buffer;
}

/** All sheets of a workbook that hold anything, in its order. `name` is how messages call the file. */
export async function readWorkbook(name: string, place: string | Buffer, epoch: Epoch): Promise<readonly Sheet[]> {
  const { default: readSheets } = await import('read-excel-file/node');
  try {
    // Numbers stay the text that the file holds: ids have more digits than a number keeps.
    const sheets = await readSheets(place, { parseNumber: (digits: string) => digits, trim: false });
    return sheets.flatMap(({ sheet, data }, index) =>
      data.length > 0 ? [{ title: sheet, number: index + 1, csv: csvOf(data, epoch) }] : [],
    );
  } catch (error) {
    throw new UserError(
      `${name}: the workbook cannot be read (${printable((error as Error).message, 100)}). Save the sheet as CSV (UTF-8).`,
    );
  }
}

const csvOf = (rows: readonly (readonly unknown[])[], epoch: Epoch): Buffer =>
  Buffer.from(
    stringify(
      rows.map((row) => row.map((value) => cellOf(value, epoch))),
      { quoted_match: /[;\t|]/ },
    ),
  );

function cellOf(value: unknown, epoch: Epoch): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  return Number.isNaN(value.getTime()) ? '' : (elapsed(value, epoch) ?? wallClock(value));
}

/** A cell holds what a clock on the wall showed: there is no zone in a workbook. */
function wallClock(date: Date): string {
  const text = date.toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, date.getUTCMilliseconds() === 0 ? 19 : 23)}`;
}

const DAY_ZERO: Readonly<Record<Epoch, number>> = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const LONGEST = 3 * 365 * 24 * 60 * 60;

/** A time without a day, `27:00:00`, is kept as a date of the first years of the calendar of spreadsheets. */
function elapsed(date: Date, epoch: Epoch): string | null {
  const seconds = Math.round((date.getTime() - DAY_ZERO[epoch]) / 1000);
  if (seconds < 0 || seconds >= LONGEST) return null;
  const [minute, second] = [Math.floor(seconds / 60) % 60, seconds % 60];
  return [Math.floor(seconds / 3600), minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The sheets that are read: all, or the one that is asked for by its name or its number. */
export function chosenSheets(name: string, sheets: readonly Sheet[], asked: string | null): readonly Sheet[] {
  if (asked === null) return sheets;
  const fold = (text: string): string => text.trim().toLowerCase();
  const found =
    sheets.find(({ title }) => title === asked) ??
    sheets.find(({ title }) => fold(title) === fold(asked)) ??
    sheets.find(({ number }) => String(number) === asked.trim());
  if (found) return [found];
  const there = sheets.map(({ title, number }) => `${number} ${printable(title, 40)}`);
  throw new UserError(
    `${name}: no sheet "${printable(asked)}" that holds anything. ${there.length > 0 ? `There are ${shortened(there)}. ` : ''}Name one: --sheet NAME or --sheet N.`,
  );
}

const MOST_TOLD = 12;

const shortened = (names: readonly string[]): string =>
  names.slice(0, MOST_TOLD).join(', ') + (names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : '');
