import { count } from './format.ts';
import { type Report, totalRecords } from './report.ts';

/**
 * What makes every figure worthless, or nearly: it is said first, wherever anything is said. A report on the minority
 * of the rows looks like any other.
 */
export function alarmOf({ input }: Report): string | null {
  const { read, skipped } = totalRecords(input.files);
  if (read === 0) return 'No rows: there is nothing to measure.';
  if (skipped * 2 <= read) return null;
  return `${count(skipped)} of ${count(read)} rows were rejected, more than half: all figures are those of the others. Is the file read as it should be? socmetrics inspect shows how.`;
}
