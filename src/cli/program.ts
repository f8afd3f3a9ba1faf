import { Command } from 'commander';
import { printable } from '../model/text.ts';
import { disarmed } from '../report/untrusted.ts';
import { VERSION } from '../version.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { configCommand } from './config.ts';
import { faqCommand } from './faq.ts';
import { initCommand } from './init.ts';
import { inspectCommand } from './inspect.ts';
import { metricsCommand } from './metrics.ts';
import { normalizeCommand } from './normalize.ts';
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
