import type { Command } from 'commander';
import type { Analysis } from '../analysis.ts';
import { chosenDimensions } from '../metrics/choose.ts';
import { keysOf } from '../metrics/measure.ts';
import { checkLink } from '../model/link.ts';
import { UserError } from '../model/problem.ts';
import { targetOf } from '../model/target.ts';
import { printable } from '../model/text.ts';
import { type Options, withDefaults } from '../options.ts';
import { metricContext, readConversations, reportOn } from '../pipeline.ts';
import { type Queue, type QueueOptions, queueOf } from '../queue/queue.ts';
import { QUEUE_RENDERERS, type QueueRenderer } from '../queue/renderers.ts';
import { noSuchSlice } from './figure.ts';
import { addCountingFlags, addLinkingFlags, addReadingFlags, analyzeOptions } from './flags.ts';
import { guarded, warn, writeFileAtomically, writeOut } from './output.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { type Slice, sliceOf } from './sides.ts';
import { terminal } from './terminal.ts';
import { warnings } from './warnings.ts';

interface QueueFlags extends RejectFlags {
  readonly target?: string;
  readonly late?: true;
  readonly slice?: readonly string[];
  readonly top?: string;
  readonly showIds?: true;
  readonly link?: string;
  readonly json?: true;
  readonly csv?: true;
  readonly ndjson?: true;
  readonly output?: string;
  readonly quiet?: true;
}

const more = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

export function queueCommand(program: Command): void {
  const command = program
    .command('queue')
    .summary('who waits for an answer now, longest first')
    .description(
      'Lists the conversations in which a customer waits at as-of, longest first, in calendar time and, where business hours are known, in business time. What is past its target is marked.',
    )
    .argument('<files...>', 'exports: files, folders, patterns, - for standard input')
    .option(
      '--target <duration>',
      'mark who waits longer than this, such as 4h or "4h calendar" (default: the service levels of --sla and the configuration)',
    )
    .option('--late', 'only those past their target')
    .option(
      '--slice <dimension=value>',
      'only those in this slice, such as priority=urgent or channel=chat,email (repeatable, up to two)',
      more,
    )
    .option('--top <n>', 'only so many')
    .option('--show-ids', 'customers as the export has them, not as customer-1')
    .option('--csv', 'print CSV')
    .option('--json', 'print JSON')
    .option('--ndjson', 'print one JSON object a line')
    .option('-o, --output <file>', 'write to a file; its name tells the format (.csv, .json, .ndjson, .txt)')
    .option('-q, --quiet', 'no warnings on standard error');
  addLinkingFlags(addCountingFlags(addReadingFlags(command)));
  addRejectFlags(command);
  command.addHelpText('after', EXAMPLES).action(queue);
}

const EXAMPLES = `
Examples:
  socmetrics queue export.csv
  socmetrics queue export.csv --target 4h --late --business-hours 'Mon-Fri 09:00-17:00'
  socmetrics queue export.csv --link 'https://acme.zendesk.com/agent/tickets/{conversation}' -o waiting.csv
`;

async function queue(files: readonly string[], flags: QueueFlags): Promise<void> {
  const renderer = chosenRenderer(flags);
  const given = analyzeOptions({ ...flags });
  const asked = askedOf(flags, withDefaults(given));
  const guard = guarded([flags.output, flags.rejects], files);
  const rejected = rejects(flags);
  const analysis = await rejected.reading(readConversations(files, { ...given, ...guard, ...rejected.options }));
  const { input, ...rest } = reportOn(analysis, [], []);
  rejected.finish(input.problems, input.files);
  if (!flags.quiet) for (const line of warnings({ input, ...rest })) warn(line);
  const { slice, ...others } = asked;
  const where = whereOf(analysis, slice);
  const found: Queue = queueOf(analysis, metricContext(analysis), { ...others, where });
  if (flags.output === undefined) await writeOut(renderer.render(found, terminal(process.stdout)));
  else writeFileAtomically(flags.output, renderer.render(found, { width: 120, colour: false }));
}

/** The values of each dimension; a slice that nobody stands in is misspelt more often than it is empty. */
function whereOf(analysis: Analysis, slice: Slice): QueueOptions['where'] {
  const context = metricContext(analysis);
  return Object.fromEntries(
    chosenDimensions(Object.keys(slice)).map((dimension): [string, readonly string[]] => {
      const keys = new Set(
        analysis.conversations.flatMap((one) => keysOf([dimension], one, { sample: null }, context).flat()),
      );
      const text = slice[dimension.id] ?? '';
      const values = keys.has(text) ? [text] : text.split(',').map((value) => value.trim());
      const unknown = values.find((value) => !keys.has(value));
      if (unknown === undefined) return [dimension.id, values];
      throw noSuchSlice({ slice: { [dimension.id]: unknown }, keys: [...keys].sort() });
    }),
  );
}

/** What is impossible is told before any file is touched. */
function askedOf({ target, late, slice: slices = [], top, link, showIds }: QueueFlags, options: Options) {
  const named = slices.map((text) => sliceOf('--slice', text));
  chosenDimensions(named.flatMap((one) => Object.keys(one)));
  if (top !== undefined && !/^[1-9]\d{0,8}$/.test(top)) {
    throw new UserError(`--top ${printable(top)}: not a number of conversations. Write for example --top 10.`, 2);
  }
  if (link !== undefined) checkedLink(link);
  const own = target === undefined ? null : ownTarget(target, options);
  if (late && own === null && options.targets.every(({ metric }) => metric === 'resolution')) {
    throw new UserError(
      '--late: nothing says how late is late. Add --target 4h, --sla "first-response 1h", or sla in the configuration.',
      2,
    );
  }
  return {
    target: own,
    slice: Object.assign({}, ...named) as Slice,
    onlyLate: late === true,
    most: top === undefined ? Number.POSITIVE_INFINITY : Number(top),
    link: link ?? null,
    showIds: showIds === true,
  };
}

function checkedLink(template: string): void {
  try {
    checkLink(template);
  } catch (error) {
    throw error instanceof UserError ? new UserError(`--link: ${error.message}`, 2) : error;
  }
}

/** `4h`, or `4h calendar` where business hours are known and do not count. */
export function ownTarget(text: string, { schedules }: Options) {
  const [, target = text, clock] = /^(.*\S)\s+(calendar|business)$/i.exec(text.trim()) ?? [];
  try {
    return targetOf(text, { metric: 'next-response', target, clock: clock?.toLowerCase() }, schedules);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`--target ${printable(text)}: ${error.message.replace(/^sla "[^"]*": /, '')}`, 2);
  }
}

function chosenRenderer({ csv, json, ndjson, output }: QueueFlags): QueueRenderer {
  const asked = Object.entries({ csv, json, ndjson })
    .filter(([, given]) => given)
    .map(([id]) => id);
  if (asked.length > 1) throw new UserError(`--${asked.join(' and --')}: one form at a time. Leave one away.`, 2);
  const called = (id: string | undefined) => QUEUE_RENDERERS.find((one) => one.id === id);
  const chosen = called(asked[0]);
  if (chosen) return chosen;
  if (output === undefined) return called('table') as QueueRenderer;
  const name = output.toLowerCase();
  const found = QUEUE_RENDERERS.find(({ extensions }) => extensions.some((one) => name.endsWith(one)));
  if (found) return found;
  const known = QUEUE_RENDERERS.flatMap(({ extensions }) => extensions).join(', ');
  throw new UserError(
    `-o ${printable(output)}: its name tells no format. Known are ${known}; or say --csv, --json or --ndjson.`,
    2,
  );
}
