import { pathName } from '../model/text.ts';
import { alarmOf } from '../report/alarm.ts';
import { placeIn, type Report, type ReportExample, type ReportProblem, totalRecords } from '../report/report.ts';

/** One line for each kind of problem: how many, what, and the first place. Never a line for each row. */
export function warnings(report: Report): readonly string[] {
  const { files, problems } = report.input;
  const { read, skipped } = totalRecords(files);
  const alarm = alarmOf(report);
  const rejected = `${skipped} of ${read} records cannot be used; --rejects FILE keeps them whole.`;
  const first = alarm ?? (skipped > 0 ? rejected : null);
  return [...(first === null ? [] : [`warning: ${first}`]), ...problems.map(lineOf)];
}

function lineOf({ count, title, notice, examples: [first] }: ReportProblem): string {
  const example = first ? ` ${placeOf(first)}: ${first.message}` : '';
  return `${notice ? 'note' : 'warning'}: ${count} x ${title}.${example}`;
}

/** `export.csv, line 5`, `export.csv, record 4` */
export function placeOf(example: ReportExample): string {
  const { line, record } = placeIn(example);
  const places = [
    pathName(example.file),
    line === null ? '' : `line ${line}`,
    record === null ? '' : `record ${record}`,
  ];
  return places.filter((place) => place !== '').join(', ');
}
