import { isUtf8 } from 'node:buffer';
import type { Fault } from '../../model/problem.ts';
import { countIn } from './count.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { judgeRow } from './csv-judge.ts';
import { fits, lineEndOf, type Row, scanRows } from './csv-rows.ts';
import { isBlank, isHeader, strictValues, withoutSurplus } from './csv-values.ts';
import { RECORD_LIMIT } from './record.ts';
import { withoutZeros, zerosFault } from './trailing-zeros.ts';

/** The records of a chunk. Numbers and lines are counted from the chunk: it does not know what stands before it. */
export interface ParsedChunk {
  readonly records: readonly (readonly string[] | null)[];
  /** `record` is an index into `records`, `line` the number of line ends before it. */
  readonly faults: readonly Fault[];
  /** Bytes that were settled. What follows is the beginning of a record that is not all here. */
  readonly consumed: number;
  /** Line ends in them. */
  readonly lines: number;
  /** The last record is too long to be held: the rest of its line is still to be passed over. */
  readonly skipLine: boolean;
  /** Where each record lies; `null` for a regular chunk, where `scanRows` finds it when it is asked for. */
  readonly places: readonly Row[] | null;
}

/**
 * A chunk that begins with a record becomes records: a pure function, so that threads may share the work. The usual
 * chunk is one call of csv-parse. Only where something is odd are the rows told apart first and judged one by one.
 */
export function parseChunk(
  chunk: Buffer,
  dialect: CsvDialect,
  isLast: boolean,
  recordLimit = RECORD_LIMIT,
): ParsedChunk {
  const records = chunk.length <= recordLimit ? regularRecords(chunk, dialect) : null;
  if (records === null) return irregularRecords(chunk, dialect, isLast, recordLimit);
  const lines = countIn(chunk, lineEndOf(dialect));
  return { records, faults: [], consumed: chunk.length, lines, skipLine: false, places: null };
}

const LF = 0x0a;
const CR = 0x0d;

/** `null` as soon as a single row is not as usual. */
function regularRecords(chunk: Buffer, dialect: CsvDialect): (readonly string[])[] | null {
  if (isOdd(chunk, dialect)) return null;
  const records = strictValues(chunk, dialect) ?? [];
  if (records.some((values) => isBlank(values) || isHeader(values, dialect))) return null;
  const columns = dialect.header.length;
  if (records.length === 0) return null;
  if (records[0]?.length === columns) return records;
  const cut = records.map((values) => withoutSurplus(values, columns));
  return cut.every((values) => values !== null) ? cut : null;
}

/** Seen at a glance: blank lines at the top, zeros at the end, bytes that are no UTF-8. */
function isOdd(chunk: Buffer, { quote, trim }: CsvDialect): boolean {
  const [first] = chunk;
  if (first === LF || first === CR || chunk.at(-1) === 0 || !isUtf8(chunk)) return true;
  // Two places where csv-parse is less strict than the scanner, so that the cut of chunks would show in the records:
  // it takes a zero behind a closing mark for its end, and trims more than spaces.
  return trim || chunk.includes(`${quote}\0`);
}

function irregularRecords(chunk: Buffer, dialect: CsvDialect, isLast: boolean, recordLimit: number): ParsedChunk {
  const bytes = isLast ? withoutZeros(chunk) : chunk;
  const { rows, consumed, lines, skipLine } = scanRows(bytes, dialect, isLast, recordLimit);
  const values = valuesOf(rows, bytes, dialect);
  const records: (readonly string[] | null)[] = [];
  const places: Row[] = [];
  const faults: Fault[] = [];
  const blank: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const verdict = judgeRow(row, values[index] ?? null, bytes, dialect);
    const { line } = row;
    if (verdict === 'blank') blank.push(row);
    else if (verdict === 'header') {
      faults.push({ code: 'repeated-header', message: 'the header stands here once more', line });
    } else if (verdict === 'footer') {
      faults.push({ code: 'footer', message: 'the period of the report', line });
    } else {
      for (const { code, message } of verdict.reasons) faults.push({ code, message, record: records.length, line });
      records.push(verdict.values);
      places.push(row);
    }
  }
  faults.push(...blankRows(blank, bytes, dialect), ...zerosFault(chunk.length - bytes.length, lines));
  return { records, faults, consumed: isLast ? chunk.length : consumed, lines, skipLine, places };
}

/** The values of the rows that keep the rules, in one call; `null` for the others. */
function valuesOf(rows: readonly Row[], bytes: Buffer, dialect: CsvDialect): (readonly string[] | null)[] {
  const columns = dialect.header.length;
  const wanted = rows.map((row) => row.kind === 'row' && row.used > 0 && fits(row, columns));
  const lineEnd = Buffer.from(dialect.recordDelimiters[0] ?? '\n');
  const parts = rows.flatMap((row, at) => (wanted[at] ? [bytes.subarray(row.start, row.contentEnd), lineEnd] : []));
  const parsed = strictValues(Buffer.concat(parts), dialect) ?? [];
  // Should the two readers ever disagree, each row is tried by itself.
  if (parsed.length * 2 !== parts.length) return [];
  let next = 0;
  return wanted.map((isWanted) => (isWanted ? (parsed[next++] ?? null) : null));
}

function blankRows(rows: readonly Row[], bytes: Buffer, dialect: CsvDialect): Fault[] {
  const [first] = rows;
  if (first === undefined) return [];
  let count = 0;
  for (const { kind, start, end } of rows) {
    count += kind === 'blank' ? countIn(bytes.subarray(start, end), lineEndOf(dialect)) : 1;
  }
  return [{ code: 'blank-row', message: 'rows without any value', line: first.line, count }];
}
