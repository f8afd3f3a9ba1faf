import fc from 'fast-check';
import { figuresOf, type Unit } from '../../src/checks/figures.ts';
import { type FigureReference, OPERATORS, type Threshold } from '../../src/checks/threshold.ts';
import type { KnownMetric } from '../../src/checks/vocabulary.ts';
import { VOCABULARY } from '../../src/vocabulary.ts';

/*
 * Every threshold that there can be: derived from the registry, so that a new metric is tried before its author thinks
 * of it.
 */

/** Keys of rows and values of conditions come from the data: whatever a person or a program may have typed. */
const anyName = fc.oneof(
  fc.constantFrom(
    'outage',
    'account and login',
    'a.b',
    '"',
    "'",
    '\\',
    '',
    'and',
    'by',
    '__proto__',
    '@acme',
    '<= 5',
    '::error::x',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const LIMITS: Readonly<Record<Unit, fc.Arbitrary<number>>> = {
  s: fc.nat(400_000_000).map((milliseconds) => milliseconds / 1000),
  share: fc
    .tuple(fc.nat(100_000), fc.integer({ min: 5, max: 11 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`)),
  count: fc.nat(),
  number: fc.nat(4_000_000).map((hundredths) => hundredths / 100),
};

function figuresOfMetric({ id, declared }: KnownMetric): fc.Arbitrary<Omit<FigureReference, 'by' | 'where'>>[] {
  const { figures, rows } = figuresOf(declared);
  const ofWhole = [...figures].map(([statistic, { unit }]) => fc.constant({ metric: id, statistic, row: null, unit }));
  const rowName = anyName.map((name) => rows?.name(name) ?? null).filter((name) => name !== null);
  const known = fc.constantFrom(...(rows?.example.split(', ') ?? ['']));
  const row = fc.oneof(
    known.map((name) => rows?.name(name) ?? name),
    ...(declared.kind === 'tally' ? [rowName] : []),
  );
  const ofRows = [...(rows?.figures ?? [])].map(([statistic, { unit }]) =>
    row.map((name) => ({ metric: id, statistic, row: name, unit })),
  );
  return [...ofWhole, ...ofRows];
}

function slicesOfMetric({ notBy }: KnownMetric): fc.Arbitrary<Pick<FigureReference, 'by' | 'where'>> {
  const dimensions = VOCABULARY.dimensions.filter((one) => !Object.hasOwn(notBy, one));
  const two = fc.uniqueArray(fc.constantFrom(...dimensions), { maxLength: 2 });
  return fc.tuple(two, fc.boolean(), fc.array(anyName, { minLength: 2, maxLength: 2 })).map(([ids, isBy, values]) => {
    const [first, ...rest] = ids;
    const by = isBy && first !== undefined ? first : null;
    const conditions = by === null ? ids : rest;
    return { by, where: Object.fromEntries(conditions.map((id, index) => [id, values[index] as string])) };
  });
}

export const anyThreshold: fc.Arbitrary<Threshold> = fc
  .constantFrom(...VOCABULARY.metrics)
  .chain((metric) => fc.tuple(fc.oneof(...figuresOfMetric(metric)), slicesOfMetric(metric)))
  .chain(([figure, slices]) =>
    fc.record({ operator: fc.constantFrom(...OPERATORS), limit: LIMITS[figure.unit] }).map((comparison) => ({
      ...figure,
      ...comparison,
      level: 'error' as const,
      minimumN: null,
      allowMissing: false,
      name: null,
      reason: null,
      ...slices,
      source: '',
    })),
  );
