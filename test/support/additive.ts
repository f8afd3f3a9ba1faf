import type { Report } from '../../src/report/report.ts';
import type { MetricSummary } from '../../src/stats/index.ts';

/** Counts by what they count. */
export type Counts = Readonly<Record<string, number>>;

/** Customers and agents are counted once, however many slices they stand in. */
const DISTINCT = new Set(['customers', 'agents', 'repeatContacts']);

/** What is unlikely in the whole may be usual in a part. */
const NOT_ADDITIVE = 'alerts';

/** All that adds up when conversations are parted: counts, both sides of every ratio, bins, rows. */
export function additive(metrics: Report['metrics']): Counts {
  const counts: Record<string, number> = {};
  for (const [id, summary] of Object.entries(metrics)) {
    if (id === NOT_ADDITIVE) continue;
    for (const [name, count] of countsOf(summary))
      if (count !== 0 && !isPlace(id, name)) counts[`${id} ${name}`] = count;
  }
  return counts;
}

/** Repeated questions are called by where their example stands, and a cluster may grow with more exports. */
const isPlace = (id: string, name: string): boolean => id === 'frequent-questions' && name.startsWith('row ');

export function plus(a: Counts, b: Counts): Counts {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function countsOf(summary: MetricSummary): readonly (readonly [string, number])[] {
  switch (summary.kind) {
    case 'not-available':
      return [];
    case 'count':
      return [
        ['value', summary.value],
        ...Object.entries(summary.parts).flatMap(([part, number]) =>
          DISTINCT.has(part) ? [] : [[part, number ?? 0] as const],
        ),
      ];
    case 'ratio': {
      const { kind: _, value: __, ci95: ___, clusters: ____, corrected: _____, parts = {}, ...sides } = summary;
      const ofParts = Object.entries(parts).flatMap(([part, { matched, total }]) => [
        [`${part} matched`, matched] as const,
        [`${part} total`, total] as const,
      ]);
      return [...Object.entries(sides).map(([side, count]) => [side, count ?? 0] as const), ...ofParts];
    }
    case 'duration': {
      const { n, invalid, censored, histogram } = summary;
      const bins = histogram.flatMap((bin) => [
        [`answered from ${bin.from}`, bin.answered] as const,
        [`censored from ${bin.from}`, bin.censored] as const,
      ]);
      return [['n', n], ['invalid', invalid], ['censored', censored], ...bins];
    }
    case 'distribution':
      return summary.rows.flatMap(({ limit, matched, total }) => [
        [`${limit} matched`, matched] as const,
        [`${limit} total`, total] as const,
      ]);
    case 'numbers':
      return [['n', summary.n], ...summary.values.map(({ value, count }) => [`value ${value}`, count] as const)];
    case 'tally':
    case 'table':
    case 'series':
    case 'matrix':
      return [
        ['total', summary.total ?? 0],
        ...summary.rows.map(({ key, count }) => [`row ${key}`, count ?? 0] as const),
        ...Object.entries(summary.parts ?? {}).map(([part, { matched }]) => [`part ${part}`, matched] as const),
      ];
  }
}
