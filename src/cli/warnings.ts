import { printable } from '../model/text.ts';
import type { Report } from '../report/report.ts';

/** One line for each kind of problem: how many, what, and the first place. Never a line for each row. */
export function warnings({ input }: Report): readonly string[] {
  const records = input.files.map(({ records: counts }) => counts);
  const skipped = records.reduce((sum, { skipped: count }) => sum + count, 0);
  const read = records.reduce((sum, { read: count }) => sum + count, 0);
  const lines = input.problems.map(({ count, title, notice, examples }) => {
    const [first] = examples;
    const place = first
      ? ` ${printable(first.file, 200)}${first.line === null ? '' : `, line ${first.line}`}: ${first.message}`
      : '';
    return `${notice ? 'note' : 'warning'}: ${count} x ${title}.${place}`;
  });
  return skipped > 0
    ? [`warning: ${skipped} of ${read} records cannot be used; --rejects FILE keeps them whole.`, ...lines]
    : lines;
}
