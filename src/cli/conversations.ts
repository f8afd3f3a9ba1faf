import { conversationTable, TABLE_ENDINGS, type TableFormat, tableFormatOf } from '../conversations/table.ts';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { metricContext, readConversations, reportOn } from '../pipeline.ts';
import { analyzeOptions } from './flags.ts';
import { guarded, inPieces, warn, writeFileAtomically, writeOut } from './output.ts';
import { type RejectFlags, rejects } from './rejects.ts';
import { warnings } from './warnings.ts';

interface TableFlags extends RejectFlags {
  readonly json?: true;
  readonly csv?: true;
  readonly ndjson?: true;
  readonly rawCsv?: true;
  readonly showIds?: true;
  readonly output?: string;
  readonly quiet?: true;
}

/** `report --per-conversation`: the table that all figures are made of. */
export async function writeConversations(files: readonly string[], flags: TableFlags): Promise<void> {
  const format = formatOf(flags);
  const guard = guarded([flags.output, flags.rejects], files);
  const rejected = rejects(flags);
  const options = { ...analyzeOptions({ ...flags }), ...guard, ...rejected.options };
  refuseSlices(options);
  const analysis = await rejected.reading(readConversations(files, options));
  const report = reportOn(analysis, [], []);
  rejected.finish(report.input.problems, report.input.files);
  if (!flags.quiet) for (const line of warnings(report)) warn(line);
  const rows = conversationTable(analysis.conversations, metricContext(analysis), format, {
    showIds: flags.showIds === true,
    raw: flags.rawCsv === true,
  });
  if (flags.output !== undefined) writeFileAtomically(flags.output, rows);
  else for (const piece of inPieces(rows)) await writeOut(piece);
}

function formatOf({ json, csv, ndjson, output }: TableFlags): TableFormat {
  if (json || csv || ndjson) return ndjson ? 'ndjson' : json ? 'json' : 'csv';
  if (output === undefined) return 'csv';
  const found = tableFormatOf(output);
  if (found) return found;
  throw new UserError(
    `-o ${printable(output)}: its name tells no format of a table of conversations. Known are ${TABLE_ENDINGS.join(', ')}; or say --csv, --json or --ndjson.`,
    2,
  );
}

/** A row is one conversation: nothing is added up that could be sliced. */
function refuseSlices({ by = [], metrics = [], compare }: ReturnType<typeof analyzeOptions>): void {
  const idle = by.length > 0 ? '--by' : metrics.length > 0 ? '--metric' : compare ? '--compare' : null;
  if (idle === null) return;
  throw new UserError(`${idle} changes nothing of a table of conversations, which holds all columns. Leave it out.`, 2);
}
