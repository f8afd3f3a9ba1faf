/** A fact of the manifest that does not hold, on purpose, and why. */
export interface Deviation {
  readonly case: string;
  readonly fact: string;
  readonly reason: string;
}

export const DEVIATIONS: readonly Deviation[] = [
  {
    case: 'C07-truncated-in-last-column.csv',
    fact: 'warn',
    reason: 'many exports end without a line end; what the cut broke is told, a reply to a message of another talk',
  },
  {
    case: 'C10-newline-unquoted.csv',
    fact: 'rows',
    reason: 'a row broken in two by a bare line end is two records that cannot be used, each with its own line',
  },
  {
    case: 'E02-duplicate-other-text.csv',
    fact: 'first_bad_line',
    reason: 'what only whole conversations show names the record, and the id, instead of the line',
  },
  {
    case: 'E17-customer-only.csv',
    fact: 'response_rate',
    reason: 'an export without a single answer does not tell whether anybody answered: not available, and never 0',
  },
  {
    case: 'F03-terminal-in-header.csv',
    fact: 'class',
    reason: 'messages can be counted and timed without their words: topics are not available, all else is',
  },
];
