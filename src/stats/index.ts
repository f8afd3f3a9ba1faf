import type { z } from 'zod';
import { changing } from './changing.ts';
import { count, countSummarySchema } from './count.ts';
import { durationSummarySchema, durations } from './durations.ts';
import { numbers, numbersSummarySchema } from './numbers.ts';
import { ratio, ratioSummarySchema } from './ratio.ts';
import { distributionSummarySchema, shares } from './shares.ts';
import type { StatFactory } from './stat.ts';
import { surges } from './surges.ts';
import { tally, tallySummarySchema } from './tally.ts';

export * from './changing.ts';
export type { RatesByKind } from './corrected.ts';
export * from './count.ts';
export * from './durations.ts';
export * from './extreme.ts';
export * from './mode.ts';
export * from './numbers.ts';
export { type FractionSample, wilson } from './proportion.ts';
export * from './ratio.ts';
export * from './schemas.ts';
export * from './shares.ts';
export * from './stat.ts';
export * from './surges.ts';
export * from './tally.ts';
export type { TallyColumn, TallySample } from './tally-row.ts';

interface StatEntry {
  readonly make: StatFactory<never, unknown>;
  readonly schema: z.ZodType;
  /** What one sample says, for whoever writes a metric. */
  readonly sample: string;
}

/** The closed set of stats: a metric picks one of these, a renderer prints their kinds, the law test runs over them. */
export const STATS = {
  count: { make: count(), schema: countSummarySchema, sample: 'numbers to sum, and keys to count once each' },
  ratio: { make: ratio(), schema: ratioSummarySchema, sample: 'how many matched of how many, and how many beside' },
  durations: {
    make: durations(),
    schema: durationSummarySchema,
    sample: 'a length of time, complete or still running',
  },
  shares: { make: shares([]), schema: distributionSummarySchema, sample: 'answered after, failed, or still waiting' },
  numbers: { make: numbers(), schema: numbersSummarySchema, sample: 'a whole number' },
  surges: {
    make: surges({ from: 0, to: 0, nameOf: String }),
    schema: tallySummarySchema,
    sample: 'an hour, and the series that it counts in',
  },
  changing: {
    make: changing({ followed: { id: 'negative', title: 'negative' }, stretches: { reason: 'nothing was before' } }),
    schema: tallySummarySchema,
    sample: 'the same, and in which of two stretches of time',
  },
  tally: { make: tally(), schema: tallySummarySchema, sample: 'the rows that a conversation belongs to' },
} as const satisfies Record<string, StatEntry>;
