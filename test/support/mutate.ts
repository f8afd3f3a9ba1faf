import { readdirSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';

/** One file of a fixture, by its path below the input. */
export interface Piece {
  readonly name: string;
  readonly content: Buffer;
}

/** The one file of a fixture, or all files of its folder. */
export function piecesOf(path: string): readonly Piece[] {
  if (!statSync(path).isDirectory())
    return [{ name: path.slice(path.lastIndexOf('/') + 1), content: readFileSync(path) }];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(`${path}/${name}`).isFile())
    .sort()
    .map((name) => ({ name, content: readFileSync(`${path}/${name}`) }));
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A change at a place that only the content gives a meaning: steps into a document, a token of a text. */
interface Mutation {
  readonly file: number;
  readonly steps: readonly number[];
  readonly by: Json | undefined;
}

/** What no record expects: other types, and texts that mean something to some reader. */
const STRANGE = fc.constantFrom<Json>(
  ...[
    '',
    '\0',
    'NaN',
    '"',
    "'",
    '\n',
    '\r',
    ',',
    ';',
    '\t',
    '2026-02-31',
    '31/12/2025 25:61',
    '1e21',
    '-0',
    '﻿',
    '\ud800',
  ],
  ...[
    'user',
    'agent',
    'TRUE',
    '__proto__',
    'constructor',
    '2026-03-02T09:00:00Z',
    '[02/03/2026, 09:00:00] Ida: ',
    '😀',
  ],
  ...[0, -1, 1e21, Number.MAX_SAFE_INTEGER, true, false, null],
);

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    file: fc.nat(50),
    steps: fc.array(fc.nat(2000), { minLength: 1, maxLength: 8 }),
    by: fc.oneof(fc.constant(undefined), STRANGE, fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>),
  }),
  { minLength: 1, maxLength: 4 },
);

export const mutated = (pieces: readonly Piece[], changes: readonly Mutation[]): readonly Piece[] =>
  changes.reduce<readonly Piece[]>((all, change) => {
    const at = change.file % all.length;
    const piece = all[at] as Piece;
    return all.with(at, { ...piece, content: changedPiece(piece, change) });
  }, pieces);

const ASSIGNMENT = /^window\.\S+ = /;

function changedPiece({ name, content }: Piece, { steps, by }: Mutation): Buffer {
  const text = content.toString();
  if (/\.json$/.test(name)) return encoded(() => JSON.stringify(changed(JSON.parse(text), steps, by)), content);
  if (/\.js$/.test(name)) {
    const [assignment = ''] = ASSIGNMENT.exec(text) ?? [];
    return encoded(
      () => assignment + JSON.stringify(changed(JSON.parse(text.slice(assignment.length)), steps, by)),
      content,
    );
  }
  if (/\.ndjson$/.test(name)) {
    const lines = text.trimEnd().split('\n');
    const at = (steps[0] ?? 0) % lines.length;
    const line = () => JSON.stringify(changed(JSON.parse(lines[at] as string), steps.slice(1), by));
    return encoded(() => lines.with(at, line()).join('\n'), content);
  }
  return changedText(content, steps, by);
}

/** What an earlier change left no document is left as it is. */
function encoded(write: () => string, before: Buffer): Buffer {
  try {
    return Buffer.from(write());
  } catch {
    return before;
  }
}

/** Puts another value somewhere into a document, at the place that the steps lead to, or takes it away. */
function changed(value: Json, steps: readonly number[], by: Json | undefined): Json {
  const [step = 0, ...rest] = steps;
  if (Array.isArray(value) && value.length > 0) {
    const at = step % value.length;
    if (rest.length === 0) return by === undefined ? value.toSpliced(at, 1) : value.with(at, by);
    return value.with(at, changed(value[at] as Json, rest, by));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return by ?? null;
  const names = Object.keys(value);
  const name = names[step % names.length];
  if (name === undefined) return by ?? null;
  const { [name]: old, ...others } = value;
  if (rest.length === 0) return by === undefined ? others : { ...value, [name]: by };
  return { ...value, [name]: changed(old as Json, rest, by) };
}

/** Puts something else for a cell, or between two; takes a line away or tells it twice, by the number of the steps. */
function changedText(content: Buffer, steps: readonly number[], by: Json | undefined): Buffer {
  const isWide = content[0] === 0xff && content[1] === 0xfe;
  const text = content.toString(isWide ? 'utf16le' : 'utf8');
  const [step = 0] = steps;
  const write = (changedTo: string) => Buffer.from(changedTo, isWide ? 'utf16le' : 'utf8');
  if (by === undefined) {
    const lines = text.split('\n');
    const at = step % lines.length;
    return write((steps.length % 2 ? lines.toSpliced(at, 1) : lines.toSpliced(at, 0, lines[at] as string)).join('\n'));
  }
  const cells = [...text.matchAll(/[^,;\t\n]+/g)];
  const cell = cells[step % cells.length];
  if (cell === undefined) return content;
  const value = typeof by === 'string' ? by : JSON.stringify(by);
  const end = steps.length % 3 === 0 ? cell.index : cell.index + cell[0].length;
  return write(text.slice(0, cell.index) + value + text.slice(end));
}
