import { expect, it } from 'vitest';
import * as z from 'zod';
import { metricSummarySchema, STATS } from '../../src/stats/index.ts';

it('takes the summary of every stat, even of nothing', () => {
  for (const { make } of Object.values(STATS)) {
    const summary = make().summary();
    expect(metricSummarySchema.parse(summary)).toEqual(summary);
  }
});

it('takes a metric that is not available, with its reason', () => {
  const missing = { kind: 'not-available', reason: 'this export has no ratings' };
  expect(metricSummarySchema.parse(missing)).toEqual(missing);
  expect(metricSummarySchema.safeParse({ kind: 'not-available' }).success).toBe(false);
});

it('becomes a JSON Schema with one alternative per kind', () => {
  const { oneOf = [] } = z.toJSONSchema(metricSummarySchema);
  expect(oneOf.map(({ properties }) => properties?.kind)).toEqual([
    { type: 'string', const: 'count' },
    { type: 'string', const: 'ratio' },
    { type: 'string', const: 'duration' },
    { type: 'string', const: 'distribution' },
    { type: 'string', const: 'numbers' },
    { type: 'string', enum: ['tally', 'table', 'series', 'matrix'] },
    { type: 'string', const: 'not-available' },
  ]);
});
