// Writes the pages that follow from the registries; `--check` says which of them are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { configJsonSchema } from '../src/config/schema.ts';
import { columnsOf as conversationColumns, headOf } from '../src/conversations/columns.ts';
import { conversationsSchema } from '../src/conversations/schema.ts';
import { DIMENSIONS } from '../src/metrics/dimensions.ts';
import { METRICS } from '../src/metrics/index.ts';
import type { Metric, Need } from '../src/metrics/metric.ts';
import { CAPABILITIES } from '../src/model/capability.ts';
import { NOTICES, PROBLEMS, type ProblemCode } from '../src/model/problem.ts';
import { schedulesOf } from '../src/model/schedule.ts';
import { readTarget, targetOf } from '../src/model/target.ts';
import { reportSchema } from '../src/report/report.ts';
import { PLATFORMS } from '../src/sources/platforms/index.ts';
import {
  type DocumentPlatform,
  isTable,
  type Platform,
  type TablePlatform,
} from '../src/sources/platforms/platform.ts';
import { UNMEASURED } from '../src/sources/unmeasured/index.ts';
import { configPage } from './config-page.ts';

const GENERATED = '<!-- Written by `npm run docs` from the code; edits here are lost. -->';

const need = (one: Need): string =>
  typeof one === 'string' ? CAPABILITIES[one] : one.map((each) => CAPABILITIES[each]).join(' or ');

const metricsPage = [
  '# What each figure means',
  GENERATED,
  'Ratios carry matched, total, value and a 95 % Wilson interval. Durations carry n, invalid, censored, mean, median, p75, p90, p95, min, max and a 95 % order-statistic interval of the median; percentiles are exact (linear interpolation between closest ranks, as in Excel PERCENTILE.INC and NumPy). In JSON and CSV durations are seconds. A metric whose inputs an export does not hold is not available, with the reason; it is never 0. Why the definitions are what they are: [decisions.md](decisions.md).',
  ...METRICS.flatMap(({ id, title, kind, of, better, definition, needs, notBy }) => [
    `## ${id}`,
    `*${title}* · ${kind} of ${of}${better === 'neither' ? '' : ` · ${better} is better`}`,
    definition,
    ...(needs.length > 0 ? [`Needs: ${needs.map(need).join('; ')}.`] : []),
    ...Object.entries(notBy ?? {}).map(([dimension, reason]) => `Not by ${dimension}: ${reason}.`),
  ]),
  '## Slices',
  `\`--by\` takes up to two of: ${DIMENSIONS.map(({ id }) => `\`${id}\``).join(', ')}. ${DIMENSIONS.filter(
    ({ overlapping }) => overlapping,
  )
    .map(({ id }) => id)
    .join(', ')}: a conversation may stand in several slices, so they do not add up to the whole.`,
  '## Problems',
  'Counted, never silent. `read = used + skipped + duplicates` for every file. Notices (marked *) change no record and do not fail `--strict`.',
  (Object.keys(PROBLEMS) as ProblemCode[])
    .map((code) => `- \`${code}\`${NOTICES.has(code) ? ' *' : ''}: ${PROBLEMS[code]}`)
    .join('\n'),
  '',
].join('\n\n');

const needed = ({ needs }: TablePlatform): string =>
  needs
    .map((one) => (typeof one === 'string' ? `\`${one}\`` : one.map((each) => `\`${each}\``).join(' or ')))
    .join('; ');

const columnsOf = ({ row, aliases }: TablePlatform): readonly string[] => [
  '| field | columns that are taken for it |',
  '|---|---|',
  ...Object.keys(row.shape).map(
    (field) => `| \`${field}\` | ${(aliases[field] ?? [field]).join(', ').replaceAll('|', '\\|')} |`,
  ),
];

const kindsOf = ({ kinds }: DocumentPlatform): readonly string[] => [
  '| records | where they stand in the document |',
  '|---|---|',
  ...kinds.map(({ id, places }) => `| ${id} | ${places.map((place) => `\`${place || 'the document'}\``).join(', ')} |`),
];

const platformSection = (platform: Platform): string[] => [
  `## ${platform.id}`,
  `*${platform.title}* · ${platform.formats.join(', ')}`,
  platform.about,
  ...(platform.steps ? [platform.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')] : []),
  ...(isTable(platform) ? [`Needs: ${needed(platform)}.`] : []),
  (isTable(platform) ? columnsOf(platform) : kindsOf(platform)).join('\n'),
];

const platformsPage = [
  '# Which exports are recognised',
  GENERATED,
  'Column names are compared without letter case, spaces, dashes and dots. `--map field=column` names a column that none of these is; `--map firstReply...=column:min` gives a duration its unit.',
  ...PLATFORMS.flatMap(platformSection),
  '## Recognised, and not measured',
  'Named by themselves these end the run (exit 3) and say why; found beside exports they are set aside, and told.',
  UNMEASURED.map(({ title, why, instead }) => `- ${title}. ${why} ${instead}`).join('\n'),
  '',
].join('\n\n');

const metricLink = (metric: Metric | undefined): string => (metric ? `[${metric.id}](metrics.md#${metric.id})` : '');

/** A service level, as any is. */
const [, rules] = readTarget('next-response 4h');
const NAMED_TARGET = targetOf('NAME', rules, schedulesOf({ schedules: {}, businessHours: null, timeZone: 'UTC' }));

const conversationsPage = [
  '# The table of conversations',
  GENERATED,
  '`socmetrics report FILES --per-conversation` writes one row a conversation, in the order in which they began, with what each metric says of it: as CSV, with `--json` as one list, with `--ndjson` as one object a line; `-o` takes the format from the name. A cell is empty where nothing is known, where the export does not tell it, or where there is none; it is never 0 for that. The columns add up to the report: of a flag, the share of yes among yes and no is the ratio; the median of a column of seconds is the median of the duration (of a list, that of all its entries); counts of cases and of matched ones give the other ratios. Times are seconds, instants ISO 8601 in UTC; lists are separated by `;` in CSV. With `--clock business` seconds are those of business hours. Service levels (`--sla`) have columns of their own, named as they are: `NAME` stands for that.',
  [
    '| CSV | JSON | type | metric | what it holds |',
    '|---|---|---|---|---|',
    ...conversationColumns({ targets: [NAMED_TARGET] }).map(
      (column) =>
        `| \`${headOf(column)}\` | \`${column.id}\` | ${column.type} | ${metricLink(column.metric)} | ${column.about} |`,
    ),
  ].join('\n'),
  '',
].join('\n\n');

/** The page with the titles of all platforms between its two marks. */
function withPlatforms(page: string): string {
  const titles = PLATFORMS.map(({ title }) => title).join(' · ');
  return page.replace(/(?<=<!-- platforms -->\n).*(?=<!-- \/platforms -->)/s, () => `${wrapped(titles)}\n`);
}

function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

const WIDTH = 120;

const schema = `${JSON.stringify(z.toJSONSchema(reportSchema, { target: 'draft-2020-12' }), null, 2)}\n`;

const pages: Readonly<Record<string, string>> = {
  'README.md': withPlatforms(readFileSync('README.md', 'utf8')),
  'docs/metrics.md': metricsPage,
  'docs/platforms.md': platformsPage,
  'docs/report.schema.json': schema,
  'docs/conversations.md': conversationsPage,
  'docs/conversations.schema.json': conversationsSchema(),
  'docs/config.md': configPage(GENERATED),
  'docs/config.schema.json': configJsonSchema(),
};

const stale = Object.entries(pages).filter(([path, page]) => !existsSync(path) || readFileSync(path, 'utf8') !== page);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: npm run docs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, page] of stale) writeFileSync(path, page);
  console.log(stale.length > 0 ? `written: ${stale.map(([path]) => path).join(', ')}` : 'all pages are current');
}
