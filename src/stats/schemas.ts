import * as z from 'zod';
import { countSummarySchema } from './count.ts';
import { durationSummarySchema } from './durations.ts';
import { numbersSummarySchema } from './numbers.ts';
import { ratioSummarySchema } from './ratio.ts';
import { distributionSummarySchema } from './shares.ts';
import { tallySummarySchema } from './tally.ts';

const notAvailableSchema = z
  .object({ kind: z.literal('not-available'), reason: z.string() })
  .describe('The export does not hold what this metric needs. Never 0.');

/** Whatever stands under the id of a metric in a Report. */
export const metricSummarySchema = z.discriminatedUnion('kind', [
  countSummarySchema,
  ratioSummarySchema,
  durationSummarySchema,
  distributionSummarySchema,
  numbersSummarySchema,
  tallySummarySchema,
  notAvailableSchema,
]);
export type MetricSummary = z.infer<typeof metricSummarySchema>;
