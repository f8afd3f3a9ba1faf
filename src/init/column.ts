import { columnMap, foldName } from '../sources/columns.ts';
import { word } from '../sources/platforms/fields.ts';
import { rowReader, WrongValue } from '../sources/rows.ts';
import type { Table } from '../sources/table.ts';

/** A column as its first rows show it. */
export interface Column {
  readonly index: number;
  readonly name: string;
  /** Its name, made comparable. */
  readonly folded: string;
  /** By row; `null` where nothing stands, or what no field can hold. */
  readonly cells: readonly (string | null)[];
  /** What stands there. */
  readonly values: readonly string[];
  readonly distinct: ReadonlySet<string>;
  /** It holds objects or lists of them. */
  readonly nested: boolean;
}

/** A name that `--map` cannot tell from a unit, or that a column before it has. */
const isUsable = (name: string, index: number, header: readonly string[]): boolean =>
  name.trim() !== '' && header.indexOf(name) === index && !/:(s|min|h|d)$/.test(name);

/** No export has more; whoever makes a table of thousands of columns does not wait for a proposal of all. */
const MOST = 500;

export function columnsOf({ header, records }: Table): readonly Column[] {
  return header.slice(0, MOST).flatMap((name, index) => {
    if (!isUsable(name, index, header)) return [];
    const read = rowReader(columnMap(header, [{ field: 'value', name, index, unit: null }]), header);
    let nested = false;
    const cells = records.map((record) => {
      const row = read(record);
      nested ||= row instanceof WrongValue;
      return row instanceof WrongValue ? null : (word(row.value) ?? null);
    });
    const values = cells.filter((cell) => cell !== null);
    return [{ index, name, folded: foldName(name), cells, values, distinct: new Set(values), nested }];
  });
}
