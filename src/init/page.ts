import { METRICS } from '../metrics/index.ts';
import { printable, shellWord } from '../model/text.ts';
import { plural } from '../report/format.ts';
import type { Report } from '../report/report.ts';
import { wrapped } from '../report/wrap.ts';
import type { Pick, Proposal } from './propose.ts';

/** What became of the sample. */
interface Trial {
  readonly report: Report | null;
  readonly error: string | null;
}

interface Written {
  readonly file: string;
  /** What `--profile` is to be told. */
  readonly profile: string;
  /** Where it was written; `null`: it was only to be shown. */
  readonly place: string | null;
  readonly trial: Trial;
}

/** What `init` says: which column means what and why, what came of the sample, and the next command. */
export function proposalPage(
  proposal: Proposal,
  { file, profile, place, trial }: Written,
  width: number,
): readonly string[] {
  const { table, platform, picks, unused } = proposal;
  const rows = table.records.length;
  const where = table.place === '' ? '' : `, the list ${printable(table.place, 60)}`;
  return [
    `${printable(table.path, 200)}${where}: ${plural(table.header.length, 'column')}, ${plural(rows, 'row')} looked at. Read as: ${platform.title.toLowerCase()} (${platform.id}).`,
    ...pickLines(picks),
    ...(unused.length > 0 ? wrapped(`Not used: ${names(unused.map(({ column }) => column))}.`, width, '  ') : []),
    ...askLines(proposal, width),
    '',
    ...trialLines(trial, rows, width),
    '',
    place === null
      ? 'Nothing was written (--dry-run). To write the profile, leave that out.'
      : `Written: profile ${printable(profile, 100)} in ${printable(place, 300)}`,
    `Next: ${nextCommand(file, profile)}`,
  ];
}

function pickLines(picks: readonly Pick[]): readonly string[] {
  const [field, column] = (['field', 'column'] as const).map((key) =>
    Math.max(...picks.map((pick) => printable(pick[key], 40).length)),
  ) as [number, number];
  return picks.map(
    (pick) =>
      `  ${pick.field.padEnd(field)}  <- ${printable(pick.column, 40).padEnd(column)}  ${pick.confidence}: ${printable(pick.why, 100)}`,
  );
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, 20).map((name) => printable(name, 40));
  return shown.join(', ') + (all.length > shown.length ? ` and ${all.length - shown.length} more` : '');
}

/** What only a person can tell. */
function askLines({ table, brand, dateOrder }: Proposal, width: number): readonly string[] {
  const lines = [
    ...(table.isHeadless
      ? ['The file has no header: its columns are named by their places, which the profile says (header).']
      : []),
    ...(brand && brand.self.length === 0
      ? [
          'No column says who writes for the brand: name them in the profile (self: [NAME]), or nobody is known to have answered.',
        ]
      : []),
    ...(brand && brand.self.length > 0
      ? [`${names(brand.self)} is taken for the brand, since it ${brand.why}: see self in the profile.`]
      : []),
    ...(dateOrder === 'either'
      ? ['All dates can be read as day/month or as month/day: say which in the profile (dateOrder: dmy or mdy).']
      : []),
  ];
  return lines.flatMap((line) => wrapped(line, width, '  '));
}

function trialLines({ report, error }: Trial, rows: number, width: number): readonly string[] {
  if (!report) return wrapped(`Tried on these rows: ${printable(error ?? '', 500)}`, width, '');
  const { used, read } = report.input.files[0]?.records ?? { used: 0, read: rows };
  const problems = report.input.problems.filter(({ notice }) => !notice);
  const told = METRICS.filter(({ id }) => report.metrics[id] && report.metrics[id].kind !== 'not-available');
  return [
    `Tried on these rows: ${used} of ${read} can be used, in ${plural(report.input.conversations, 'conversation')}.`,
    ...problems.flatMap(({ count, title }) => wrapped(`${count} x ${title}`, width, '  ')),
    ...wrapped(`A report tells: ${told.map(({ id }) => id).join(', ')}.`, width, ''),
    ...untold(report).flatMap((line) => wrapped(line, width, '')),
  ];
}

/** By the first reason, since one missing column takes several figures with it. */
function untold({ metrics }: Report): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { id } of METRICS) {
    const metric = metrics[id];
    // What a target or a longer span would give is no matter of columns.
    if (metric?.kind !== 'not-available' || !metric.reason.startsWith('this export')) continue;
    const [first = ''] = metric.reason.split(/(?<!,) and no /);
    reasons.set(first, [...(reasons.get(first) ?? []), id]);
  }
  return [...reasons].map(([reason, ids]) => `It cannot tell: ${ids.join(', ')} (${reason}).`);
}

/** The command that uses what was written, or needs nothing of it. */
export const nextCommand = (file: string, profile: string | null): string =>
  `socmetrics report ${shellWord(file)}${profile === null ? '' : ` --profile ${shellWord(profile)}`}`;
