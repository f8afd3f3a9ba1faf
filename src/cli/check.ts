import type { Command } from 'commander';
import type { Analysis } from '../analysis.ts';
import { comparableFigures, judgeChange, otherMeasures } from '../checks/baseline.ts';
import { evaluate } from '../checks/evaluate.ts';
import { VERDICT_RENDERERS } from '../checks/renderers/index.ts';
import type { CheckResult } from '../checks/result.ts';
import type { FigureReference } from '../checks/threshold.ts';
import { verdictOf } from '../checks/verdict.ts';
import { printName } from '../checks/words.ts';
import type { ThresholdEntry } from '../config/schema.ts';
import { UserError } from '../model/problem.ts';
import { pathName } from '../model/text.ts';
import { type AnalyzeOptions, withDefaults } from '../options.ts';
import { readConversations } from '../pipeline.ts';
import { jsonText } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { untrusted } from '../report/untrusted.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { type Asked, type AskedBaseline, type AskedFlags, askedOf, figuresOf } from './asked.ts';
import { limitsOf, measured, type Reports, reportBy } from './evidence.ts';
import { EXIT } from './exit-codes.ts';
import { addCountingFlags, addMaskFlag, addReadingFlags, analyzeOptions } from './flags.ts';
import { warn, writeFileAtomically } from './output.ts';
import { dimensionsToSave, prepared } from './prepared.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { filesOf, publish, type ReporterFlags, reportersOf } from './reporters.ts';
import { pipedInto } from './standard-input.ts';
import { warnings } from './warnings.ts';
import { isOfWaiting, whoWaits } from './who-waits.ts';

interface CheckFlags extends AskedFlags, ReporterFlags, RejectFlags {
  readonly quiet?: true;
}

const more = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

export function checkCommand(program: Command): void {
  const command = program
    .command('check')
    .summary('hold exports, or a saved report, to thresholds')
    .description(
      'Judges exports, or a report that was saved as JSON, by thresholds and by an earlier report. Ends with 1 where one is breached or there is nothing to judge it by.',
    )
    .argument('<files...>', 'exports: files, folders, patterns, - for standard input; or one report.json, or - for it')
    .option('--require <threshold>', 'what must hold, such as "response-rate >= 95%" (repeatable)', more)
    .option('--warn <threshold>', 'what should hold: it is told, and does not fail (repeatable)', more)
    .option('--warn-only', 'everything is told, and nothing fails')
    .option('--min-n <n>', 'fewer observations than this are too few to judge by, and fail')
    .option('--allow-missing', 'nothing to judge by does not fail')
    .option('--baseline <report.json>', 'fail where figures are worse than in this earlier report')
    .option(
      '--not-worse <figure>',
      'compare only this, such as "first-response-time.p90 by channel" (repeatable)',
      more,
    )
    .option('--max-worse <percentage>', 'how much worse than the baseline is allowed')
    .option('--significant', 'fail only where it is worse by more than chance (default, without --max-worse)')
    .option('--update-baseline', 'write the report of now as the baseline, and compare nothing')
    .option('--json', 'print the results as JSON')
    .option('--reporter <id[=file]>', `${VERDICT_RENDERERS.map(({ id }) => id).join(', ')} (repeatable)`, more)
    .option('-o, --output <file>', 'write to a file; its name tells the format (.txt, .json, .xml, .md)')
    .option('-q, --quiet', 'no warnings on standard error');
  addCountingFlags(addReadingFlags(command));
  addMaskFlag(command);
  addRejectFlags(command);
  command.addHelpText('after', EXAMPLES).action(check);
}

const EXAMPLES = `
A threshold: METRIC[.STATISTIC] OPERATOR LIMIT [by DIMENSION] [where DIMENSION = VALUE [and ...]]
  first-response-time.p90 <= 15m       times: n, median, mean, p75, p90, p95, min, max ...
  response-rate >= 95%                 rates
  topics."late delivery".count < 10    rows of a table
  first-response-within.1h >= 80%      a limit of first-response-within
  negative-feedback-ratio <= 20% by channel
  first-response-time.median <= 1h where channel = twitter

Examples:
  socmetrics check export.csv --require 'first-response-time.p90 <= 15m' --require 'response-rate >= 95%'
  socmetrics check report.json --require 'conversations >= 50' --reporter text --reporter junit=results.xml
  socmetrics check week.csv --baseline last-week.json --max-worse 10% --significant

Exit codes: 0 all met · 1 breached, or nothing to judge by · 2 wrong use · 3 an input or output cannot be used · 4 more records rejected than allowed. Where several apply: 2 before 3 before 4 before 1.
`;

async function check(inputs: readonly string[], flags: CheckFlags, command: Command): Promise<void> {
  const asked = askedOf({ ...flags, thresholds: [...(flags.thresholds ?? []), ...promises(flags)] });
  const reporters = reportersOf(flags, process.env);
  const options = optionsOf(flags, asked);
  const rejected = rejects(flags);
  const { report: piped, stdin } = await pipedInto(inputs);
  const { saved, baseline, guard } = prepared(inputs, piped, asked, command, [
    ...filesOf(reporters),
    flags.rejects,
    asked.baseline?.update ? asked.baseline.path : undefined,
  ]);

  const found = saved
    ? { reports: [saved] as const, by: () => saved, analysis: null }
    : await read(inputs, { ...options, stdin, ...guard, ...rejected.options }, rejected.reading, figuresOf(asked));
  const { reports } = found;
  const results = [...evaluate(reports, asked.thresholds, 'The report'), ...changes(reports, baseline, asked.baseline)];
  if (!flags.quiet) for (const line of notices(reports[0], baseline, asked)) warn(line);

  const waiters =
    found.analysis && whoWaits(results, found.analysis, { inputs, command, words: process.argv.slice(2) });
  const verdict = verdictOf(withChannels(reports, results, found.by), results, waiters, (result) =>
    isOfWaiting(result, found.analysis?.options.targets ?? []),
  );
  await publish(reporters, verdict);
  rejected.finish(reports[0].input.problems, reports[0].input.files);
  if (asked.baseline?.update) writeBaseline(asked.baseline, found.by(dimensionsToSave(asked.baseline)));
  if (!verdict.passed || judgedNothing(results, asked, flags)) process.exitCode = EXIT.thresholdBreached;
}

/** A service level that says how many have to meet it is a threshold. */
const promises = (flags: CheckFlags): readonly ThresholdEntry[] =>
  withDefaults(analyzeOptions({ ...flags })).targets.flatMap(({ name, share }) =>
    share === null ? [] : [{ require: `sla.${printName(name)} >= ${share}` }],
  );

/** What is impossible is told before any file is touched. */
function optionsOf(flags: CheckFlags, asked: Asked): AnalyzeOptions {
  const options = analyzeOptions({ ...flags });
  const all = { ...options, limits: [...(options.limits ?? []), ...limitsOf(figuresOf(asked))] };
  withDefaults(all);
  return all;
}

interface Evidence {
  readonly reports: Reports;
  readonly analysis: Analysis;
  /** The report by other dimensions; with metrics, only of these. */
  by(dimensions: readonly string[], metrics?: readonly string[]): Report | null;
}

async function read(
  inputs: readonly string[],
  options: AnalyzeOptions,
  reading: ReturnType<typeof rejects>['reading'],
  figures: readonly FigureReference[],
): Promise<Evidence> {
  const analysis = await reading(readConversations(inputs, options));
  return {
    reports: measured(analysis, figures),
    analysis,
    by: (dimensions, metrics) => reportBy(analysis, dimensions, metrics),
  };
}

function changes(reports: Reports, baseline: Report | null, asked: AskedBaseline | null): readonly CheckResult[] {
  if (baseline === null || asked === null) return [];
  const { rule, figures, common } = asked;
  const usual = () => comparableFigures(VOCABULARY, reports[0], baseline).map((figure) => ({ ...figure, ...common }));
  return judgeChange(reports, baseline, figures ?? usual(), rule);
}

/** Where a figure over everything is missed, which channel it comes from is the next question. */
function withChannels(reports: Reports, results: readonly CheckResult[], by: Evidence['by']): Reports {
  const missed = results.filter(({ passed, slice }) => !passed && Object.keys(slice).length === 0);
  const isSliced = (metric: string) =>
    reports.some(({ options, groups }) => options.by.length === 1 && groups.some(({ metrics }) => metrics[metric]));
  const metrics = [...new Set(missed.map(({ metric }) => metric))].filter((metric) => !isSliced(metric));
  const more = metrics.length === 0 ? null : by(['channel'], metrics);
  return more === null ? reports : [...reports, more];
}

/** What a reader of the verdict should know of the data. */
function notices(report: Report, baseline: Report | null, { baseline: asked }: Asked): readonly string[] {
  if (baseline === null || asked === null) return warnings(report);
  const others = [...otherMeasures(report, baseline), ...notMeasured(report, baseline, asked)].map(
    (difference) => `warning: ${pathName(asked.path)}: ${difference}.`,
  );
  return [...warnings(report), ...others];
}

/** What one of the two does not hold is not compared, and not passed over in silence. */
function notMeasured(report: Report, baseline: Report, { figures }: AskedBaseline): readonly string[] {
  if (figures !== null) return [];
  const lacking = (from: Report, other: Report) =>
    Object.keys(from.metrics)
      .filter((id) => other.metrics[id] === undefined && from.definitions[id]?.better !== 'neither')
      .map((id) => untrusted(id));
  const [before, now] = [lacking(report, baseline), lacking(baseline, report)];
  return [
    ...(before.length > 0 ? [`not compared, since it does not hold them: ${before.join(', ')}`] : []),
    ...(now.length > 0 ? [`not compared, since they were not measured now: ${now.join(', ')}`] : []),
  ];
}

/** A comparison in which nothing could be compared must not look like a good week. */
function judgedNothing(results: readonly CheckResult[], { baseline }: Asked, flags: CheckFlags): boolean {
  if (results.length > 0 || baseline === null || baseline.update || flags.allowMissing || flags.warnOnly) return false;
  warn(
    'socmetrics: nothing was judged: this run and the baseline hold no figure in common. --allow-missing lets it pass.',
  );
  return true;
}

function writeBaseline({ path }: AskedBaseline, report: Report | null): void {
  if (report === null) return;
  if (report.input.conversations === 0) {
    throw new UserError(
      `${pathName(path)} is left as it was: there are no conversations to make a baseline of. Check the export.`,
    );
  }
  writeFileAtomically(path, jsonText(report));
  warn(`socmetrics: ${pathName(path)} holds the report of now.`);
}
