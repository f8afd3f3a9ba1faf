import type { Report } from '../../src/report/report.ts';
import {
  type DurationSummary,
  type MetricSummary,
  type RatioSummary,
  type TallySummary,
  wilson,
} from '../../src/stats/index.ts';

/*
 * Reports written by hand: an invented shop's March, and what is odd about others. Figures need not add up; they are
 * chosen for how they read.
 */

export const ratio = (matched: number, total: number, more: Partial<RatioSummary> = {}): RatioSummary => ({
  kind: 'ratio',
  value: total === 0 ? null : matched / total,
  matched,
  total,
  ci95: total === 0 ? null : wilson(matched, total),
  ...more,
});

export const duration = (n: number, median: number | null, more: Partial<DurationSummary> = {}): DurationSummary => ({
  kind: 'duration',
  unit: 's',
  n,
  invalid: 0,
  censored: 0,
  mean: median,
  median,
  p75: median,
  p90: median,
  p95: median,
  min: median,
  max: median,
  medianCi95: null,
  histogram: [],
  ...more,
});

export const counted = (value: number, parts: Record<string, number> = {}): MetricSummary => ({
  kind: 'count',
  value,
  parts,
});

export const within = (rows: readonly (readonly [limit: number, matched: number, total: number])[]): MetricSummary => ({
  kind: 'distribution',
  unit: 's',
  rows: rows.map(([limit, matched, total]) => {
    const { value, ci95 } = ratio(matched, total);
    return { limit, matched, total, value, ci95 };
  }),
});

export const missing = (reason: string): MetricSummary => ({ kind: 'not-available', reason });

type Definition = Report['definitions'][string];

const define = (kind: string, title: string, of: string): Definition => ({
  title,
  kind,
  of,
  better: 'neither',
  unfinished: kind === 'duration' ? (title.startsWith('Resol') ? 'unresolved' : 'unanswered') : '',
  resolutions: /^(Resol|Reopen|One-touch)/.test(title),
  definition: `${title}, as defined.`,
});

export const DEFINITIONS: Record<string, Definition> = {
  'response-rate': define('ratio', 'Answered', 'inquiries'),
  'first-response-time': define('duration', 'First response', 'inquiries'),
  'response-time': define('duration', 'Every response', 'turns'),
  'resolution-rate': define('ratio', 'Resolved', 'inquiries'),
  'resolution-time': define('duration', 'Resolved after', 'inquiries'),
  'negative-feedback-ratio': define('ratio', 'Negative feedback', 'judged interactions'),
  satisfaction: define('ratio', 'Satisfaction', 'ratings'),
  conversations: define('count', 'Conversations', 'inquiries'),
  'first-response-within': define('distribution', 'First response within', 'inquiries'),
  'reopen-rate': define('ratio', 'Reopened', 'resolved inquiries'),
  'one-touch-rate': define('ratio', 'One-touch resolutions', 'resolved inquiries'),
  'volume-by-channel': define('tally', 'Volume by channel', 'inquiries'),
  topics: define('tally', 'Topics', 'inquiries'),
  agents: define('table', 'Agents', 'replies'),
};

const TOPIC_COLUMNS: TallySummary['columns'] = [
  { id: 'messages', title: 'messages', unit: 'count' },
  { id: 'negativeShare', title: 'negative', unit: 'share', n: 'negativeShareN' },
  { id: 'firstResponse', title: 'first response', unit: 's', n: 'firstResponseN' },
];

const TOPICS = [
  'delivery',
  'app and updates',
  'refund',
  'billing',
  'account',
  'opening hours',
  'returns',
  'size',
  'stock',
];

const topics: TallySummary = {
  kind: 'tally',
  total: 1285,
  columns: TOPIC_COLUMNS,
  rows: [...TOPICS, 'gift cards', 'newsletter', 'jobs'].map((key, index) => ({
    key,
    count: 214 - 17 * index,
    share: (214 - 17 * index) / 1285,
    messages: 402 - 29 * index,
    negativeShare: index === 8 ? null : 0.58 - 0.0413 * index,
    negativeShareN: index === 8 ? 0 : 120 - 9 * index,
    firstResponse: 662 + 1130 * index,
    firstResponseN: 210 - 17 * index,
  })),
};

const channels: TallySummary = {
  kind: 'tally',
  total: 1285,
  parts: {
    social: { value: 1025 / 1285, matched: 1025, total: 1285 },
    direct: { value: 260 / 1285, matched: 260, total: 1285 },
    own: { value: 0, matched: 0, total: 1285 },
  },
  columns: [],
  rows: [
    { key: 'twitter', count: 901, share: 901 / 1285 },
    { key: 'e-mail', count: 260, share: 260 / 1285 },
    { key: 'instagram', count: 124, share: 124 / 1285 },
  ],
};

const agents: TallySummary = {
  kind: 'table',
  total: 2083,
  columns: [
    { id: 'conversations', title: 'conversations', unit: 'count' },
    { id: 'firstResponse', title: 'first response', unit: 's', n: 'firstResponseN' },
    { id: 'firstResponseP90', title: '90 % within', unit: 's' },
    { id: 'response', title: 'every response', unit: 's', n: 'responseN' },
    { id: 'satisfaction', title: 'satisfaction', unit: 'share', n: 'satisfactionN' },
    { id: 'negativeShare', title: 'negative', unit: 'share', n: 'negativeShareN' },
  ],
  rows: ['Sandra', 'Piotr W.', 'Ayşe', '^JD'].map((key, index) => ({
    key,
    count: 812 - 190 * index,
    conversations: 504 - 100 * index,
    firstResponse: 713 + 300 * index,
    firstResponseN: 498 - 101 * index,
    firstResponseP90: 31920 - 4000 * index,
    response: 766,
    responseN: 800 - 190 * index,
    satisfaction: null,
    satisfactionN: 0,
    negativeShare: 0.43 - 0.05 * index,
    negativeShareN: 77,
  })),
};

const slice = (channel: string, scale: number): Report['groups'][number] => ({
  by: { channel },
  metrics: {
    'response-rate': ratio(Math.floor(90 * scale), 100 * scale),
    'first-response-time': duration(90 * scale, 813 * scale, { p90: 31920 }),
    'response-time': duration(90 * scale, 813 * scale),
    'resolution-rate': ratio(61 * scale, 100 * scale),
    'negative-feedback-ratio': ratio(scale, 77 * scale),
    satisfaction: missing('this export does not tell ratings'),
    conversations: counted(104 * scale),
    agents: { ...agents, rows: [] },
  },
});

const NO_RATINGS = missing('this export does not tell ratings');

/** A shop's March on Twitter: most of what a report can say. */
export const march: Report = {
  schemaVersion: 1,
  tool: { name: 'socmetrics', version: '1.2.3' },
  options: {
    timeZone: 'Europe/Warsaw',
    inputTimeZone: 'UTC',
    asOf: '2026-03-31T21:14:05.000Z',
    from: null,
    to: null,
    by: ['channel'],
    dateBasis: 'start',
    clock: 'calendar',
    gapSeconds: 86_400,
    pendingSeconds: 86_400,
    resolvedAfterSeconds: 259_200,
    bots: 'separate',
    bot: [],
    excludeAuthor: ['qa'],
    include: [],
    self: [],
    accounts: [],
    map: [],
    dateFormat: null,
    dateOrder: null,
    limitsSeconds: [900, 3600],
    topics: {},
    builtInTopics: 'on',
  },
  input: {
    files: [
      {
        path: 'exports/march.csv',
        sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
        bytes: 912_334,
        platform: 'twcs',
        title: 'Customer Support on Twitter',
        format: 'csv',
        encoding: 'utf-8',
        delimiter: ',',
        records: { read: 5012, used: 5000, skipped: 2, duplicates: 10 },
      },
    ],
    interactions: 5000,
    excluded: 12,
    conversations: 1312,
    problems: [
      {
        code: 'bad-date',
        notice: false,
        title: 'date that is not one',
        count: 2,
        examples: [
          { file: 'exports/march.csv', record: 17, line: 19, message: '"31.02.2026" in created_at' },
          { file: 'exports/march.csv', record: 4020, line: 4101, message: '"soon" in created_at' },
        ],
      },
      {
        code: 'missing-parent',
        notice: true,
        title: 'reply to a message that the export does not hold',
        count: 1204,
        examples: [{ file: 'exports/march.csv', record: 6, line: null, message: '119237 answers 119236' }],
      },
    ],
  },
  period: { from: '2026-02-28T23:30:00.000Z', to: '2026-03-31T21:14:05.000Z' },
  resolutions: 'inferred',
  waiting: ['2026-03-03T08:02:11.000Z', '2026-03-29T00:59:00.000Z', '2026-03-29T01:00:00.000Z'].map((since, index) => ({
    conversation: String(8841 + index),
    since,
    channel: 'twitter',
    account: '@acme_help',
  })),
  waitingTotal: 12,
  definitions: DEFINITIONS,
  metrics: {
    'response-rate': ratio(1285, 1285, { pending: 3, answeredByBot: 12 }),
    'first-response-time': duration(1285, 813.4, {
      censored: 12,
      invalid: 3,
      mean: 180_333,
      p75: 4210,
      p90: 31_920,
      p95: 90_061,
      min: 2,
      max: 194_399_999,
      medianCi95: [730, 842],
      kaplanMeier: { status: 'reached', median: 840 },
    }),
    'response-time': duration(2078, 766, { censored: 0, mean: 170_000, p90: 31_200 }),
    'resolution-rate': ratio(904, 1203, { pending: 40, moved: 7 }),
    'resolution-time': duration(904, 90_061, { censored: 299, mean: 260_000, p90: 777_600 }),
    'negative-feedback-ratio': ratio(1194, 2778, {
      parts: {
        explicit: { value: null, matched: 0, total: 0 },
        rating: { value: 0.4, matched: 40, total: 100 },
        label: { value: 1154 / 2678, matched: 1154, total: 2678 },
      },
    }),
    satisfaction: NO_RATINGS,
    conversations: counted(1285, {
      conversations: 1312,
      deleted: 0,
      'brand-initiated': 21,
      truncated: 6,
      customers: 1190,
      repeatContacts: 77,
    }),
    'first-response-within': within([
      [900, 668, 1285],
      [1800, 771, 1284],
      [3600, 912, 1280],
      [14_400, 1099, 1280],
      [28_800, 1150, 1279],
      [86_400, 1211, 1270],
    ]),
    'reopen-rate': ratio(61, 904),
    'one-touch-rate': missing('this export does not tell single messages of both sides'),
    'volume-by-channel': channels,
    topics,
    agents,
  },
  groups: [slice('e-mail', 2), slice('instagram', 1), slice('twitter', 9)],
};

const [marchFile] = march.input.files as [Report['input']['files'][number]];

const files = Array.from({ length: 42 }, (_, index) => ({
  ...marchFile,
  path: `a/rather/long/way/to/the/exports/of/2026/week-${String(index + 1).padStart(2, '0')}.csv`,
  platform: 'tickets',
  title: 'One row a ticket',
  records: { read: 2000, used: 1999, skipped: index === 3 ? 1 : 0, duplicates: index === 3 ? 0 : 1 },
}));

const days = Array.from({ length: 60 }, (_, index) => ({
  by: { account: `shop ${String(index + 1).padStart(2, '0')}`, month: '2026-03' },
  metrics: {
    conversations: counted((index * 7) % 60),
    satisfaction: index % 2 === 0 ? ratio(index, 60) : NO_RATINGS,
    'first-response-time': missing('this export does not tell what the brand answered, or when'),
  },
}));

/** A year of tickets in many files and many slices, with scores and recorded resolutions, but without answers. */
export const year: Report = {
  ...march,
  options: { ...march.options, timeZone: 'UTC', by: ['account', 'month'], excludeAuthor: [] },
  input: { files, interactions: 83_958, excluded: 0, conversations: 41_979, problems: [] },
  period: { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T23:59:59.000Z' },
  resolutions: 'recorded',
  waiting: [],
  waitingTotal: 0,
  metrics: {
    'response-rate': missing('this export does not tell what the brand answered, or when'),
    'first-response-time': missing('this export does not tell what the brand answered, or when'),
    'resolution-rate': ratio(41_977, 41_979),
    'resolution-time': duration(41_977, 172_800, { mean: 200_000, p90: 604_800 }),
    satisfaction: ratio(0, 0, { promoters: 61, passives: 20, detractors: 39 }),
    conversations: counted(41_979),
    topics: { ...topics, rows: [] },
  },
  groups: days,
};

/** An export with a header and nothing in it. */
export const nothing: Report = {
  ...march,
  options: { ...march.options, asOf: null, by: [], excludeAuthor: [] },
  input: {
    files: [{ ...marchFile, bytes: 41, records: { read: 0, used: 0, skipped: 0, duplicates: 0 } }],
    interactions: 0,
    excluded: 0,
    conversations: 0,
    problems: [
      {
        code: 'no-rows',
        notice: false,
        title: 'header without any rows',
        count: 1,
        examples: [{ file: 'exports/march.csv', record: null, line: null, message: 'only a header' }],
      },
    ],
  },
  period: null,
  resolutions: 'none',
  waiting: [],
  waitingTotal: 0,
  metrics: {
    'response-rate': ratio(0, 0),
    'first-response-time': duration(0, null),
    satisfaction: NO_RATINGS,
    conversations: counted(0),
    'first-response-within': within([]),
  },
  groups: [],
};
