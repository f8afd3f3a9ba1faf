import { z } from 'zod';
import { share, whole } from './fields.ts';
import { Named } from './named.ts';
import { proportionSchema } from './proportion.ts';
import type { Stat, StatFactory } from './stat.ts';
import { Sum } from './sum.ts';

/**
 * A figure beside each row's count: `value` reads it from the summary of `stat`, `n` the sample size behind it.
 * A table mixes columns of many stats, so the default is open; name the types where inference is wanted.
 */
// biome-ignore lint/suspicious/noExplicitAny: columns of different stats stand in one array
export interface TallyColumn<Sample = any, Summary = any> {
  readonly id: string;
  readonly title: string;
  readonly unit: 'count' | 'share' | 's';
  readonly stat: StatFactory<Sample, Summary>;
  readonly value: (summary: Summary) => number | null;
  readonly n?: (summary: Summary) => number;
}

/** What a conversation adds to one row: 1 or `count`, and for some columns (by id) a sample of that column's stat. */
export interface TallySample {
  readonly key: string;
  readonly count?: number;
  readonly columns?: Readonly<Record<string, unknown>>;
}

/** The rows that one conversation contributes to, and what it adds to the total. */
export interface TallyContribution {
  readonly rows: readonly TallySample[];
  readonly total: number;
  /** A coarser kind that what is added to the total belongs to. */
  readonly part?: string | undefined;
}

/** A tally has shares of the total, a table has none; `share` says otherwise. */
export interface TallyOptions {
  readonly kind?: 'tally' | 'table';
  readonly columns?: readonly TallyColumn[];
  readonly share?: boolean;
  /** Parts of the total that appear in the summary even at 0. Without them the summary has none. */
  readonly parts?: readonly string[];
}

const columnSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.enum(['count', 'share', 's']),
  n: z.string().optional().describe("The field of a row that holds this column's sample size"),
});

const rowSchema = z
  .object({ key: z.string(), count: whole, share: share.optional() })
  .catchall(z.union([z.number(), z.string(), z.null()]))
  .describe('The other fields are named by the ids of the columns.');
export type TallyRow = z.infer<typeof rowSchema>;

export const tallySummarySchema = z
  .object({
    kind: z.enum(['tally', 'table']),
    total: whole,
    parts: z.record(z.string(), proportionSchema).optional(),
    columns: z.array(columnSchema),
    rows: z.array(rowSchema),
  })
  .describe(
    'Rows by count, then by key. A conversation may stand in several rows, so shares may add up to more than 1.',
  );
export type TallySummary = z.infer<typeof tallySummarySchema>;

/** `figures`: by the ids of the columns. */
interface RowSummary {
  readonly count: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

interface Cell {
  readonly column: TallyColumn;
  readonly stat: Stat<unknown, unknown>;
}

class Row implements Stat<TallySample, RowSummary> {
  readonly #cells: readonly Cell[];
  #count = 0;

  constructor(columns: readonly TallyColumn[]) {
    this.#cells = columns.map((column) => ({ column, stat: column.stat() }));
  }

  add({ count = 1, columns = {} }: TallySample): void {
    this.#count += count;
    for (const { column, stat } of this.#cells) {
      const sample = columns[column.id];
      if (sample !== undefined) stat.add(sample);
    }
  }

  merge(other: Row): void {
    this.#count += other.#count;
    for (const [index, { stat }] of other.#cells.entries()) this.#cells[index]?.stat.merge(stat);
  }

  summary(): RowSummary {
    const figures: Record<string, number | null> = {};
    for (const { column, stat } of this.#cells) {
      const summary = stat.summary();
      figures[column.id] = column.value(summary);
      if (column.n) figures[nameOfN(column.id)] = column.n(summary);
    }
    return { count: this.#count, figures };
  }
}

class Tally implements Stat<TallyContribution, TallySummary> {
  readonly #kind: 'tally' | 'table';
  readonly #columns: readonly TallyColumn[];
  readonly #share: boolean;
  readonly #total = new Sum();
  readonly #rows: Named<TallySample, RowSummary>;
  readonly #parts: Named<number, number> | null;

  constructor({ kind = 'tally', columns = [], share = kind === 'tally', parts }: TallyOptions) {
    this.#kind = kind;
    this.#columns = columns;
    this.#share = share;
    this.#rows = new Named(() => new Row(columns));
    this.#parts = parts ? new Named(() => new Sum(), parts) : null;
  }

  add({ rows, total, part }: TallyContribution): void {
    this.#total.add(total);
    if (part !== undefined) this.#parts?.add(part, total);
    for (const row of rows) this.#rows.add(row.key, row);
  }

  merge(other: Tally): void {
    this.#total.merge(other.#total);
    this.#rows.merge(other.#rows);
    if (other.#parts) this.#parts?.merge(other.#parts);
  }

  summary(): TallySummary {
    const total = this.#total.summary();
    const rows = Object.entries(this.#rows.summary()).map(([key, { count, figures }]) => {
      const share = this.#share && { share: total === 0 ? null : count / total };
      return { key, count, ...share, ...figures } as TallyRow;
    });
    const parts = this.#parts && { parts: sharesOf(this.#parts.summary(), total) };
    return { kind: this.#kind, total, ...parts, columns: this.#columns.map(heading), rows: rows.sort(byCountThenKey) };
  }
}

/** Rows by a key from the data: topics, agents, languages. Each has its count and the figures of the columns. */
export function tally(options: TallyOptions = {}): StatFactory<TallyContribution, TallySummary> {
  return () => new Tally(options);
}

const sharesOf = (parts: Readonly<Record<string, number>>, total: number) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, matched]) => [
      name,
      { value: total === 0 ? null : matched / total, matched, total },
    ]),
  );

function heading({ id, title, unit, n }: TallyColumn): z.infer<typeof columnSchema> {
  return { id, title, unit, ...(n && { n: nameOfN(id) }) };
}

function nameOfN(id: string): string {
  return `${id}N`;
}

/** Equal counts are told apart by code unit: the order must not depend on the language of the machine. */
function byCountThenKey(a: TallyRow, b: TallyRow): number {
  return b.count - a.count || (a.key < b.key ? -1 : 1);
}
