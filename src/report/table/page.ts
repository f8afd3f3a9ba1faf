import { Chalk, type ChalkInstance } from 'chalk';
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

/** What a metric is called and what it counts: "Answered", "inquiries", and what is left open: "unanswered". */
export function naming({ report }: Page, id: string) {
  const { title = id, of = '', unfinished = '', resolutions = false } = report.definitions[id] ?? {};
  return { title: untrusted(title), of: untrusted(of), unfinished: untrusted(unfinished), resolutions };
}
