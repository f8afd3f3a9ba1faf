import type { Report } from '../../src/report/report.ts';
import type { MetricSummary } from '../../src/stats/index.ts';

export type Kind = MetricSummary['kind'];
/** The summary of that kind; a tally and a table are one. */
export type OfKind<K extends Kind, Summary = MetricSummary> = Summary extends { kind: infer Kinds }
  ? K extends Kinds
    ? Summary
    : never
  : never;

/** The summary of a metric, of the kind that it must have. */
export function summary<K extends Kind>({ metrics }: Pick<Report, 'metrics'>, id: string, kind: K): OfKind<K> {
  const found = metrics[id];
  if (found?.kind === kind) return found as OfKind<K>;
  throw new Error(`${id} is no ${kind} but ${JSON.stringify(found)}`);
}

/** How often a problem was counted. */
export const problemCount = ({ input: { problems } }: Report, code: string): number =>
  problems.find((problem) => problem.code === code)?.count ?? 0;

/** What a report says of the world: its figures and who waits. Where its rows came from is left aside. */
export const findings = ({ period, resolutions, waiting, waitingTotal, metrics, groups }: Report) => ({
  period,
  resolutions,
  waiting,
  waitingTotal,
  metrics,
  groups,
});
