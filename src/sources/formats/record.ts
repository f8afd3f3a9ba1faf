import type { Fault } from '../../model/problem.ts';

/** One record as the file has it: the values of a table's row by position, or a JSON object. */
export type RawRecord = readonly string[] | Readonly<Record<string, unknown>>;

/** Some records in a row, as many as were read at once. Nothing follows from where one batch ends. */
export interface Batch {
  /** Number of the first record in the file, from 1. Headers and blank lines are not records. */
  readonly first: number;
  /** `null` could not be read: it counts as read and skipped, and a fault with its number says why. */
  readonly records: readonly (RawRecord | null)[];
  readonly faults: readonly Fault[];
  /** The physical line on which `records[index]` starts. Found when asked for: few records ever need it. */
  line(index: number): number;
  /** `records[index]` as it stands in the file, but in UTF-8. */
  bytes(index: number): Uint8Array;
}

/** A longer one is no record but a broken file: a quotation mark that never closes, or no line ends at all. */
export const RECORD_LIMIT = 10 * 1024 * 1024;
