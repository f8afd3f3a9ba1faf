import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { peek } from './peek.ts';

/**
 * Text and tables shrink to a tenth, seldom to a thirtieth. Beyond a hundredth it is a trap or a file of blanks, and
 * small files may be: so the ratio counts only above this many bytes.
 */
export const EXPANSION_RATIO = 100;
export const EXPANSION_LIMIT = 64 * 1024 * 1024;

const OUTPUT_BYTES = 256 * 1024;

export const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** What a gzip file holds, member after member. `name` is how messages call the file. */
export async function* gunzipped(name: string, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { head, all, close } = await peek(members(name, packed), 2);
  if (isGzip(head)) {
    await close();
    throw new UserError(`${name}: gzip inside gzip, it was compressed twice. Unpack it once with gunzip.`);
  }
  yield* all;
}

async function* members(name: string, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: OUTPUT_BYTES });
  // What goes wrong on either side comes out of the loop below.
  pipeline(Readable.from(packed), gunzip, () => {});
  let size = 0;
  try {
    for await (const piece of gunzip) {
      size += piece.length;
      if (size > EXPANSION_LIMIT && size > gunzip.bytesWritten * EXPANSION_RATIO) throw new UserError(tooLarge(name));
      yield piece;
    }
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(damaged(name, error));
  }
}

const tooLarge = (name: string): string =>
  `${name}: this gzip file expands to more than ${EXPANSION_RATIO} times its size, and above the limit of ` +
  `${EXPANSION_LIMIT / 1024 / 1024} MiB. If that is right, unpack it with gunzip first.`;

function damaged(name: string, error: unknown): string {
  return `${name}: ${whatIsWrong(error as NodeJS.ErrnoException)}. Fetch the file again; nothing of it was used.`;
}

function whatIsWrong({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'Z_BUF_ERROR') return 'the gzip data ends early';
  if (/incorrect (data|length) check/.test(message)) return 'the gzip data does not match its checksum';
  return `the gzip data is damaged (${printable(message)})`;
}
