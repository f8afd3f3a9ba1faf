import type { Command } from 'commander';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import type { AnalyzeOptions } from '../options.ts';
import { plural } from '../report/format.ts';
import { type Report, totalRecords } from '../report/report.ts';
import { writeFileAtomically } from './output.ts';
import { placeOf } from './warnings.ts';

export interface RejectFlags {
  readonly rejects?: string;
  readonly strict?: true;
  readonly maxRejects?: string;
}

export function addRejectFlags(command: Command): void {
  command
    .option(
      '--rejects <file>',
      'write the records that cannot be used, whole, with file, line and reason (holds raw data)',
    )
    .option('--strict', 'fail (4) if any record cannot be used or has a problem')
    .option('--max-rejects <n|n%>', 'fail (4) if more records than this cannot be used');
}

/** Collects rejected records, writes them out, and fails where more were rejected than the user allows. */
export function rejects(flags: RejectFlags) {
  const most = flags.maxRejects === undefined ? null : limitOf(flags.maxRejects);
  const lines: Uint8Array[] = [];
  const path = flags.rejects;
  const onReject: NonNullable<AnalyzeOptions['onReject']> = ({ path: file, record, line, code, reason, bytes }) => {
    // Each record follows a line that says where it stood and why it was refused.
    lines.push(
      Buffer.from(`# ${printable(file, 500)}: record ${record}, line ${line}: ${code}: ${printable(reason, 500)}\n`),
      bytes,
    );
    if (bytes.at(-1) !== 0x0a) lines.push(Buffer.from('\n'));
  };
  return {
    options: path === undefined ? {} : { onReject },
    /** Where so many are rejected that reading fails, they are wanted most. */
    async reading<T>(task: Promise<T>): Promise<T> {
      try {
        return await task;
      } catch (error) {
        if (path !== undefined && lines.length > 0) writeFileAtomically(path, Buffer.concat(lines));
        throw error;
      }
    },
    finish(problems: Report['input']['problems'], files: Report['input']['files']): void {
      if (path !== undefined) writeFileAtomically(path, Buffer.concat(lines));
      const { read, skipped } = totalRecords(files);
      if (most !== null && skipped > most(read)) {
        throw new UserError(
          `${skipped} of ${read} records cannot be used, more than --max-rejects ${flags.maxRejects} allows. --rejects FILE keeps them whole.`,
          4,
        );
      }
      if (flags.strict) failOnProblems(problems);
    },
  };
}

function limitOf(text: string): (read: number) => number {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text);
  if (!match)
    throw new UserError(
      `--max-rejects ${printable(text)}: not a number of records or a percentage. Write 10 or 1%.`,
      2,
    );
  const value = Number(match[1]);
  return match[2] === '%' ? (read) => (read * value) / 100 : () => value;
}

function failOnProblems(problems: Report['input']['problems']): void {
  const real = problems.filter(({ notice }) => !notice);
  const [first] = real;
  if (!first) return;
  const [example] = first.examples;
  const count = real.reduce((sum, problem) => sum + problem.count, 0);
  const place = example ? ` ${placeOf(example)}: ${example.message}` : '';
  throw new UserError(`--strict: ${plural(count, 'problem')}, first: ${first.title}.${place}`, 4);
}
