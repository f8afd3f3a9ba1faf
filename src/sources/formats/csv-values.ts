import { parse } from 'csv-parse/sync';
import type { CsvDialect } from './csv-dialect.ts';

/** What it takes to split rows. */
export type CsvRules = Pick<CsvDialect, 'delimiter' | 'quote' | 'recordDelimiters' | 'trim'>;

/** The values of rows that all have as many fields and keep the rules of quoting; `null` if one does not. */
export function strictValues(bytes: Buffer, rules: CsvRules): string[][] | null {
  return attempt(bytes, rules, false);
}

/** Likewise, but marks that break the rules are taken as text. */
export function relaxedValues(bytes: Buffer, rules: CsvRules): string[][] | null {
  return attempt(bytes, rules, true);
}

function attempt(bytes: Buffer, rules: CsvRules, relaxed: boolean): string[][] | null {
  const { delimiter, quote, recordDelimiters, trim } = rules;
  const options = { delimiter, quote, escape: quote, record_delimiter: [...recordDelimiters], trim };
  try {
    return parse(bytes, { ...options, relax_quotes: relaxed }) as string[][];
  } catch {
    return null;
  }
}

/** The one row there should be; `null` if there are more, or none. */
export function only(rows: string[][] | null): string[] | null {
  return rows?.length === 1 ? (rows[0] ?? null) : null;
}

/** A value for each column: a delimiter too many at the end of the row is a habit of some exports. */
export function withoutSurplus(values: readonly string[], columns: number): readonly string[] | null {
  if (values.length === columns) return values;
  const surplusIsEmpty = values.length > columns && values.every((value, at) => at < columns || value === '');
  return surplusIsEmpty ? values.slice(0, columns) : null;
}

export function isBlank(values: readonly string[]): boolean {
  return values.every((value) => value === '' || value.trim() === '');
}

/** Also where files were joined, each with a byte order mark of its own. */
export function isHeader(values: readonly string[], { header }: CsvDialect): boolean {
  const [first = ''] = values;
  if (first !== header[0] && !first.startsWith('\ufeff')) return false;
  return (
    values.length >= header.length &&
    values.every((value, at) => (at === 0 ? value.replace(/^\ufeff+/, '') : value) === (header[at] ?? ''))
  );
}
