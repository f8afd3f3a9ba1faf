import { readDuration } from '../model/duration.ts';
import type { TallyRow, TallySummary } from '../stats/index.ts';
import type { RowFigures } from './figures.ts';
import { printDuration } from './limit.ts';

/*
 * Rows that are found, such as alerts, come and go: none can be named before it is there. What can be asked of them is how
 * many there are, and how many up to a time before as-of: alerts.rows, alerts.last7d.rows.
 */

/** The column that says how long ago a row ended, in whole hours. */
const AGO = 'ago';
const HOUR = 3_600_000;
const WRITTEN = /^last[ -]?(\S.*)$/i;

export const isFound = ({ columns }: Pick<TallySummary, 'columns'>): boolean => columns.some(({ id }) => id === AGO);

/** `last 7 days` is `last7d`; `null` where it is no such stretch. */
function nameOf(written: string): string | null {
  const length = lengthOf(written);
  return length > 0 ? `last${printDuration(length).replaceAll(' ', '')}` : null;
}

const lengthOf = (written: string): number => readDuration(WRITTEN.exec(written)?.[1] ?? '', null);

const isWithin = ({ [AGO]: ago }: TallyRow, length: number): boolean => typeof ago === 'number' && ago * HOUR < length;

export const RECENT: RowFigures<TallySummary> = {
  figures: new Map([
    [
      'rows',
      {
        unit: 'count',
        read: ({ rows }, stretch) => {
          const length = lengthOf(stretch ?? '');
          return { value: rows.filter((row) => isWithin(row, length)).length, n: null };
        },
      },
    ],
  ]),
  example: 'last24h, last7d',
  offer: (metric) =>
    `How many there are is ${metric}.rows; how many in the last day or week, ${metric}.last24h.rows and ${metric}.last7d.rows.`,
  name: nameOf,
  isHeld: () => true,
};
