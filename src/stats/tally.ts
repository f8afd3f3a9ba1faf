import * as z from 'zod';
import { share, whole } from './fields.ts';
import { Named } from './named.ts';
import { Fraction, type FractionSample, type Proportion, proportionSchema } from './proportion.ts';
import type { Stat, StatFactory } from './stat.ts';
import { Sum, ToldSum } from './sum.ts';
import { nameOfN, Row, type RowSummary, type TallyColumn, type TallySample } from './tally-row.ts';

/** The rows that one conversation contributes to, and what it adds to the total (`null`: nobody can tell). */
export interface TallyContribution {
  readonly rows: readonly TallySample[];
  readonly total: number | null;
  /** A coarser kind that what is added to the total belongs to. */
  readonly part?: string | undefined;
  /** Shares that have a total of their own, by name. */
  readonly ratios?: Readonly<Record<string, FractionSample>>;
}

const KINDS = ['tally', 'table', 'series', 'matrix'] as const;

/** What the rows of a matrix are made of: its key is `row`, `joint` and `column`. */
interface Axes {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly joint: string;
}

/** A tally has shares of the total, other kinds have none; `share` says otherwise. */
export interface TallyOptions {
  readonly kind?: (typeof KINDS)[number];
  readonly columns?: readonly TallyColumn[];
  readonly share?: boolean;
  /** Parts of the total that appear in the summary even at 0. */
  readonly parts?: readonly string[];
  /** Shares with totals of their own that appear in the summary even at 0. */
  readonly ratios?: readonly string[];
  /** Of a series: all periods in their order. Those between the first and the last that occur are rows, also at 0. */
  readonly periods?: readonly string[];
  /** Of a series: counts add up from period to period, to the last of all; what is over is taken off again. */
  readonly running?: boolean;
  /** Of a matrix. */
  readonly axes?: Axes;
  /** These rows in this order, also at 0, and no others. */
  readonly rows?: readonly string[];
  /** Columns of texts that follow from the keys of the rows, whatever was counted. */
  readonly texts?: readonly RowText[];
}

interface RowText {
  readonly id: string;
  readonly title: string;
  textOf(key: string): string | null;
}

const columnSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z
    .enum(['count', 'share', 'difference', 's', 'number', 'instant', 'text'])
    .describe('A difference is one of two shares'),
  n: z.string().optional().describe("The field of a row that holds this column's sample size"),
  detail: z.boolean().optional().describe('The short table leaves it out'),
});

const rowSchema = z
  .object({
    key: z.string(),
    count: whole.nullable().describe('null where the export does not tell it'),
    share: share.optional(),
  })
  .catchall(z.union([z.number(), z.string(), z.null()]))
  .describe('The other fields are named by the ids of the columns.');
export type TallyRow = z.infer<typeof rowSchema>;

const axesSchema = z
  .object({ rows: z.array(z.string()), columns: z.array(z.string()), joint: z.string() })
  .describe('Of a matrix, in their order; a key is the row, the joint and the column. Cells without a row are 0.');

const stretchSchema = z.object({ from: z.string(), to: z.string().describe('Not included'), total: whole });

/** Of rows whose change is told: from which stretch of time to which, and how much there was in each. */
const changeSchema = z.union([
  z.object({ status: z.literal('measured'), now: stretchSchema, before: stretchSchema }),
  z.object({ status: z.literal('not-available'), reason: z.string() }),
]);

export const tallySummarySchema = z
  .object({
    kind: z.enum(KINDS),
    total: whole.nullable().describe('null: nobody can tell'),
    parts: z.record(z.string(), proportionSchema).optional(),
    axes: axesSchema.optional(),
    change: changeSchema.optional().describe('What the columns of change compare'),
    columns: z.array(columnSchema),
    rows: z.array(rowSchema),
  })
  .describe(
    'Rows by count, then by key; those of a series by time without gaps, those of a matrix in the order of its axes. A conversation may stand in several rows, so shares may add up to more than 1.',
  );
export type TallySummary = z.infer<typeof tallySummarySchema>;

class Tally implements Stat<TallyContribution, TallySummary> {
  readonly #options: TallyOptions;
  readonly #total = new ToldSum();
  readonly #rows: Named<TallySample, RowSummary>;
  readonly #parts: Named<number, number> | null;
  readonly #ratios: Named<FractionSample, Proportion> | null;

  constructor(options: TallyOptions) {
    const { columns = [], parts, ratios } = options;
    this.#options = options;
    this.#rows = new Named(() => new Row(columns));
    this.#parts = parts ? new Named(() => new Sum(), parts) : null;
    this.#ratios = ratios ? new Named(() => new Fraction(), ratios) : null;
  }

  add({ rows, total, part, ratios }: TallyContribution): void {
    this.#total.add(total);
    if (part !== undefined) this.#parts?.add(part, total ?? 0);
    this.#ratios?.addEach(ratios);
    for (const row of rows) this.#rows.add(row.key, row);
  }

  merge(other: Tally): void {
    this.#total.merge(other.#total);
    this.#rows.merge(other.#rows);
    if (other.#parts) this.#parts?.merge(other.#parts);
    if (other.#ratios) this.#ratios?.merge(other.#ratios);
  }

  summary(): TallySummary {
    const { kind = 'tally', columns = [], texts = [], share: hasShare = kind === 'tally' } = this.#options;
    const total = this.#total.summary();
    const rows = inOrder(this.#rows.summary(), this.#options).map(([key, { count, figures }]) => {
      const share = hasShare && { share: !total || count === null ? null : count / total };
      const told = Object.fromEntries(texts.map(({ id, textOf }) => [id, textOf(key)]));
      return { key, count, ...share, ...figures, ...told } as TallyRow;
    });
    const parts = { ...(this.#parts && sharesOf(this.#parts.summary(), total ?? 0)), ...this.#ratios?.summary() };
    return {
      kind,
      total,
      ...((this.#parts || this.#ratios) && { parts }),
      ...(this.#options.axes && { axes: copyOf(this.#options.axes) }),
      columns: [...columns.map(heading), ...texts.map(({ id, title }) => ({ id, title, unit: 'text' as const }))],
      rows,
    };
  }
}

/** Rows by a key from the data: topics, agents, languages. Each has its count and the figures of the columns. */
export function tally(options: TallyOptions = {}): StatFactory<TallyContribution, TallySummary> {
  return () => new Tally(options);
}

type Keyed = readonly [key: string, summary: RowSummary];

function inOrder(found: Readonly<Record<string, RowSummary>>, options: TallyOptions): readonly Keyed[] {
  const { kind, periods, axes, columns = [], running = false } = options;
  if (kind === 'series') {
    const rows = withoutGaps(found, periods ?? Object.keys(found).sort(), columns, running);
    return running ? addedUp(rows, columns) : rows;
  }
  if (axes) {
    const keys = axes.rows.flatMap((row) => axes.columns.map((column) => `${row}${axes.joint}${column}`));
    return keys.flatMap((key): Keyed[] => (Object.hasOwn(found, key) ? [[key, found[key] as RowSummary]] : []));
  }
  if (options.rows) return listed(found, options.rows, columns);
  return Object.entries(found).sort(byCountThenKey);
}

function listed(
  found: Readonly<Record<string, RowSummary>>,
  keys: readonly string[],
  columns: readonly TallyColumn[],
): readonly Keyed[] {
  const nothing = new Row(columns).summary();
  return keys.map((key) => [key, Object.hasOwn(found, key) ? (found[key] as RowSummary) : nothing]);
}

/** A period in which nothing happened is a row of 0. */
function withoutGaps(
  found: Readonly<Record<string, RowSummary>>,
  periods: readonly string[],
  columns: readonly TallyColumn[],
  toTheLast: boolean,
): readonly Keyed[] {
  const has = (key: string) => Object.hasOwn(found, key);
  const first = periods.findIndex(has);
  if (first < 0) return [];
  const last = toTheLast ? periods.length - 1 : periods.findLastIndex(has);
  return listed(found, periods.slice(first, last + 1), columns);
}

/** What stands at the end of each period: all that came before it and is not over. */
function addedUp(rows: readonly Keyed[], columns: readonly TallyColumn[]): readonly Keyed[] {
  let count = 0;
  const told = columns.filter(({ id }) => rows.some(([, { figures }]) => figures[id] !== null));
  const sums = new Map(columns.map((column): [string, number | null] => [column.id, told.includes(column) ? 0 : null]));
  return rows.map(([key, row]) => {
    count += row.count ?? 0;
    for (const { id } of told) sums.set(id, (sums.get(id) ?? 0) + Number(row.figures[id] ?? 0));
    return [key, { count, figures: Object.fromEntries(sums) }];
  });
}

const copyOf = ({ rows, columns, joint }: Axes) => ({ rows: [...rows], columns: [...columns], joint });

const sharesOf = (parts: Readonly<Record<string, number>>, total: number) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, matched]) => [
      name,
      { value: total === 0 ? null : matched / total, matched, total },
    ]),
  );

function heading({ id, title, unit, n, detail }: TallyColumn): z.infer<typeof columnSchema> {
  return { id, title, unit, ...(n && { n: nameOfN(id) }), ...(detail && { detail }) };
}

/** Equal counts are told apart by code unit: the order must not depend on the language of the machine. */
function byCountThenKey([a, { count: countOfA }]: Keyed, [b, { count: countOfB }]: Keyed): number {
  return (countOfB ?? -1) - (countOfA ?? -1) || (a < b ? -1 : 1);
}
