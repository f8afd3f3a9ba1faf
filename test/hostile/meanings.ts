import type { ProblemCode } from '../../src/model/problem.ts';

/** The codes that the manifest suggests, and what we call them. */
const MEANINGS: Readonly<Record<string, readonly ProblemCode[]>> = {
  'encoding-guessed': ['encoding-guessed'],
  encoding: ['encoding-guessed', 'invalid-encoding'],
  'invalid-utf8': ['invalid-encoding', 'encoding-guessed'],
  truncated: ['truncated'],
  'trailing-garbage': ['trailing-garbage'],
  'repeated-header': ['repeated-header'],
  quotes: ['quotes'],
  'column-count': ['column-count'],
  'no-final-newline': ['truncated'],
  preamble: ['preamble'],
  'no-rows': ['no-rows'],
  'mixed-dates': ['mixed-dates'],
  'date-format-guessed': ['date-order-guessed'],
  'no-timezone': ['no-zone'],
  'bad-date': ['bad-date'],
  'future-date': ['time-outlier'],
  'long-gap': ['time-outlier'],
  'time-range': ['time-outlier'],
  'id-conflict': ['id-conflict'],
  'reply-cycle': ['reply-cycle'],
  'missing-parent': ['missing-parent'],
  'parent-elsewhere': ['parent-elsewhere'],
  'negative-duration': ['answer-before-question', 'impossible-interval'],
  'clock-skew': ['answer-before-question', 'impossible-interval'],
  'unknown-role': ['unknown-role'],
  'missing-id': ['no-id', 'no-conversation'],
  'lossy-id': ['lossy-id'],
  empty: ['unreadable-file'],
  'missing-column': ['missing-column'],
};

/** Our codes for a suggestion, which may name several with a bar between. */
export const meaning = (suggested: string): readonly string[] =>
  suggested.split('|').flatMap((code) => MEANINGS[code] ?? []);
