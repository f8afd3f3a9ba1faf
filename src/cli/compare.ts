import type { Command } from 'commander';
import { compareSides } from '../comparison/compare.ts';
import { COMPARISON_RENDERERS, type ComparisonRenderer } from '../comparison/renderers/index.ts';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { withDefaults } from '../options.ts';
import { addCountingFlags, addReadingFlags, addSlicingFlags, analyzeOptions } from './flags.ts';
import { guarded, warn, writeFileAtomically, writeOut } from './output.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { type Pairing, pairingOf, sidesOf } from './sides.ts';
import { pipedInto } from './standard-input.ts';
import { terminal } from './terminal.ts';
import { warnings } from './warnings.ts';

interface CompareFlags extends RejectFlags {
  readonly against?: string;
  readonly slice?: string;
  readonly period?: string;
  readonly by?: readonly string[];
  readonly metric?: readonly string[];
  readonly json?: true;
  readonly csv?: true;
  readonly markdown?: true;
  readonly output?: string;
  readonly quiet?: true;
}

export function compareCommand(program: Command): void {
  const command = program
    .command('compare')
    .summary('two exports, periods or slices, and whether they differ by more than chance')
    .description(
      'Sets two sides beside each other, metric by metric: their difference, their ratio, and whether it is more than chance. Saved reports (.json, or from standard input) compare like the exports that they were made of.',
    )
    .argument(
      '<files...>',
      'two exports, folders or saved reports, - for standard input; or, with --against, what holds both sides',
    )
    .option('--against <side>', 'what the period or the slice is judged by: 2026-02, last-month, account=@other')
    .option('--slice <dimension=value>', 'only this slice, such as account=@acme')
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV: one row per figure')
    .option('--markdown', 'print Markdown')
    .option('-o, --output <file>', 'write to a file; its name tells the format (.json, .csv, .md, .txt)')
    .option('-q, --quiet', 'no warnings on standard error');
  addSlicingFlags(addCountingFlags(addReadingFlags(command)));
  addRejectFlags(command);
  command.addHelpText('after', EXAMPLES).action(compare);
}

const EXAMPLES = `
A is the first file, or what --against names; B is judged by it.

Examples:
  socmetrics compare february.csv march.csv
  socmetrics compare last-week.json this-week.json -o change.md
  socmetrics report this-week.csv --json | socmetrics compare last-week.json -
  socmetrics compare exports/ --period this-month --against last-month
  socmetrics compare export.csv --period 2026-Q1 --by channel
  socmetrics compare export.csv --slice account=@acme_uk --against account=@acme_de
`;

async function compare(inputs: readonly string[], flags: CompareFlags, command: Command): Promise<void> {
  const renderer = chosenRenderer(flags);
  const pairing: Pairing = pairingOf(inputs, flags);
  const guard = guarded([flags.output, flags.rejects], inputs);
  const rejected = rejects(flags);
  const given = { ...analyzeOptions({ ...flags }), ...guard, ...rejected.options };
  withDefaults(given);
  const { report: piped, stdin } = await pipedInto(inputs);
  const options = { ...given, stdin };
  const { a, b, read, warnings: doubts } = await rejected.reading(sidesOf(pairing, { options, command, piped }));
  rejected.finish(
    read.flatMap(({ input }) => input.problems),
    read.flatMap(({ input }) => input.files),
  );
  const compared = compareSides(a, b, flags.metric ?? null);
  const comparison = { ...compared, warnings: [...doubts, ...compared.warnings] };
  if (!flags.quiet) {
    for (const report of read) for (const line of warnings(report)) warn(line);
    if (renderer.id === 'csv' || flags.output !== undefined)
      for (const line of comparison.warnings) warn(`warning: ${line}.`);
  }
  const page = { comparison, report: b.report };
  if (flags.output === undefined) await writeOut(renderer.render(page, terminal(process.stdout)));
  else writeFileAtomically(flags.output, renderer.render(page, { colour: false, width: 120 }));
}

function chosenRenderer({ json, csv, markdown, output }: CompareFlags): ComparisonRenderer {
  const id = json ? 'json' : csv ? 'csv' : markdown ? 'markdown' : output === undefined ? 'table' : null;
  const named = (one: ComparisonRenderer) => one.extensions.some((end) => output?.toLowerCase().endsWith(end));
  const found = COMPARISON_RENDERERS.find((one) => (id === null ? named(one) : one.id === id));
  if (found) return found;
  const known = COMPARISON_RENDERERS.flatMap(({ extensions }) => extensions).join(', ');
  throw new UserError(
    `-o ${printable(output ?? '')}: its name tells no format. Known are ${known}; or say --json, --csv or --markdown.`,
    2,
  );
}
