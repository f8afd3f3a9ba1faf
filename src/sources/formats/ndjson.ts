import { isUtf8 } from 'node:buffer';
import type { Fault } from '../../model/problem.ts';
import { ByteWindow } from './byte-window.ts';
import { isObject, type JsonObject, kindOf } from './json-arrays.ts';
import { keepDigits } from './json-digits.ts';
import { describeMistake, valuesIn } from './json-mistake.ts';
import type { Batch } from './record.ts';
import { withoutZeros, zerosFault } from './trailing-zeros.ts';

const CHUNK_BYTES = 1024 * 1024;

/** A line may hold more than a row of a table: a whole conversation with all its messages. */
const LINE_LIMIT = 64 * 1024 * 1024;

const LF = 0x0a;

/** One object a line. A line ends at LF and nowhere else: other separators are legal inside of JSON texts. */
export async function* readNdjson(
  bytes: AsyncIterable<Buffer>,
  chunkBytes = CHUNK_BYTES,
  lineLimit = LINE_LIMIT,
): AsyncGenerator<Batch> {
  const input = new ByteWindow(bytes);
  try {
    let place = { record: 1, line: 1 };
    for (;;) {
      const chunk = await nextLines(input, chunkBytes, lineLimit);
      if (chunk.length === 0) return;
      const isLast = input.ended && chunk.length === input.bytes.length;
      const lines = linesOf(isLast ? withoutZeros(chunk) : chunk, place.line, lineLimit);
      const batch = batchOf(lines, place.record, isLast);
      const zeros = isLast ? zerosFault(chunk.length - withoutZeros(chunk).length, place.line + lines.length) : [];
      yield { ...batch, faults: [...batch.faults, ...zeros] };
      input.drop(chunk.length);
      // Without a line end it is the beginning of a line that is too long, of which the rest is not kept.
      if (!isLast && chunk.at(-1) !== LF) await input.skipPast(LF);
      place = { record: place.record + batch.records.length, line: place.line + lines.length };
    }
  } finally {
    await input.close();
  }
}

/** Whole lines, or all that may be held of one. */
async function nextLines(input: ByteWindow, size: number, lineLimit: number): Promise<Buffer> {
  for (let wanted = size; ; wanted = Math.min(input.bytes.length * 2, lineLimit + 1)) {
    await input.fill(wanted);
    const end = input.bytes.lastIndexOf(LF) + 1;
    if (input.ended || (end === 0 && input.bytes.length > lineLimit)) return input.bytes;
    if (end > 0) return input.bytes.subarray(0, end);
  }
}

interface Line {
  readonly bytes: Buffer;
  readonly number: number;
  readonly isTooLong: boolean;
}

function linesOf(chunk: Buffer, first: number, lineLimit: number): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < chunk.length; ) {
    const newline = chunk.indexOf(LF, start);
    const end = newline < 0 ? chunk.length : newline + 1;
    const bytes = chunk.subarray(start, end);
    lines.push({ bytes, number: first + lines.length, isTooLong: bytes.length > lineLimit });
    start = end;
  }
  return lines;
}

function batchOf(lines: readonly Line[], first: number, isLast: boolean): Batch {
  const records: (JsonObject | null)[] = [];
  const places: Line[] = [];
  const faults: Fault[] = [];
  for (const line of lines) {
    const found = recordOf(line, isLast && line === lines.at(-1));
    if (found === null) continue;
    const place = { record: first + records.length, line: line.number };
    for (const { code, message } of found.reasons) faults.push({ code, message, ...place });
    records.push(found.record);
    places.push(line);
  }
  return {
    first,
    records,
    faults,
    line: (index) => places[index]?.number ?? 1,
    bytes: (index) => places[index]?.bytes ?? Buffer.alloc(0),
  };
}

interface Found {
  readonly record: JsonObject | null;
  readonly reasons: readonly Pick<Fault, 'code' | 'message'>[];
}

/** The object of a line and what is to be said of it; `null` for a blank line. */
function recordOf({ bytes, isTooLong }: Line, isLastLine: boolean): Found | null {
  if (isTooLong) return refused('record-too-long', `longer than ${LINE_LIMIT / 1024 / 1024} MiB: it is passed over`);
  const text = bytes.toString().replace(/^\ufeff+/, '');
  if (text.trim() === '') return null;
  const value = parsed(text);
  if (value === undefined) return invalid(Buffer.from(text), isLastLine && bytes.at(-1) !== LF);
  if (!isObject(value)) return refused('not-an-object', `${kindOf(value)} where an object is due`);
  return { record: value, reasons: isUtf8(bytes) ? [] : [INVALID_BYTES] };
}

const INVALID_BYTES = { code: 'invalid-encoding', message: 'bytes that are not valid UTF-8 became U+FFFD' } as const;

const refused = (code: Fault['code'], message: string): Found => ({ record: null, reasons: [{ code, message }] });

function parsed(text: string): unknown {
  try {
    return JSON.parse(keepDigits(text));
  } catch {
    return undefined;
  }
}

function invalid(line: Buffer, isUnterminated: boolean): Found {
  const { mistake, spans } = valuesIn(line);
  if (mistake === null)
    return refused('bad-json', spans.length > 1 ? 'several values on one line' : 'nested too deeply');
  if (!mistake.isCut) return refused('bad-json', describeMistake(line, mistake));
  return isUnterminated
    ? refused('truncated', 'the file ends in the middle of a line')
    : refused('bad-json', 'the line ends in the middle of a value');
}
