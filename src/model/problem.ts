/** Everything that can be wrong with an input and yet lets the rest be used. The text is what a person reads. */
export const PROBLEMS = {
  'column-count': 'row with the wrong number of fields',
  quotes: 'broken quotation mark',
  'record-too-long': 'record longer than the limit',
  truncated: 'the file ends in the middle of a record',
  'trailing-garbage': 'bytes after the end of the data',
  'repeated-header': 'header line repeated inside the file',
  'blank-row': 'row without any value',
  'bad-json': 'line that is not JSON',
  'not-an-object': 'element that is not an object',
  'json-sequence': 'JSON values one after another in place of one',
  'wrong-shape': 'record of another shape than the rest',
  'empty-record': 'record in which there is nothing to measure',
  'invalid-encoding': 'bytes that are not valid in the encoding of the file',
  'encoding-guessed': 'the encoding was guessed',
  'letters-mended': 'text whose letters a spreadsheet had broken: they are put right',
  preamble: 'lines before the header were passed over',
  footer: 'line with the period of a report, which is no row',
  'date-order-guessed': 'day and month order was settled by the other dates',
  'serial-dates': 'dates that a spreadsheet saved as numbers of days',
  'no-zone': 'times without a zone were read in --input-tz',
  'only-days': 'times that are days only',
  'only-begun': 'activity of which only the start is told',
  'mixed-dates': 'several ways of writing dates in one column',
  'bad-date': 'date that is not one',
  'no-time': 'record without any time',
  'no-id': 'record without the id that its place needs',
  'no-conversation': 'record without a conversation id: a reply to another, or a case of its own',
  'lossy-id': 'id in exponent form, which has lost digits',
  'unknown-role': 'author whose side is unknown',
  'unknown-type': 'kind of record that is not known',
  'unknown-status': 'status that is not known',
  'bad-rating': 'rating that cannot be read',
  'bad-reach': 'reach of a post that cannot be read',
  'no-rating': 'row of a survey that nobody answered',
  'role-inferred': 'author whose side was taken from what else they do',
  'own-side-inferred': 'brand recognised by being in all chats',
  'id-conflict': 'one id used by records of different content',
  'repeated-record': 'record that is there more than once',
  'same-cases': 'cases that another export tells of too: each counts once',
  'shared-ids': 'ids that cases of another export have too, without being the same cases',
  'duplicate-file': 'file given twice',
  'outside-path': 'entry of an archive that names a place outside of it: it is not read',
  'no-sheets': 'sheet that was asked for of a file without sheets',
  'reply-cycle': 'messages that answer each other in a ring',
  'missing-parent': 'reply to a message that the export does not hold',
  'parent-elsewhere': 'reply to a message of another conversation',
  'unattributed-answer': 'answer to a customer whom the export does not name',
  'answer-before-question': 'answer dated before the message that it answers',
  'impossible-interval': 'resolution dated before the first response or the opening',
  'time-outlier': 'instants far from all others',
  'fast-answerer': 'agent who mostly answers within seconds, as a bot does',
  'changed-while-reading': 'the file changed while it was read',
  'empty-file': 'file without any data',
  'unreadable-file': 'file that cannot be used',
  'set-aside': 'file that holds no conversations',
  'repeated-column': 'column name that occurs twice: the first is read',
  'unread-list': 'list in a JSON document that is not read',
  'late-column': 'name that only later records have, and that is not read',
  'missing-column': 'column that the other files of this kind have',
  'no-rows': 'header without any rows',
} as const satisfies Record<string, string>;
export type ProblemCode = keyof typeof PROBLEMS;

/** What is worth saying and changes no record: `--strict` does not fail for these. */
export const NOTICES: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'set-aside',
  'encoding-guessed',
  'letters-mended',
  'preamble',
  'footer',
  'blank-row',
  'repeated-header',
  'date-order-guessed',
  'serial-dates',
  'no-zone',
  'only-days',
  'only-begun',
  'mixed-dates',
  'no-rating',
  'no-conversation',
  'role-inferred',
  'own-side-inferred',
  'repeated-record',
  'same-cases',
  'no-sheets',
  'missing-parent',
  'parent-elsewhere',
  'repeated-column',
  'unread-list',
  'late-column',
  'missing-column',
  'time-outlier',
  'fast-answerer',
]);

/** One thing wrong in one place. `record` counts from 1; `line` is the physical line of the file. */
export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly record?: number;
  readonly line?: number;
  /** How many times, where several are told as one (blank rows); `line` is then that of the first. 1 if left out. */
  readonly count?: number;
}

/**
 * Something that stops the run and that the user can mend: where, what was found, what would be right, what to do.
 * It is shown without a stack. `exit` is the exit code that the command line gives it.
 */
export class UserError extends Error {
  readonly exit: 2 | 3 | 4;
  constructor(message: string, exit: 2 | 3 | 4 = 3) {
    super(message);
    this.name = 'UserError';
    this.exit = exit;
  }
}
