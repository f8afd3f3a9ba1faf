import type { Unmeasured } from './unmeasured.ts';

const output = (title: string, ...columns: readonly string[]): Unmeasured => ({
  title,
  columns,
  why: 'Its figures are computed already.',
  instead: 'Name the exports that it was made of; socmetrics check and compare take reports as JSON.',
});

/** What this program writes: kept among exports, it is no export itself. */
export const ownOutput: readonly Unmeasured[] = [
  output('a report of socmetrics', 'schema_version', 'options', 'input', 'metrics'),
  output('a report of socmetrics', 'metric', 'statistic', 'value', 'unit'),
  output('the table of conversations of socmetrics', 'customer_messages', 'agent_messages', 'left_out'),
  output('the queue of socmetrics', 'conversation', 'since', 'waited_seconds'),
];
