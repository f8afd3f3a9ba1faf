import type { DateOrder } from '../sources/date-order.ts';
import { customWay } from '../sources/date-patterns.ts';
import { dateReader, isNoDate } from '../sources/dates.ts';
import { isSerial } from '../sources/serial.ts';

/** Ways of writing a date that are met in exports and are too near to other things to be read unasked. */
const PATTERNS = [
  'yyyyMMdd',
  'yyyyMMddHHmm',
  'yyyyMMddHHmmss',
  'yyyyMMdd HHmm',
  'yyyyMMdd HHmmss',
  'yyyyMMdd HH:mm',
  'yyyyMMdd HH:mm:ss',
  "yyyyMMdd'T'HHmmss",
  "yyyyMMdd'T'HHmmssX",
  'HH:mm dd.MM.yyyy',
  'HH:mm dd/MM/yyyy',
  'HH:mm:ss dd/MM/yyyy',
  'HH:mm, dd/MM/yyyy',
  'HH:mm yyyy-MM-dd',
  'dd.MM.yyyy - HH:mm',
  'dd/MM/yyyy - HH:mm',
  'yyyy-MM-dd - HH:mm',
  "dd.MM.yyyy HH:mm 'Uhr'",
  "dd.MM.yyyy, HH:mm 'Uhr'",
  "dd.MM.yyyy 'um' HH:mm",
  "dd/MM/yyyy 'à' HH:mm",
  "dd/MM/yyyy HH'h'mm",
  'yyyy-MM-dd-HH-mm-ss',
  'yyyy-MM-dd-HH.mm.ss',
] as const;

/** How a column of times is written. */
export interface DateColumn {
  /** `null`: as dates are read anyway. */
  readonly format: string | null;
  readonly count: number;
  /** Of dates in numbers: which comes first, or `either`, if each of them can be read in both ways. */
  readonly order: DateOrder | 'either' | null;
}

const ENOUGH = 0.8;

/** Whether most values of a column are dates, and how they are written; `null`: they are none. */
export function datesIn(values: readonly string[]): DateColumn | null {
  const stated = values.filter((value) => !isNoDate(value));
  const enough = Math.max(1, stated.length * ENOUGH);
  const count = (order: DateOrder | null): number => {
    const { read } = dateReader({ zone: 'UTC', order, format: null });
    return stated.filter((value) => !Number.isNaN(read(value))).length;
  };
  const [plain, dmy, mdy] = [count(null), count('dmy'), count('mdy')];
  if (plain >= enough && plain >= Math.max(dmy, mdy)) return { format: null, count: plain, order: null };
  if (Math.max(dmy, mdy) >= enough)
    return { format: null, count: Math.max(dmy, mdy), order: dmy === mdy ? 'either' : dmy > mdy ? 'dmy' : 'mdy' };
  const first = stated.slice(0, FIRST);
  for (const format of PATTERNS.filter((pattern) => countIn(first, pattern) >= first.length * ENOUGH)) {
    const found = countIn(stated, format);
    if (found >= enough) return { format, count: found, order: null };
  }
  return null;
}

/** The days of a spreadsheet, which only a column that is called as a time can hold. */
export const serialsIn = (values: readonly string[]): DateColumn | null =>
  values.every((value) => isSerial(value, 1900)) ? { format: null, count: values.length, order: null } : null;

/** A pattern takes long to read by: most are ruled out by a few values. */
const FIRST = 10;

function countIn(values: readonly string[], format: string): number {
  const { read } = customWay(format, 'UTC');
  return values.filter((value) => /\d{2}/.test(value) && !Number.isNaN(read(value.trim()))).length;
}

/** Zones as names of columns write them: `Timestamp (ET)`. Those of the United States mean the clock of the place. */
const ZONES: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  cet: 'Europe/Berlin',
};

/** The zone that the name of a column states. */
export function zoneInName(name: string): string | null {
  const inside = /\(([A-Za-z]{2,4})\)\s*$/.exec(name)?.[1] ?? /[\s_-](UTC|GMT)$/i.exec(name)?.[1];
  return inside === undefined ? null : (ZONES[inside.toLowerCase()] ?? null);
}
