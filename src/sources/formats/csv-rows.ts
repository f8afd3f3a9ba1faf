import { countIn } from './count.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { RECORD_LIMIT } from './record.ts';

/** Where one row lies in a chunk, and what its outer shape says. Values are not looked at here. */
export interface Row {
  readonly start: number;
  /** After its line end. */
  readonly end: number;
  /** Line ends of the chunk before it. */
  readonly line: number;
  readonly kind: RowKind;
  readonly fields: number;
  /** Fields up to the last one that holds anything. */
  readonly used: number;
  /** Where the last field that has a place in the header ends. */
  readonly contentEnd: number;
  /** It was closed by a line end. */
  readonly terminated: boolean;
}

/**
 * `row` keeps the rules of quoting. `broken` is one physical line that does not; `too-long` one that is no line.
 * `unclosed` is the rest of the file after a quotation mark that nothing closes. `blank` is a run of empty lines.
 */
type RowKind = 'row' | 'broken' | 'too-long' | 'unclosed' | 'blank';

export interface Rows {
  readonly rows: readonly Row[];
  /** What follows in the chunk is the beginning of a row that is not all here. */
  readonly consumed: number;
  readonly lines: number;
  /** The last row is too long to be held: pass over the rest of its line. */
  readonly skipLine: boolean;
}

/** What the scanner has to know of a dialect, as bytes. */
interface Grammar {
  readonly delimiter: Buffer;
  readonly quote: number;
  readonly lineEnd: number;
  readonly trim: boolean;
  readonly columns: number;
  readonly recordLimit: number;
  /** The end of the bytes is the end of the file. */
  readonly isLast: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** How many lines below a quotation mark are looked at, to see whether it swallowed rows. */
const LINES_LOOKED_AT = 100;

/** CRLF ends in LF as well, so one byte tells where lines end. */
export const lineEndOf = (dialect: CsvDialect): number => (dialect.recordDelimiters.includes('\r') ? CR : LF);

/**
 * The rows of a chunk that begins with one, by the rules of RFC 4180 alone. Where a row breaks them, only its first
 * physical line is given up and the next line begins a new row, so a stray quotation mark cannot cost the rows after it.
 * Every scan that finds out that it went astray ends at a mark that the next ones do not pass: the work stays linear.
 */
export function scanRows(bytes: Buffer, dialect: CsvDialect, isLast: boolean, recordLimit = RECORD_LIMIT): Rows {
  const grammar = grammarOf(dialect, isLast, recordLimit);
  const rows: Row[] = [];
  let at = 0;
  let line = 0;
  while (at < bytes.length) {
    const row = rowAt(bytes, at, line, grammar);
    if (row === null) break;
    rows.push(row);
    line += countIn(bytes.subarray(row.start, row.end), grammar.lineEnd);
    at = row.end;
  }
  const last = rows.at(-1);
  return { rows, consumed: at, lines: line, skipLine: last?.kind === 'too-long' && !last.terminated };
}

function grammarOf(dialect: CsvDialect, isLast: boolean, recordLimit: number): Grammar {
  return {
    delimiter: Buffer.from(dialect.delimiter),
    quote: dialect.quote.charCodeAt(0),
    lineEnd: lineEndOf(dialect),
    trim: dialect.trim,
    columns: dialect.header.length,
    recordLimit,
    isLast,
  };
}

/** The row, broken line or unclosed rest that begins here; `null` if it is not all here yet. */
function rowAt(bytes: Buffer, start: number, line: number, grammar: Grammar): Row | null {
  const blankEnd = endOfBlankLines(bytes, start, grammar.lineEnd);
  if (blankEnd > start) {
    const nothing = { fields: 0, used: 0, contentEnd: start, terminated: true };
    return { start, end: blankEnd, line, kind: 'blank', ...nothing };
  }
  const { state, ...shape } = scanRow(bytes, start, grammar);
  const tooLong = shape.end - start > grammar.recordLimit;
  const complete = state === 'ended' || grammar.isLast;
  if (state === 'broken' || tooLong || (complete && swallowsRows(bytes, start, state, shape, grammar))) {
    return badLine(bytes, start, line, grammar);
  }
  if (!complete) return null;
  return { start, line, kind: state === 'unclosed' ? 'unclosed' : 'row', terminated: state === 'ended', ...shape };
}

/** Files of millions of empty lines exist, so they are one row and not millions. */
function endOfBlankLines(bytes: Buffer, start: number, lineEnd: number): number {
  let at = start;
  for (;;) {
    if (bytes[at] === lineEnd) at += 1;
    else if (bytes[at] === CR && bytes[at + 1] === lineEnd) at += 2;
    else return at;
  }
}

function badLine(bytes: Buffer, start: number, line: number, grammar: Grammar): Row | null {
  const at = bytes.indexOf(grammar.lineEnd, start);
  const terminated = at >= 0;
  const end = terminated ? at + 1 : bytes.length;
  const tooLong = end - start > grammar.recordLimit;
  if (!terminated && !tooLong && !grammar.isLast) return null;
  const contentEnd = terminated && bytes[at - 1] === CR && at > start ? at - 1 : terminated ? at : end;
  return { start, end, line, kind: tooLong ? 'too-long' : 'broken', fields: 0, used: 0, contentEnd, terminated };
}

/**
 * A mark that was never meant to open anything may meet a later one and close, with whole rows between them. It shows
 * in a wrong number of fields, and in lines inside that would be rows by themselves.
 */
function swallowsRows(bytes: Buffer, start: number, state: State, shape: Shape, grammar: Grammar): boolean {
  if (state !== 'unclosed' && fits(shape, grammar.columns)) return false;
  let from = bytes.indexOf(grammar.lineEnd, start) + 1;
  for (let looked = 0; looked < LINES_LOOKED_AT && from > 0 && from < shape.end; looked++) {
    const next = bytes.indexOf(grammar.lineEnd, from) + 1;
    const until = next > 0 && next < shape.end ? next : shape.end;
    if (hasFields(bytes.subarray(from, until), grammar)) return true;
    from = next;
  }
  return false;
}

function hasFields(line: Buffer, { delimiter, columns }: Grammar): boolean {
  let fields = 1;
  for (let at = line.indexOf(delimiter); at >= 0 && fields < columns; at = line.indexOf(delimiter, at + 1)) fields += 1;
  return fields >= columns;
}

/** A value for each column, or more of which the surplus holds nothing. */
export const fits = ({ fields, used }: Pick<Row, 'fields' | 'used'>, columns: number): boolean =>
  fields === columns || (fields > columns && used <= columns);

/** `ended` at a line end, `open` at the end of the bytes, `unclosed` there inside of quotes, or `broken`. */
type State = 'ended' | 'open' | 'unclosed' | 'broken';
type Shape = Pick<Row, 'end' | 'fields' | 'used' | 'contentEnd'>;

function scanRow(bytes: Buffer, start: number, grammar: Grammar): Shape & { state: State } {
  const { columns, delimiter } = grammar;
  let used = 0;
  let contentEnd = start;
  let at = start;
  for (let fields = 1; ; fields++) {
    const from = grammar.trim ? pastSpaces(bytes, at) : at;
    const quoted = bytes[from] === grammar.quote;
    const until = quoted ? closingQuote(bytes, from + 1, grammar.quote) : endOfPlain(bytes, from, grammar);
    if (until < 0) return { state: 'unclosed', end: bytes.length, fields, used: fields, contentEnd: bytes.length };
    if (until > from + (quoted ? 1 : 0)) used = fields;
    at = quoted ? until + 1 : until;
    if (quoted && grammar.trim) at = pastSpaces(bytes, at);
    if (fields <= columns) contentEnd = at;
    const border = borderAt(bytes, at, grammar);
    if (border === 'delimiter') at += delimiter.length;
    else {
      const end = border === 'ended' ? bytes.indexOf(grammar.lineEnd, at) + 1 : at;
      return { state: border, end, fields, used, contentEnd };
    }
  }
}

function pastSpaces(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === SPACE || bytes[at] === TAB) at += 1;
  return at;
}

/** The mark that closes a quoted value: the first one that is not doubled. */
function closingQuote(bytes: Buffer, from: number, quote: number): number {
  let at = bytes.indexOf(quote, from);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}

/** Where an unquoted value ends: at a delimiter, at the end of the line, or at a mark that may not stand there. */
function endOfPlain(bytes: Buffer, from: number, grammar: Grammar): number {
  const { delimiter, quote, lineEnd } = grammar;
  const first = delimiter[0];
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === lineEnd || byte === quote) return byte === LF && at > from && bytes[at - 1] === CR ? at - 1 : at;
    if (byte === first && startsWith(bytes, at, delimiter)) return at;
  }
  return bytes.length;
}

function startsWith(bytes: Buffer, at: number, wanted: Buffer): boolean {
  for (let index = 1; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

/** What stands after a value. A value that reaches the end of the bytes may go on in the next ones. */
function borderAt(bytes: Buffer, at: number, grammar: Grammar): 'delimiter' | 'ended' | 'open' | 'broken' {
  const byte = bytes[at];
  if (byte === grammar.lineEnd || (byte === CR && bytes[at + 1] === grammar.lineEnd)) return 'ended';
  if (byte === grammar.delimiter[0] && startsWith(bytes, at, grammar.delimiter)) return 'delimiter';
  const lookahead = grammar.isLast ? 1 : Math.max(2, grammar.delimiter.length);
  return at + lookahead > bytes.length ? 'open' : 'broken';
}
