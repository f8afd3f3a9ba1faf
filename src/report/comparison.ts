import * as z from 'zod';

/*
 * Two sides, figure by figure. It stands in a Report that is compared with the period before it, and by itself.
 */

const instant = z.string().describe('ISO 8601, UTC');
const whole = z.int().nonnegative();

const sideSchema = z.object({
  name: z.string(),
  from: instant.nullable(),
  to: instant.nullable().describe('Not included'),
  knownFrom: instant.nullable(),
  knownTo: instant.nullable().describe('What the data cover of it'),
  days: z.number().nullable().describe('From knownFrom to knownTo'),
  conversations: whole,
});
export type ComparedSide = z.infer<typeof sideSchema>;

const valueSchema = z.object({ value: z.number().nullable(), n: whole });

/** Better and worse are what the definition of the metric says; where it says neither, a figure is higher or lower. */
const OUTCOMES = ['better', 'worse', 'higher', 'lower', 'may-be-chance', 'too-few', 'not-tested'] as const;

const figureSchema = z.object({
  metric: z.string(),
  slice: z.record(z.string(), z.string()).describe('Empty: over everything'),
  key: z.string().nullable().describe('A row of the metric: a topic, a limit'),
  statistic: z.enum(['value', 'median', 'mean', 'share', 'perDay']),
  unit: z.enum(['share', 's', 'perDay', 'number']),
  better: z.enum(['higher', 'lower', 'neither']),
  a: valueSchema,
  b: valueSchema,
  difference: z.number().nullable().describe('b - a'),
  ratio: z.number().nullable().describe('b / a; null where a is 0'),
  test: z.enum(['z', 'fisher', 'gehan', 'poisson']).nullable(),
  p: z.number().nullable().describe('How probable a difference at least as large is by chance alone'),
  corrected: z.number().nullable().describe('p after Holm’s correction over its family'),
  family: z
    .string()
    .describe('What it is corrected together with: the main figures, the further ones, the rows of one metric'),
  outcome: z.enum(OUTCOMES).describe('Of b, judged by a, at the level'),
  reason: z.string().nullable(),
});
export type ComparedFigure = z.infer<typeof figureSchema>;

export const comparisonSchema = z
  .object({
    a: sideSchema,
    b: sideSchema,
    level: z.number().describe('What is called more than chance'),
    warnings: z.array(z.string()),
    figures: z.array(figureSchema),
    notCompared: z.array(z.object({ metric: z.string(), slice: figureSchema.shape.slice, reason: z.string() })),
  })
  .describe('b against a, figure by figure. Durations are in seconds.');
export type Comparison = z.infer<typeof comparisonSchema>;
