import { Chalk, type ChalkInstance } from 'chalk';
import type { MetricSummary } from '../../stats/index.ts';
import type { RenderOptions } from '../renderer.ts';
import type { Report } from '../report.ts';
import { untrusted } from '../untrusted.ts';

/** Narrower than this not even a duration stands beside its name. */
const NARROWEST = 40;

/** What every section is written from and on. */
export interface Page {
  readonly report: Report;
  readonly width: number;
  readonly ink: ChalkInstance;
  readonly verbose: boolean;
}

export const pageOf = (report: Report, { width, colour, verbose = false }: RenderOptions): Page => ({
  report,
  width: Math.max(width, NARROWEST),
  ink: new Chalk({ level: colour ? 1 : 0 }),
  verbose,
});

/** Not in the short table, unless it was asked for. */
const isShown = ({ report, verbose }: Page, id: string): boolean => verbose || !report.definitions[id]?.detail;

/** The metrics that the page shows, in the order of the report. */
export const shown = (page: Page): readonly (readonly [string, MetricSummary])[] =>
  Object.entries(page.report.metrics).filter(([id]) => isShown(page, id));

/** How many figures the short table leaves out of what the export tells. */
export const leftAside = (page: Page): number =>
  Object.entries(page.report.metrics).filter(([id, { kind }]) => kind !== 'not-available' && !isShown(page, id)).length;

/** What a metric is called and what it counts: "Answered", "inquiries", and what is left open: "unanswered". */
export function naming({ report }: Page, id: string) {
  const { title = id, of = '', unfinished = '', resolutions = false } = report.definitions[id] ?? {};
  return { title: untrusted(title), of: untrusted(of), unfinished: untrusted(unfinished), resolutions };
}
