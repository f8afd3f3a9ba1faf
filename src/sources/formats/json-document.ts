import { UserError } from '../../model/problem.ts';
import { pathName } from '../../model/text.ts';
import { keepDigits } from './json-digits.ts';
import { describeMistake, lineOf, type Span, valuesIn } from './json-mistake.ts';

/** A JSON file as a value. */
export interface JsonDocument {
  readonly value: unknown;
  /** Where the values of a file lie that holds several one after another; they were joined to one list. */
  readonly sequence: readonly Span[] | null;
}

/** Parses a whole file. Throws a UserError that says where the mistake is and what should stand there. */
export function parseDocument(content: Buffer, path: string): JsonDocument {
  const name = pathName(path);
  const value = attempt(content, name);
  if (value !== undefined) return { value, sequence: null };
  const { spans, mistake } = valuesIn(content);
  if (mistake?.isCut) {
    throw new UserError(
      `${name}: the JSON ends in the middle, on line ${lineOf(content, mistake.at)}. Export or download it once more.`,
    );
  }
  if (mistake !== null) {
    const line = lineOf(content, mistake.at);
    throw new UserError(`${name}: not valid JSON. On line ${line}, ${describeMistake(content, mistake)}.`);
  }
  const values = spans.map(({ start, end }) => attempt(content.subarray(start, end), name));
  // Pages saved one after another are lists: what counts is their elements.
  return { value: values.flat(), sequence: spans };
}

/** `undefined`, which no JSON means, where it is not valid. */
function attempt(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(keepDigits(bytes.toString()));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof RangeError) throw new UserError(`${name}: this JSON is nested too deeply to be read.`);
    throw error;
  }
}
