import type { Command } from 'commander';
import { analyze } from '../pipeline.ts';
import { faqOf } from '../report/faq.ts';
import { addCountingFlags, addMaskFlag, addReadingFlags, analyzeOptions } from './flags.ts';
import { guarded, warn, writeFileAtomically, writeOut } from './output.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { wholeNumber } from './topics.ts';
import { warnings } from './warnings.ts';

interface FaqFlags extends RejectFlags {
  readonly top: number;
  readonly output?: string;
  readonly quiet?: true;
}

export function faqCommand(program: Command): void {
  const command = program
    .command('faq')
    .summary('a draft of frequent questions and their usual answers, in Markdown')
    .description(
      'Writes what customers ask again and again, with the answer that agents usually give, as a page of Markdown to edit. As data: socmetrics report FILES --metric frequent-questions --json.',
    )
    .argument('<files...>', 'exports: files, folders, patterns, - for standard input')
    .option('--top <n>', 'questions at most', wholeNumber, 25)
    .option('-o, --output <file>', 'write to a file')
    .option('-q, --quiet', 'no warnings on standard error');
  addCountingFlags(addReadingFlags(command));
  addMaskFlag(command);
  addRejectFlags(command);
  command
    .addHelpText('after', '\nExample:\n  socmetrics faq export.csv -o faq.md\n')
    .action(async (files: readonly string[], flags: FaqFlags) => {
      const guard = guarded([flags.output, flags.rejects], files);
      const rejected = rejects(flags);
      const options = { ...analyzeOptions({ ...flags }), ...guard, ...rejected.options, by: [] };
      const report = await rejected.reading(analyze(files, { ...options, metrics: ['frequent-questions'] }));
      rejected.finish(report.input.problems, report.input.files);
      if (!flags.quiet) for (const line of warnings(report)) warn(line);
      const text = faqOf(report, flags.top);
      if (flags.output === undefined) await writeOut(text);
      else writeFileAtomically(flags.output, text);
    });
}
