import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { requireHeld, slicings } from '../checks/slices.ts';
import { attributeName, SETTINGS } from '../config/settings.ts';
import { UserError } from '../model/problem.ts';
import { pathName } from '../model/text.ts';
import { type Asked, type AskedBaseline, figuresOf } from './asked.ts';
import { guarded } from './output.ts';
import { holdsReport, readBaseline, savedReport } from './saved-report.ts';

/** All that can be known before exports are read. Of several faults the one is told whose exit code goes first. */
export function prepared(
  inputs: readonly string[],
  piped: string | null,
  asked: Asked,
  command: Command,
  outputs: readonly (string | undefined)[],
) {
  const faults: UserError[] = [];
  const attempt = <T>(step: () => T): T | null => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error);
      return null;
    }
  };
  const [only] = inputs;
  const saved = attempt(() => (inputs.length === 1 && only !== undefined ? savedReport(only, piped) : null));
  if (inputs.length > 1) attempt(() => refuseAmongOthers(inputs, piped));
  if (saved && only !== undefined) {
    attempt(() => refuseReading(command, only));
    attempt(() => requireHeld([saved], figuresOf(asked), pathName(only)));
  }
  const wanted = asked.baseline;
  if (wanted?.update) attempt(() => dimensionsToSave(wanted));
  const baseline = wanted && !wanted.update ? attempt(() => readBaseline(wanted.path)) : null;
  if (wanted && baseline) attempt(() => requireHeld([baseline], wanted.figures ?? [], pathName(wanted.path)));
  if (wanted?.update) attempt(() => refuseForeign(wanted.path));
  // The baseline is read like an input, and would be lost like one.
  const read = wanted && !wanted.update ? [...inputs, wanted.path] : inputs;
  const guard = attempt(() => guarded(outputs, read));
  const [first] = faults.sort((a, b) => a.exit - b.exit);
  if (first || guard === null) throw first;
  return { saved, baseline, guard };
}

/** A baseline takes the place of an earlier one, never of an export. */
function refuseForeign(path: string): void {
  if (!existsSync(path) || holdsReport(path)) return;
  throw new UserError(
    `${pathName(path)} is there and is no saved report: it would be lost. Name another file with --baseline.`,
    2,
  );
}

/** A saved report is judged alone: among exports it would be read as one of them. */
function refuseAmongOthers(inputs: readonly string[], piped: string | null): void {
  const report = inputs.find((input) => savedReport(input, piped) !== null);
  if (report === undefined) return;
  throw new UserError(`${pathName(report)} is a saved report, which is judged alone. Name it without other files.`, 2);
}

/** How a saved report was read and counted is settled. */
function refuseReading(command: Command, path: string): void {
  const idle = SETTINGS.find(
    (one) => one.group !== 'configuration' && command.getOptionValueSource(attributeName(one)) === 'cli',
  );
  const flag = idle?.flag.split(' ')[0] ?? (command.getOptionValue('rejects') === undefined ? undefined : '--rejects');
  if (flag === undefined) return;
  throw new UserError(
    `${flag} changes nothing of ${pathName(path)}, which is measured already. Leave it out, or check the exports.`,
    2,
  );
}

/** A report holds one set of slices, so a baseline cannot be compared by two. */
export function dimensionsToSave({ figures }: AskedBaseline): readonly string[] {
  const [first, second] = slicings(figures ?? []).map(({ dimensions }) => dimensions);
  if (second === undefined) return first ?? [];
  throw new UserError(
    `A baseline holds slices by one set of dimensions, and --not-worse asks for ${first?.join(' and ')}, and for ${second.join(' and ')}. Keep a baseline for each.`,
    2,
  );
}
