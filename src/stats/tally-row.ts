import type { Stat, StatFactory } from './stat.ts';
import { ToldSum } from './sum.ts';

/**
 * A figure beside each row's count: `value` reads it from the summary of `stat`, `n` the sample size behind it.
 * A table mixes columns of many stats, so the default is open; name the types where inference is wanted.
 */
// biome-ignore lint/suspicious/noExplicitAny: columns of different stats stand in one array
export interface TallyColumn<Sample = any, Summary = any> {
  readonly id: string;
  readonly title: string;
  readonly unit: 'count' | 'share' | 'difference' | 's' | 'number' | 'instant' | 'text';
  readonly stat: StatFactory<Sample, Summary>;
  /** An instant is written as ISO 8601; a text is no figure. */
  readonly value: (summary: Summary) => number | string | null;
  readonly n?: (summary: Summary) => number;
  /** The short table leaves it out. */
  readonly detail?: boolean;
}

/** What a conversation adds to one row: 1 or `count` (`null`: nobody can tell), and for some columns (by id) a sample of that column's stat. */
export interface TallySample {
  readonly key: string;
  readonly count?: number | null;
  readonly columns?: Readonly<Record<string, unknown>>;
  /** What became of it, in a word, for whoever opens the figure. */
  readonly said?: string;
}

/** `figures`: by the ids of the columns. */
export interface RowSummary {
  /** `null`: of nothing that was added anybody could tell it. */
  readonly count: number | null;
  readonly figures: Readonly<Record<string, number | string | null>>;
}

interface Cell {
  readonly column: TallyColumn;
  readonly stat: Stat<unknown, unknown>;
}

export class Row implements Stat<TallySample, RowSummary> {
  readonly #cells: readonly Cell[];
  readonly #count = new ToldSum();

  constructor(columns: readonly TallyColumn[]) {
    this.#cells = columns.map((column) => ({ column, stat: column.stat() }));
  }

  add({ count = 1, columns = {} }: TallySample): void {
    this.#count.add(count);
    for (const { column, stat } of this.#cells) {
      const sample = columns[column.id];
      if (sample !== undefined) stat.add(sample);
    }
  }

  merge(other: Row): void {
    this.#count.merge(other.#count);
    for (const [index, { stat }] of other.#cells.entries()) this.#cells[index]?.stat.merge(stat);
  }

  summary(): RowSummary {
    const figures: Record<string, number | string | null> = {};
    for (const { column, stat } of this.#cells) {
      const summary = stat.summary();
      figures[column.id] = column.value(summary);
      if (column.n) figures[nameOfN(column.id)] = column.n(summary);
    }
    return { count: this.#count.summary(), figures };
  }
}

export const nameOfN = (id: string): string => `${id}N`;
