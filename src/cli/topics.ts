import { type Command, InvalidArgumentError } from 'commander';
import { DISCOVERY_RENDERERS, type DiscoveryRenderer } from '../discovery/renderers/index.ts';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { reportOn } from '../pipeline.ts';
import { addCountingFlags, addMaskFlag, addReadingFlags, analyzeOptions } from './flags.ts';
import { guarded, warn, writeFileAtomically, writeOut } from './output.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { terminal } from './terminal.ts';
import { warnings } from './warnings.ts';

interface TopicsFlags extends RejectFlags {
  readonly top: number;
  readonly least?: number;
  readonly json?: true;
  readonly csv?: true;
  readonly yaml?: true;
  readonly output?: string;
  readonly quiet?: true;
}

export function topicsCommand(program: Command): void {
  const command = program
    .command('topics')
    .summary('what repeats in messages and no topic names yet, with rules to name it')
    .description(
      'Finds words that repeat in the messages of customers whose conversations have no topic yet, names each group by its own words, shows who said them, and suggests rules for the configuration. What is named there counts in reports from then on, and raises alerts when it rises. Nothing is learnt from elsewhere: the same export gives the same groups.',
    )
    .argument('<files...>', 'exports: files, folders, patterns, - for standard input')
    .option('--top <n>', 'groups at most', wholeNumber, 20)
    .option('--least <n>', 'messages of a group at least (default: one in a thousand, and 3)', wholeNumber)
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV: one row a group')
    .option('--yaml', 'print the rules alone, to paste into the configuration')
    .option('-o, --output <file>', 'write to a file; its name tells the format (.json, .csv, .yaml, .txt)')
    .option('-q, --quiet', 'no warnings on standard error');
  addCountingFlags(addReadingFlags(command));
  addMaskFlag(command);
  addRejectFlags(command);
  command.addHelpText('after', EXAMPLES).action(topics);
}

const EXAMPLES = `
Examples:
  socmetrics topics export.csv
  socmetrics topics export.csv --from 2026-03-01 --top 10
  socmetrics topics export.csv --yaml
`;

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError('Write a whole number, 1 or more.');
}

async function topics(inputs: readonly string[], flags: TopicsFlags): Promise<void> {
  const renderer = chosenRenderer(flags);
  const guard = guarded([flags.output, flags.rejects], inputs);
  const rejected = rejects(flags);
  const options = { ...analyzeOptions({ ...flags }), ...guard, ...rejected.options };
  // Loaded by those who look for topics: help does not wait for its words.
  const { discoverTopics } = await import('../discovery/index.ts');
  const { discovery, analysis } = await rejected.reading(
    discoverTopics(inputs, options, { most: flags.top, least: flags.least ?? null }),
  );
  const report = reportOn(analysis, [], []);
  rejected.finish(report.input.problems, report.input.files);
  if (!flags.quiet) for (const line of warnings(report)) warn(line);
  if (flags.output === undefined) await writeOut(renderer.render(discovery, terminal(process.stdout)));
  else writeFileAtomically(flags.output, renderer.render(discovery, { colour: false, width: 120 }));
}

function chosenRenderer({ json, csv, yaml, output }: TopicsFlags): DiscoveryRenderer {
  const id = json ? 'json' : csv ? 'csv' : yaml ? 'yaml' : output === undefined ? 'table' : null;
  const isNamed = (one: DiscoveryRenderer) => one.extensions.some((end) => output?.toLowerCase().endsWith(end));
  const found = DISCOVERY_RENDERERS.find((one) => (id === null ? isNamed(one) : one.id === id));
  if (found) return found;
  const known = DISCOVERY_RENDERERS.flatMap(({ extensions }) => extensions).join(', ');
  throw new UserError(
    `-o ${printable(output ?? '')}: its name tells no format. Known are ${known}; or say --json, --csv or --yaml.`,
    2,
  );
}
