import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { Analysis } from '../analysis.ts';
import type { Conversation } from '../model/conversation.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import { judgementsOf } from '../normalize/judge.ts';
import { wordsOf } from '../normalize/said.ts';
import { readConversations, reportOn } from '../pipeline.ts';
import { safeCell } from '../report/csv.ts';
import { jsonText } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { type Mask, maskOf } from '../text/mask.ts';
import { addCountingFlags, addReadingFlags, analyzeOptions } from './flags.ts';
import { guarded, warn, writeFileAtomically, writeOut } from './output.ts';
import { addRejectFlags, type RejectFlags, rejects } from './rejects.ts';
import { warnings } from './warnings.ts';

interface NormalizeFlags extends RejectFlags {
  readonly csv?: true;
  readonly mask?: true;
  readonly output?: string;
}

export function normalizeCommand(program: Command): void {
  const command = program
    .command('normalize')
    .summary('print what was read, one interaction a line')
    .description('Prints the interactions that exports become, one a line, in time order within each conversation.')
    .argument('<files...>', 'exports: files, folders, patterns, - for standard input')
    .option('--csv', 'columns instead of one JSON object a line')
    .option('--mask', 'hide e-mails, telephones, cards, accounts and handles in texts (default: as they were written)')
    .option('-o, --output <file>', 'write to a file');
  addCountingFlags(addReadingFlags(command));
  addRejectFlags(command);
  command
    .addHelpText('after', '\nExample:\n  socmetrics normalize export.csv | head -3\n')
    .action(async (files: readonly string[], flags: NormalizeFlags) => {
      const guard = guarded([flags.output, flags.rejects], files);
      const rejected = rejects(flags);
      const options = { ...analyzeOptions({ ...flags }), ...guard, ...rejected.options, keepText: true };
      const analysis = await rejected.reading(readConversations(files, options));
      const { input } = tellProblems(analysis);
      rejected.finish(input.problems, input.files);
      const lines = interactionLines(
        analysis.conversations,
        flags.csv ? 'csv' : 'ndjson',
        flags.mask ? maskOf(options.masks) : undefined,
      );
      if (flags.output !== undefined) writeFileAtomically(flags.output, lines.join(''));
      else await writeInPieces(lines);
    });
}

/** What was not read must not go unseen, though there are no figures here to say it with. */
function tellProblems(analysis: Analysis): Report {
  const report = reportOn(analysis, [], []);
  for (const line of warnings(report)) warn(line);
  return report;
}

/** What `normalize` prints, line by line; the words are there where they were kept. */
export function interactionLines(
  conversations: readonly Conversation[],
  format: 'csv' | 'ndjson',
  hide: Mask = (text) => text,
): readonly string[] {
  const rows = conversations.flatMap(({ id, channel, account, events }) =>
    events.map((event) => rowOf(event, { id, channel, account }, hide)),
  );
  return format === 'csv' ? csvOf(rows) : rows.map((row) => jsonText(row, 0));
}

interface Place {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
}

function rowOf(event: TaggedInteraction, { id, channel, account }: Place, hide: Mask) {
  const { author, detail } = event;
  const words = author.role === 'customer' ? wordsOf(event) : null;
  const topics = detail?.topics ?? event.topics;
  return {
    id: event.id,
    conversationId: id,
    kind: event.kind,
    channel: event.channel ?? channel,
    account: event.account ?? account,
    at: new Date(event.at).toISOString(),
    author: { id: author.id, name: author.name, role: author.role },
    replyTo: event.replyTo,
    text: event.text === null ? null : hide(event.text),
    language: event.language ?? words?.language ?? null,
    sentiment: sentimentOf(event),
    topics: [...topics],
    intent: words?.intent ?? null,
    tags: [...event.tags],
    ...(detail?.status ? { status: detail.status } : {}),
    ...(detail?.rating ? { rating: detail.rating } : {}),
    ...(detail?.feedback ? { feedback: detail.feedback } : {}),
    ...(detail?.reach !== undefined ? { reach: detail.reach } : {}),
    ...(detail?.synthetic ? { synthetic: true } : {}),
    ...(detail?.undated ? { undated: true } : {}),
  };
}

/** What the export says outranks what its words were judged to say. */
function sentimentOf(event: TaggedInteraction) {
  const [judgement] = judgementsOf([event]);
  if (!judgement) return null;
  const score = judgement.signal === 'text' ? (wordsOf(event)?.score ?? null) : null;
  return { label: judgement.label, score, source: judgement.signal };
}

function csvOf(rows: readonly ReturnType<typeof rowOf>[]): readonly string[] {
  const header = [
    'id',
    'conversation_id',
    'kind',
    'channel',
    'account',
    'at',
    'author_id',
    'author_name',
    'author_role',
    'reply_to',
    'text',
    'language',
    'sentiment',
    'sentiment_source',
    'intent',
    'topics',
    'tags',
    'status',
    'rating',
  ];
  const cells = rows.map((row) => [
    row.id,
    row.conversationId,
    row.kind,
    row.channel,
    row.account,
    row.at,
    row.author.id,
    row.author.name,
    row.author.role,
    row.replyTo,
    row.text,
    row.language,
    row.sentiment?.label ?? null,
    row.sentiment?.source ?? null,
    row.intent,
    row.topics.join(';'),
    row.tags.join(';'),
    row.status ?? null,
    row.rating?.value ?? null,
  ]);
  return [header, ...cells].map((line) =>
    stringify([line.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))]),
  );
}

/** A few thousand lines at a time: millions of them are more than one string can hold. */
async function writeInPieces(lines: readonly string[]): Promise<void> {
  for (let start = 0; start < lines.length; start += 5000) await writeOut(lines.slice(start, start + 5000).join(''));
}
