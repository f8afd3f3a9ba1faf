import { comparisonLines } from '../../report/table/comparison.ts';
import { pageOf } from '../../report/table/page.ts';
import type { ComparisonRenderer } from './renderer.ts';

export const table: ComparisonRenderer = {
  id: 'table',
  extensions: ['.txt'],
  render: ({ comparison, report }, options) => `${comparisonLines(comparison, pageOf(report, options)).join('\n')}\n`,
};
