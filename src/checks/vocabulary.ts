import type { Available } from './figures.ts';

/** What the parser needs to know of a metric. */
export interface KnownMetric {
  readonly id: string;
  /** A summary that shows what the metric declares: parts, columns, what stands beside. Its numbers say nothing. */
  readonly declared: Available;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Who waits for an answer makes it worse. */
  readonly waits: boolean;
  /** Why a slice by a dimension would mean nothing. */
  readonly notBy: Readonly<Record<string, string>>;
}

/** All that thresholds can speak of. */
export interface Vocabulary {
  readonly metrics: readonly KnownMetric[];
  readonly dimensions: readonly string[];
}
