import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../model/problem.ts';
import { pathName } from '../model/text.ts';
import { disarmed } from '../report/untrusted.ts';

/**
 * Writes to standard output and waits until it is taken. A closed pipe (`| head`) is a quiet end; a full disk is told.
 * `process.exit` after a large write would cut it at 64 KiB, hence the callback.
 */
export function writeOut(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (error) => {
      if (!error || isClosedPipe(error)) done();
      else
        fail(new UserError(`Standard output cannot be written: ${reason(error)}. Free some space or write elsewhere.`));
    });
  });
}

export const warn = (line: string): void => {
  process.stderr.write(`${disarmed(line)}\n`);
};

export const isClosedPipe = (error: unknown): boolean => (error as NodeJS.ErrnoException)?.code === 'EPIPE';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device',
  ENOENT: 'the folder does not exist',
  EFBIG: 'the file would be too large',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENAMETOOLONG: 'the name is too long',
  EBADF: 'it is closed',
};

const reason = (error: unknown): string =>
  REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;

const unwritable = (path: string, error: unknown): UserError =>
  new UserError(`${pathName(path)} cannot be written: ${reason(error)}. Name another file.`);

/** Temporary files that an interruption must not leave behind. */
const temporary = new Set<string>();

export function removeTemporary(): void {
  for (const path of temporary) rmSync(path, { force: true });
}

/**
 * A file that cannot be written is told before gigabytes are read, and no input is ever written over: not the files
 * that were named, and not those that a folder or a pattern turned out to hold.
 */
export function guarded(outputs: readonly (string | undefined)[], inputs: readonly string[]) {
  const paths = outputs.filter((path) => path !== undefined);
  for (const path of paths) checkFolder(path);
  refuseInputs(paths, inputs);
  const [first, ...others] = paths.map((path) => resolve(path));
  if (first !== undefined && others.includes(first)) {
    throw new UserError(
      `${pathName(first)} would be written twice, and only what came last would stay. Name two files.`,
      2,
    );
  }
  for (const path of paths) probe(path);
  return { onInputs: (found: readonly string[]): void => refuseInputs(paths, found) };
}

function checkFolder(path: string): void {
  if (identity(path)?.isFolder) throw unwritable(path, { code: 'EISDIR' });
  if (!identity(dirname(resolve(path)))?.isFolder) throw unwritable(path, { code: 'ENOENT' });
}

/** What was read before the command began, and would be lost as well. */
const configuration = new Set<string>();

export function keepConfiguration(paths: readonly string[]): void {
  for (const path of paths) configuration.add(path);
}

function refuseInputs(paths: readonly string[], inputs: readonly string[]): void {
  if (paths.length === 0) return;
  const settings = new Set([...configuration].map((path) => identity(path)?.key));
  const overwritten = paths.find((path) => settings.has(identity(path)?.key ?? 'no file yet'));
  if (overwritten !== undefined) {
    throw new UserError(
      `${pathName(overwritten)} is the configuration that was read, and would be lost. Name another file.`,
      2,
    );
  }
  const keys = new Set(inputs.map((input) => identity(input)?.key));
  const lost = paths.find((path) => keys.has(identity(path)?.key ?? 'no file yet'));
  if (lost === undefined) return;
  throw new UserError(`${pathName(lost)} is one of the inputs and would be lost. Name another file.`, 2);
}

function identity(path: string): { key: string; isFolder: boolean } | null {
  try {
    const found = statSync(path);
    return { key: `${found.dev}:${found.ino}`, isFolder: found.isDirectory() };
  } catch {
    return null;
  }
}

/** Whether its folder takes a new file. */
function probe(path: string): void {
  const name = temporaryName(path);
  try {
    closeSync(openSync(name, 'wx'));
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    rmSync(name, { force: true });
  }
}

const temporaryName = (path: string): string =>
  join(dirname(resolve(path)), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);

const isWhole = (content: string | Uint8Array | Iterable<string>): content is string | Uint8Array =>
  typeof content === 'string' || content instanceof Uint8Array;

const piecesOf = (content: string | Uint8Array | Iterable<string>): Iterable<string | Uint8Array> =>
  isWhole(content) ? [content] : inPieces(content);

/** As many characters as are written at once: millions of rows are more than one string can hold. */
const PIECE = 1 << 20;

/** Small texts put together into larger ones. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  let length = 0;
  for (const text of texts) {
    piece.push(text);
    length += text.length;
    if (length < PIECE) continue;
    yield piece.join('');
    piece = [];
    length = 0;
  }
  if (length > 0) yield piece.join('');
}

/** All or nothing: whoever reads the file sees the old one or the new one, never half of it. */
export function writeFileAtomically(path: string, content: string | Uint8Array | Iterable<string>): void {
  const name = temporaryName(path);
  temporary.add(name);
  try {
    const file = openSync(name, 'wx');
    try {
      for (const piece of piecesOf(content)) writeFileSync(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(name, path);
  } catch (error) {
    rmSync(name, { force: true });
    throw unwritable(path, error);
  } finally {
    temporary.delete(name);
  }
}
