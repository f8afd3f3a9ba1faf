import { isUtf8 } from 'node:buffer';
import { type Fault, UserError } from '../../model/problem.ts';
import { pathName } from '../../model/text.ts';
import { ASSIGNMENT } from './content.ts';
import { arraysOf, isObject, type JsonArray, kindOf } from './json-arrays.ts';
import { parseDocument } from './json-document.ts';
import { type JsonRecords, recordsAt } from './json-lists.ts';
import { lineOf } from './json-mistake.ts';
import type { Batch } from './record.ts';
import { withoutZeros, zerosFault } from './trailing-zeros.ts';

export type { JsonArray } from './json-arrays.ts';
export { readNdjson } from './ndjson.ts';

/** A string of V8 ends at 512 MiB, and what is parsed takes several times the memory of its text. */
const LARGEST = 500_000_000;

/** A document in memory. */
export interface ReadDocument {
  /** Every array of objects in it, the outermost and then the longest first. */
  arrays(): readonly JsonArray[];
  /** The records at a place such as `chats.list[].messages[]`. */
  at(place: string): JsonRecords;
  readonly faults: readonly Fault[];
}

export async function readJson(bytes: AsyncIterable<Buffer>, path: string): Promise<ReadDocument> {
  const whole = await collected(bytes, path);
  const content = withoutZeros(whole);
  const document = parseDocument(content, path);
  const faults = [...damaged(content), ...zerosFault(whole.length - content.length, lineOf(content, content.length))];
  if (document.sequence !== null) faults.push(SEQUENCE);
  return {
    arrays: () => arraysOf(document, content, path),
    at: (place) => recordsAt(document, content, place),
    faults,
  };
}

/** The elements of an array as records. Whatever is no object is counted and skipped. */
export function batchOfJson({ records, locate }: Pick<JsonArray, 'records' | 'locate'>, first = 1): Batch {
  const line = (index: number): number => locate?.(index).line ?? 1;
  const faults: Fault[] = [];
  for (const [index, record] of records.entries()) {
    if (isObject(record)) continue;
    const message = `${kindOf(record)} where an object is due`;
    faults.push({ code: 'not-an-object', message, record: first + index, line: line(index) });
  }
  return {
    first,
    records: records.map((record) => (isObject(record) ? record : null)),
    faults,
    line,
    bytes: (index) => locate?.(index).bytes ?? Buffer.alloc(0),
  };
}

const SEQUENCE: Fault = { code: 'json-sequence', message: 'they are read as one list' };

async function collected(bytes: AsyncIterable<Buffer>, path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size > LARGEST) throw new UserError(`${pathName(path)}: ${TOO_LARGE}`);
  }
  return withoutAssignment(Buffer.concat(pieces));
}

/** Blanks in its place keep every record where it lies. */
function withoutAssignment(content: Buffer): Buffer {
  const start = /^\ufeff?\s*/.exec(content.toString('utf8', 0, 100))?.[0] ?? '';
  const from = Buffer.byteLength(start);
  const found = ASSIGNMENT.exec(content.toString('latin1', from, from + 100))?.[0] ?? '';
  return found === '' ? content : content.fill(' ', from, from + found.length);
}

const TOO_LARGE =
  `a JSON document of more than ${LARGEST / 1e6} MB is too large to be read as a whole. ` +
  `Convert it to NDJSON, one object a line: jq -c '.[]' FILE`;

/** Lines that hold bytes which are no UTF-8. */
function damaged(content: Buffer): Fault[] {
  if (isUtf8(content)) return [];
  let count = 0;
  let first = 0;
  for (let start = 0, line = 1; start < content.length; line++) {
    const newline = content.indexOf('\n', start);
    const end = newline < 0 ? content.length : newline + 1;
    if (!isUtf8(content.subarray(start, end))) {
      count += 1;
      first ||= line;
    }
    start = end;
  }
  return [{ code: 'invalid-encoding', message: 'bytes that are not valid UTF-8 became U+FFFD', line: first, count }];
}
