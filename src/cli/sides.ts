import type { Command } from 'commander';
import type { Analysis } from '../analysis.ts';
import type { Side } from '../comparison/side.ts';
import { attributeName, SETTINGS } from '../config/settings.ts';
import { DIMENSIONS } from '../metrics/dimensions.ts';
import { UserError } from '../model/problem.ts';
import { nearest, pathName, printable } from '../model/text.ts';
import { type AnalyzeOptions, withDefaults } from '../options.ts';
import { checkPeriod, type Span, spanBefore, spanOf } from '../period.ts';
import { metricContext, readConversations, within } from '../pipeline.ts';
import type { Report } from '../report/report.ts';
import { inSlice, onBothSides, overlapWarning } from './both-sides.ts';
import { reportBy } from './evidence.ts';
import { savedReport } from './saved-report.ts';

export type Slice = Readonly<Record<string, string>>;

/** Which two are compared, as it was asked for. */
export type Pairing = (
  | { readonly kind: 'inputs'; readonly a: string; readonly b: string }
  | { readonly kind: 'periods'; readonly period: string; readonly against: string | null }
  | { readonly kind: 'slices'; readonly against: Slice }
) & { readonly inputs: readonly string[]; readonly slice: Slice | null };

interface PairingFlags {
  readonly against?: string;
  readonly slice?: string;
  readonly period?: string;
  readonly by?: readonly string[];
}

/** Throws a UserError (2) for whatever cannot be meant, before anything is read. */
export function pairingOf(
  inputs: readonly string[],
  { against, slice: asked, period, by = [] }: PairingFlags,
): Pairing {
  const slice = asked === undefined ? null : sliceOf('--slice', asked);
  const common = { inputs, slice };
  if (against?.includes('=')) {
    if (slice === null) {
      throw new UserError(
        `--against ${printable(against)} names a slice, and nothing is judged by it. Name the other: --slice ${printable(against.split('=')[0] ?? '')}=VALUE.`,
        2,
      );
    }
    return { ...common, kind: 'slices', against: sliceOf('--against', against) };
  }
  if (period !== undefined) {
    if (against !== undefined) checkPeriod(against);
    return { ...common, kind: 'periods', period, against: against ?? null };
  }
  if (against !== undefined) {
    throw new UserError(
      `--against ${printable(against)} names a period, and nothing is judged by it. Name the other: --period this-month.`,
      2,
    );
  }
  const [a, b, ...more] = inputs;
  const [dimension] = by;
  if (a !== undefined && b === undefined && dimension !== undefined) {
    throw new UserError(
      `One export has no other side to compare each ${dimension} with. Name two values, --slice ${dimension}=ONE --against ${dimension}=OTHER, or two times, --period this-month --against last-month --by ${dimension}; socmetrics report --by ${dimension} shows them beside each other.`,
      2,
    );
  }
  if (a === '-' && b === '-') {
    throw new UserError('Standard input can be one of the two sides, not both. Name a file for the other.', 2);
  }
  if (a === undefined || b === undefined || more.length > 0) {
    throw new UserError(
      `Two are compared, and ${inputs.length} ${inputs.length === 1 ? 'was' : 'were'} named. Name two exports, folders or saved reports, or two sides of what was named: --period this-month --against last-month.`,
      2,
    );
  }
  return { ...common, kind: 'inputs', a, b };
}

/** `channel=twitter`; throws a UserError (2) for what names no dimension or no value. */
export function sliceOf(flag: string, text: string): Slice {
  const at = text.indexOf('=');
  const [dimension, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const ids = DIMENSIONS.map(({ id }) => id);
  if (at > 0 && value !== '' && ids.includes(dimension)) return { [dimension]: value };
  const [near] = at > 0 && !ids.includes(dimension) ? nearest(dimension, ids, 1) : [];
  throw new UserError(
    `${flag} ${printable(text)}: not a slice.${near ? ` Did you mean ${near}=${printable(value)}?` : ''} Write DIMENSION=VALUE, with ${ids.join(', ')}.`,
    2,
  );
}

export interface Sides {
  readonly a: Side;
  readonly b: Side;
  /** What was read, each once. */
  readonly read: readonly Report[];
  /** What forbids to trust the tests: conversations that stand on both sides. Saved reports do not hold them. */
  readonly warnings: readonly string[];
}

/** How it is read; `piped` is the saved report that comes from standard input. */
interface Reading {
  readonly options: AnalyzeOptions;
  readonly command: Command;
  readonly piped: string | null;
}

/** Reads what is compared: exports are measured, saved reports taken as they are. */
export async function sidesOf(pairing: Pairing, reading: Reading): Promise<Sides> {
  const { options } = reading;
  withDefaults(options);
  if (pairing.slice !== null && options.by !== undefined && options.by.length > 0) {
    throw new UserError('--slice and --by cannot be given together. A slice has no slices here.', 2);
  }
  if (pairing.kind === 'periods') return twoPeriods(pairing, reading);
  if (pairing.kind === 'slices') return twoSlices(pairing, reading);
  const a = await whole(pairing.a, pairing, reading);
  const b = await whole(pairing.b, pairing, reading);
  return { a: a.side, b: b.side, read: [a.side.report, b.side.report], warnings: overlap(a, b, pairing.kind) };
}

/** A side and what it was measured from; `null` where it was saved. */
interface Measured {
  readonly side: Side;
  readonly analysis: Analysis | null;
}

async function whole(input: string, { slice }: Pairing, { options, command, piped }: Reading): Promise<Measured> {
  const saved = savedReport(input, piped);
  if (saved) refuseReading(command, input);
  const analysis = saved ? null : await readConversations([input], options);
  const report = saved ?? measuredBy(analysis as Analysis, slice, options);
  return { side: sideIn(report, { name: pathName(input), slice, called: pathName(input) }), analysis };
}

function overlap(a: Measured, b: Measured, kind: Pairing['kind']): readonly string[] {
  const [first, second] = [a, b].map(({ side, analysis }) =>
    analysis ? inSlice(analysis.conversations, side.slice, metricContext(analysis)) : [],
  );
  return overlapWarning(onBothSides(first ?? [], second ?? []), kind);
}

async function twoPeriods(pairing: Pairing & { kind: 'periods' }, { options, piped }: Reading): Promise<Sides> {
  refuseSaved(pairing.inputs, piped);
  const { period: _, ...rest } = options;
  const analysis = await readConversations(pairing.inputs, rest);
  const { timeZone } = analysis.options;
  const asOf = analysis.asOf ?? 0;
  const now = spanOf(pairing.period, timeZone, asOf);
  const before = pairing.against === null ? spanBefore(now, timeZone) : spanOf(pairing.against, timeZone, asOf);
  const side = (span: Span): Measured => {
    const part = within(analysis, span);
    const report = measuredBy(part, pairing.slice, options);
    return { side: sideIn(report, { name: span.name, slice: pairing.slice, called: span.name }), analysis: part };
  };
  const [b, a] = [side(now), side(before)];
  return { a: a.side, b: b.side, read: [b.side.report], warnings: overlap(a, b, pairing.kind) };
}

async function twoSlices(pairing: Pairing & { kind: 'slices' }, { options, command, piped }: Reading): Promise<Sides> {
  const [only] = pairing.inputs;
  const saved = pairing.inputs.length === 1 && only !== undefined ? savedReport(only, piped) : null;
  if (saved && only !== undefined) refuseReading(command, only);
  else refuseSaved(pairing.inputs, piped);
  const analysis = saved ? null : await readConversations(pairing.inputs, options);
  const side = (slice: Slice): Measured => {
    const report = saved ?? measuredBy(analysis as Analysis, slice, options);
    const called = saved ? pathName(only ?? '') : 'The export';
    return { side: sideIn(report, { name: nameOf(slice), slice, called }), analysis };
  };
  const [b, a] = [side(pairing.slice as Slice), side(pairing.against)];
  return { a: a.side, b: b.side, read: [b.side.report], warnings: overlap(a, b, pairing.kind) };
}

const nameOf = (slice: Slice): string =>
  Object.entries(slice)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .join(', ');

/** How many conversations stand behind a slice is measured whatever is asked for. */
function measuredBy(analysis: Analysis, slice: Slice | null, { by = [], metrics = [] }: AnalyzeOptions): Report {
  return reportBy(analysis, slice ? Object.keys(slice) : by, metrics.length === 0 ? [] : [...metrics, 'conversations']);
}

/** The side of a report; throws a UserError where it has no such slice. */
function sideIn(
  report: Report,
  { name, slice, called }: { readonly name: string; readonly slice: Slice | null; readonly called: string },
): Side {
  if (slice === null) return { name, report, slice };
  const [[dimension = '', value = ''] = []] = Object.entries(slice);
  if (report.options.by.length !== 1 || report.options.by[0] !== dimension) {
    throw new UserError(
      `${called} holds no slices by ${dimension}. socmetrics report --by ${dimension} --json measures them.`,
      2,
    );
  }
  const values = report.groups.map(({ by }) => by[dimension] ?? '');
  const found = values.find((one) => one === value) ?? values.find((one) => one.toLowerCase() === value.toLowerCase());
  if (found !== undefined) return { name, report, slice: { [dimension]: found } };
  const near = nearest(value, values, 3).map((one) => printable(one));
  throw new UserError(
    `${called} has no ${dimension} ${printable(value)}. ${
      near.length > 0
        ? `Did you mean ${near.join(', ')}?`
        : `There are ${
            values
              .slice(0, 10)
              .map((one) => printable(one))
              .join(', ') || 'none'
          }.`
    }`,
    2,
  );
}

/** A saved report is measured already: it holds no conversations that could be parted. */
function refuseSaved(inputs: readonly string[], piped: string | null): void {
  const saved = inputs.find((input) => savedReport(input, piped) !== null);
  if (saved === undefined) return;
  throw new UserError(
    `${pathName(saved)} is a saved report, which holds no conversations to choose from. Name the exports, or two saved reports.`,
    2,
  );
}

/** How a saved report was read and counted is settled; which of its metrics are compared is not. */
function refuseReading(command: Command, path: string): void {
  const idle = SETTINGS.find(
    (one) =>
      (one.group === 'reading' || one.group === 'counting' || one.name === 'by') &&
      command.getOptionValueSource(attributeName(one)) === 'cli',
  );
  if (idle === undefined) return;
  throw new UserError(
    `${idle.flag.split(' ')[0]} changes nothing of ${pathName(path)}, which is measured already. Leave it out, or name the exports.`,
    2,
  );
}
