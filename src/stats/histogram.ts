import * as z from 'zod';
import { seconds, whole } from './fields.ts';

/** The preferred numbers R10 of ISO 3 (ten nearly equal steps to a decade), as milliseconds from one second on. */
const R10 = [1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000];

/** Where bins end, the same in every report, so that saved ones compare like with like. The last is beyond 2^53 ms. */
const UPPER_EDGES = [...Array.from({ length: 13 }, (_, decade) => R10.map((edge) => edge * 10 ** decade)).flat(), 1e16];

export const binSchema = z
  .object({ from: seconds, to: seconds, answered: whole, censored: whole })
  .describe('How many waited t seconds, from <= t < to, until they were answered or last seen unanswered.');
export type Bin = z.infer<typeof binSchema>;

const EDGES = new Float64Array(UPPER_EDGES);

/** The number of the bin, from 0, that these whole milliseconds fall into. */
export const binNumber = (milliseconds: number): number => below(EDGES, milliseconds + 1);

/** The number of a bin of a summary, from 0. */
export const numberOfBin = ({ from }: Pick<Bin, 'from'>): number => binNumber(Math.round(from * 1000));

/** The bins that hold something. Takes ascending milliseconds, gives edges in seconds. */
export function histogram(answered: Float64Array, censored: Float64Array): Bin[] {
  const bins: Bin[] = [];
  let from = 0;
  for (const to of UPPER_EDGES) {
    const held = { answered: between(answered, from, to), censored: between(censored, from, to) };
    if (held.answered + held.censored > 0) bins.push({ from: from / 1000, to: to / 1000, ...held });
    from = to;
  }
  return bins;
}

function between(ascending: Float64Array, from: number, to: number): number {
  return below(ascending, to) - below(ascending, from);
}

/** How many of the ascending values are below the limit, by halving. */
function below(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
