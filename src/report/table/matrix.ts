import type { TallySummary } from '../../stats/index.ts';
import { count } from '../format.ts';
import { untrusted } from '../untrusted.ts';
import { grid } from './layout.ts';
import type { Page } from './page.ts';

/** More columns than this are rows instead: a day has 24 hours, and a page is 80 wide. */
const MOST_COLUMNS = 12;

/** A table with names on both sides and counts in it; nothing is a dot, so that a pattern can be seen. */
export function matrixOf(title: string, { axes, rows }: TallySummary, page: Page): string[] {
  if (axes === undefined) return [];
  const counts = new Map(rows.map(({ key, count: number }) => [key, number]));
  const isTurned = axes.columns.length > MOST_COLUMNS;
  const [down, across] = isTurned ? [axes.columns, axes.rows] : [axes.rows, axes.columns];
  const at = (one: string, other: string): string => {
    const [row, column] = isTurned ? [other, one] : [one, other];
    const number = counts.get(`${row}${axes.joint}${column}`) ?? 0;
    return number === 0 ? '·' : count(number);
  };
  return grid(
    [
      { head: title, name: true, cells: down.map((one) => untrusted(one)) },
      ...across.map((other) => ({ head: untrusted(other), cells: down.map((one) => at(one, other)) })),
    ],
    page,
  );
}
