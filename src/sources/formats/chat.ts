import { isUtf8 } from 'node:buffer';
import type { Fault } from '../../model/problem.ts';
import { ByteWindow } from './byte-window.ts';
import { type ChatLine, chatLine } from './chat-line.ts';
import { type Batch, RECORD_LIMIT } from './record.ts';

/** A chat as a table: whatever else is done with columns of dates is done with its dates too. */
export const CHAT_HEADER: readonly string[] = ['when', 'author', 'text', 'style'];

const CHUNK_BYTES = 1024 * 1024;
const LF = 0x0a;

/** All messages of a chat. Where the chunks are cut changes nothing but the batches. */
export async function* readChat(
  bytes: AsyncIterable<Buffer>,
  chunkBytes = CHUNK_BYTES,
  recordLimit = RECORD_LIMIT,
): AsyncGenerator<Batch> {
  const input = new ByteWindow(bytes);
  try {
    let place = { record: 1, line: 1 };
    for (let wanted = chunkBytes; ; ) {
      await input.fill(wanted);
      const { bytes: chunk, ended } = input;
      if (chunk.length === 0) return;
      const drafts = draftsIn(chunk, ended);
      // The last one may go on behind the chunk, unless it is too long for a message.
      const whole = ended || (drafts.length < 2 && chunk.length > recordLimit) ? drafts : drafts.slice(0, -1);
      if (whole.length === 0) {
        if (ended) return;
        wanted = chunk.length * 2;
        continue;
      }
      const batch = batchOf(chunk, whole, place, recordLimit);
      yield batch;
      const last = whole.at(-1) as Draft;
      place = { record: place.record + batch.records.length, line: place.line + last.line + last.lines };
      input.drop(last.end);
      wanted = chunkBytes;
    }
  } finally {
    await input.close();
  }
}

/** A message and where it stands in the chunk; `said: null` for lines that nothing before them began. */
interface Draft {
  readonly said: ChatLine | null;
  readonly more: string[];
  readonly start: number;
  end: number;
  readonly line: number;
  lines: number;
}

function draftsIn(chunk: Buffer, ended: boolean): Draft[] {
  const drafts: Draft[] = [];
  let number = 0;
  for (let start = 0; start < chunk.length; number++) {
    const newline = chunk.indexOf(LF, start);
    if (newline < 0 && !ended && drafts.length > 0) break;
    const end = newline < 0 ? chunk.length : newline + 1;
    const line = chunk
      .subarray(start, end)
      .toString()
      .replace(/\r?\n$/, '');
    const said = chatLine(line);
    const current = drafts.at(-1);
    if (said !== null || current === undefined)
      drafts.push({ said, more: said === null ? [line] : [], start, end, line: number, lines: 1 });
    else {
      current.more.push(line);
      current.end = end;
      current.lines++;
    }
    start = end;
  }
  return drafts;
}

function batchOf(
  chunk: Buffer,
  drafts: readonly Draft[],
  place: { readonly record: number; readonly line: number },
  recordLimit: number,
): Batch {
  // What stands before the first message, blank lines above all, is no record.
  const stated = drafts.filter(({ said }) => said !== null);
  const faults: Fault[] = [];
  const records = stated.map((draft, index) => {
    const at = { record: place.record + index, line: place.line + draft.line };
    if (draft.end - draft.start > recordLimit) {
      faults.push({ code: 'record-too-long', message: 'a message longer than any is', ...at });
      return null;
    }
    if (!isUtf8(chunk.subarray(draft.start, draft.end)))
      faults.push({ code: 'invalid-encoding', message: 'bytes that are not valid UTF-8 became U+FFFD', ...at });
    const { when, author, text, style } = draft.said as ChatLine;
    return [when, author, [text, ...draft.more].join('\n').trimEnd(), style];
  });
  return {
    first: place.record,
    records,
    faults,
    line: (index) => place.line + (stated[index]?.line ?? 0),
    bytes: (index) => chunk.subarray(stated[index]?.start ?? 0, stated[index]?.end ?? 0),
  };
}
