import { warn } from './output.ts';
import { isOurs, LARGEST, parsed } from './saved-report.ts';

/** Whoever typed `-` without a pipe before it would wait for the program as long as it waits for them. */
export async function* standardInput(): AsyncGenerator<Uint8Array> {
  if (process.stdin.isTTY) warn('socmetrics: reading what is typed here as standard input; Ctrl-D ends it.');
  yield* process.stdin;
}

/** Standard input, of which as much was read as tells an export from a saved report. */
export interface Piped {
  /** The text of a saved report; `null` where something else comes, or standard input was not named. */
  readonly report: string | null;
  /** All of it, from its beginning. */
  readonly stdin: AsyncIterable<Uint8Array>;
}

export async function pipedInto(
  inputs: readonly string[],
  source: AsyncIterable<Uint8Array> = standardInput(),
): Promise<Piped> {
  if (!inputs.includes('-')) return { report: null, stdin: source };
  const rest = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let mayBe = true; mayBe; ) {
    const { done, value } = await rest.next();
    if (done) {
      const text = Buffer.concat(chunks).toString('utf8');
      return { report: isOurs(parsed(text)) ? text : null, stdin: replay(chunks, null) };
    }
    const hadLine = chunks.some((chunk) => chunk.includes(NEW_LINE));
    chunks.push(value);
    size += value.length;
    mayBe = size < 4 || (size <= LARGEST && (hadLine || mayBeginReport(Buffer.concat(chunks))));
  }
  return { report: null, stdin: replay(chunks, rest) };
}

const NEW_LINE = 10;

/** Exports are lists, or an object a line: those are not held in memory. */
function mayBeginReport(start: Buffer): boolean {
  const opening = start
    .toString('utf8', 0, 64)
    .replace(/^\u{feff}/u, '')
    .trimStart();
  if (opening !== '' && !opening.startsWith('{')) return false;
  const end = start.indexOf(NEW_LINE);
  if (end < 0) return true;
  const line = parsed(start.toString('utf8', 0, end));
  return line === null || isOurs(line);
}

async function* replay(
  chunks: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (let next = await rest?.next(); next && !next.done; next = await rest?.next()) yield next.value;
}
