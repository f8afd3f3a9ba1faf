import { printable } from '../model/text.ts';
import type { RawRecord } from './formats/record.ts';
import type { FilePlan } from './plan.ts';
import { isTable, type Reading, type RecordContext, type RecordKind, type Row } from './platforms/platform.ts';
import { rowReader, WrongValue } from './rows.ts';
import { withDates } from './serials.ts';

/** What a record became, and the row that it was where it stands in a table. */
interface ReadRecord {
  readonly reading: Reading;
  readonly row: Row | null;
}

/** Reads one record, by its number in the file. */
type RecordReader = (record: RawRecord | null, number: number) => ReadRecord;

const UNREADABLE: ReadRecord = { reading: { interactions: [] }, row: null };

export function recordReader(
  { match, header, kindOf, epoch }: FilePlan,
  context: RecordContext,
  serials: ReadonlySet<string>,
): RecordReader {
  const { platform, columns } = match;
  if (!isTable(platform)) {
    return (record, number) => {
      if (record === null) return UNREADABLE;
      const found = kindOf(record, number);
      return { reading: found === null ? OF_NO_KIND : readKind(found, record, context), row: null };
    };
  }
  const toRow = withDates(rowReader(columns, header), serials, epoch);
  return (record) => {
    const row = record === null ? null : toRow(record);
    if (row === null) return UNREADABLE;
    if (row instanceof WrongValue)
      return { reading: wrongShape(`${row.found} where a text is due, in ${row.column}`), row: null };
    return { reading: platform.toInteractions(row, context), row };
  };
}

/** The kind that a record of a document belongs to, and what is around it. */
export interface KindFound {
  readonly kind: RecordKind;
  readonly envelope: unknown;
}

/** A record of another shape than the rest is a problem, and never a crash: its schema has the last word. */
function readKind({ kind, envelope }: KindFound, record: RawRecord, context: RecordContext): Reading {
  const content = kind.record.safeParse(record);
  if (!content.success) return wrongShape(`no ${kind.id}: ${issueIn(content.error)}`);
  const around = kind.envelope?.safeParse(envelope);
  if (around && !around.success) return wrongShape(`around the ${kind.id}: ${issueIn(around.error)}`);
  return kind.read(content.data, { ...context, envelope: around?.data ?? null });
}

const wrongShape = (message: string): Reading => ({ interactions: [], faults: [{ code: 'wrong-shape', message }] });

const OF_NO_KIND = wrongShape('a record of a kind that this export does not have');

interface Issues {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

function issueIn({ issues: [first] }: Issues): string {
  const path = first?.path.map(String).join('.') ?? '';
  return printable(`${path === '' ? '' : `${path}: `}${first?.message ?? 'of another shape'}`, 120);
}
