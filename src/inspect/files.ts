import type { Analysis } from '../analysis.ts';
import { printable } from '../model/text.ts';

/** What a file was found to be, as data: how `inspect` shows it is another matter. */
export interface FileInspection {
  readonly path: string;
  readonly platform: string;
  readonly title: string;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly columns: readonly { readonly field: string; readonly column: string; readonly unit: string | null }[];
  readonly unused: readonly string[];
  /** Of a document: the kinds of records that it holds. */
  readonly kinds: readonly string[];
  readonly records: {
    readonly read: number;
    readonly used: number;
    readonly skipped: number;
    readonly duplicates: number;
  };
}

export function inspectFiles({ files }: Analysis): readonly FileInspection[] {
  return files.map(({ plan, result, duplicates }) => ({
    path: plan.path,
    platform: plan.match.platform.id,
    title: plan.match.platform.title,
    format: plan.format,
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    columns: plan.match.columns.uses.map(({ field, name, unit }) => ({ field, column: name, unit })),
    unused: plan.match.columns.unused,
    kinds: [...plan.kinds],
    records: {
      read: result.read,
      used: result.read - result.skipped - duplicates,
      skipped: result.skipped,
      duplicates,
    },
  }));
}

const DELIMITERS = new Map([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
]);

/** Lines for people. */
export function fileLines(file: FileInspection): readonly string[] {
  const { records } = file;
  const between =
    file.delimiter === null
      ? ''
      : `, columns separated by ${DELIMITERS.get(file.delimiter) ?? printable(file.delimiter)}`;
  const longest = file.columns.reduce((most, { field }) => Math.max(most, field.length), 0);
  return [
    printable(file.path, 200),
    `  ${file.title} (${file.platform}), ${file.format}, ${file.encoding}${between}`,
    `  ${records.read} records read: ${records.used} used, ${records.skipped} skipped, ${records.duplicates} duplicates`,
    ...(file.kinds.length > 0 ? [`  Records: ${file.kinds.join(', ')}`] : ['  Columns:']),
    ...file.columns.map(
      ({ field, column, unit }) =>
        `    ${field.padEnd(longest)}  <- ${printable(column)}${unit === null ? '' : ` (${unit})`}`,
    ),
    ...(file.unused.length > 0 ? [`  Not read: ${shortened(file.unused)}`] : []),
  ];
}

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => printable(name, 40));
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
}
