import { stringify } from 'csv-stringify/sync';
import { detectEncoding, toUtf8 } from './encoding.ts';

/** How a page, or the XML of an old spreadsheet, begins; its table may come after a long head. */
export const mayHoldTable = (head: Buffer): boolean => /^(\ufeff|ï»¿)?\s*</.test(head.toString('latin1', 0, 200));

const SHEET = /<(?:\w+:)?(?:table|workbook)\b/i;

/**
 * The largest table of a page that was saved under the name of a workbook, as the CSV that a spreadsheet would save of
 * it; `null` where there is none with two columns and two rows. Many products call such a page `.xls`.
 */
export async function pageTable(bytes: Buffer): Promise<Buffer | null> {
  const encoding = await detectEncoding(bytes.subarray(0, 256 * 1024));
  const pieces: Buffer[] = [];
  for await (const piece of toUtf8(once(bytes), encoding)) pieces.push(piece);
  const text = Buffer.concat(pieces).toString();
  if (!SHEET.test(text)) return null;
  const [best] = tablesIn(text).sort((a, b) => b.length - a.length);
  const columns = Math.max(0, ...(best ?? []).slice(0, 20).map((row) => row.length));
  return best === undefined || best.length < 2 || columns < 2
    ? null
    : Buffer.from(stringify(best as string[][], { quoted_match: /[;\t|]/ }));
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const TAG = /<(\/?)(?:\w{1,20}:)?([a-z]{1,20})\b([^<>]*)>/gi;
const ROWS = new Set(['tr', 'row']);
const CELLS = new Set(['td', 'th', 'cell']);

/** All tables of a page, row by row; what is no cell is passed over. */
function tablesIn(text: string): string[][][] {
  const tables: string[][][] = [];
  let rows: string[][] = [];
  let row: string[] | null = null;
  let begin = -1;
  const endCell = (at: number): void => {
    if (begin >= 0 && row) row.push(plain(text.slice(begin, at)));
    begin = -1;
  };
  const endRow = (at: number): void => {
    endCell(at);
    if (row && row.length > 0) rows.push(row);
    row = null;
  };
  for (const { 0: tag, 1: slash, 2: named = '', 3: attributes = '', index } of text.matchAll(TAG)) {
    const name = named.toLowerCase();
    if (name === 'table') {
      endRow(index);
      if (rows.length > 0) tables.push(rows);
      rows = [];
    } else if (ROWS.has(name)) {
      endRow(index);
      if (!slash && !attributes.endsWith('/')) row = [];
    } else if (CELLS.has(name)) {
      endCell(index);
      if (slash || row === null) continue;
      // The XML of spreadsheets leaves empty cells out and says the place of the next.
      const place = Number(/\bindex="(\d{1,4})"/i.exec(attributes)?.[1] ?? 0);
      while (row.length < place - 1) row.push('');
      if (attributes.endsWith('/')) row.push('');
      else begin = index + tag.length;
    }
  }
  endRow(text.length);
  if (rows.length > 0) tables.push(rows);
  return tables;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What a cell shows: without tags, with the characters that entities stand for. */
function plain(cell: string): string {
  return cell
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    })
    .replace(/^[^\S\n]+|[^\S\n]+$/gm, '')
    .trim();
}
