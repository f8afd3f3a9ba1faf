import { checkEncodingLabel, detectEncoding, type Encoding, toUtf8 } from './encoding.ts';
import { contentFormat, type FormatId } from './formats/content.ts';
import type { Batch, RawRecord } from './formats/record.ts';
import type { Source } from './open.ts';
import type { SourceSettings } from './settings.ts';

/** What the first pages of a file tell. */
export interface Beginning {
  readonly encoding: Encoding;
  /** In UTF-8. */
  readonly head: Buffer;
  readonly format: FormatId;
}

/** Enough to see the encoding, the format and the header; a few pages of any export. */
const HEAD = 256 * 1024;

export async function beginningOf(source: Source, settings: Pick<SourceSettings, 'encoding'>): Promise<Beginning> {
  const raw = await headOf(source);
  const encoding = settings.encoding === null ? await detectEncoding(raw) : stated(settings.encoding);
  const head = await collect(toUtf8(each([raw]), encoding));
  return { encoding, head, format: contentFormat(head, source.path) };
}

const stated = (label: string): Encoding => ({ label: checkEncodingLabel(label), guessed: false, bomBytes: 0 });

async function headOf(source: Source): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source.open()) {
    pieces.push(piece);
    size += piece.length;
    if (size >= HEAD) break;
  }
  return Buffer.concat(pieces);
}

/** Opens a source, decodes it and reads its records. */
export function streamed(
  source: Source,
  encoding: Encoding,
  read: (bytes: AsyncIterable<Buffer>) => AsyncIterable<Batch>,
) {
  const bytes = source.open();
  return { batches: read(toUtf8(bytes, encoding)), bytes };
}

/** As many records as tell how the others are written. */
export const SAMPLE = 1000;

export async function firstRecords(batches: AsyncIterable<Batch>): Promise<readonly (RawRecord | null)[]> {
  const found: (RawRecord | null)[] = [];
  for await (const { records } of batches) {
    found.push(...records.slice(0, SAMPLE - found.length));
    if (found.length >= SAMPLE) break;
  }
  return found;
}

export async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
