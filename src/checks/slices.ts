import { UserError } from '../model/problem.ts';
import { nearest } from '../model/text.ts';
import type { Report } from '../report/report.ts';
import { untrusted } from '../report/untrusted.ts';
import type { MetricSummary } from '../stats/index.ts';
import { BUSINESS, type Figure, figuresOf } from './figures.ts';
import { type FigureReference, printFigure } from './threshold.ts';
import { quoted } from './words.ts';

/*
 * Where in a report a figure stands. A report holds what was measured over everything, and at most one set of slices.
 */

/** One slice with its figures; `summary` is missing where the report has no such slice. */
export interface Place {
  readonly slice: Readonly<Record<string, string>>;
  readonly summary: MetricSummary | undefined;
  /** Why there is no such slice. */
  readonly absent: string | null;
  /** Conversations in it, where the report says. */
  readonly conversations: number | null;
}

/** The dimensions that a figure needs a report to be sliced by. */
const dimensionsOf = ({ by, where }: FigureReference): readonly string[] => [
  ...(by === null ? [] : [by]),
  ...Object.keys(where),
];

interface Slicing {
  readonly dimensions: readonly string[];
  readonly figures: readonly FigureReference[];
}

/** Every set of dimensions that these figures need, each once and in whatever order they are named, with its figures. */
export function slicings(figures: readonly FigureReference[]): readonly Slicing[] {
  const keyOf = (figure: FigureReference) => [...dimensionsOf(figure)].sort().join();
  const keys = new Set(figures.map(keyOf).filter((key) => key !== ''));
  return Array.from(keys, (key) => {
    const alike = figures.filter((figure) => keyOf(figure) === key);
    return { dimensions: key.split(','), figures: alike };
  });
}

const holdsSlices = ({ options }: Report, needed: readonly string[]): boolean =>
  needed.length === 0 || (needed.length === options.by.length && needed.every((one) => options.by.includes(one)));

/** The report among these that holds the figure. Throws a UserError (2) where none does: that is a wrong question. */
export function reportHolding(reports: readonly Report[], figure: FigureReference, called: string): Report {
  const measured = reports.filter(({ metrics }) => Object.hasOwn(metrics, figure.metric));
  if (measured.length === 0) throw notMeasured(reports, figure, called);
  const found = measured.find((report) => holdsSlices(report, dimensionsOf(figure)));
  if (!found) throw notSliced(measured, figure, called);
  requireRow(found, figure, called);
  return found;
}

/** Throws a UserError (2) for the first figure that none of the reports holds. */
export function requireHeld(reports: readonly Report[], figures: readonly FigureReference[], called: string): void {
  for (const figure of figures) reportHolding(reports, figure, called);
}

function notMeasured(reports: readonly Report[], { metric }: FigureReference, called: string): UserError {
  const held = [...new Set(reports.flatMap(({ metrics }) => Object.keys(metrics)))].map((id) => untrusted(id));
  return new UserError(
    `${called} holds no ${metric}. It holds ${held.join(', ') || 'no metric at all'}; measure it again with all of them.`,
    2,
  );
}

function notSliced(reports: readonly Report[], figure: FigureReference, called: string): UserError {
  const needed = dimensionsOf(figure).join(' and ');
  const held = reports
    .map(({ options }) => options.by.map((id) => untrusted(id)).join(' and '))
    .filter((by) => by !== '');
  const by = held.length > 0 ? `it is sliced by ${held.join(', and by ')}` : 'it holds no slices';
  return new UserError(
    `${called} cannot tell ${untrusted(printFigure(figure), 300)}, which needs slices by ${needed}: ${by}. socmetrics report --by ${dimensionsOf(figure).join(',')} --json measures them.`,
    2,
  );
}

/** A limit of a distribution that was not asked for when the report was made cannot be read from it. */
function requireRow({ metrics }: Report, { metric, row }: FigureReference, called: string): void {
  const summary = metrics[metric];
  if (row === null || summary === undefined || summary.kind === 'not-available') return;
  if (figuresOf(summary).rows?.isHeld(summary, row)) return;
  if (row === BUSINESS) throw new UserError(`${called} measures ${metric} in one time only. ${ASK_BOTH}`, 2);
  throw new UserError(
    `${called} holds no ${metric}.${untrusted(row)}. Measure it again, or check the export itself.`,
    2,
  );
}

const ASK_BOTH =
  'Business time beside it is measured with business hours (--business-hours, or schedules in the configuration) and --clock both.';

/** How the figure is read from a summary; `null` where a summary is of another kind than this program makes. */
export function figureIn(summary: MetricSummary, { row, statistic }: FigureReference): Figure | null {
  if (summary.kind === 'not-available') return null;
  const { figures, rows } = figuresOf(summary);
  return (row === null ? figures.get(statistic) : rows?.figures.get(statistic)) ?? null;
}

/** The slices in which a figure is judged, in the order of the report. */
export function placesOf(report: Report, figure: FigureReference): readonly Place[] {
  if (dimensionsOf(figure).length === 0) {
    const { metrics, input } = report;
    return [{ slice: {}, summary: metrics[figure.metric], absent: null, conversations: input.conversations }];
  }
  const wanted = Object.entries(figure.where);
  const found = report.groups.filter(({ by }) => wanted.every(([dimension, value]) => by[dimension] === value));
  if (found.length === 0)
    return [{ slice: figure.where, summary: undefined, absent: absence(report, figure), conversations: 0 }];
  return found.map(({ by, metrics }) => ({
    slice: by,
    summary: metrics[figure.metric],
    absent: null,
    conversations: conversationsIn(metrics.conversations),
  }));
}

const conversationsIn = (summary: MetricSummary | undefined): number | null =>
  summary?.kind === 'count' ? (summary.parts.conversations ?? summary.value) : null;

const FEW = 5;

/** No such slice, and which there are. */
function absence({ groups }: Report, { where }: FigureReference): string {
  const conditions = Object.entries(where);
  const [lone] = conditions;
  if (lone === undefined || groups.length === 0) return 'there are no slices';
  const words = `nothing with ${conditions.map(([dimension, value]) => `${dimension} ${quoted(value)}`).join(' and ')}`;
  if (conditions.length > 1) return words;
  const [dimension, value] = lone;
  const values = [...new Set(groups.map(({ by }) => by[dimension] ?? ''))];
  const shown = [...new Set([...nearest(value, values, 1), ...values])].slice(0, FEW).map(quoted);
  return `${words}; there ${values.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${values.length > FEW ? ` and ${values.length - FEW} more` : ''}`;
}
