import type { Comparison } from '../../report/comparison.ts';
import type { RenderOptions } from '../../report/renderer.ts';
import type { Report } from '../../report/report.ts';

/** A comparison, and the report of b, which knows titles and the zone. */
interface Compared {
  readonly comparison: Comparison;
  readonly report: Report;
}

/** A way to write a comparison down. Pure: the same comparison gives the same bytes. */
export interface ComparisonRenderer {
  readonly id: 'table' | 'json' | 'csv' | 'markdown';
  readonly extensions: readonly string[];
  render(compared: Compared, options: RenderOptions): string;
}
