import { count, date, epoch, instant, period, plural } from '../format.ts';
import {
  placeIn,
  type Records,
  type ReportExample,
  type ReportFile,
  type ReportProblem,
  totalRecords,
} from '../report.ts';
import { untrusted } from '../untrusted.ts';
import { hanging, wrapped } from '../wrap.ts';
import { beside, padStart, widest } from './layout.ts';
import type { Page } from './page.ts';

const FEW_FILES = 5;

/** Which files, of what kind, what became of their rows, and what time they tell of. */
export function inputs({ report, width, verbose }: Page): string[] {
  const { files } = report.input;
  const when = timeOf(report);
  const [only] = files;
  if (only && files.length === 1) return hanging(`${fileLine(only)} · ${when}`, width);
  const shown = verbose ? files : files.slice(0, FEW_FILES);
  const hidden = files.length - shown.length;
  return [
    ...hanging(`${plural(files.length, 'file')} · ${rowsOf(totalRecords(files))} · ${when}`, width),
    ...shown.flatMap((file) => wrapped(fileLine(file), width, '  ')),
    ...(hidden > 0 ? [`  and ${count(hidden)} more`] : []),
  ];
}

function timeOf({ period: told, options }: Page['report']): string {
  const { timeZone, clock } = options;
  const dates = told === null ? 'no dates' : period(told, timeZone);
  return `${dates}, ${untrusted(timeZone)}, ${CLOCKS[clock] ?? untrusted(clock)} time${askedFor(options)}`;
}

/** Which conversations count: what happened to them later stands in the dates too. The end is not included. */
function askedFor({ from, to, timeZone }: Page['report']['options']): string {
  const last = to === null ? null : date(isoOf(epoch(to) - 1), timeZone);
  if (from === null) return last === null ? '' : ` · begun up to ${last}`;
  const first = date(from, timeZone);
  if (last === null) return ` · begun from ${first} on`;
  return first === last ? ` · begun ${first}` : ` · begun ${first} - ${last}`;
}

const isoOf = (at: number): string => new Date(at).toISOString();

const CLOCKS: Readonly<Record<string, string>> = { both: 'calendar and business' };

/** The hours that business time was counted in, and for whom. */
export function schedules({ report, width }: Page): string[] {
  const { schedules: all = {}, clock } = report.options;
  if (clock === 'calendar') return [];
  const told = Object.entries(all).map(([name, { timeZone, accounts = [], channels = [] }]) => {
    const whom = [...accounts, ...channels].map((one) => untrusted(one)).join(', ');
    return `${untrusted(name)} (${untrusted(timeZone)})${whom === '' ? '' : ` for ${whom}`}`;
  });
  return told.length === 0 ? [] : hanging(`Business time: ${told.join(' · ')}`, width);
}

/** What a file was found to be, in one line: whose export, in what form, and what became of its rows. */
const fileLine = (file: ReportFile): string =>
  [
    fileName(file.path),
    `${untrusted(file.title)} (${untrusted(file.platform)})`,
    formOf(file),
    rowsOf(file.records),
  ].join(' · ');

const SEPARATORS = new Map([
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
]);

/** Commas and UTF-8 go without saying. */
function formOf({ format, delimiter, encoding }: ReportFile): string {
  const separator = delimiter === null || delimiter === ',' ? [] : [SEPARATORS.get(delimiter) ?? untrusted(delimiter)];
  return [untrusted(format), ...separator, ...(encoding === 'utf-8' ? [] : [untrusted(encoding)])].join(', ');
}

const rowsOf = ({ used, skipped, duplicates }: Records): string =>
  `${plural(used, 'row')} used, ${count(skipped)} skipped${duplicates > 0 ? `, ${plural(duplicates, 'duplicate')}` : ''}`;

const LONGEST_PATH = 40;

/** The end of a path tells more than its beginning. */
const fileName = (path: string): string =>
  untrusted(path.length > LONGEST_PATH ? `…${path.slice(1 - LONGEST_PATH)}` : path);

const FEW_WAITING = 5;

/** Who waits longest. */
export function waiting({ report: { waiting, waitingTotal, options }, width, ink }: Page): string[] {
  if (waitingTotal === 0) return [];
  const shown = waiting.slice(0, FEW_WAITING);
  const hidden = waitingTotal - shown.length;
  return [
    ink.bold(`Waiting now: ${count(waitingTotal)}, longest first`),
    ...shown.flatMap(({ conversation, since, channel, account }) => {
      const who = [conversation, channel, account].map((text) => untrusted(text)).join(' · ');
      return beside(`  since ${instant(since, options.timeZone)}  `, `conversation ${who}`, width);
    }),
    ...(hidden > 0 ? wrapped(`and ${count(hidden)} more: --json holds them`, width, '  ') : []),
  ];
}

/** What was wrong with the input, and after it what is only worth saying: how often, and one place to look at. */
export function problems(page: Page): string[] {
  const { problems: all } = page.report.input;
  return [
    ...listed(
      'Problems',
      all.filter(({ notice }) => !notice),
      page,
    ),
    ...listed(
      'Notes',
      all.filter(({ notice }) => notice),
      page,
    ),
  ];
}

function listed(heading: string, found: readonly ReportProblem[], { width, ink, verbose }: Page): string[] {
  if (found.length === 0) return [];
  const room = widest(found.map((problem) => count(problem.count)));
  return [
    ink.bold(heading),
    ...found.flatMap((problem) => {
      const examples = problem.examples.slice(0, verbose ? undefined : 1).map(exampleOf);
      const text = [untrusted(problem.title, 120), ...examples].join(' · ');
      return beside(`  ${padStart(count(problem.count), room)}  `, text, width);
    }),
  ];
}

/** `tickets.csv:19: "31.02.2026"` */
function exampleOf(example: ReportExample): string {
  const { line, record } = placeIn(example);
  const place = (line === null ? '' : `:${line}`) + (record === null ? '' : ` record ${count(record)}`);
  return `${fileName(example.file)}${place}: ${untrusted(example.message, 200)}`;
}
