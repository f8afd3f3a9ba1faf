import type { Command } from 'commander';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { analyze } from '../pipeline.ts';
import { notInWide } from '../report/csv.ts';
import { RENDERERS, type Renderer, rendererFor } from '../report/index.ts';
import type { Report } from '../report/report.ts';
import { writeConversations } from './conversations.ts';
import { addCountingFlags, addMaskFlag, addReadingFlags, addSlicingFlags, analyzeOptions } from './flags.ts';
import { guarded, warn, writeFileAtomically, writeOut } from './output.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { terminal } from './terminal.ts';
import { warnings } from './warnings.ts';

interface ReportFlags extends RejectFlags {
  readonly json?: true;
  readonly csv?: true;
  readonly wide?: true;
  readonly rawCsv?: true;
  readonly output?: string;
  readonly all?: true;
  readonly quiet?: true;
  readonly compare?: true;
  readonly perConversation?: true;
  readonly ndjson?: true;
  readonly customers?: true;
  readonly metric?: readonly string[];
  readonly showIds?: true;
  readonly period?: string;
  readonly from?: string;
}

export function reportCommand(program: Command): void {
  const command = program
    .command('report', { isDefault: false })
    .summary('measure exports and print a report')
    .description('Reads exports, measures how customers were answered, and prints a report: a table, JSON or CSV.')
    .argument('<files...>', 'exports: files, folders, patterns, - for standard input; .gz is read as it is')
    .option('--all', 'table: every figure that the exports tell, with intervals and longer lists')
    .option('--json', 'print JSON, described by docs/report.schema.json')
    .option('--csv', 'print CSV: one row per metric, statistic and slice')
    .option('--wide', 'with --csv: one row per slice, one column per figure; rows of tables are left out')
    .option('--raw-csv', 'leave cells that a spreadsheet would run as formulas as they are')
    .option('--compare', 'beside the period, the one before it: --period this-month --compare')
    .option('--per-conversation', 'one row a conversation, with everything measured: CSV, or --json, or --ndjson')
    .option('--ndjson', 'with --per-conversation: one JSON object a line')
    .option('--show-ids', 'with --per-conversation or --customers: customers as the export has them, not as customer-1')
    .option('-o, --output <file>', 'write to a file; its name tells the format (.json, .csv, .txt; .ndjson)')
    .option('-q, --quiet', 'no warnings on standard error');
  addSlicingFlags(addCountingFlags(addReadingFlags(command)));
  addMaskFlag(command);
  addRejectFlags(command);
  command.addHelpText('after', EXAMPLES).action(async (files: readonly string[], flags: ReportFlags) => {
    if (flags.perConversation) return writeConversations(files, flags);
    refuseTableFlags(flags);
    const renderer = chosenRenderer(flags);
    if (flags.compare) requireComparable(flags, renderer);
    const guard = guarded([flags.output, flags.rejects], files);
    const rejected = rejects(flags);
    const asked = { ...(flags.compare ? { compare: true } : {}), ...(flags.showIds ? { showIds: true } : {}) };
    const options = { ...analyzeOptions({ ...flags }), ...guard, ...rejected.options, ...asked };
    const report = await rejected.reading(analyze(files, options));
    rejected.finish(report.input.problems, report.input.files);
    if (!flags.quiet) tell(report, renderer, flags);
    const page = {
      ...terminal(process.stdout),
      wide: flags.wide === true,
      verbose: flags.all === true,
      raw: flags.rawCsv === true,
    };
    if (flags.output === undefined) await writeOut(renderer.render(report, page));
    else writeFileAtomically(flags.output, renderer.render(report, { ...page, colour: false, width: 120 }));
  });
}

const EXAMPLES = `
Examples:
  socmetrics report export.csv
  socmetrics report exports/ --by channel --tz Europe/Warsaw
  socmetrics report export.csv --period this-month --compare
  socmetrics report export.csv --per-conversation -o conversations.csv
  socmetrics report export.csv --from 2026-03-01 --to 2026-04-01 -o march.json
  zcat export.csv.gz | socmetrics report - --csv > report.csv
`;

function refuseTableFlags(flags: ReportFlags): void {
  if (flags.ndjson)
    throw new UserError('--ndjson is for the table of conversations. Ask for that: --per-conversation.', 2);
  const isRanked = flags.customers === true || flags.metric?.includes('community-ranking');
  if (flags.showIds && !isRanked)
    throw new UserError(
      '--show-ids is for tables of customers or conversations. Ask for one: --customers, or --per-conversation.',
      2,
    );
}

/** Told before anything is read. */
function requireComparable({ period, from }: ReportFlags, renderer: Renderer): void {
  if (renderer.id === 'csv') {
    throw new UserError(
      '--compare has no columns in this CSV. socmetrics compare FILES --period P --csv writes them.',
      2,
    );
  }
  if (period === undefined && from === undefined) throw new UserError(NO_PERIOD, 2);
}

const NO_PERIOD = '--compare needs a period. Name it: --period this-month, or --from and --to.';

function chosenRenderer({ json, csv, output }: ReportFlags): Renderer {
  const id = json ? 'json' : csv ? 'csv' : null;
  if (id !== null) return RENDERERS.find((one) => one.id === id) as Renderer;
  if (output === undefined) return RENDERERS.find((one) => one.id === 'table') as Renderer;
  const found = rendererFor(output);
  if (found) return found;
  const known = RENDERERS.flatMap(({ extensions }) => extensions).join(', ');
  throw new UserError(
    `-o ${printable(output)}: its name tells no format. Known are ${known}; or say --json or --csv.`,
    2,
  );
}

/** A table in a terminal tells its problems itself; everywhere else they must not go unseen. */
function tell(report: Report, renderer: Renderer, { output, wide }: ReportFlags): void {
  if (renderer.id === 'table' && output === undefined && process.stdout.isTTY) return;
  for (const line of warnings(report)) warn(line);
  const rowsOf = renderer.id === 'csv' && wide ? notInWide(report) : [];
  if (rowsOf.length > 0) {
    warn(`note: --wide has no columns for the rows of ${rowsOf.join(', ')}. Without --wide they are all there.`);
  }
}
