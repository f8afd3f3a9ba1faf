import { UserError } from '../model/problem.ts';
import { pathName } from '../model/text.ts';
import { beginningOf, firstRecords, SAMPLE, streamed } from './beginning.ts';
import { isData, scoreHeader } from './detect.ts';
import { toUtf8 } from './encoding.ts';
import type { FormatId } from './formats/content.ts';
import { readCsv } from './formats/csv.ts';
import { type CsvDialect, sniffCsv, sniffRows } from './formats/csv-dialect.ts';
import { batchOfJson, readJson, readNdjson } from './formats/json.ts';
import type { RawRecord } from './formats/record.ts';
import type { Source } from './open.ts';
import { beginsWithRow } from './plan.ts';
import { headerOf } from './rows.ts';
import type { SourceSettings } from './settings.ts';

/** A table or a list of objects, whosever export it is: its names and its first records. */
export interface Table {
  readonly path: string;
  /** Of a JSON document, where the list stands in it. */
  readonly place: string;
  readonly format: FormatId;
  /** Of a workbook with several. */
  readonly sheet: string | null;
  readonly delimiter: string | null;
  /** Its columns are called by their places. */
  readonly isHeadless: boolean;
  readonly header: readonly string[];
  readonly records: readonly RawRecord[];
}

/** What a file holds that has names: of a JSON document each list of objects, the outermost and the longest first. */
export async function tablesOf(source: Source, settings: SourceSettings): Promise<readonly Table[]> {
  const { encoding, head, format } = await beginningOf(source, settings);
  const table = (
    header: readonly string[],
    records: readonly (RawRecord | null)[],
    rest: Partial<Pick<Table, 'place' | 'delimiter' | 'isHeadless'>> = {},
  ): Table => ({
    path: source.path,
    place: '',
    format,
    sheet: source.sheet ?? null,
    delimiter: null,
    isHeadless: false,
    ...rest,
    header,
    records: records.filter((record) => record !== null).slice(0, SAMPLE),
  });
  if (format === 'json') {
    const document = await readJson(toUtf8(source.open(), encoding), source.path);
    return document.arrays().map((array) => {
      const { records } = batchOfJson(array);
      return table(headerOf(records), records, { place: array.path });
    });
  }
  if (format === 'ndjson') {
    const records = await firstRecords(streamed(source, encoding, readNdjson).batches);
    return [table(headerOf(records), records)];
  }
  if (format === 'chat')
    throw new UserError(
      `${pathName(source.path)}: a chat saved as text, which has no columns. socmetrics report reads it as it is.`,
    );
  const fixed = settings.delimiter === null ? {} : { delimiter: settings.delimiter };
  const isHeadless =
    settings.header === null && beginsWithRow(head, fixed) && !isNamed(sniffCsv(head, scoreNames, fixed));
  const dialect =
    settings.header !== null || isHeadless
      ? sniffRows(head, { ...fixed, ...(settings.header === null ? {} : { names: settings.header }) })
      : sniffCsv(head, scoreNames, fixed);
  if (dialect === null)
    throw new UserError(
      `${pathName(source.path)}: no header with names of columns was found in its first lines. If the columns are separated in an unusual way, say --delimiter.`,
    );
  const records = await firstRecords(streamed(source, encoding, (bytes) => readCsv(bytes, dialect)).batches);
  return [table(dialect.header, records, { delimiter: dialect.delimiter, isHeadless })];
}

/** A header further down, below a title that looks like a row, has names in several columns. */
const isNamed = (dialect: CsvDialect | null): boolean =>
  dialect !== null && dialect.header.filter((name) => name.trim() !== '').length > 1 && !dialect.header.some(isData);

/** Names that are known come first; else the header is the first line with the most names. */
function scoreNames(header: readonly string[]): number {
  const names = new Set(header.map((name) => name.trim()).filter((name) => name !== ''));
  if (names.size < header.length / 2 || header.some(isData)) return 0;
  return scoreHeader(header, { platform: null, mappings: [] }) + names.size / 1e6;
}
