import type { Analysis } from '../analysis.ts';
import { type FigureTrace, type SliceAsked, traceFigure } from '../inspect/figure.ts';
import { figureCsv, figureJson, figurePage } from '../inspect/figure-page.ts';
import { chosenDimensions, chosenMetrics } from '../metrics/choose.ts';
import type { Metric } from '../metrics/metric.ts';
import { UserError } from '../model/problem.ts';
import { nearest, printable } from '../model/text.ts';
import { metricContext } from '../pipeline.ts';
import { sliceOf } from './sides.ts';
import { terminal } from './terminal.ts';

interface FigureFlags {
  readonly metric?: string;
  readonly slice?: readonly string[];
  readonly conversation?: string;
  readonly json?: true;
  readonly csv?: true;
  readonly output?: string;
}

/** A figure that is to be opened, and how it is written down. */
interface FigureAsked {
  readonly metric: Metric;
  readonly slice: Readonly<Record<string, string>>;
  readonly write: (trace: FigureTrace, zone: string) => string;
}

/** `null` where no figure is meant. Throws a UserError (2) for what cannot be meant, before anything is read. */
export function figureAsked(flags: FigureFlags): FigureAsked | null {
  const { metric: id, conversation, slice: slices = [] } = flags;
  if (id === undefined) {
    const idle = slices.length > 0 ? '--slice' : flags.csv ? '--csv' : null;
    if (idle === null) return null;
    throw new UserError(`${idle} is for a figure that is opened. Name its metric: --metric first-response-time.`, 2);
  }
  if (conversation !== undefined) {
    throw new UserError('--metric and --conversation open two different things. Give one of them.', 2);
  }
  const [metric] = chosenMetrics([id]);
  const named = slices.map((text) => sliceOf('--slice', text));
  chosenDimensions(named.flatMap((one) => Object.keys(one)));
  return { metric: metric as Metric, slice: Object.assign({}, ...named), write: writer(flags) };
}

function writer({ json, csv, output = '' }: FigureFlags): FigureAsked['write'] {
  const name = output.toLowerCase();
  if (json || (!csv && name.endsWith('.json'))) return figureJson;
  if (csv || name.endsWith('.csv')) return figureCsv;
  const page = output === '' ? terminal(process.stdout) : { width: 120, colour: false };
  return (trace, zone) => figurePage(trace, zone, page);
}

export function figureText(analysis: Analysis, { metric, slice, write }: FigureAsked): string {
  const { conversations, provided, options } = analysis;
  const asked: SliceAsked = chosenDimensions(Object.keys(slice)).map((dimension) => ({
    dimension,
    key: slice[dimension.id] as string,
  }));
  const trace = traceFigure(conversations, metric, asked, metricContext(analysis), provided);
  if (asked.length > 0 && trace.conversations.length === 0) throw noSuchSlice(trace);
  return write(trace, options.timeZone);
}

export function noSuchSlice({ slice, keys }: Pick<FigureTrace, 'slice' | 'keys'>): UserError {
  const told = Object.entries(slice).map(([dimension, key]) => `${dimension} ${printable(key)}`);
  const near = nearest(Object.values(slice).join(', '), keys, 3).map((one) => printable(one));
  const known = keys.slice(0, 10).map((one) => printable(one));
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are ${known.join('; ') || 'none'}.`;
  return new UserError(`No conversation stands in ${told.join(' and ')}. ${hint}`, 2);
}
