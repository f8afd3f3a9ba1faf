import type { Fault } from '../../../src/model/problem.ts';
import { readCsv } from '../../../src/sources/formats/csv.ts';
import { type CsvDialect, sniffCsv } from '../../../src/sources/formats/csv-dialect.ts';
import type { Batch, RawRecord } from '../../../src/sources/formats/record.ts';

/** Everything that batches say, joined: what must not depend on where a stream was cut. */
export interface Reading {
  readonly records: readonly (RawRecord | null)[];
  /** In order, blank rows summed up. */
  readonly faults: readonly Fault[];
  readonly lines: readonly number[];
  readonly bytes: readonly string[];
}

export async function readingOf(batches: AsyncIterable<Batch>): Promise<Reading> {
  const records: (RawRecord | null)[] = [];
  const faults: Fault[] = [];
  const lines: number[] = [];
  const bytes: string[] = [];
  const blank: Fault[] = [];
  for await (const batch of batches) {
    if (batch.first !== records.length + 1) throw new Error(`a batch begins with ${batch.first}`);
    for (const [index, record] of batch.records.entries()) {
      records.push(record);
      lines.push(batch.line(index));
      bytes.push(Buffer.from(batch.bytes(index)).toString());
    }
    for (const fault of batch.faults) (fault.code === 'blank-row' ? blank : faults).push(fault);
  }
  const count = blank.reduce((sum, fault) => sum + (fault.count ?? 1), 0);
  return { records, faults: [...faults, ...blank.slice(0, 1).map((first) => ({ ...first, count }))], lines, bytes };
}

/** A stream that hands out `size` bytes at a time. */
export async function* pieces(content: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** One point for each name that is known. */
export const scoreBy =
  (known: readonly string[]) =>
  (names: readonly string[]): number =>
    names.filter((name) => known.includes(name.trim())).length;

const KNOWN = ['id', 'at', 'who', 'text'];

export function dialectOf(content: string | Buffer, known = KNOWN): CsvDialect {
  const dialect = sniffCsv(Buffer.from(content), scoreBy(known));
  if (dialect === null) throw new Error('no header was found');
  return dialect;
}

/** A whole table, from its first byte. */
export async function readTable(content: string | Buffer, chunkBytes = 64, recordLimit?: number): Promise<Reading> {
  return readingOf(readCsv(pieces(content), dialectOf(content), chunkBytes, recordLimit));
}

/** `code record line`, with `-` for what is not said. */
export const told = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, record, line }) => `${code} ${record ?? '-'} ${line ?? '-'}`);
