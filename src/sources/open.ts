import { createHash, type Hash } from 'node:crypto';
import { access, constants, lstat, open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { type Fault, UserError } from '../model/problem.ts';
import { nearest, pathName, printable } from '../model/text.ts';
import { innerFiles, isZip } from './archive.ts';
import { gunzipped, isGzip } from './gzip.ts';
import { mayHoldTable, pageTable } from './page-table.ts';
import { peek } from './peek.ts';
import type { Epoch } from './serial.ts';

/** Something to read: a file, or standard input. */
export interface Source {
  /** As given or found, and as the report shows it; `-` is standard input. */
  readonly path: string;
  /** The file on disk that it is read from: an archive holds several sources. */
  readonly file: string;
  /** It was an input itself, and not found in a folder, an archive or by a pattern. */
  readonly named: boolean;
  /** What it was found in: an archive, or the folder or pattern that was named; its own path where it was named. */
  readonly among: string;
  /** Of a workbook with several sheets: which it is. */
  readonly sheet?: string;
  /** Of a sheet: the day from which its workbook counts. */
  readonly epoch?: Epoch;
  /** From the beginning, as often as wanted: standard input is kept in memory after the first reading. */
  open(): ByteStream;
}

/** The decompressed bytes. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  /** What was read. Known after the end only. */
  outcome(): Outcome;
}

export interface Outcome {
  /** Of the file as it lies on disk, compressed or not. */
  readonly bytes: number;
  readonly sha256: string;
  /** Its size or its time was another one after the reading than before. */
  readonly changed: boolean;
  readonly compressed: boolean;
}

interface SourceFault {
  readonly path: string;
  readonly fault: Fault;
}

export interface FoundSources {
  /** By path, in code-unit order, whatever the order of the inputs. */
  readonly sources: readonly Source[];
  /** Files named twice, and all that is in `unreadable`. */
  readonly faults: readonly SourceFault[];
  /** What was asked for and cannot be read. */
  readonly unreadable: readonly string[];
}

export interface FindOptions {
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly workingDirectory?: string;
  /** Of workbooks, the one that is read, by its name or its number; all by default. */
  readonly sheet?: string | undefined;
}

/** In a folder, only what has the name of an export is read; a file named by itself may be called anything. */
const EXPORT_NAME = /\.((csv|tsv|tab|ssv|txt|json|jsonl|ndjson)(\.gz)?|xlsx|xls|zip)$/i;
const EXPORT_NAMES = '.csv, .tsv, .tab, .ssv, .txt, .json, .jsonl and .ndjson, also with .gz, and .xlsx, .xls and .zip';
/** The archive of an account at X keeps its data in scripts. */
const SCRIPT_NAME = /(^|\/)(account|tweets?|direct-messages?(-group)?)(-part\d+)?\.js$/;

const isExportName = (name: string): boolean => EXPORT_NAME.test(name) || SCRIPT_NAME.test(name);

const READ_BYTES = 256 * 1024;

/**
 * Files, folders, patterns and `-` become sources. One that cannot be read does not stop the others; if nothing is
 * left, the first reason is thrown.
 */
export async function findSources(inputs: readonly string[], options: FindOptions = {}): Promise<FoundSources> {
  const directory = options.workingDirectory ?? process.cwd();
  const candidates: Candidate[] = [];
  const refusals: Refusal[] = [];
  const told: SourceFault[] = [];
  for (const input of inputs) {
    if (input.includes('\0')) throw new UserError(`${pathName(input)}: a file name cannot hold a NUL character.`, 2);
    // An empty path is the current folder: a variable without a value must not set all of it going.
    if (input === '') throw new UserError('An input without a name was given. Write . for the current folder.', 2);
    for await (const one of candidatesOf(input, directory, options)) {
      if ('reason' in one) refusals.push(one);
      else if ('fault' in one) told.push(one);
      else candidates.push(one);
    }
  }
  const { sources, duplicates } = distinct(candidates);
  const [first] = refusals;
  if (sources.length === 0 && first !== undefined) throw new UserError(messageOf(first));
  const unreadable = refusals.map(
    (refusal): SourceFault => ({
      path: refusal.path,
      fault: { code: 'unreadable-file', message: messageOf(refusal) },
    }),
  );
  return { sources, faults: [...duplicates, ...told, ...unreadable], unreadable: refusals.map(({ path }) => path) };
}

interface Candidate {
  readonly source: Source;
  /** The same for two names of one file. */
  readonly identity: string;
}

/** What is found on the way: something to read, or why not, or what has to be told of it. */
type Found = Candidate | Refusal | SourceFault;

interface Refusal {
  readonly path: string;
  readonly reason: string;
}

const messageOf = ({ path, reason }: Refusal): string => `${pathName(path)}: ${reason}`;

async function* candidatesOf(input: string, directory: string, options: FindOptions): AsyncGenerator<Found> {
  if (input === '-') {
    const replay = remembered(() => options.stdin ?? process.stdin);
    yield {
      source: { path: '-', file: '-', named: true, among: '-', open: () => byteStream('-', replay) },
      identity: '-',
    };
    return;
  }
  for await (const path of pathsOf(input, directory)) {
    if (typeof path === 'string') yield* candidates(path, directory, input, options.sheet ?? null);
    else yield path;
  }
}

/** What an archive or a workbook holds. One sheet alone is what the workbook was named for. */
async function* inside(
  outer: { readonly path: string; readonly file: string; readonly named: boolean; readonly identity: string },
  place: string,
  asked: string | null,
): AsyncGenerator<Found> {
  try {
    const { files, faults } = await innerFiles(outer.path, place, isExportName, asked);
    for (const fault of faults) yield { path: outer.path, fault };
    for (const { path, sheet, epoch, read } of files) {
      const which = { among: outer.path, ...(sheet === undefined ? {} : { sheet }), ...(epoch ? { epoch } : {}) };
      const source = { path, file: outer.file, named: outer.named && files.length === 1, ...which };
      yield {
        source: { ...source, open: () => byteStream(path, read) },
        identity: `${outer.identity}${path.slice(outer.path.length)}`,
      };
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    yield { path: outer.path, reason: error.message.slice(`${pathName(outer.path)}: `.length) };
  }
}

async function* pathsOf(input: string, directory: string): AsyncGenerator<string | Refusal> {
  const place = resolve(directory, input);
  const there = await lstat(place).catch(() => null);
  // A file of that very name comes first: names may hold brackets and stars.
  if (there === null && isDynamicPattern(input)) {
    const options = { cwd: directory, expandDirectories: false, followSymbolicLinks: false };
    const matches = await glob(input, { ...options, absolute: isAbsolute(input) });
    if (matches.length === 0)
      yield { path: input, reason: 'no file matches this pattern. Check it, and the current folder.' };
    yield* matches;
    return;
  }
  const target = await stat(place).catch((error: unknown) => error);
  if (target instanceof Error) yield { path: input, reason: await missing(place, there !== null, target) };
  else if ((target as { isDirectory(): boolean }).isDirectory()) yield* walk(input, directory);
  else yield input;
}

/** All exports below a folder. Links are not followed: they may lead in circles, or to the same file again. */
async function* walk(root: string, directory: string): AsyncGenerator<string | Refusal> {
  const folders = [root];
  let found = false;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(resolve(directory, folder), { withFileTypes: true }).catch((error: unknown) => error);
    if (!Array.isArray(entries)) {
      yield { path: folder, reason: `${because(entries)}.` };
      found = true;
      continue;
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) folders.push(join(folder, entry.name));
      else if (entry.isFile() && isExportName(entry.name)) {
        yield join(folder, entry.name);
        found = true;
      }
    }
  }
  if (!found) yield { path: root, reason: `a folder without exports. It was searched for ${EXPORT_NAMES}.` };
}

async function* candidates(
  path: string,
  directory: string,
  input: string,
  sheet: string | null,
): AsyncGenerator<Found> {
  const place = resolve(directory, path);
  const named = path === input;
  try {
    const status = await stat(place, { bigint: true });
    if (!status.isFile()) {
      yield { path, reason: notRegular(status.isFIFO()) };
      return;
    }
    await access(place, constants.R_OK);
    const identity = `${status.dev}:${status.ino}`;
    const head = await firstBytes(place);
    if (isZip(head)) {
      yield* inside({ path, file: path, named, identity }, place, sheet);
      return;
    }
    const csv = mayHoldTable(head) && status.size < LARGEST_PAGE ? await pageTable(await readFile(place)) : null;
    const read = csv === null ? (seen: Seen) => fileBytes(place, seen) : () => once(csv);
    const open = (): ByteStream => byteStream(path, read);
    yield { source: { path, file: path, named, among: input, open }, identity };
  } catch (error) {
    if (error instanceof UserError) throw error;
    yield { path, reason: `${because(error)}.` };
  }
}

/** A page is read into memory whole. */
const LARGEST_PAGE = 256 * 1024 * 1024;

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Names lie, the first bytes do not. */
async function firstBytes(place: string): Promise<Buffer> {
  const file = await open(place);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Each file once, in the order of the paths; its other names are told. */
function distinct(candidates: readonly Candidate[]): { sources: Source[]; duplicates: SourceFault[] } {
  const byPath = candidates.toSorted((a, b) => byCodeUnit(a.source.path, b.source.path));
  const first = new Map<string, Source>();
  const duplicates: SourceFault[] = [];
  for (const { source, identity } of byPath) {
    const same = first.get(identity);
    if (same === undefined) first.set(identity, source);
    else {
      const how = same.path === source.path ? 'named twice' : `the same file as ${pathName(same.path)}`;
      const message = `${how}; it is read once`;
      duplicates.push({ path: source.path, fault: { code: 'duplicate-file', message } });
    }
  }
  return { sources: [...first.values()], duplicates };
}

/* ---------------------------------------------------------------- why not */

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder, because a part of the path is a file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'links that point to each other in a ring',
  ENAMETOOLONG: 'the name is too long for a file',
  EISDIR: 'a folder where a file is due',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk could not be read',
};

function because(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? `it could not be read (${printable(code || String(error))})`;
}

async function missing(place: string, isLink: boolean, error: Error): Promise<string> {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return `${because(error)}.`;
  if (isLink) return 'a link to nothing: there is no such file behind it.';
  const names = await readdir(dirname(place)).catch(() => []);
  const near = nearest(basename(place), names).map(pathName);
  const advice = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Check the name and the current folder.';
  return `${because(error)}. ${advice}`;
}

function notRegular(isPipe: boolean): string {
  return `${isPipe ? 'a named pipe' : 'a device'}, not a regular file. Pipe it into - (standard input).`;
}

/* ---------------------------------------------------------------- bytes */

/** What was seen so far of the file as it lies on disk. */
interface Seen {
  bytes: number;
  readonly hash: Hash;
  changed: boolean;
  compressed: boolean;
  ended: boolean;
}

function byteStream(path: string, read: (seen: Seen) => AsyncIterable<Buffer>): ByteStream {
  const seen: Seen = { bytes: 0, hash: createHash('sha256'), changed: false, compressed: false, ended: false };
  return {
    [Symbol.asyncIterator]: () => decompressed(path, counted(path, read(seen), seen), seen),
    outcome: () => {
      if (!seen.ended) throw new Error(`the outcome of ${path} was asked for before its end`);
      const { bytes, hash, changed, compressed } = seen;
      return { bytes, sha256: hash.copy().digest('hex'), changed, compressed };
    },
  };
}

async function* fileBytes(place: string, seen: Seen): AsyncGenerator<Buffer> {
  const file = await open(place);
  try {
    const before = await file.stat({ bigint: true });
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES);
      if (bytesRead === 0) break;
      yield buffer.subarray(0, bytesRead);
    }
    const after = await file.stat({ bigint: true });
    seen.changed = before.size !== after.size || before.mtimeNs !== after.mtimeNs;
  } finally {
    await file.close();
  }
}

/** A pipe can be read once, a source any number of times. */
function remembered(pipe: () => AsyncIterable<Uint8Array>): () => AsyncGenerator<Buffer> {
  const kept: Buffer[] = [];
  let rest: AsyncIterator<Uint8Array> | undefined;
  return async function* () {
    rest ??= pipe()[Symbol.asyncIterator]();
    for (let at = 0; ; at++) {
      const next = at < kept.length ? undefined : await rest.next();
      if (next?.done) return;
      if (next !== undefined) kept.push(Buffer.from(next.value));
      const piece = kept[at];
      if (piece !== undefined) yield piece;
    }
  };
}

async function* counted(path: string, bytes: AsyncIterable<Buffer>, seen: Seen): AsyncGenerator<Buffer> {
  try {
    for await (const piece of bytes) {
      seen.bytes += piece.length;
      seen.hash.update(piece);
      yield piece;
    }
    seen.ended = true;
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${pathName(path)}: ${because(error)}.`);
  }
}

/** Compression is told by the first bytes: names lie. */
async function* decompressed(path: string, bytes: AsyncIterable<Buffer>, seen: Seen): AsyncGenerator<Buffer> {
  const { head, all } = await peek(bytes, 2);
  seen.compressed = isGzip(head);
  yield* seen.compressed ? gunzipped(pathName(path), all) : all;
}
