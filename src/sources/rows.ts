import type { ColumnMap } from './columns.ts';
import type { RawRecord } from './formats/record.ts';
import type { Row } from './platforms/platform.ts';

/** A value that no field can hold, and where it stands. */
export class WrongValue {
  readonly column: string;
  readonly found: string;
  constructor(column: string, found: string) {
    this.column = column;
    this.found = found;
  }
}

/** From a record of the file to the fields of the platform. An empty value is an absent one. */
export type RowReader = (record: RawRecord) => Row | WrongValue;

export function rowReader({ uses }: ColumnMap, header: readonly string[]): RowReader {
  const fields = uses.map(({ field }) => field);
  const places = uses.map(({ index }) => index);
  const names = places.map((place) => header[place] as string);
  return (record) => {
    const row: Record<string, string | undefined> = {};
    const cells = Array.isArray(record) ? (record as readonly string[]) : null;
    for (let use = 0; use < fields.length; use++) {
      const text = cells ? cells[places[use] as number] : textOf(valueAt(record as JsonRecord, names[use] as string));
      if (text === null) return new WrongValue(names[use] as string, 'an object or a list');
      row[fields[use] as string] = text === '' ? undefined : text;
    }
    return row;
  };
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** How deep objects in a JSON record are looked into: `author.name` is a column, what lies deeper is not. */
const DEPTH = 2;

/** The names of the values of JSON records, in the order in which they first occur: what a header is to a table. */
export function headerOf(records: readonly unknown[]): readonly string[] {
  const names = new Set<string>();
  const filled = new Set<string>();
  const nested = new Set<string>();
  const collect = (value: object, prefix: string, depth: number): void => {
    for (const [key, inner] of Object.entries(value)) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (depth < DEPTH && isObject(inner)) {
        nested.add(name);
        collect(inner, name, depth + 1);
      } else {
        names.add(name);
        if (inner !== null) filled.add(name);
      }
    }
  };
  for (const record of records) if (isObject(record)) collect(record, '', 1);
  // What is an object in some records and null in the others is no column of its own.
  return [...names].filter((name) => filled.has(name) || !nested.has(name));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (record: object, name: string): unknown =>
  Object.hasOwn(record, name) ? (record as Record<string, unknown>)[name] : undefined;

function valueAt(record: JsonRecord, name: string): unknown {
  const value = own(record, name);
  const dot = value === undefined ? name.indexOf('.') : -1;
  if (dot < 0) return value;
  const outer = own(record, name.slice(0, dot));
  return isObject(outer) ? own(outer, name.slice(dot + 1)) : undefined;
}

/** A JSON value as the text that a table would hold; `null` for what no cell can hold. */
function textOf(value: unknown): string | undefined | null {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');
  return isList ? value.join(', ') : null;
}
