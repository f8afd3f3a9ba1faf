import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';
import { type Fault, UserError } from '../model/problem.ts';
import { pathName, printable } from '../model/text.ts';
import { EXPANSION_LIMIT, EXPANSION_RATIO } from './gzip.ts';
import type { Epoch } from './serial.ts';
import { chosenSheets, readWorkbook } from './workbook.ts';

/** A file inside of another: what an archive holds, or a sheet of a workbook. */
interface Inner {
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
  place: string | Buffer,
  isExport: (name: string) => boolean,
  sheet: string | null = null,
): Promise<Inside> {
  const name = pathName(path);
  const { members, outside } = await membersOf(name, place);
  const faults = outside.length === 0 ? [] : [outsideFault(outside)];
  const book = members.find(({ fileName }) => fileName === 'xl/workbook.xml');
  if (book) {
    refuseTraps(name, members);
    const { files, faults: more } = await sheetsOf(path, place, sheet, await workbookOf(name, place, book));
    return { files, faults: [...faults, ...more] };
  }
  const exports = members.filter(({ fileName }) => isExport(fileName) && !isHidden(fileName));
  if (exports.length === 0) throw new UserError(`${name}: an archive without exports. ${holds(members)}`);
  refuseTraps(name, exports);
  const found: Inside[] = [];
  for (const member of exports) found.push(await filesOf(path, place, member, sheet));
  return { files: found.flatMap(({ files }) => files), faults: [...faults, ...found.flatMap((one) => one.faults)] };
}

/** A file of an archive; of a workbook in it the sheets. One that is broken is told when it is read. */
async function filesOf(path: string, place: string | Buffer, member: Member, sheet: string | null): Promise<Inside> {
  const inner = `${path}/${member.fileName}`;
  const read = () => unpacked(`${pathName(path)}/${printable(member.fileName)}`, place, member.entry);
  const file: Inside = { files: [{ path: inner, read }], faults: [] };
  if (!/\.xlsx$/i.test(member.fileName)) return file;
  try {
    const pieces: Buffer[] = [];
    for await (const piece of read()) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    return isZip(bytes) ? await innerFiles(inner, bytes, () => false, sheet) : file;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { files: [{ path: inner, read: () => failing(error) }], faults: [] };
  }
}

// biome-ignore lint/correctness/useYield: reading it is the error
async function* failing(error: UserError): AsyncGenerator<Buffer> {
  throw error;
}

interface Inside {
  readonly files: readonly Inner[];
  readonly faults: readonly Fault[];
}

/** A name that leads out of the archive: somebody made it to write elsewhere. Nothing is written, and it is not read. */
const outsideFault = (names: readonly string[]): Fault => ({
  code: 'outside-path',
  message: `${names
    .slice(0, 3)
    .map((one) => printable(one, 60))
    .join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`,
  count: names.length,
});

interface Member {
  readonly entry: Entry;
  readonly fileName: string;
}

/** More than any export has; a directory of millions is made to fill the memory. */
const MOST_ENTRIES = 100_000;

// Names are looked at here: one that is wrong is no reason to refuse the others.
const opened = (place: string | Buffer): Promise<ZipFile> =>
  typeof place === 'string'
    ? openPromise(place, { autoClose: false, decodeStrings: false })
    : fromBufferPromise(place, { decodeStrings: false });

async function membersOf(name: string, place: string | Buffer) {
  const members: Member[] = [];
  const outside: string[] = [];
  try {
    const archive = await opened(place);
    try {
      for await (const entry of archive.eachEntry()) {
        if (members.length === MOST_ENTRIES)
          throw new UserError(`${name}: an archive of more than ${MOST_ENTRIES} files. Unpack what is needed of it.`);
        const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
        const fileName = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
        if (validateFileName(fileName) !== null) outside.push(fileName);
        else if (!fileName.endsWith('/')) members.push({ entry, fileName });
      }
    } finally {
      archive.close();
    }
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(damaged(name, error));
  }
  // The order of an archive is that of whoever packed it.
  return { members: members.sort((a, b) => (a.fileName < b.fileName ? -1 : 1)), outside };
}

const damaged = (name: string, error: unknown): string =>
  `${name}: the zip archive cannot be read (${printable((error as Error).message, 100)}). Fetch the file again; nothing of it was used.`;

/** What systems add to archives. */
const isHidden = (name: string): boolean => name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

function holds(entries: readonly Member[]): string {
  const names = entries.slice(0, 5).map(({ fileName }) => printable(fileName, 60));
  return names.length === 0 ? 'It is empty.' : `It holds ${names.join(', ')}${entries.length > 5 ? ' ...' : ''}.`;
}

/** Many small files may lie over each other, so it is the sum that counts. */
function refuseTraps(name: string, entries: readonly Member[]): void {
  const size = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  const packed = entries.reduce((sum, { entry }) => sum + entry.compressedSize, 0);
  if (size > EXPANSION_LIMIT && size > packed * EXPANSION_RATIO) {
    throw new UserError(
      `${name}: this archive expands to more than ${EXPANSION_RATIO} times its size, and above the limit of ${EXPANSION_LIMIT / 1024 / 1024} MiB. If that is right, unpack it first.`,
    );
  }
  const locked = entries.find(({ entry }) => entry.isEncrypted());
  if (locked) throw new UserError(`${name}: ${printable(locked.fileName)} is locked with a password. Unpack it first.`);
}

/** Sizes that the directory states are checked on the way: a file that grows beyond its own is an error. */
async function* unpacked(name: string, place: string | Buffer, entry: Entry): AsyncGenerator<Buffer> {
  let archive: ZipFile | null = null;
  try {
    archive = await opened(place);
    const stream: Readable = await archive.openReadStreamPromise(entry);
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(damaged(name, error));
  } finally {
    archive?.close();
  }
}

interface Workbook {
  readonly epoch: Epoch;
  /** The titles of sheets that a person who opens it does not see. */
  readonly hidden: ReadonlySet<string>;
}

async function workbookOf(name: string, place: string | Buffer, { entry }: Member): Promise<Workbook> {
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(name, place, entry)) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('utf8');
  const [properties = ''] = /<(?:\w+:)?workbookPr\b[^<>]*>/.exec(text) ?? [];
  const sheets = text.match(/<(?:\w+:)?sheet\b[^<>]*>/g) ?? [];
  const hidden = sheets
    .filter((sheet) => /\bstate="(?:hidden|veryHidden)"/.test(sheet))
    .map((sheet) => unescaped(/\bname="([^"]*)"/.exec(sheet)?.[1] ?? ''));
  return { epoch: /\bdate1904="(?:1|true)"/.test(properties) ? 1904 : 1900, hidden: new Set(hidden) };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

async function sheetsOf(
  path: string,
  place: string | Buffer,
  asked: string | null,
  { epoch, hidden }: Workbook,
): Promise<Inside> {
  const name = pathName(path);
  const sheets = await readWorkbook(name, place, epoch);
  if (sheets.length === 0) throw new UserError(`${name}: the workbook holds nothing. Export it once more.`);
  const shown = asked === null ? sheets.filter(({ title }) => !hidden.has(title)) : sheets;
  const unseen = sheets.filter((one) => !shown.includes(one)).map(({ title }) => printable(title, 40));
  if (shown.length === 0)
    throw new UserError(
      `${name}: all of its sheets that hold anything are hidden: ${unseen.join(', ')}. Name one: --sheet NAME.`,
    );
  const files = chosenSheets(name, shown, asked).map(({ title, csv }) => ({
    path: `${path}/${title}`,
    ...(sheets.length > 1 ? { sheet: title } : {}),
    epoch,
    async *read() {
      yield csv;
    },
  }));
  const message = `hidden sheets are not read: ${unseen.join(', ')}; --sheet NAME reads one`;
  return { files, faults: unseen.length === 0 ? [] : [{ code: 'set-aside', message, count: unseen.length }] };
}
