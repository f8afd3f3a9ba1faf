import fc from 'fast-check';
import {
  BESIDE,
  changing,
  count,
  type DurationSummary,
  durations,
  type RatioSummary,
  ratio,
  type STATS,
  type StatFactory,
  shares,
  surges,
  type TallyColumn,
  tally,
} from '../../src/stats/index.ts';

/** What the laws need to know of a stat: ways to configure it beside the default, and any sample that it may be given. */
interface Subject {
  readonly configured: readonly StatFactory<unknown, unknown>[];
  readonly sample: fc.Arbitrary<unknown>;
}

/** Few names, so that they meet: some trip up plain objects, some change places from one locale to another. */
const name = fc.constantFrom(
  'delivery',
  'refund',
  'constructor',
  'toString',
  'İade',
  'iade',
  'ılık',
  'Zürich',
  'zone',
  '10',
  '9',
  '',
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const counts = fc.dictionary(name, fc.nat(9));
const beside = fc.dictionary(fc.constantFrom(...BESIDE), fc.nat(9));

/** Short ones often tie; long ones add up beyond 2^53. */
const milliseconds = fc.oneof(fc.nat(5), fc.nat(90_000_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));

const countSample = fc.record(
  { value: fc.nat(9), parts: counts, distinct: fc.dictionary(fc.constantFrom('customers', 'agents'), fc.option(name)) },
  { requiredKeys: [] },
);

const fraction = fc.tuple(fc.nat(2), fc.nat(2)).map(([matched, more]) => ({ matched, total: matched + more }));

const ratioSample = fc
  .record({
    total: fc.nat(3),
    unmatched: fc.nat(3),
    part: optional(name),
    parts: optional(fc.dictionary(name, fraction)),
    beside: optional(beside),
  })
  .map(({ total, unmatched, part, parts, beside }) => ({
    matched: Math.max(0, total - unmatched),
    total,
    ...(part !== undefined && { part }),
    ...(parts && { parts }),
    ...(beside && { beside }),
  }));

const durationSample = fc.oneof(
  fc.record({ elapsed: milliseconds }),
  fc.record({ elapsed: milliseconds, business: milliseconds }),
  fc.record({ censored: fc.oneof(milliseconds, fc.constant(-1)) }),
  fc.constant({ invalid: true as const }),
);

const shareSample = fc.oneof(
  fc.record({ within: milliseconds }),
  fc.record({ waited: milliseconds, business: milliseconds }),
  fc.record({ within: milliseconds, business: milliseconds }),
  fc.record({ waited: milliseconds }),
  fc.constant({ failed: true as const }),
);

const columns: readonly TallyColumn[] = [
  {
    id: 'medianResponse',
    title: 'median response',
    unit: 's',
    stat: durations(),
    value: (summary: DurationSummary) => summary.median,
    n: (summary: DurationSummary) => summary.n,
  },
  { id: 'negative', title: 'negative', unit: 'share', stat: ratio(), value: (summary: RatioSummary) => summary.value },
];

const tallySample = fc.record({
  total: fc.nat(2),
  part: optional(name),
  ratios: optional(fc.dictionary(name, fraction)),
  rows: fc.array(
    fc.record(
      {
        key: fc.oneof(name, fc.constant('__proto__')),
        count: fc.nat(3),
        columns: fc.record({ medianResponse: durationSample, negative: ratioSample }, { requiredKeys: [] }),
      },
      { requiredKeys: ['key'] },
    ),
    { maxLength: 3 },
  ),
});

/** One entry per stat of the registry: the type makes a missing name an error. */
export const SUBJECTS: Record<keyof typeof STATS, Subject> = {
  count: {
    configured: [count({ parts: ['refund', 'delivery'], distinct: ['customers'] })],
    sample: countSample,
  },
  ratio: {
    configured: [ratio({ beside: ['pending', 'moved'], parts: [] }), ratio({ parts: ['toString', 'refund'] })],
    sample: ratioSample,
  },
  durations: { configured: [durations({ kaplanMeier: true, business: true })], sample: durationSample },
  shares: { configured: [shares([3, 0, 3_600_000, 5, 3]), shares([3, 5], { business: true })], sample: shareSample },
  numbers: { configured: [], sample: fc.nat(12) },
  surges: {
    configured: [surges({ from: 0, to: 2000, nameOf: (hour, unit) => `${unit} ${hour}` })],
    sample: fc.record({ hour: fc.constantFrom(700, 701, 868, 1036), series: fc.array(name, { maxLength: 2 }) }),
  },
  changing: {
    configured: [
      changing({
        columns,
        followed: { id: 'negative', title: 'negative' },
        stretches: { now: { from: 5, to: 9 }, before: { from: 1, to: 5 }, isBeside: true },
      }),
    ],
    sample: fc
      .tuple(tallySample, optional(fc.constantFrom('now', 'before')), fc.boolean())
      .map(([contribution, stretch, isBeside]) => ({ ...contribution, stretch, isBeside })),
  },
  tally: {
    configured: [
      tally({ kind: 'table', columns, parts: ['refund'], ratios: ['conversion'] }),
      tally({ columns, share: true }),
      tally({ kind: 'series', columns, periods: ['9', '10', 'delivery', 'refund', 'zone'] }),
      tally({ kind: 'series', running: true, periods: ['9', '10', 'delivery', 'refund', 'zone'] }),
      tally({ kind: 'matrix', columns, axes: { rows: ['', 'zo'], columns: ['ne', '9', '10'], joint: '' } }),
    ],
    sample: tallySample,
  },
};
