import type { Command } from 'commander';
import type { Analysis } from '../analysis.ts';
import { type Trace, traceConversation, traceLines } from '../inspect/conversation.ts';
import { fileLines, inspectFiles } from '../inspect/files.ts';
import { compareRecorded, recordedLines } from '../inspect/recorded.ts';
import { contextsOf } from '../metrics/context.ts';
import { METRICS } from '../metrics/index.ts';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { metricContext, readConversations, reportOn } from '../pipeline.ts';
import { jsonText } from '../report/json.ts';
import { cellMaskOf, maskOf } from '../text/mask.ts';
import { topicFinder, topicPatterns } from '../text/topics.ts';
import { figureAsked, figureText } from './figure.ts';
import { addCountingFlags, addMaskFlag, addReadingFlags, analyzeOptions } from './flags.ts';
import { guarded, warn, writeFileAtomically, writeOut } from './output.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { warnings } from './warnings.ts';

interface InspectFlags extends RejectFlags {
  readonly metric?: string;
  readonly slice?: readonly string[];
  readonly csv?: true;
  readonly output?: string;
  readonly conversation?: string;
  readonly text?: string;
  readonly json?: true;
  readonly quiet?: true;
}

const more = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

export function inspectCommand(program: Command): void {
  const command = program
    .command('inspect')
    .summary('how a file was read, and why a number is what it is')
    .description(
      'Shows what was detected, how columns map to fields, and what was skipped and why; with --conversation, how one conversation was read, turn by turn, into each metric; with --metric, which conversations a figure is made of.',
    )
    .argument('[files...]', 'exports: files, folders, patterns, - for standard input')
    .option('--conversation <id>', 'follow one conversation')
    .option('--text <words>', 'what the words of a message say: language, opinion and why, intent, topics')
    .option('--metric <id>', 'open a figure: the conversations behind it, and who is left out and why')
    .option('--slice <dimension=value>', 'with --metric: the figure of a slice (repeatable, up to two)', more)
    .option('--json', 'print JSON')
    .option('--csv', 'with --metric: print CSV, one row a conversation')
    .option('-q, --quiet', 'no warnings on standard error')
    .option('-o, --output <file>', 'write to a file; with --metric its name tells the format (.csv, .json, .txt)');
  addCountingFlags(addReadingFlags(command));
  addMaskFlag(command);
  addRejectFlags(command);
  command
    .addHelpText(
      'after',
      '\nExamples:\n  socmetrics inspect export.csv\n  socmetrics inspect export.csv --conversation 8841\n  socmetrics inspect export.csv --metric first-response-time --slice channel=twitter\n  socmetrics inspect --text "Still waiting. Where is my refund??"\n',
    )
    .action(async (files: readonly string[], flags: InspectFlags) => {
      if (flags.text !== undefined) return writeOut(await wordsText(flags.text, files, flags));
      if (files.length === 0)
        throw new UserError('Nothing to inspect. Name an export, or give words: --text "...".', 2);
      const figure = figureAsked(flags);
      const guard = guarded([flags.output, flags.rejects], files);
      const rejected = rejects(flags);
      const options = { ...analyzeOptions({ ...flags }), ...guard, ...rejected.options };
      const analysis = await rejected.reading(readConversations(files, options));
      const text = figure ? figureText(analysis, figure) : othersText(analysis, flags);
      if (flags.output === undefined) await writeOut(text);
      else writeFileAtomically(flags.output, text);
      const { input, ...rest } = reportOn(analysis, [], []);
      // What else is inspected tells what was wrong with it.
      if (figure && !flags.quiet) for (const line of warnings({ input, ...rest })) warn(line);
      rejected.finish(input.problems, input.files);
    });
}

const othersText = (analysis: Analysis, { json, conversation }: InspectFlags): string =>
  conversation === undefined ? filesText(analysis, json) : conversationText(analysis, conversation, json);

async function wordsText(text: string, files: readonly string[], flags: InspectFlags): Promise<string> {
  if (files.length > 0) throw new UserError('--text looks at these words alone. Leave the files out, or --text.', 2);
  const { builtInTopics: builtIn = 'on', topics: rules = {}, mask = true, masks = {} } = analyzeOptions({ ...flags });
  const { inspectText, textLines } = await import('../inspect/text.ts');
  const finder = topicFinder({ builtIn, rules }, await topicPatterns(rules));
  const found = inspectText(text, finder, mask ? maskOf(masks) : undefined);
  return flags.json ? jsonText(found) : `${textLines(found).join('\n')}\n`;
}

function filesText(analysis: Analysis, json: boolean | undefined): string {
  const files = inspectFiles(analysis);
  const problems = analysis.log.counts();
  const recorded = compareRecorded(
    analysis.conversations,
    METRICS,
    contextsOf(metricContext(analysis)),
    analysis.options.clock === 'business' ? 'business' : 'calendar',
  );
  if (json) return jsonText({ files, problems, recorded });
  const lines = problems.flatMap(({ count, title, examples }) => [
    `  ${count} x ${title}`,
    ...examples.map(({ file, record, line, message }) => {
      const place = [
        printable(file, 100),
        ...(record === null ? [] : [`record ${record}`]),
        ...(line === null ? [] : [`line ${line}`]),
      ];
      return `      ${place.join(', ')}: ${message}`;
    }),
  ]);
  return `${[...files.flatMap(fileLines), ...recordedLines(recorded), ...(lines.length > 0 ? ['Problems:', ...lines] : ['No problems.'])].join('\n')}\n`;
}

/** Authors, accounts and conversations may be known by nothing but an e-mail address or a telephone number. */
const masked = (trace: Trace, shown: (name: string) => string): Trace => ({
  ...trace,
  id: shown(trace.id),
  account: shown(trace.account),
  events: trace.events.map((event) => ({ ...event, name: event.name === null ? null : shown(event.name) })),
  metrics: trace.metrics.map(({ id, contributes }) => ({ id, contributes: shown(contributes) })),
});

/** Some products write a sign before their numbers, which shells and people leave out: `22003` is `#22003` as well. */
function conversationsOf({ conversations }: Analysis, id: string) {
  const called = (name: string) =>
    conversations.filter((one) => one.id === name || one.events.some((event) => event.id === name));
  const found = called(id);
  return found.length > 0 ? found : called(id.startsWith('#') ? id.slice(1) : `#${id}`);
}

function conversationText(analysis: Analysis, id: string, json: boolean | undefined): string {
  const found = conversationsOf(analysis, id);
  if (found.length === 0) {
    throw new UserError(
      `There is no conversation ${printable(id)} among ${analysis.conversations.length}. The id is that of the export, or of the first message where the export has none; socmetrics normalize lists them.`,
      2,
    );
  }
  const contextOf = contextsOf(metricContext(analysis));
  const { mask, masks } = analysis.options;
  const shown = mask ? cellMaskOf(masks) : (name: string) => name;
  const traces = found.map((one) => masked(traceConversation(one, METRICS, contextOf(one)), shown));
  if (json) return jsonText(traces);
  return `${traces.map((trace) => traceLines(trace, analysis.options.timeZone).join('\n')).join('\n\n')}\n`;
}
