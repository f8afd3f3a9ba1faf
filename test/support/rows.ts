import type { Interaction } from '../../src/model/interaction.ts';
import type { Fault } from '../../src/model/problem.ts';
import { columnMap, mapColumns } from '../../src/sources/columns.ts';
import { matchPlatform } from '../../src/sources/detect.ts';
import type { RecordContext, TablePlatform } from '../../src/sources/platforms/platform.ts';
import { type RowReader, rowReader, WrongValue } from '../../src/sources/rows.ts';

export interface RowsRead {
  /** Of each row. */
  readonly interactions: readonly (readonly Interaction[])[];
  readonly faults: readonly Fault[];
}

/** Lines of a table without quotation marks, its header first, as a platform reads them; dates are ISO dates. */
export function rowsOf(platform: TablePlatform, ...lines: readonly string[]): RowsRead {
  const [header = [], ...records] = lines.map((line) => line.split(','));
  const found = matchPlatform(header, records, { platform: platform.id, mappings: [] });
  const columns = found?.columns ?? columnMap(header, mapColumns(platform, header, []).uses);
  const read: RowReader = rowReader(columns, header);
  const context: RecordContext = {
    instant: (text) => (text === undefined ? null : /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN),
    column: (field) => columns.uses.find((use) => use.field === field)?.name ?? null,
    unit: (field) => columns.uses.find((use) => use.field === field)?.unit ?? null,
    fileName: 'export',
    folderName: '',
    folders: [],
    hasSelf: false,
    isSelf: () => false,
  };
  const readings = records.map((record) => {
    const row = read(record);
    if (row instanceof WrongValue) throw new Error(`${row.found} in ${row.column}`);
    return platform.toInteractions(row, context);
  });
  return {
    interactions: readings.map(({ interactions }) => interactions),
    faults: readings.flatMap(({ faults }) => faults ?? []),
  };
}
