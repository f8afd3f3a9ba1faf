import { countIn } from './count.ts';
import { type CsvRules, only, relaxedValues, strictValues } from './csv-values.ts';

/** How a table is written, and where its header stands. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  /** Either both kinds of line feed, and a bare carriage return is data; or carriage returns alone. */
  readonly recordDelimiters: readonly string[];
  /** As written, but without byte order marks and zeros. */
  readonly header: readonly string[];
  /** The physical line on which it begins. */
  readonly headerLine: number;
  /** Lines before it that are no part of the table; a `sep=;` hint and blank lines at the very top do not count. */
  readonly preambleLines: number;
  /** Everything up to and including the header. */
  readonly skipBytes: number;
  /** A space follows each delimiter and belongs to no value. */
  readonly trim: boolean;
}

/** What `sniffCsv` looks at: it needs this much of a table, or all of it. */
export const HEAD_BYTES = 256 * 1024;

/** Preambles are a few lines of title; further down a line that looks like a header is data. */
const LINES_TRIED = 40;
const MOST_COLUMNS = 20_000;
const DELIMITERS = [',', ';', '\t', '|'];

/** Rows looked at to see which mark they quote with. */
const ROWS_LOOKED_AT = 20;

/**
 * Finds the header, and with it the dialect, by what the columns are called: `scoreHeader` says how well names fit what
 * is known. Counting delimiters instead goes wrong as soon as the texts hold more commas than the table.
 */
export function sniffCsv(
  head: Buffer,
  scoreHeader: (names: readonly string[]) => number,
  fixed: { readonly delimiter?: string } = {},
): CsvDialect | null {
  const sample = head.subarray(0, HEAD_BYTES);
  const lineEnd = endsLinesWithLf(sample) ? LF : CR;
  const lines = linesOf(sample, lineEnd, head.length < HEAD_BYTES);
  const hint = separatorHint(lines[0], sample);
  const delimiters = fixed.delimiter ? [fixed.delimiter] : hint ? [hint] : DELIMITERS;
  let best: Candidate | null = null;
  for (const [index, line] of lines.entries()) {
    if (index === 0 && hint !== null) continue;
    for (const delimiter of delimiters) {
      const candidate = candidateAt(sample, line, delimiter, lineEnd);
      const score = candidate === null ? 0 : scoreHeader(candidate.header);
      if (candidate === null || (score === 0 && candidate.header.length < 2)) continue;
      if (best === null || isBetter({ ...candidate, score }, best)) best = { ...candidate, score };
    }
  }
  return best === null ? null : dialectOf(best, sample, lines, lineEnd, hint !== null);
}

/** Lines that have to be cut into as many cells as the first, to be rows. */
const MOSTLY = 0.8;

/**
 * The dialect of a table that has no header: its first line is a row already, and its columns are called by `names`, or
 * by their places. `null` where no delimiter cuts its first lines into as many cells.
 */
export function sniffRows(
  head: Buffer,
  fixed: { readonly delimiter?: string; readonly names?: readonly string[] },
): CsvDialect | null {
  const sample = head.subarray(0, HEAD_BYTES);
  const lineEnd = endsLinesWithLf(sample) ? LF : CR;
  const lines = linesOf(sample, lineEnd, head.length < HEAD_BYTES).filter(
    ({ start, contentEnd }) => !isBlank(sample.subarray(start, contentEnd)),
  );
  const [best] = (fixed.delimiter ? [fixed.delimiter] : DELIMITERS)
    .flatMap((delimiter) => {
      const cut = lines.flatMap((line) => candidateAt(sample, line, delimiter, lineEnd) ?? []);
      const [first] = cut;
      const alike = cut.filter(({ header }) => header.length === (fixed.names?.length ?? first?.header.length)).length;
      const enough = first !== undefined && alike >= lines.length * MOSTLY;
      return enough && (first.header.length > 1 || fixed.names?.length === 1) ? [{ first, alike }] : [];
    })
    .sort((a, b) => b.first.header.length - a.first.header.length);
  if (best === undefined) return null;
  const { first } = best;
  const header = fixed.names ?? first.header.map((_, index) => `column ${index + 1}`);
  return { ...dialectOf({ ...first, score: 0 }, sample, [], lineEnd, false), header, skipBytes: first.line.start };
}

/** The cells of the first line, however it is cut. */
export function firstCells(head: Buffer, fixed: { readonly delimiter?: string } = {}): readonly string[] {
  const sample = head.subarray(0, HEAD_BYTES);
  const dialect = sniffRows(head, fixed);
  if (dialect === null) return [];
  const line = lineAt(sample, dialect.skipBytes, endsLinesWithLf(sample) ? LF : CR);
  return candidateAt(sample, line, dialect.delimiter, endsLinesWithLf(sample) ? LF : CR)?.header ?? [];
}

interface Line {
  readonly start: number;
  /** Without and with its line end. */
  readonly contentEnd: number;
  readonly end: number;
}

interface Candidate extends Pick<CsvDialect, 'delimiter' | 'quote' | 'header' | 'trim'> {
  readonly line: Line;
  readonly score: number;
}

/** Candidates come line by line, so on a tie the earlier line stays. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.score !== best.score) return candidate.score > best.score;
  return candidate.line.start === best.line.start && candidate.header.length > best.header.length;
}

function dialectOf(
  { delimiter, quote, header, trim, line }: Candidate,
  sample: Buffer,
  lines: readonly Line[],
  lineEnd: number,
  hinted: boolean,
): CsvDialect {
  const before = lines.slice(hinted ? 1 : 0).filter(({ start }) => start < line.start);
  const isTitled = before.some(({ start, contentEnd }) => !isBlank(sample.subarray(start, contentEnd)));
  return {
    delimiter,
    quote: quote === '"' && quotesWithApostrophes(sample, line.end, delimiter, lineEnd) ? "'" : quote,
    recordDelimiters: delimitersOf(lineEnd),
    header,
    headerLine: before.length + (hinted ? 2 : 1),
    preambleLines: isTitled ? before.length : 0,
    skipBytes: line.end,
    trim,
  };
}

/* ---------------------------------------------------------------- lines */

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Old Macintosh files end lines with CR, and may hold line feeds, but only inside of quoted texts. */
function endsLinesWithLf(sample: Buffer): boolean {
  if (!sample.includes(CR)) return true;
  for (let outside = 0; ; ) {
    const newline = sample.indexOf(LF, outside);
    const opening = sample.indexOf(QUOTE, outside);
    if (newline < 0) return false;
    if (opening < 0 || newline < opening) return true;
    const closing = sample.indexOf(QUOTE, opening + 1);
    if (closing < 0) return true;
    outside = closing + 1;
  }
}

/** The first physical lines. One that the sample cuts off is none. */
function linesOf(sample: Buffer, lineEnd: number, isWhole: boolean): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < sample.length && lines.length < LINES_TRIED; ) {
    const line = lineAt(sample, start, lineEnd);
    if (line.end === line.contentEnd && !isWhole) break;
    lines.push(line);
    start = line.end;
  }
  return lines;
}

function lineAt(sample: Buffer, start: number, lineEnd: number): Line {
  const at = sample.indexOf(lineEnd, start);
  if (at < 0) return { start, contentEnd: sample.length, end: sample.length };
  const hasCr = lineEnd === LF && at > start && sample[at - 1] === CR;
  return { start, contentEnd: hasCr ? at - 1 : at, end: at + 1 };
}

const isBlank = (bytes: Buffer): boolean => withoutMarks(bytes.toString()).trim() === '';

const withoutMarks = (text: string): string => text.replaceAll(/[\ufeff\0]/g, '');

/** Excel understands a first line `sep=;` and shows it to nobody. */
function separatorHint(line: Line | undefined, sample: Buffer): string | null {
  if (line === undefined || line.contentEnd - line.start > 20) return null;
  const text = withoutMarks(sample.toString('utf8', line.start, line.contentEnd));
  return /^"?sep=(.)"?$/i.exec(text)?.[1] ?? null;
}

/* ---------------------------------------------------------------- headers */

function candidateAt(sample: Buffer, first: Line, delimiter: string, lineEnd: number): Omit<Candidate, 'score'> | null {
  const start = pastMarks(sample, first.start);
  const quote = sample[start] === APOSTROPHE ? "'" : '"';
  for (const { contentEnd, end } of new Set([headerRecord(sample, first, quote, lineEnd), first])) {
    const content = sample.subarray(start, contentEnd);
    if (content.length === 0 || countIn(content, delimiter) >= MOST_COLUMNS) continue;
    const names = headerNames(content, { delimiter, quote, recordDelimiters: delimitersOf(lineEnd) });
    if (names !== null) return { ...names, delimiter, quote, line: { start: first.start, contentEnd, end } };
  }
  return null;
}

const delimitersOf = (lineEnd: number): readonly string[] => (lineEnd === LF ? ['\r\n', '\n'] : ['\r']);

const MARK = Buffer.from('\ufeff');

function pastMarks(sample: Buffer, start: number): number {
  let at = start;
  while (sample.subarray(at, at + MARK.length).equals(MARK)) at += MARK.length;
  return at;
}

/** A header may hold line ends inside of quotes. A mark that nothing closes nearby is none of these. */
function headerRecord(sample: Buffer, first: Line, quote: string, lineEnd: number): Line {
  let line = first;
  for (let tried = 0, marks = 0; tried < LINES_TRIED; tried++) {
    marks += countIn(sample.subarray(line.start, line.end), quote);
    if (marks % 2 === 0) return line;
    if (line.end === sample.length) break;
    line = lineAt(sample, line.end, lineEnd);
  }
  return first;
}

/** Names as they stand; where a space follows every delimiter, without these spaces. */
function headerNames(content: Buffer, rules: Omit<CsvRules, 'trim'>): Pick<CsvDialect, 'header' | 'trim'> | null {
  const names = only(strictValues(content, { ...rules, trim: false }));
  const isSpaced = names === null || (names.length > 1 && names.slice(1).every((name) => name.startsWith(' ')));
  const trimmed = isSpaced ? only(strictValues(content, { ...rules, trim: true })) : null;
  const header = trimmed ?? names ?? only(relaxedValues(content, { ...rules, trim: false }));
  return header === null ? null : { header: header.map(withoutMarks), trim: trimmed !== null };
}

/** Cells in apostrophes in about every row, none left open, none inside of words, and none in the usual marks. */
function quotesWithApostrophes(sample: Buffer, from: number, delimiter: string, lineEnd: number): boolean {
  let rows = 0;
  let opened = 0;
  let closed = 0;
  for (let start = from; start < sample.length && rows < ROWS_LOOKED_AT; rows++) {
    const line = lineAt(sample, start, lineEnd);
    for (const cell of sample.toString('utf8', start, line.contentEnd).split(delimiter)) {
      const text = cell.trim();
      if (text.startsWith('"')) return false;
      const opens = text.startsWith("'");
      const closes = text.endsWith("'") && text.length > 1;
      if (!opens && !closes && text.replaceAll("''", '').includes("'")) return false;
      opened += opens ? 1 : 0;
      closed += closes ? 1 : 0;
    }
    start = line.end;
  }
  return rows > 0 && opened === closed && opened >= rows;
}
