import { CommanderError } from 'commander';
import { UserError } from '../model/problem.ts';
import { VERSION } from '../version.ts';
import { EXIT } from './exit-codes.ts';
import { isClosedPipe, removeTemporary, warn, writeOut } from './output.ts';

async function main(): Promise<void> {
  const [first, second] = process.argv.slice(2);
  try {
    // Scripts ask for the version alone: no command has to be loaded for it.
    if ((first === '--version' || first === '-V') && second === undefined) await writeOut(`${VERSION}\n`);
    else await (await import('./program.ts')).program().parseAsync();
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
