import type { TallyRow } from '../stats/index.ts';

/** The number that a row has in a field; `null` where the row has none. */
export function figureIn(row: TallyRow, field: string): number | null {
  const value = row[field];
  return typeof value === 'number' ? value : null;
}
