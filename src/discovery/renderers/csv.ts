import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../../report/csv.ts';
import type { DiscoveredGroup } from '../discovery.ts';
import type { DiscoveryRenderer } from './renderer.ts';

type Cell = string | number | null;

const COLUMNS: readonly (readonly [string, (group: DiscoveredGroup) => Cell])[] = [
  ['name', ({ name }) => name],
  ['words', ({ words }) => words.join('; ')],
  ['messages', ({ messages }) => messages],
  ['conversations', ({ conversations }) => conversations],
  ['share', ({ share }) => share],
  ['now', ({ now }) => now],
  ['before', ({ before }) => before],
  ['growth', ({ growth }) => growth],
  ['rules', ({ rules }) => rules.join('; ')],
  ['example', ({ examples }) => examples[0] ?? ''],
];

export const csv: DiscoveryRenderer = {
  id: 'csv',
  extensions: ['.csv'],
  render({ groups }) {
    const rows = [COLUMNS.map(([name]) => name), ...groups.map((group) => COLUMNS.map(([, of]) => of(group)))];
    return stringify(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))));
  },
};
