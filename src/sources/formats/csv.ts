import type { Fault } from '../../model/problem.ts';
import { ByteWindow } from './byte-window.ts';
import { countIn } from './count.ts';
import { type ParsedChunk, parseChunk } from './csv-chunk.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { lineEndOf, type Row, scanRows } from './csv-rows.ts';
import { type Batch, RECORD_LIMIT } from './record.ts';

/** Large enough that a call of csv-parse costs nothing beside its work, small enough for the memory of any machine. */
const CHUNK_BYTES = 1024 * 1024;

/** All records of a table whose dialect is known. Where the chunks are cut changes nothing but the batches. */
export async function* readCsv(
  bytes: AsyncIterable<Buffer>,
  dialect: CsvDialect,
  chunkBytes = CHUNK_BYTES,
  recordLimit = RECORD_LIMIT,
): AsyncGenerator<Batch> {
  const input = new ByteWindow(bytes);
  try {
    let place = await afterHeader(input, dialect);
    let wanted = chunkBytes;
    for (;;) {
      const chunk = await nextChunk(input, dialect, wanted, recordLimit);
      if (chunk.length === 0) return;
      const parsed = parseChunk(chunk, dialect, input.ended && chunk.length === input.bytes.length, recordLimit);
      if (parsed.records.length > 0 || parsed.faults.length > 0) yield batchOf(chunk, parsed, dialect, place);
      input.drop(parsed.consumed);
      const passed = parsed.skipLine && (await input.skipPast(lineEndOf(dialect))) ? 1 : 0;
      place = { record: place.record + parsed.records.length, line: place.line + parsed.lines + passed };
      // Nothing settled: the row goes on behind the chunk.
      wanted = parsed.consumed > 0 ? chunkBytes : chunk.length * 2;
    }
  } finally {
    await input.close();
  }
}

/** The number of the next record, and the line on which it begins. */
interface Place {
  readonly record: number;
  readonly line: number;
}

async function afterHeader(input: ByteWindow, dialect: CsvDialect): Promise<Place> {
  await input.fill(dialect.skipBytes);
  const line = 1 + countIn(input.bytes.subarray(0, dialect.skipBytes), lineEndOf(dialect));
  input.drop(dialect.skipBytes);
  return { record: 1, line };
}

/** The next bytes up to the end of a record, or all that may be held if none is found in them. */
async function nextChunk(input: ByteWindow, dialect: CsvDialect, size: number, recordLimit: number): Promise<Buffer> {
  await input.fill(size);
  for (;;) {
    const end = endOfRecord(input.bytes, size, dialect);
    if (end > 0) return input.bytes.subarray(0, end);
    if (input.ended || input.bytes.length > size + recordLimit) return input.bytes;
    await input.fill(Math.min(input.bytes.length * 2, size + recordLimit + 1));
  }
}

/**
 * The first end of a record at `target` or after it, or 0: a line end that an even number of quotation marks stands
 * before. Where marks are broken it may be wrong, and then parsing the chunk shows it.
 */
function endOfRecord(bytes: Buffer, target: number, dialect: CsvDialect): number {
  const quote = dialect.quote.charCodeAt(0);
  const lineEnd = lineEndOf(dialect);
  let newline = -1;
  for (let outside = 0; ; ) {
    const opening = bytes.indexOf(quote, outside);
    const from = Math.max(outside, target - 1);
    if (opening < 0 || opening > from) {
      if (newline < from) newline = bytes.indexOf(lineEnd, from);
      if (newline < 0) return 0;
      if (opening < 0 || newline < opening) return newline + 1;
    }
    const closing = opening < 0 ? -1 : bytes.indexOf(quote, opening + 1);
    if (closing < 0) return 0;
    outside = closing + 1;
  }
}

function batchOf(chunk: Buffer, parsed: ParsedChunk, dialect: CsvDialect, place: Place): Batch {
  let places: readonly Row[] | null = parsed.places;
  const rowOf = (index: number): Row | undefined => {
    places ??= scanRows(chunk, dialect, true).rows;
    return places[index];
  };
  return {
    first: place.record,
    records: parsed.records,
    faults: parsed.faults.map((fault) => placed(fault, place)),
    line: (index) => place.line + (rowOf(index)?.line ?? 0),
    bytes: (index) => {
      const row = rowOf(index);
      return row === undefined ? Buffer.alloc(0) : chunk.subarray(row.start, row.end);
    },
  };
}

function placed(fault: Fault, place: Place): Fault {
  return {
    ...fault,
    ...(fault.record === undefined ? {} : { record: place.record + fault.record }),
    ...(fault.line === undefined ? {} : { line: place.line + fault.line }),
  };
}
