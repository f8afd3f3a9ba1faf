import type { Unmeasured } from './unmeasured.ts';

/** What this program writes: kept among exports, it is no export itself. */
export const ownOutput: readonly Unmeasured[] = [
  {
    title: 'a report of socmetrics',
    columns: ['schema_version', 'options', 'input', 'metrics'],
    why: 'Its figures are computed already.',
    instead: 'Name the exports that it was made of; socmetrics check and compare take reports.',
  },
];
