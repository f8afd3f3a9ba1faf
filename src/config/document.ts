import type { Node, Pair, Scalar, YAMLError } from 'yaml';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';

/** Both count from 1, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly (string | number)[];

/** A configuration file as plain values, and where each of them stands. */
export interface ConfigDocument {
  readonly value: unknown;
  /**
   * Where the value at a path stands, or the key that names it; of what is missing, the nearest thing around it.
   * `within` is a place inside a text: so many characters from its beginning.
   */
  place(path: Path, of?: 'key' | 'value', within?: number): Place;
}

/** `socmetrics.config.yaml:3:5: ...`, as compilers say it and editors open it. */
export const located = (file: string, { line, column }: Place, text: string): string =>
  `${printable(file, 300)}:${line}:${column}: ${text}`;

/** Far more than a person writes; an alias inside an alias inside an alias soon stands for millions. */
const MOST_VALUES = 100_000;
const DEEPEST = 20;

const keyOf = (path: Path): string => JSON.stringify(path);

type Library = typeof import('yaml');

/** Loaded when it is needed, since most runs have no configuration file and should not wait for it. */
export async function parser(): Promise<Library> {
  const module: Library & { readonly default?: Library } = await import('yaml');
  // It is CommonJS: Node names its exports one by one, a bundle has them only as a whole.
  return module.default ?? module;
}

/** What is known while the values are taken out of the parsed file. */
interface Reading extends Pick<Library, 'isAlias' | 'isMap' | 'isScalar' | 'isSeq'> {
  readonly anchors: Map<string, Node>;
  readonly offsets: Map<string, { readonly key: number; readonly value: number }>;
  readonly text: string;
  values: number;
  placeAt(offset: number): Place;
  fail(offset: number, message: string): never;
}

/**
 * Reads YAML, and JSON, which is a part of it. The library parses; what the values are is decided here: dates, times
 * and long numbers stay the text that was written, tags mean nothing, and nothing is ever constructed.
 */
export async function readDocument(text: string, file: string): Promise<ConfigDocument> {
  const library = await parser();
  const lines = new library.LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const fail = (offset: number, message: string): never => {
    throw new UserError(located(file, placeAt(offset), message), 2);
  };
  const document = library.parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    prettyErrors: false,
    // The library compares every key with every other; a megabyte of keys would take minutes.
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const [mistake] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (mistake) fail(mistake.pos[0], wordsOf(mistake));
  const reading: Reading = { ...library, anchors: new Map(), offsets: new Map(), text, values: 0, placeAt, fail };
  const value = plain(reading, document.contents, [], 0);
  return { value, place: (path, of = 'value', within = 0) => placeOf(reading, path, of, within) };
}

function placeOf({ offsets, placeAt, text }: Reading, path: Path, of: 'key' | 'value', within: number): Place {
  for (let length = path.length; length >= 0; length--) {
    const found = offsets.get(keyOf(path.slice(0, length)));
    if (!found) continue;
    const at = length < path.length ? found.value : found[of];
    // Without escapes and line breaks a text stands in the file as it is, but for a quotation mark before it.
    const quote = /["']/.test(text.charAt(at)) ? 1 : 0;
    const isPlain = !/[\n\\]|''/.test(text.slice(at, at + quote + within));
    return placeAt(within > 0 && isPlain ? at + quote + within : at);
  }
  return placeAt(0);
}

/** The value of a node; `keyAt` is where its key stands, for a value that is missing. */
function plain(reading: Reading, node: Node | null, path: Path, keyAt: number): unknown {
  const { fail, anchors } = reading;
  const at = node?.range?.[0] ?? keyAt;
  if (path.length > DEEPEST) fail(at, TOO_DEEP);
  if (++reading.values > MOST_VALUES) fail(at, `more than ${MOST_VALUES} values, aliases resolved. Write fewer.`);
  if (reading.isAlias(node)) {
    return plain(reading, anchors.get(node.source) ?? fail(at, noAnchor(node.source)), path, keyAt);
  }
  reading.offsets.set(keyOf(path), { key: keyAt, value: at });
  if (node === null) return null;
  if (node.anchor !== undefined) anchors.set(node.anchor, node);
  if (node.tag !== undefined) fail(at, COMMON.TAG_RESOLVE_FAILED);
  if (reading.isScalar(node)) return scalarOf(node);
  if (reading.isSeq<Node | null>(node)) {
    return node.items.map((item, index) => plain(reading, item, [...path, index], at));
  }
  return reading.isMap<Node, Node | null>(node) ? mapOf(reading, node.items, path) : null;
}

function mapOf(reading: Reading, pairs: readonly Pair<Node, Node | null>[], path: Path): Record<string, unknown> {
  const { fail, offsets, placeAt } = reading;
  const map: Record<string, unknown> = {};
  for (const { key, value } of pairs) {
    const at = key.range?.[0] ?? 0;
    if (!reading.isScalar(key)) return fail(at, 'a key is a plain word. Put it in quotes if it begins with [, { or *.');
    const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
    const inner = [...path, name];
    if (name === '__proto__') fail(at, '"__proto__" cannot be a name. Choose another.');
    if (Object.hasOwn(map, name)) fail(at, repeated(name, placeAt(offsets.get(keyOf(inner))?.key ?? 0)));
    map[name] = plain(reading, value, inner, at);
  }
  return map;
}

/** A number that would be printed otherwise than it was written, such as 0012 or an id of 18 digits, is a text. */
function scalarOf({ value, source, type }: Scalar): unknown {
  if (typeof value !== 'number' || type !== 'PLAIN') return value;
  return String(value) === source ? value : (source ?? String(value));
}

const repeated = (name: string, before: Place): string =>
  `the key "${printable(name)}" is here a second time; the first is in line ${before.line}. Keep one of them.`;

const noAnchor = (name: string): string =>
  `*${printable(name)} refers to nothing. Put a text that begins with * in quotes.`;

const TOO_DEEP = `nested more than ${DEEPEST} deep. No setting is.`;

/** What people do wrong most often in YAML, in words that say what to do. */
const COMMON = {
  BAD_INDENT: 'indented otherwise than the lines around it, or a bracket before it is not closed. Set it right.',
  BAD_SCALAR_START: 'a text that begins with a character which means something in YAML. Put it in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon, or a line that is indented too far. Put a text with a colon in quotes.',
  MISSING_CHAR: 'a quotation mark or a bracket is missing here. Close what is open.',
  MULTIPLE_DOCS: 'a second document begins after ---. A configuration file is one.',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAB_AS_INDENT: 'a tab at the beginning of a line. Indent with spaces.',
  TAG_RESOLVE_FAILED:
    'a tag (a word after !), and tags mean nothing here. Put the text in quotes, or take the tag away.',
};

const wordsOf = ({ code, message }: YAMLError): string =>
  (COMMON as Partial<Record<string, string>>)[code] ?? `not YAML here: ${printable(message, 200)}.`;
