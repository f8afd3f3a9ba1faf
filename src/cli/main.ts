import { Command, CommanderError } from 'commander';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { disarmed } from '../report/untrusted.ts';
import { VERSION } from '../version.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { configCommand } from './config.ts';
import { EXIT } from './exit-codes.ts';
import { faqCommand } from './faq.ts';
import { initCommand } from './init.ts';
import { inspectCommand } from './inspect.ts';
import { metricsCommand } from './metrics.ts';
import { normalizeCommand } from './normalize.ts';
import { isClosedPipe, removeTemporary, warn } from './output.ts';
import { platformsCommand } from './platforms.ts';
import { queueCommand } from './queue.ts';
import { reportCommand } from './report.ts';
import { topicsCommand } from './topics.ts';

export function program(): Command {
  const root = new Command('socmetrics')
    .description(
      'Measures customer support on social channels from the exports you already have. Everything stays on this machine.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .showHelpAfterError('(socmetrics --help lists what there is)')
    .addHelpText('after', HELP)
    .configureOutput({ writeErr: (text) => process.stderr.write(text.split('\n').map(whole).join('\n')) });
  for (const add of [
    reportCommand,
    checkCommand,
    compareCommand,
    queueCommand,
    inspectCommand,
    normalizeCommand,
    topicsCommand,
    faqCommand,
    metricsCommand,
    platformsCommand,
    initCommand,
    configCommand,
  ])
    add(root);
  for (const command of [root, ...root.commands]) command.exitOverride();
  return root;
}

/** Commander repeats what was typed, and what was typed may come from a file. */
const whole = (line: string): string => disarmed(printable(line, Number.POSITIVE_INFINITY));

const HELP = `
Examples:
  socmetrics report export.csv
  socmetrics check export.csv --require 'response-rate >= 95%'
  socmetrics inspect export.csv --conversation 8841

Exit codes: 0 done · 1 a threshold breached · 2 wrong use · 3 an input or output cannot be used · 4 more records rejected than allowed · 70 a fault of ours
`;

async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
  if (error instanceof UserError) {
    warn(`socmetrics: ${error.message}`);
    return error.exit;
  }
  if (isClosedPipe(error)) return EXIT.done;
  warn(
    `socmetrics: a fault of ours, please report it with the lines below.\n${(error as Error)?.stack ?? String(error)}`,
  );
  return EXIT.ourFault;
}

// A closed pipe (| head) is a quiet end on whichever stream it shows.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!isClosedPipe(error)) process.exitCode = EXIT.unusable;
  });
}
// Node's own code for a crash is 1, which means "threshold breached" here.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) => {
    removeTemporary();
    process.exitCode = exitCodeOf(error);
  });
}
for (const [signal, code] of [
  ['SIGINT', EXIT.interrupted],
  ['SIGTERM', EXIT.terminated],
] as const) {
  process.on(signal, () => {
    removeTemporary();
    process.exit(code);
  });
}

await main();
