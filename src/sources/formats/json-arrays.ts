import { UserError } from '../../model/problem.ts';
import { pathName } from '../../model/text.ts';
import type { JsonDocument } from './json-document.ts';
import type { Span } from './json-mistake.ts';
import { elementsAt, type Locate, locator, memberAt } from './json-places.ts';

/** A list of objects somewhere in a JSON document. */
export interface JsonArray {
  /** The names that lead to it, as in `data.payload`; empty for the document itself. */
  readonly path: string;
  readonly records: readonly unknown[];
  /** The object that holds the array: some exports keep there what is true of all its records. */
  readonly envelope: JsonObject | null;
  /** Where each record lies in the file. */
  readonly locate?: Locate;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is, for a message. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const kinds: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', boolean: 'true or false' };
  return kinds[typeof value] ?? 'an object';
}

/** How far below the document arrays are looked for. */
const DEPTH = 3;

/** Every array of objects in a document, the outermost and then the longest first; or the one object that it is. */
export function arraysOf(document: JsonDocument, content: Buffer, path: string): readonly JsonArray[] {
  const { value } = document;
  if (Array.isArray(value)) return [wholeList(value, document, content, path)];
  if (!isObject(value)) throw new UserError(`${pathName(path)}: ${kindOf(value)}, ${LIST_IS_DUE}`);
  const inside = arraysBelow(value, content);
  if (inside.length > 0) return inside;
  const locate = locator(content, () => [{ start: 0, end: content.length }]);
  return [{ path: '', records: [value], envelope: null, locate }];
}

const LIST_IS_DUE =
  'where a list of objects is due. An export is such a list, an object that holds one, or one object a line.';

function wholeList(records: readonly unknown[], { sequence }: JsonDocument, content: Buffer, path: string): JsonArray {
  if (records.length > 0 && !records.some(isObject)) {
    throw new UserError(`${pathName(path)}: a list whose first element is ${kindOf(records[0])}, ${LIST_IS_DUE}`);
  }
  const spans = (): Span[] => (sequence === null ? elementsAt(content, 0) : elementsOf(content, sequence));
  return { path: '', records, envelope: null, locate: locator(content, spans) };
}

/** Of values one after another: lists are taken apart, anything else is an element itself. */
export const elementsOf = (content: Buffer, sequence: readonly Span[]): Span[] =>
  sequence.flatMap((span) => (content[span.start] === OPEN_BRACKET ? elementsAt(content, span.start) : [span]));

const OPEN_BRACKET = 0x5b;

/** Level by level, so that the outermost come first. */
function arraysBelow(root: JsonObject, content: Buffer): JsonArray[] {
  const arrays: JsonArray[] = [];
  let level: { names: readonly string[]; object: JsonObject }[] = [{ names: [], object: root }];
  for (let depth = 1; depth <= DEPTH; depth++) {
    const here: JsonArray[] = [];
    const below: typeof level = [];
    for (const { names, object } of level) {
      for (const [name, value] of Object.entries(object)) {
        const path = [...names, name];
        if (isObject(value)) below.push({ names: path, object: value });
        else if (Array.isArray(value) && value.some(isObject)) here.push(innerList(path, value, object, content));
      }
    }
    for (const array of here.sort((a, b) => b.records.length - a.records.length)) arrays.push(array);
    level = below;
  }
  return arrays;
}

function innerList(
  names: readonly string[],
  records: readonly unknown[],
  envelope: JsonObject,
  content: Buffer,
): JsonArray {
  const start = (): number => names.reduce((at, name) => memberAt(content, at, name), 0);
  return { path: names.join('.'), records, envelope, locate: locator(content, () => elementsAt(content, start())) };
}
