import { stringify } from 'csv-stringify/sync';
import type { CellValue } from '../metrics/column.ts';
import { contextsOf } from '../metrics/context.ts';
import type { MetricContext } from '../metrics/metric.ts';
import type { Conversation } from '../model/conversation.ts';
import { printable } from '../model/text.ts';
import { safeCell } from '../report/csv.ts';
import { jsonText } from '../report/json.ts';
import { type ConversationColumn, cellsIn, columnsOf, headOf } from './columns.ts';

export interface TableOptions {
  /** Customers as the export has them, not as customer-1. */
  readonly showIds: boolean;
  /** CSV: no apostrophe before what a spreadsheet would run. */
  readonly raw: boolean;
}

/** A way to write the table down, piece by piece: it may hold millions of rows. */
interface Writer {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  row(cells: readonly CellValue[]): string;
}

type Columns = readonly ConversationColumn[];

const json =
  (columns: Columns) =>
  (cells: readonly CellValue[]): string =>
    jsonText(Object.fromEntries(columns.map(({ id }, at) => [id, cells[at] ?? null])), 0).trimEnd();

const WRITERS: Readonly<Record<'csv' | 'json' | 'ndjson', (columns: Columns, options: TableOptions) => Writer>> = {
  csv(columns, { raw }) {
    const clean = raw ? (text: string) => printable(text, Number.POSITIVE_INFINITY) : safeCell;
    const cell = (value: CellValue) => {
      if (typeof value === 'boolean') return value ? 'yes' : 'no';
      if (typeof value === 'number' || value === null) return value;
      return clean(typeof value === 'string' ? value : value.join(';'));
    };
    const row = (cells: readonly CellValue[]) => stringify([cells.map(cell)]);
    const heads = columns.map((column) => clean(headOf(column)));
    return { before: stringify([heads]), between: '', after: '', row };
  },
  json: (columns) => ({ before: '[\n', between: ',\n', after: '\n]\n', row: json(columns) }),
  ndjson: (columns) => ({ before: '', between: '\n', after: '\n', row: json(columns) }),
};

export type TableFormat = keyof typeof WRITERS;

const ENDS: readonly (readonly [end: string, format: TableFormat])[] = [
  ['.csv', 'csv'],
  ['.json', 'json'],
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
];

export const TABLE_ENDINGS: readonly string[] = ENDS.map(([end]) => end);

/** By what the name of a file ends in; `null` where that says nothing. */
export const tableFormatOf = (fileName: string): TableFormat | null =>
  ENDS.find(([end]) => fileName.toLowerCase().endsWith(end))?.[1] ?? null;

/** One row a conversation, in the order in which they began. */
export function* conversationTable(
  conversations: readonly Conversation[],
  context: MetricContext,
  format: TableFormat,
  options: TableOptions,
): Generator<string> {
  const { before, between, after, row } = WRITERS[format](columnsOf(context), options);
  const contextOf = contextsOf(context);
  const names = options.showIds
    ? { asExported: true, customer: (id: string) => id }
    : { asExported: false, customer: context.customerName };
  const cellsOf = cellsIn(context, names);
  const ordered = conversations.toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  yield before;
  for (const [at, conversation] of ordered.entries()) {
    yield (at === 0 ? '' : between) + row(cellsOf(conversation, contextOf(conversation)));
  }
  if (ordered.length > 0 || format === 'json') yield after;
}
