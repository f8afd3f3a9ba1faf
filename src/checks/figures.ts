import type { z } from 'zod';
import { readDuration } from '../model/duration.ts';
import { nearest } from '../model/text.ts';
import {
  type CountSummary,
  countSummarySchema,
  type DistributionSummary,
  type DurationSummary,
  durationSummarySchema,
  type MetricSummary,
  type NumbersSummary,
  numbersSummarySchema,
  type RatioSummary,
  ratioSummarySchema,
  type TallyRow,
  type TallySummary,
} from '../stats/index.ts';
import { type Proportion, proportionSchema } from '../stats/proportion.ts';
import { printDuration } from './limit.ts';
import { isFound, RECENT } from './recent.ts';
import { quoted } from './words.ts';

/*
 * What can be asked of a metric, by its kind. Names are those of the JSON and follow from the schemas of the summaries
 * and from what each metric declares (parts, columns), so that a new one can be asked for without a word here.
 */

/** What figures of business time are called where calendar time stands beside. */
export const BUSINESS = 'business';

type DistributionRow = DistributionSummary['rows'][number];

export type Unit = 'count' | 'share' | 's' | 'number';

/** A figure as it stands in a summary. */
export interface Reading {
  /** `null`: there is nothing to read; Infinity: not reached in what was seen. */
  readonly value: number | null;
  /** The two whole numbers that a share comes from. */
  readonly of?: { readonly matched: number; readonly total: number } | undefined;
  /** How large the sample behind it is; `null` where the figure is a number of things itself. */
  readonly n: number | null;
  /** What a reader should know of it. */
  readonly note?: string;
}

export interface Figure<Summary = MetricSummary> {
  readonly unit: Unit;
  read(summary: Summary, row: string | null): Reading;
}

type Figures<Summary = MetricSummary> = ReadonlyMap<string, Figure<Summary>>;

/** Figures of parts: `metric.row` reads `value`, `metric.row.statistic` any of them. */
export interface RowFigures<Summary = MetricSummary> {
  readonly figures: Figures<Summary>;
  /** How an error says what stands for a row. */
  readonly example: string;
  /** The row that is meant most often. */
  readonly usual?: string;
  /** How an error offers them, where another sentence says it better. */
  readonly offer?: (metric: string) => string;
  /** The name under which a summary holds the row; `null` where there can be none such. */
  name(written: string): string | null;
  /** Whether a summary holds it; rows that come from the data are read as 0 or nothing where they do not occur. */
  isHeld(summary: Summary, row: string): boolean;
}

export interface KindFigures<Summary = MetricSummary> {
  /** `metric` alone reads `value` where there is one. */
  readonly figures: Figures<Summary>;
  readonly rows: RowFigures<Summary> | null;
}

const count = (value: number, n: number | null = null): Reading => ({ value, n });

/** Nothing was observed at all: 0 would be no finding. */
function countOf(value: number | null | undefined, observed: number | null, n: number | null = null): Reading {
  if (observed === 0 || value === undefined) return { value: null, n };
  return { value, n, ...(value === null && { note: 'the export does not tell it' }) };
}

const shareOf = ({ matched, total, value }: Proportion): Reading => ({ value, of: { matched, total }, n: total });

const allows = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

/** The numbers of a schema: those that can be half are its measure, the others are counts. */
function numbersOf(shape: Readonly<Record<string, unknown>>): readonly (readonly [name: string, isMeasure: boolean])[] {
  return Object.entries(shape as Record<string, z.ZodType>)
    .filter(([, schema]) => allows(schema, 1))
    .map(([name, schema]) => [name, allows(schema, 0.5)]);
}

const proportionFigures: readonly (readonly [string, Figure<Proportion>])[] = [
  ...numbersOf(proportionSchema.shape).map(([name, isMeasure]): readonly [string, Figure<Proportion>] => {
    if (isMeasure) return [name, { unit: 'share', read: shareOf }];
    const field = name as 'matched' | 'total';
    const n = ({ total }: Proportion) => (field === 'total' ? null : total);
    return [name, { unit: 'count', read: (summary) => countOf(summary[field], summary.total, n(summary)) }];
  }),
  ['n', { unit: 'count', read: ({ total }) => countOf(total, total) }],
];

/** The same figures, of a proportion that is found somewhere in a summary. */
function proportionsAt<Summary>(
  find: (summary: Summary, row: string | null) => Proportion | undefined,
): Figures<Summary> {
  return new Map(
    proportionFigures.map(([name, { unit, read }]) => [
      name,
      {
        unit,
        read(summary: Summary, row: string | null): Reading {
          const proportion = find(summary, row);
          return proportion ? read(proportion, null) : { value: null, n: null };
        },
      },
    ]),
  );
}

const own = <T>(values: Readonly<Record<string, T>> | undefined, name: string | null): T | undefined =>
  values && name !== null && Object.hasOwn(values, name) ? values[name] : undefined;

function ratioFigures(declared: RatioSummary): KindFigures<RatioSummary> {
  const beside = numbersOf(ratioSummarySchema.shape)
    .map(([name]) => name as keyof RatioSummary)
    .filter((name) => name in declared && !proportionFigures.some(([one]) => one === name));
  const seen = (summary: RatioSummary) =>
    beside.reduce((sum, name) => sum + ((summary[name] as number | undefined) ?? 0), summary.total);
  const figures = new Map<string, Figure<RatioSummary>>([
    ...proportionFigures,
    ...beside.map((name): [string, Figure<RatioSummary>] => [
      name,
      { unit: 'count', read: (summary) => countOf(summary[name] as number | undefined, seen(summary)) },
    ]),
  ]);
  return { figures, rows: declared.parts ? partFigures(Object.keys(declared.parts)) : null };
}

function partFigures<Summary extends RatioSummary | TallySummary>(names: readonly string[]): RowFigures<Summary> {
  return {
    figures: proportionsAt(({ parts }, row) => own(parts, row)),
    example: names.join(', '),
    name: (written) => (names.includes(written) ? written : null),
    isHeld: ({ parts }, row) => own(parts, row) !== undefined,
  };
}

function durationFigures(declared: DurationSummary): KindFigures<DurationSummary> {
  const all = ({ n, invalid, censored }: DurationSummary) => n + invalid + censored;
  const figures = new Map<string, Figure<DurationSummary>>();
  for (const [name, isMeasure] of numbersOf(durationSummarySchema.shape)) {
    const field = (summary: DurationSummary) => summary[name as 'n' | 'median'];
    if (isMeasure) figures.set(name, { unit: 's', read: (it) => ({ value: field(it), n: it.n, ...unended(it) }) });
    else figures.set(name, { unit: 'count', read: (it) => countOf(field(it), all(it)) });
  }
  // Where nothing was observed there is no estimate, and nothing tells that there would be one.
  if (declared.kaplanMeier || all(declared) === 0) figures.set('kaplanMeier', { unit: 's', read: kaplanMeier });
  return { figures, rows: declared.business ? inBusinessTime(figures) : null };
}

/** `first-response-time.business.p90`: the same figures, by the clock of business hours. */
function inBusinessTime(figures: Figures<DurationSummary>): RowFigures<DurationSummary> {
  return {
    figures: new Map(
      [...figures].map(([name, { unit, read }]) => [
        name,
        { unit, read: ({ business }, row) => (business ? read(business, row) : { value: null, n: null }) },
      ]),
    ),
    example: BUSINESS,
    offer: (metric) => `The same in business time: ${metric}.${BUSINESS}.median.`,
    name: (written) => (written === BUSINESS ? BUSINESS : null),
    isHeld: ({ business }) => business !== undefined,
  };
}

const unended = ({ n, censored }: DurationSummary): Pick<Reading, 'note'> =>
  n === 0 && censored > 0 ? { note: `none has ended, ${censored} ${censored === 1 ? 'is' : 'are'} open` } : {};

function kaplanMeier({ n, censored, kaplanMeier: estimate }: DurationSummary): Reading {
  if (estimate?.status !== 'not-reached') return { value: estimate?.median ?? null, n: n + censored };
  return { value: Number.POSITIVE_INFINITY, n: n + censored, note: 'not reached: more than half still wait' };
}

function countFigures({ parts }: CountSummary): KindFigures<CountSummary> {
  const whole = numbersOf(countSummarySchema.shape).map(([name]): [string, Figure<CountSummary>] => [
    name,
    { unit: 'count', read: (summary) => count(summary[name as 'value']) },
  ]);
  const named = Object.keys(parts).map((name): [string, Figure<CountSummary>] => [
    name,
    { unit: 'count', read: ({ parts: held }) => countOf(Object.hasOwn(held, name) ? (held[name] ?? null) : 0, null) },
  ]);
  return { figures: new Map([...whole, ...named]), rows: null };
}

/** `first-response-within.1h.business`: the share within an hour of business time. */
function shareInBusinessTime(find: (summary: DistributionSummary, row: string | null) => DistributionRow | undefined) {
  const shares = proportionsAt((summary: DistributionSummary, row) => find(summary, row)?.business);
  return [...shares]
    .filter(([name]) => name === 'value')
    .map(([, { unit, read }]) => [BUSINESS, { unit, read: withReason(read) }] as const);
}

/** Without business hours there is no business time, which is another thing than that nothing was counted. */
const withReason =
  <Summary>(read: Figure<Summary>['read']): Figure<Summary>['read'] =>
  (summary, row) => {
    const reading = read(summary, row);
    return reading.value === null && reading.n === null
      ? { ...reading, note: 'no business time was measured' }
      : reading;
  };

function distributionFigures(): KindFigures<DistributionSummary> {
  const rowOf = ({ rows }: DistributionSummary, row: string | null) =>
    rows.find(({ limit }) => row !== null && limit * 1000 === readDuration(row, null));
  const rows: RowFigures<DistributionSummary> = {
    figures: new Map([...proportionsAt(rowOf), ...shareInBusinessTime(rowOf)]),
    example: '15m, 1h, 24h',
    name(written) {
      const limit = readDuration(written, null);
      return limit >= 0 ? printDuration(limit) : null;
    },
    isHeld: (summary, row) => rowOf(summary, row) !== undefined,
  };
  return { figures: new Map(), rows };
}

function numbersFigures(): KindFigures<NumbersSummary> {
  const figures = numbersOf(numbersSummarySchema.shape).map(([name, isMeasure]): [string, Figure<NumbersSummary>] => {
    const field = name as 'n' | 'mean';
    const n = (summary: NumbersSummary) => (field === 'n' ? null : summary.n);
    return [name, { unit: isMeasure ? 'number' : 'count', read: (it) => ({ ...countOf(it[field], it.n), n: n(it) }) }];
  });
  const at = ({ n, values }: NumbersSummary, row: string | null): Proportion => {
    const matched = values.find(({ value }) => String(value) === row)?.count ?? 0;
    return { matched, total: n, value: n === 0 ? null : matched / n };
  };
  const ofRow = new Map<string, Figure<NumbersSummary>>([
    ['count', { unit: 'count', read: (it, row) => countOf(at(it, row).matched, it.n, it.n) }],
    ['share', { unit: 'share', read: (it, row) => shareOf(at(it, row)) }],
  ]);
  const name = (written: string) => (/^\d{1,15}$/.test(written) ? String(Number(written)) : null);
  return {
    figures: new Map(figures),
    rows: { figures: ofRow, example: '0, 1, 2', name, isHeld: () => true },
  };
}

/** Of a series: what stands in its latest period, and in its highest. */
const seriesFigures: readonly (readonly [string, Figure<TallySummary>])[] = [
  ...['latest', 'last'].map((name): readonly [string, Figure<TallySummary>] => [
    name,
    { unit: 'count', read: ({ rows, total }) => countOf(rows.at(-1)?.count, total) },
  ]),
  ['highest', { unit: 'count', read: ({ rows, total }) => countOf(highest(rows), total) }],
];

/** Of a table: how many rows it has, such as alerts; none is a finding. */
const tableFigures: readonly (readonly [string, Figure<TallySummary>])[] = [
  ['rows', { unit: 'count', read: ({ rows }) => count(rows.length) }],
];

/** The last period of a series, whatever it is called. */
const LAST: ReadonlySet<string> = new Set(['latest', 'last']);

const highest = (rows: readonly TallyRow[]): number => rows.reduce((most, { count }) => Math.max(most, count ?? 0), 0);

function tallyFigures(summary: TallySummary): KindFigures<TallySummary> {
  const figures = tallyWhole(summary);
  return { figures, rows: isFound(summary) ? RECENT : tallyRows(summary) };
}

function tallyWhole({ kind, parts }: TallySummary): Figures<TallySummary> {
  return new Map<string, Figure<TallySummary>>([
    ['total', { unit: 'count', read: ({ total }) => countOf(total, total) }],
    ['n', { unit: 'count', read: ({ total }) => countOf(total, total) }],
    ...(kind === 'series' ? seriesFigures : []),
    ...(kind === 'table' ? tableFigures : []),
    ...Object.keys(parts ?? {}).map((name): [string, Figure<TallySummary>] => [
      name,
      { unit: 'share', read: (summary) => shareOf(own(summary.parts, name) ?? { value: null, matched: 0, total: 0 }) },
    ]),
  ]);
}

function tallyRows({ kind, columns, rows: [declared] }: TallySummary): RowFigures<TallySummary> {
  const ofRow = new Map<string, Figure<TallySummary>>();
  const units = new Map(columns.map(({ id, unit }) => [id, unit]));
  const cells = declared
    ? Object.keys(declared)
    : ['count', ...(kind === 'tally' ? ['share'] : []), ...columns.flatMap(({ id, n = id }) => [id, n])];
  for (const id of cells.filter((one) => one !== 'key')) {
    const found = units.get(id) ?? (id === 'share' ? 'share' : 'count');
    const unit = found === 'difference' ? 'share' : found;
    // When somebody was first seen is nothing to be held to.
    if (unit === 'instant' || unit === 'text') continue;
    ofRow.set(id, { unit, read: (summary, row) => cellOf(summary, row, id) });
  }
  return {
    figures: ofRow,
    ...(kind === 'series' ? { example: 'last, or a period', usual: 'last' } : { example: 'the key of a row' }),
    name: (written) => written,
    isHeld: () => true,
  };
}

/** A row that does not occur was counted 0 times; what else would stand in it is not known. */
function cellOf(summary: TallySummary, key: string | null, id: string): Reading {
  const { rows, total, kind } = summary;
  const isLast = kind === 'series' && LAST.has(key ?? '');
  const row = isLast ? rows.at(-1) : rows.find((one) => one.key === key);
  if (row) return readingOf(row, id, summary);
  const [near] = nearest(
    key ?? '',
    rows.map((one) => one.key),
    1,
  );
  const note = `no row ${quoted(key ?? '')}${near === undefined ? '' : `; the nearest is ${quoted(near)}`}`;
  // Only the letter case differs: that row is meant, and nothing was counted under the name that was asked for.
  const isMisspelt = near !== undefined && near.toLowerCase() === (key ?? '').toLowerCase();
  if (!total || isMisspelt || (id !== 'count' && id !== 'share')) return { value: null, n: 0, note };
  return { value: 0, n: total, note, ...(id === 'share' && { of: { matched: 0, total: total ?? 0 } }) };
}

function readingOf(row: TallyRow, id: string, { total, columns }: TallySummary): Reading {
  const value = typeof row[id] === 'number' ? row[id] : null;
  if (id === 'count') return countOf(row.count, total, total);
  if (id === 'share') return { value, of: { matched: row.count ?? 0, total: total ?? 0 }, n: total };
  const column = columns.find((one) => one.id === id);
  if (column === undefined) return { value, n: null };
  const n = column.n === undefined ? (row.count ?? 0) : Number(row[column.n] ?? 0);
  return { value, n, of: column.unit === 'share' && column.n !== undefined ? wholeNumbers(value, n) : undefined };
}

/** A column of shares keeps its value and n; the whole number that was divided by n is told by them. */
function wholeNumbers(value: number | null, total: number): Reading['of'] {
  const matched = Math.round((value ?? Number.NaN) * total);
  return value !== null && total > 0 && matched / total === value ? { matched, total } : undefined;
}

/** A summary of something: what is not available has no figures. */
export type Available = Exclude<MetricSummary, { kind: 'not-available' }>;

const BY_KIND: Readonly<Record<Available['kind'], (declared: never) => KindFigures>> = {
  ratio: ratioFigures,
  duration: durationFigures,
  count: countFigures,
  distribution: distributionFigures,
  numbers: numbersFigures,
  tally: tallyFigures,
  table: tallyFigures,
  series: tallyFigures,
  matrix: tallyFigures,
};

/** What can be asked of a metric, from a summary that shows what it declares. */
export const figuresOf = (declared: Available): KindFigures => BY_KIND[declared.kind](declared as never);
