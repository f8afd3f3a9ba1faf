import { isUtf8 } from 'node:buffer';
import type { ProblemCode } from '../../model/problem.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { fits, type Row } from './csv-rows.ts';
import { isBlank, isHeader, only, relaxedValues, strictValues, withoutSurplus } from './csv-values.ts';
import { RECORD_LIMIT } from './record.ts';

/** A row is no record at all, or a record with values or without (`null`), and reasons to speak of it. */
export type Verdict = 'blank' | 'header' | 'footer' | Judged;

interface Judged {
  readonly values: readonly string[] | null;
  readonly reasons: readonly Reason[];
}

interface Reason {
  readonly code: ProblemCode;
  readonly message: string;
}

/** What a row of a chunk is. `values` are there already if it keeps the rules. */
export function judgeRow(row: Row, values: readonly string[] | null, chunk: Buffer, dialect: CsvDialect): Verdict {
  const content = chunk.subarray(row.start, row.contentEnd);
  if (row.kind === 'too-long') return refused('record-too-long', TOO_LONG);
  if (row.kind === 'unclosed') return refused('truncated', UNCLOSED);
  if (row.kind === 'broken') return mended(content, dialect);
  if (row.kind === 'blank' || row.used === 0) return 'blank';
  if (!fits(row, dialect.header.length)) {
    if (isBlankText(content, dialect)) return 'blank';
    return isFooter(row, content) ? 'footer' : miscounted(row, dialect.header.length);
  }
  return values === null ? mended(content, dialect) : accepted(values, content, dialect, []);
}

const TOO_LONG = `longer than ${RECORD_LIMIT / 1024 / 1024} MiB: the line is passed over`;
const UNCLOSED = 'the file ends inside of a quoted value';
const MENDED = 'a quotation mark in the middle of a value: the row is kept, with its marks as text';
const BROKEN = 'a quotation mark that is not closed, or stands in the middle of a value';
const INVALID = 'bytes that are not valid UTF-8 are replaced by U+FFFD';

function refused(code: ProblemCode, message: string): Judged {
  return { values: null, reasons: [{ code, message }] };
}

function accepted(
  values: readonly string[],
  content: Buffer,
  dialect: CsvDialect,
  reasons: readonly Reason[],
): Verdict {
  if (isBlank(values)) return 'blank';
  if (isHeader(values, dialect)) return 'header';
  return { values, reasons: isUtf8(content) ? reasons : [...reasons, { code: 'invalid-encoding', message: INVALID }] };
}

/** A line of its own that says from when to when a report is, in the words of any language. */
const isFooter = ({ fields, terminated }: Row, content: Buffer): boolean =>
  fields === 1 &&
  terminated &&
  content.length < 200 &&
  /^"?\p{L}[\p{L}\p{Zs}:.]*\d{4}-\d\d-\d\d[^\d]{1,40}\d{4}-\d\d-\d\d\P{L}*$/u.test(content.toString());

function miscounted({ fields, terminated }: Row, columns: number): Judged {
  const found = `${fields} ${fields === 1 ? 'field' : 'fields'} where the header has ${columns}`;
  return terminated || fields > columns
    ? refused('column-count', found)
    : refused('truncated', `the file ends in the middle of a row: ${found}`);
}

/** One line by itself: as it is, which helps where a byte order mark stands before it, or with marks as text. */
function mended(line: Buffer, dialect: CsvDialect): Verdict {
  const content = line.subarray(0, 3).equals(MARK) ? line.subarray(3) : line;
  const columns = dialect.header.length;
  const strict = fitted(strictValues(content, dialect), columns);
  if (strict !== null) return accepted(strict, content, dialect, []);
  const relaxed = fitted(relaxedValues(content, dialect), columns);
  if (relaxed !== null) return accepted(relaxed, content, dialect, [{ code: 'quotes', message: MENDED }]);
  const plain = plainValues(content, dialect);
  if (plain !== null) return accepted(plain, content, dialect, [{ code: 'quotes', message: MENDED }]);
  return refused('quotes', BROKEN);
}

/** Tables with tabs are often written without any quoting. Texts hold no tabs, so a count that fits is no accident. */
function plainValues(content: Buffer, { delimiter, header }: CsvDialect): readonly string[] | null {
  return delimiter === '\t' ? withoutSurplus(content.toString().split(delimiter), header.length) : null;
}

const MARK = Buffer.from('\ufeff');

function fitted(rows: string[][] | null, columns: number): readonly string[] | null {
  const values = only(rows);
  return values === null ? null : withoutSurplus(values, columns);
}

function isBlankText(content: Buffer, { delimiter }: CsvDialect): boolean {
  return content.toString().replaceAll(delimiter, '').trim() === '';
}
