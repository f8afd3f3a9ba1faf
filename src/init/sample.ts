import { stringify } from 'csv-stringify/sync';
import type { Table } from '../sources/table.ts';

/** The rows that were looked at, as something to read: a mapping is tried on them, however long the export is. */
export function sampleOf({ header, records, format }: Table): {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly delimiter?: string;
} {
  if (format !== 'csv') return { stdin: once(records.map((record) => `${JSON.stringify(record)}\n`).join('')) };
  return {
    stdin: once(stringify([header, ...(records as readonly (readonly string[])[])].map((row) => [...row]))),
    delimiter: ',',
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
