import type { ComparedFigure } from '../report/comparison.ts';
import { duration } from '../report/format.ts';
import {
  type Comparison,
  compareCounts,
  compareDurations,
  compareNumbers,
  compareRatios,
  compareShares,
} from '../stats/comparison/index.ts';
import type {
  CountSummary,
  DistributionSummary,
  DurationSummary,
  MetricSummary,
  NumbersSummary,
  RatioSummary,
  TallyRow,
  TallySummary,
} from '../stats/index.ts';
import { BUSINESS_TIME } from './families.ts';
import { type Sizes, sizeOf } from './few.ts';

/** A summary of one side, and what it takes to compare it. */
export interface Held<Summary = MetricSummary> {
  readonly summary: Summary;
  readonly conversations: number | null;
  readonly days: number | null;
}

/** A figure of both sides, and whether they differ by more than chance. */
export interface Candidate extends Pick<ComparedFigure, 'key' | 'statistic' | 'unit' | 'a' | 'b'> {
  readonly comparison: Comparison | null;
  readonly sizes: Sizes;
  /** Why it was not tested. */
  readonly untested?: string;
}

type Comparer<Summary> = (a: Held<Summary>, b: Held<Summary>) => readonly Candidate[];

const ratio: Comparer<RatioSummary> = (a, b) => [
  {
    key: null,
    statistic: 'value',
    unit: 'share',
    a: { value: a.summary.value, n: a.summary.total },
    b: { value: b.summary.value, n: b.summary.total },
    comparison: compareRatios(a, b),
    sizes: [sizeOf(a.summary, a.summary.total), sizeOf(b.summary, b.summary.total)],
    untested: a.summary.total === 0 || b.summary.total === 0 ? 'nothing counted' : 'no share of anything',
  },
];

/** A duration, by the clock of the figures or by that of business hours. */
type OneClock = Pick<DurationSummary, 'median' | 'n' | 'censored' | 'histogram' | 'clusters'>;

const median = (key: string | null, a: Held<OneClock>, b: Held<OneClock>): Candidate => ({
  key,
  statistic: 'median',
  unit: 's',
  a: { value: a.summary.median, n: a.summary.n },
  b: { value: b.summary.median, n: b.summary.n },
  comparison: compareDurations(a, b),
  sizes: [sizeOf(a.summary, a.summary.n + a.summary.censored), sizeOf(b.summary, b.summary.n + b.summary.censored)],
  untested: 'none has ended',
});

const medians: Comparer<DurationSummary> = (a, b) => {
  const [first, second] = [a.summary.business, b.summary.business];
  const business = first && second && median(BUSINESS_TIME, { ...a, summary: first }, { ...b, summary: second });
  return [median(null, a, b), ...(business ? [business] : [])];
};

/** By day, since periods differ in length, and the one that still runs most of all. */
const perDay: Comparer<CountSummary> = (a, b) => {
  const rate = ({ summary: { value }, days }: Held<CountSummary>) => (days === null || days <= 0 ? null : value / days);
  const [first, second] = [rate(a), rate(b)];
  const tested = first === null || second === null ? null : compareCounts(timed(a), timed(b));
  return [
    {
      key: null,
      statistic: 'perDay',
      unit: 'perDay',
      a: { value: first, n: a.summary.value },
      b: { value: second, n: b.summary.value },
      comparison: tested,
      sizes: [sizeOf(a.summary, a.summary.value), sizeOf(b.summary, b.summary.value)],
      untested: first === null || second === null ? 'the data cover no day' : 'nothing counted',
    },
  ];
};

const timed = ({ summary, days }: Held<CountSummary>) => ({ summary, days: days ?? 0 });

const limits: Comparer<DistributionSummary> = (a, b) =>
  a.summary.rows.flatMap((row): Candidate[] => {
    const other = b.summary.rows.find(({ limit }) => limit === row.limit);
    if (!other) return [];
    return [shares(duration(row.limit), 'value', { ...row, conversations: null }, { ...other, conversations: null })];
  });

/** As many rows as a person looks at together; each more makes it harder for all to be told from chance. */
const MOST_ROWS = 8;

const rows: Comparer<TallySummary> = (a, b) => {
  const counts = ({ summary: { rows: all } }: Held<TallySummary>) =>
    new Map(all.map(({ key, count }) => [key, count ?? 0]));
  const [first, second] = [counts(a), counts(b)];
  const sum = (key: string) => (first.get(key) ?? 0) + (second.get(key) ?? 0);
  const largest = [...new Set([...first.keys(), ...second.keys()])]
    .sort((one, two) => sum(two) - sum(one) || (one < two ? -1 : 1))
    .slice(0, MOST_ROWS);
  const part = ({ summary, conversations }: Held<TallySummary>, matched = 0) => {
    const total = summary.total ?? 0;
    return { matched, total, conversations, value: total === 0 ? null : matched / total };
  };
  return largest.map((key) => shares(key, 'share', part(a, first.get(key)), part(b, second.get(key))));
};

interface Share {
  readonly matched: number;
  readonly total: number;
  readonly value: number | null;
  readonly conversations: number | null;
}

const shares = (key: string, statistic: 'value' | 'share', a: Share, b: Share): Candidate => ({
  key,
  statistic,
  unit: 'share',
  a: { value: a.value, n: a.total },
  b: { value: b.value, n: b.total },
  comparison: compareShares(a, b),
  sizes: [a.total, b.total],
  untested: 'nothing counted',
});

/** Of whole numbers, one a conversation: their mean, and whether they are larger or smaller by their ranks. */
const means: Comparer<NumbersSummary> = (a, b) => [
  {
    key: null,
    statistic: 'mean',
    unit: 'number',
    a: { value: a.summary.mean, n: a.summary.n },
    b: { value: b.summary.mean, n: b.summary.n },
    comparison: compareNumbers(a.summary, b.summary),
    sizes: [a.summary.n, b.summary.n],
    untested: 'nothing counted',
  },
];

/** The share that each row of a table comes to, where it has one: met of all that were judged. */
const shareOfRows: Comparer<TallySummary> = (a, b) =>
  a.summary.rows.flatMap((row): Candidate[] => {
    const other = b.summary.rows.find(({ key }) => key === row.key);
    const column = a.summary.columns.find(({ id, unit, n }) => id === 'value' && unit === 'share' && n !== undefined);
    const [first, second] = [column && shareIn(row, column, a), column && other && shareIn(other, column, b)];
    return first && second ? [shares(row.key, 'value', first, second)] : [];
  });

function shareIn(row: TallyRow, { id, n = '' }: TallySummary['columns'][number], held: Held<TallySummary>): Share {
  const total = Number(row[n] ?? 0);
  const value = typeof row[id] === 'number' ? row[id] : null;
  return { value, total, matched: Math.round((value ?? 0) * total), conversations: held.conversations };
}

/** `answeredInIt` as people say it. */
const inWords = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The shares that stand beside the rows, by name. */
const parts: Comparer<TallySummary> = (a, b) =>
  Object.entries(a.summary.parts ?? {}).flatMap(([name, part]): Candidate[] => {
    const other = b.summary.parts?.[name];
    // What neither side has any of is no finding.
    if (other === undefined || part.matched + other.matched === 0) return [];
    const [first, second] = [part, other].map((one, at) => ({
      ...one,
      conversations: (at === 0 ? a : b).conversations,
    }));
    return [shares(inWords(name), 'value', first as Share, second as Share)];
  });

/** What is compared of each kind. Of a kind that is not here each metric says why it is not. */
const BY_KIND: Readonly<Partial<Record<MetricSummary['kind'], Comparer<never>>>> = {
  ratio,
  duration: medians,
  count: perDay,
  distribution: limits,
  numbers: means,
  tally: (a: Held<TallySummary>, b: Held<TallySummary>) => [...rows(a, b), ...parts(a, b)],
  table: shareOfRows,
  matrix: parts,
};

/** `null`: the summaries have no figure that could be compared. */
export function candidatesOf(a: Held, b: Held): readonly Candidate[] | null {
  const compare = a.summary.kind === b.summary.kind ? BY_KIND[a.summary.kind] : undefined;
  const found = compare?.(a as Held<never>, b as Held<never>) ?? [];
  return found.length > 0 ? found : null;
}
