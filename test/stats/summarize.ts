import type { StatFactory } from '../../src/stats/index.ts';

export function summarize<Sample, Summary>(factory: StatFactory<Sample, Summary>, samples: Iterable<Sample>): Summary {
  const stat = factory();
  for (const sample of samples) stat.add(sample);
  return stat.summary();
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
