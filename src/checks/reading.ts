import { fraction, type Rational, rational } from './exact.ts';
import type { Reading } from './figures.ts';
import type { CheckResult } from './result.ts';
import { figureIn, type Place } from './slices.ts';
import type { FigureReference, Operator } from './threshold.ts';

/** Why there is nothing to judge by. */
export type Missing = Pick<CheckResult, 'outcome' | 'reason'>;

const NOTHING: Reading = { value: null, n: null };

/** The figure in a slice, or why there is none. */
export function readAt(
  { summary, absent }: Place,
  figure: FigureReference,
  isEmpty: boolean,
): { reading: Reading; missing: Missing | null } {
  const nothing = (outcome: CheckResult['outcome'], reason: string) => ({
    reading: NOTHING,
    missing: { outcome, reason },
  });
  if (isEmpty) return nothing('no-data', 'no data: there are no conversations');
  if (summary === undefined) return nothing('no-data', `no data: ${absent ?? 'the report does not hold it'}`);
  if (summary.kind === 'not-available') return nothing('not-available', `not available: ${summary.reason}`);
  const reading = figureIn(summary, figure)?.read(summary, figure.row);
  if (!reading) return nothing('not-available', 'not available: the report has no such figure');
  if (reading.value !== null) return { reading, missing: null };
  return { reading, missing: { outcome: 'no-data', reason: `no data: ${reading.note ?? 'nothing was counted'}` } };
}

export function fewerThan(minimum: number | null, { n }: Reading): Missing | null {
  if (minimum === null || n === null || n >= minimum) return null;
  return { outcome: 'too-few', reason: `too few to judge by: n ${n} is below the minimum of ${minimum}` };
}

/** A share as its two whole numbers; everything else as the decimal number that it is printed as. */
export const exactly = ({ value, of }: Reading): Rational =>
  of && of.total > 0 ? fraction(of.matched, of.total) : rational(value ?? 0);

/** JSON has no infinity; what was not reached has no number. */
export const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

const HOLDS: Readonly<Record<Operator, (order: number) => boolean>> = {
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
};

/** Whether the operator holds for what compares like this. */
export const holds = (operator: Operator, order: number): boolean => HOLDS[operator](order);

/** Twelve digits take back what binary fractions lose: 0.97 - 0.95 is 0.020000000000000018. */
export const distance = (actual: number, limit: number): number => Number(Math.abs(actual - limit).toPrecision(12));
