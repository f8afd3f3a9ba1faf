import { stringify } from 'csv-stringify/sync';
import type { ComparedFigure } from '../../report/comparison.ts';
import { safeCell } from '../../report/csv.ts';
import type { ComparisonRenderer } from './renderer.ts';

type Cell = string | number | null;

/** The columns and what stands in them, in order. */
const COLUMNS: readonly (readonly [string, (figure: ComparedFigure) => Cell])[] = [
  ['metric', ({ metric }) => metric],
  ['statistic', ({ statistic }) => statistic],
  ['key', ({ key }) => key],
  ['unit', ({ unit }) => unit],
  ['a', ({ a }) => a.value],
  ['a_n', ({ a }) => a.n],
  ['b', ({ b }) => b.value],
  ['b_n', ({ b }) => b.n],
  ['difference', ({ difference }) => difference],
  ['ratio', ({ ratio }) => ratio],
  ['test', ({ test }) => test],
  ['p', ({ p }) => p],
  ['p_corrected', ({ corrected }) => corrected],
  ['family', ({ family }) => family],
  ['outcome', ({ outcome }) => outcome],
  ['reason', ({ reason }) => reason],
];

export const csv: ComparisonRenderer = {
  id: 'csv',
  extensions: ['.csv'],
  render({ comparison: { figures, notCompared } }) {
    const dimensions = [...new Set(figures.flatMap(({ slice }) => Object.keys(slice)))];
    const empty: readonly Cell[] = COLUMNS.slice(1, -2).map(() => null);
    const rows: (readonly Cell[])[] = [
      [...dimensions, ...COLUMNS.map(([name]) => name)],
      ...figures.map((figure) => [
        ...dimensions.map((one) => figure.slice[one] ?? ''),
        ...COLUMNS.map(([, of]) => of(figure)),
      ]),
      ...notCompared.map(({ metric, slice, reason }) => [
        ...dimensions.map((one) => slice[one] ?? ''),
        metric,
        ...empty,
        'not-compared',
        reason,
      ]),
    ];
    return stringify(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))));
  },
};
