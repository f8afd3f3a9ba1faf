import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UserError } from '../model/problem.ts';
import { pathName, printable } from '../model/text.ts';
import { EXPANSION_LIMIT, EXPANSION_RATIO } from './gzip.ts';
import type { Epoch } from './serial.ts';
import { chosenSheets, readWorkbook } from './workbook.ts';

/** A file inside of another: what an archive holds, or a sheet of a workbook. */
export interface Inner {
  /** `export.zip/messages.json`, `book.xlsx/Sheet1` */
  readonly path: string;
  /** Of a workbook with several sheets: its title. */
  readonly sheet?: string;
  /** Of a workbook: the day from which it counts. */
  readonly epoch?: Epoch;
  read(): AsyncIterable<Buffer>;
}

export const isZip = (head: Buffer): boolean => /^PK(\x03\x04|\x05\x06)/.test(head.toString('latin1', 0, 4));

/**
 * The files of a zip archive, or the sheets of a workbook, which is one. Nothing is unpacked to disk: each is read from
 * the archive when it is asked for. Throws a UserError where an archive is broken, locked or a trap.
 */
export async function innerFiles(
  path: string,
  place: string,
  isExport: (name: string) => boolean,
  sheet: string | null = null,
): Promise<readonly Inner[]> {
  const name = pathName(path);
  const entries = await entriesOf(name, place);
  const book = entries.find(({ fileName }) => fileName === 'xl/workbook.xml');
  if (book) {
    refuseTraps(name, entries);
    return sheetsOf(path, place, sheet, await epochOf(name, place, book));
  }
  const exports = entries.filter(({ fileName }) => isExport(fileName) && !isHidden(fileName));
  if (exports.length === 0) throw new UserError(`${name}: an archive without exports. ${holds(entries)}`);
  refuseTraps(name, exports);
  return exports.map((entry) => ({
    path: `${path}/${entry.fileName}`,
    read: () => unpacked(`${name}/${printable(entry.fileName)}`, place, entry),
  }));
}

/** More than any export has; a directory of millions is made to fill the memory. */
const MOST_ENTRIES = 100_000;

async function entriesOf(name: string, place: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    const archive = await openPromise(place, { autoClose: false });
    try {
      for await (const entry of archive.eachEntry()) {
        if (entries.length === MOST_ENTRIES)
          throw new UserError(`${name}: an archive of more than ${MOST_ENTRIES} files. Unpack what is needed of it.`);
        if (!entry.fileName.endsWith('/')) entries.push(entry);
      }
    } finally {
      archive.close();
    }
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(damaged(name, error));
  }
  // The order of an archive is that of whoever packed it.
  return entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

const damaged = (name: string, error: unknown): string =>
  `${name}: the zip archive cannot be read (${printable((error as Error).message, 100)}). Fetch the file again; nothing of it was used.`;

/** What systems add to archives. */
const isHidden = (name: string): boolean => name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

function holds(entries: readonly Entry[]): string {
  const names = entries.slice(0, 5).map(({ fileName }) => printable(fileName, 60));
  return names.length === 0 ? 'It is empty.' : `It holds ${names.join(', ')}${entries.length > 5 ? ' ...' : ''}.`;
}

/** Many small files may lie over each other, so it is the sum that counts. */
function refuseTraps(name: string, entries: readonly Entry[]): void {
  const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (size > EXPANSION_LIMIT && size > packed * EXPANSION_RATIO) {
    throw new UserError(
      `${name}: this archive expands to more than ${EXPANSION_RATIO} times its size, and above the limit of ${EXPANSION_LIMIT / 1024 / 1024} MiB. If that is right, unpack it first.`,
    );
  }
  const locked = entries.find((entry) => entry.isEncrypted());
  if (locked) throw new UserError(`${name}: ${printable(locked.fileName)} is locked with a password. Unpack it first.`);
}

/** Sizes that the directory states are checked on the way: a file that grows beyond its own is an error. */
async function* unpacked(name: string, place: string, entry: Entry): AsyncGenerator<Buffer> {
  let archive: ZipFile | null = null;
  try {
    archive = await openPromise(place, { autoClose: false });
    const stream: Readable = await archive.openReadStreamPromise(entry);
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(damaged(name, error));
  } finally {
    archive?.close();
  }
}

async function epochOf(name: string, place: string, book: Entry): Promise<Epoch> {
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(name, place, book)) pieces.push(piece);
  const [properties = ''] = /<(?:\w+:)?workbookPr\b[^>]*>/.exec(Buffer.concat(pieces).toString('utf8')) ?? [];
  return /\bdate1904="(?:1|true)"/.test(properties) ? 1904 : 1900;
}

async function sheetsOf(path: string, place: string, asked: string | null, epoch: Epoch): Promise<readonly Inner[]> {
  const name = pathName(path);
  const sheets = await readWorkbook(name, place, epoch);
  const chosen = chosenSheets(name, sheets, asked);
  return chosen.map(({ title, csv }) => ({
    path: `${path}/${title}`,
    ...(sheets.length > 1 ? { sheet: title } : {}),
    epoch,
    async *read() {
      yield csv;
    },
  }));
}
