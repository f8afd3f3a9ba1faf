import type { Unit } from './figures.ts';
import type { Level, Operator } from './threshold.ts';

/**
 * How a judgement came about: `met` and `breached` were judged; of the others there was nothing to judge by, and they
 * pass only where that is allowed.
 */
type Outcome = 'met' | 'breached' | 'no-data' | 'too-few' | 'not-available';

/** What a figure was compared with, beside the limit that follows from it. */
export interface BaselineFigure {
  readonly value: number | null;
  readonly n: number | null;
  /** (actual - baseline) / baseline; `null` where the baseline is 0 or nothing. */
  readonly change: number | null;
  readonly test: string | null;
  /** How probable such a difference is by chance alone, corrected for everything that was compared together. */
  readonly p: number | null;
}

/** One threshold, judged in one slice. Printing is somebody else's work. */
export interface CheckResult {
  readonly metric: string;
  readonly statistic: string;
  readonly row: string | null;
  /** The dimension that the threshold is judged by, slice for slice. */
  readonly by: string | null;
  /** Empty: over everything. */
  readonly slice: Readonly<Record<string, string>>;
  readonly operator: Operator;
  readonly limit: number;
  readonly unit: Unit;
  readonly actual: number | null;
  readonly n: number | null;
  readonly level: Level;
  readonly passed: boolean;
  readonly outcome: Outcome;
  /** Why it could not be judged, or what is to be known of the judgement. */
  readonly reason: string | null;
  /** By how much the limit was missed, in the unit; `null` where it was not. */
  readonly overshoot: number | null;
  readonly name: string | null;
  /** Why the threshold is there, in the words of whoever wrote it. */
  readonly why: string | null;
  /** The threshold as it was written. */
  readonly source: string;
  readonly baseline: BaselineFigure | null;
}

/** What was not met counts against the whole only as an error. */
export const allPassed = (results: readonly CheckResult[]): boolean =>
  results.every(({ passed, level }) => passed || level === 'warn');
