import { UserError } from '../model/problem.ts';
import { nearest, printable } from '../model/text.ts';
import {
  type ColumnMap,
  type ColumnUse,
  columnMap,
  foldName,
  type Mapping,
  mapColumns,
  missingNeeds,
} from './columns.ts';
import type { RawRecord } from './formats/record.ts';
import { PLATFORMS } from './platforms/index.ts';
import { type ByValues, isTable, type Platform, type TablePlatform } from './platforms/platform.ts';
import { rowReader, WrongValue } from './rows.ts';
import { unmeasuredOf } from './unmeasured/index.ts';

/** What a table or a list of objects was taken for. */
export interface Match {
  readonly platform: Platform;
  readonly columns: ColumnMap;
}

export interface DetectOptions {
  /** `--platform`: no other is considered. */
  readonly platform: string | null;
  readonly mappings: readonly Mapping[];
  /** A chat saved as text, whose columns only such platforms have. */
  readonly isChat?: boolean;
}

/** Much used products whose columns nobody outside knows. */
const NO_PUBLIC_SCHEMA = [
  { name: /^sprout([ _-]?social)?$/i, title: 'Sprout Social' },
  { name: /^hootsuite$/i, title: 'Hootsuite' },
  { name: /^sprinklr$/i, title: 'Sprinklr' },
  { name: /^khoros$/i, title: 'Khoros' },
  { name: /^napoleon[ _-]?cat$/i, title: 'NapoleonCat' },
];

export const platformOf = (id: string): Platform => {
  const found = PLATFORMS.find((platform) => platform.id === id);
  if (found) return found;
  const product = NO_PUBLIC_SCHEMA.find(({ name }) => name.test(id.trim()))?.title;
  if (product !== undefined)
    throw new UserError(
      `${product} publishes no schema of its exports, and they differ from report to report. socmetrics init FILE proposes how the columns of one are read, and writes it as a profile.`,
      2,
    );
  const ids = PLATFORMS.map((platform) => platform.id);
  const [near] = nearest(id, ids, 1);
  throw new UserError(
    `"${printable(id)}" is no export format.${near ? ` Did you mean ${near}?` : ''} There are ${ids.join(', ')}.`,
    2,
  );
};

export const candidates = ({ platform, isChat = false }: DetectOptions): readonly TablePlatform[] =>
  (platform === null ? PLATFORMS : [platformOf(platform)])
    .filter(isTable)
    .filter(({ formats }) => formats.includes('chat') === isChat);

/** How well a header fits: 0 for not at all; whole fits are worth more than any partial one. */
export function scoreHeader(header: readonly string[], options: DetectOptions): number {
  if (header.some(isData)) return 0;
  let best = isOpen(options) ? scoreUnmeasured(header) : 0;
  for (const platform of candidates(options))
    best = Math.max(best, scoreOf(platform, mapColumns(platform, header, options.mappings)));
  return best;
}

/** Nobody said what the file is, or what its columns are: it may also be something that is not measured. */
export const isOpen = ({ platform, mappings }: DetectOptions): boolean => platform === null && mappings.length === 0;

/** A line that says what the file is beats those that some export begins alike, and is beaten by what fits whole. */
const scoreUnmeasured = (header: readonly string[]): number =>
  unmeasuredOf(header, 'first') ? 500 : unmeasuredOf(header, 'last') ? 0.5 : 0;

/** A date or a long number is nobody's name for a column: the line is a row, even if a cell of it says "status". */
export const isData = (cell: string): boolean =>
  /^\s*(\d{5,}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:T|\b).*)\s*$/.test(cell);

function scoreOf(platform: TablePlatform, { fields }: ColumnMap): number {
  if (missingNeeds(platform, fields).length > 0) return fields.size > 1 ? fields.size / 1000 : 0;
  const telling = platform.telling.filter((field) => fields.has(field)).length;
  return (platform.exact ? 1000 : 1) + fields.size + 4 * telling;
}

const SAMPLE = 50;

/** The platform whose needs a header meets and whose shape at least half of the first records have. */
export function matchPlatform(
  header: readonly string[],
  records: readonly (RawRecord | null)[],
  options: DetectOptions,
): Match | null {
  const fitting = candidates(options)
    .map((platform) => {
      const named = mapColumns(platform, header, options.mappings);
      return { platform, columns: withValues(platform, named, header, records, options) };
    })
    .filter(({ platform, columns }) => missingNeeds(platform, columns.fields).length === 0)
    .sort((a, b) => scoreOf(b.platform, b.columns) - scoreOf(a.platform, a.columns));
  const found = fitting.find(({ platform, columns }) => fits(platform, columns, header, records)) ?? null;
  return found ?? (options.platform === null ? null : (fitting[0] ?? null));
}

/** Moves columns whose values say more than their name: a `sender` that is "user" or "agent" is a role. */
function withValues(
  platform: TablePlatform,
  columns: ColumnMap,
  header: readonly string[],
  records: readonly (RawRecord | null)[],
  { mappings }: DetectOptions,
): ColumnMap {
  let uses = columns.uses;
  for (const rule of platform.byValues ?? []) {
    if (uses.some(({ field }) => field === rule.field)) continue;
    const found = placesFor(rule, uses, header, mappings).find((use) => holds(rule, use, header, records));
    if (found) uses = [...uses.filter(({ index }) => index !== found.index), found];
  }
  const mapped = new Set(mappings.map(({ field }) => field));
  for (const field of (platform.instants ?? []).filter((one) => !mapped.has(one))) {
    const use = uses.find((one) => one.field === field);
    const isCount = { field, is: (value: string) => /^\d{1,4}$|^1\d{4}$/.test(value.trim()) };
    if (use && holds(isCount, use, header, records)) uses = uses.filter((one) => one !== use);
  }
  return uses === columns.uses ? columns : columnMap(header, uses);
}

/** The columns that may hold a field by their values; what the user mapped is what it was mapped to. */
function placesFor(
  { field, from = [], named = [] }: ByValues,
  uses: readonly ColumnUse[],
  header: readonly string[],
  mappings: readonly Mapping[],
): readonly ColumnUse[] {
  const mapped = new Set(mappings.map((mapping) => mapping.field));
  const read = from.flatMap((other) => uses.filter((use) => use.field === other && !mapped.has(other)));
  const unread = named.flatMap((name) => {
    const index = header.findIndex((one) => foldName(one) === name);
    return index < 0 || uses.some((use) => use.index === index) ? [] : [{ name: header[index] as string, index }];
  });
  return [...read, ...unread].map(({ name, index }) => ({ field, name, index, unit: null }));
}

/** Most of the values that are there; a single word says nothing where all others are names. */
function holds(
  { field, is, all }: ByValues,
  use: ColumnUse,
  header: readonly string[],
  records: readonly (RawRecord | null)[],
): boolean {
  const read = rowReader(columnMap(header, [use]), header);
  let stated = 0;
  let known = 0;
  for (const record of records.slice(0, VALUES)) {
    const row = record === null ? null : read(record);
    const value = row === null || row instanceof WrongValue ? undefined : row[field];
    if (value === undefined || value.trim() === '') continue;
    stated++;
    if (is(value)) known++;
  }
  return stated > 0 && (all ? known === stated : known * 4 >= stated * 3);
}

const VALUES = 200;

function fits(
  platform: TablePlatform,
  columns: ColumnMap,
  header: readonly string[],
  records: readonly (RawRecord | null)[],
): boolean {
  const read = rowReader(columns, header);
  const sample = records.filter((record) => record !== null).slice(0, SAMPLE);
  const good = sample.filter((record) => platform.row.safeParse(read(record)).success);
  return good.length * 2 >= sample.length;
}

/** Files of one platform whose columns, or kinds of records, are the same: what is settled for one is settled for all. */
export const streamKey = ({ platform, columns }: Match, kinds: ReadonlySet<string>): string =>
  [
    platform.id,
    ...columns.uses.map(({ field, name }) => `${field}=${foldName(name)}`).sort(),
    ...[...kinds].sort(),
  ].join('\u0001');
