import { plural } from './format.ts';
import type { Renderer } from './renderer.ts';
import { alarm } from './table/alarm.ts';
import { comparisonLines } from './table/comparison.ts';
import { headlines, notAvailable } from './table/headline.ts';
import { leftOut } from './table/left-out.ts';
import { inputs, problems, schedules, waiting } from './table/lists.ts';
import { leftAside, type Page, pageOf } from './table/page.ts';
import { slices } from './table/slices.ts';
import { tallies } from './table/tallies.ts';
import { hanging } from './wrap.ts';

const HINT =
  'Definitions: socmetrics metrics · spreadsheet: -o report.csv · one conversation: socmetrics inspect FILE --conversation ID';

function hint(page: Page): string[] {
  const aside = leftAside(page);
  const more = aside === 0 ? [] : [`${plural(aside, 'more figure')}: --all, or --metric ID`];
  return hanging([...more, HINT].join(' · '), page.width).map((line) => page.ink.dim(line));
}

const against = (page: Page): string[] =>
  page.report.comparison === undefined ? [] : comparisonLines(page.report.comparison, page);

/** What makes all else doubtful; then from what was read, over what it says, to what to do next. */
const SECTIONS: readonly ((page: Page) => string[])[] = [
  alarm,
  inputs,
  schedules,
  headlines,
  notAvailable,
  tallies,
  slices,
  against,
  waiting,
  leftOut,
  problems,
  hint,
];

/** The report for people. */
export const table: Renderer = {
  id: 'table',
  title: 'for reading',
  extensions: ['.txt'],
  render(report, options) {
    const page = pageOf(report, options);
    const sections = SECTIONS.map((section) => section(page)).filter((lines) => lines.length > 0);
    return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  },
};
