import fc from 'fast-check';
import type { Report } from '../../src/report/report.ts';
import { BESIDE, type MetricSummary } from '../../src/stats/index.ts';
import { DEFINITIONS, march } from './reports.ts';

/** Names that want to be run, obeyed, or to break the layout. */
const HOSTILE = [
  '::error file=a.ts::boom',
  'x ::set-output name=a::b',
  '##[error]boom',
  '##vso[task.setvariable variable=a]b',
  '##teamcity[buildStop]',
  'section_start:1:collapsed',
  '=1+1',
  ' @dan',
  '-5',
  '+48 600',
  '\t=1+1',
  '\u{feff}=1+1',
  '\u{ff1d}1+1',
  'a;=1+1',
  '"=1+1',
  '\u{1b}[31mred\u{1b}[0m',
  '\u{1b}]0;title\u{7}',
  '\u{9b}31m',
  'line\r\nline\u{2028}line',
  '\u{202e}desrever',
  'half \u{d83d} character',
  'i'.repeat(3000),
  '漢'.repeat(3000),
  'e\u{301}'.repeat(1500),
  '👩‍👩‍👧'.repeat(500),
  'हिन्दी 🫠 กำ',
  'a, "quoted"; cell',
  '',
];

/** Such a name, or any other. */
export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const text = hostileText;

const whole = fc.oneof(fc.nat(20), fc.nat(5_000_000));
const seconds = fc.oneof(fc.nat(200_000), fc.double({ min: 0, max: 1e10, noNaN: true }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const interval = orNull(fc.tuple(share, share));
const named = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(
    text.filter((name) => name !== '__proto__'),
    value,
    { maxKeys: 3 },
  );
const proportion = { value: orNull(share), matched: whole, total: whole };

const kaplanMeier = fc.oneof(
  fc.record({ status: fc.constant('reached' as const), median: seconds }),
  fc.constant({ status: 'not-reached' as const, median: null }),
);

const figure = orNull(seconds);

const column = fc.record(
  {
    id: fc.constantFrom('one', 'two'),
    title: text,
    unit: fc.constantFrom('count' as const, 'share' as const, 's' as const),
    n: fc.constant('n'),
  },
  { requiredKeys: ['id', 'title', 'unit'] },
);

const row = fc.record(
  { key: text, count: whole, share: orNull(share), one: orNull(share), two: orNull(share), n: whole },
  { requiredKeys: ['key', 'count'] },
);

const summary: fc.Arbitrary<MetricSummary> = fc.oneof(
  fc.record({ kind: fc.constant('count' as const), value: whole, parts: named(whole) }),
  fc.record(
    {
      kind: fc.constant('ratio' as const),
      ...proportion,
      ci95: interval,
      ...(Object.fromEntries(BESIDE.map((name) => [name, whole])) as Record<(typeof BESIDE)[number], typeof whole>),
      parts: named(fc.record(proportion)),
    },
    { requiredKeys: ['kind', 'value', 'matched', 'total', 'ci95'] },
  ),
  fc.record(
    {
      kind: fc.constant('duration' as const),
      unit: fc.constant('s' as const),
      n: whole,
      invalid: whole,
      censored: whole,
      mean: figure,
      median: figure,
      p75: figure,
      p90: figure,
      p95: figure,
      min: figure,
      max: figure,
      medianCi95: orNull(fc.tuple(seconds, seconds)),
      kaplanMeier,
      histogram: fc.constant([]),
    },
    { noNullPrototype: true },
  ),
  fc.record({
    kind: fc.constant('distribution' as const),
    unit: fc.constant('s' as const),
    rows: fc.array(fc.record({ limit: seconds, ...proportion, ci95: interval }), { maxLength: 7 }),
  }),
  fc.record(
    {
      kind: fc.constantFrom('tally' as const, 'table' as const),
      total: whole,
      parts: named(fc.record(proportion)),
      columns: fc.array(column, { maxLength: 4 }),
      rows: fc.array(row, { maxLength: 12 }),
    },
    { requiredKeys: ['kind', 'total', 'columns', 'rows'] },
  ),
  fc.record({ kind: fc.constant('not-available' as const), reason: text }),
) as fc.Arbitrary<MetricSummary>;

const metrics = fc.dictionary(fc.constantFrom(...Object.keys(DEFINITIONS)), summary, { maxKeys: 8 });

const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const file = fc.record({
  path: text,
  sha256: fc.constant('00'),
  bytes: whole,
  platform: text,
  title: text,
  format: text,
  encoding: text,
  delimiter: orNull(text),
  records: fc.record({ read: whole, used: whole, skipped: whole, duplicates: whole }),
});

const problem = fc.record({
  code: text,
  notice: fc.boolean(),
  title: text,
  count: whole,
  examples: fc.array(fc.record({ file: text, record: orNull(whole), line: orNull(whole), message: text }), {
    maxLength: 3,
  }),
});

const definition = fc.record({
  title: text,
  kind: text,
  of: text,
  better: fc.constant('neither' as const),
  unfinished: text,
  resolutions: fc.boolean(),
  definition: text,
});

/** Any report that the schema allows, with names of the worst kind everywhere. */
export const hostileReport: fc.Arbitrary<Report> = fc.record(
  {
    schemaVersion: fc.constant(1 as const),
    tool: fc.constant(march.tool),
    options: fc
      .record({ by: fc.constantFrom<string[][]>([], ['channel'], ['account', 'month']), clock: text })
      .map((more) => ({
        ...march.options,
        ...more,
      })),
    input: fc.record({
      files: fc.array(file, { maxLength: 8 }),
      interactions: whole,
      excluded: whole,
      conversations: whole,
      problems: fc.array(problem, { maxLength: 4 }),
    }),
    period: orNull(fc.record({ from: instant, to: instant })),
    resolutions: fc.constantFrom('recorded' as const, 'inferred' as const, 'both' as const, 'none' as const),
    waiting: fc.array(fc.record({ conversation: text, since: instant, channel: text, account: text }), {
      maxLength: 7,
    }),
    waitingTotal: whole,
    definitions: fc.dictionary(fc.constantFrom(...Object.keys(DEFINITIONS)), definition),
    metrics,
    groups: fc.array(fc.record({ by: fc.record({ channel: text, account: text, month: text }), metrics }), {
      maxLength: 45,
    }),
  },
  { noNullPrototype: true },
);
