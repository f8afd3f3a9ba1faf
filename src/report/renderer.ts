import type { Report } from './report.ts';

export interface RenderOptions {
  /** Columns of the terminal or page; at least 40 are used. */
  readonly width: number;
  readonly colour: boolean;
  /** CSV: one row a slice and one column a figure. */
  readonly wide?: boolean;
  /** CSV: no apostrophe before what a spreadsheet would run. */
  readonly raw?: boolean;
  /** Table: every metric, intervals, all files and longer lists. */
  readonly verbose?: boolean;
}

/** A way to write a Report down. Pure: same report, same options, same bytes, and a line end at the end. */
export interface Renderer {
  readonly id: 'table' | 'json' | 'csv';
  readonly title: string;
  /** What names of files end in that are written this way. */
  readonly extensions: readonly string[];
  render(report: Report, options: RenderOptions): string;
}
