import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/conversations/columns.ts';
import { conversationRowSchema } from '../../src/conversations/schema.ts';
import { conversationTable } from '../../src/conversations/table.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { AnalyzeOptions } from '../../src/options.ts';
import { metricContext, readConversations, reportOn } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import type { TallySummary } from '../../src/stats/index.ts';
import { generate, toCsv } from '../independent/generate.ts';
import { RULES } from '../independent/schedules.ts';
import { durationFigures } from '../independent/statistics.ts';
import { FIXTURES, ROOT } from '../support/fixtures.ts';
import { type OfKind, summary } from '../support/report.ts';

/*
 * The table of conversations is what the report is made of: whoever adds up its columns in a spreadsheet, as the page
 * about it says, has the figures of the report. The recipes below are those of such a person; no code of the metrics.
 */

type Row = Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

const sum = (rows: Rows, id: string): number => rows.reduce((all, row) => all + ((row[id] as number | null) ?? 0), 0);
const having = (rows: Rows, id: string, value: unknown): number => rows.filter((row) => row[id] === value).length;

interface Sides {
  readonly matched: number;
  readonly total: number;
  readonly [beside: string]: number;
}

const flagged =
  (id: string) =>
  (rows: Rows): Sides => {
    const matched = having(rows, id, true);
    return { matched, total: matched + having(rows, id, false) };
  };

const added =
  (matched: string, total: string) =>
  (rows: Rows): Sides => {
    const told = rows.filter((row) => row[matched] !== null);
    return { matched: sum(told, matched), total: sum(told, total) };
  };

/** Every ratio, as a spreadsheet has it. */
const RATIOS: Readonly<Record<string, (rows: Rows) => Sides>> = {
  'response-rate'(rows) {
    const of = (value: string) => having(rows, 'outcome', value);
    const [matched, pending, answeredByBot] = [of('answered'), of('pending'), of('answered-by-bot')];
    return { matched, total: matched + of('unanswered'), pending, answeredByBot };
  },
  'resolution-rate'(rows) {
    const of = (value: string) => having(rows, 'resolution', value);
    const matched = of('resolved');
    return { matched, total: matched + of('unresolved'), pending: of('pending'), moved: of('moved') };
  },
  'response-rate-turns'(rows) {
    const matched = sum(rows, 'responses');
    return { matched, total: matched + sum(rows, 'unansweredTurns') };
  },
  'negative-feedback-ratio': (rows) => ({ ...added('negative', 'judged')(rows), unjudged: sum(rows, 'unjudged') }),
  satisfaction(rows) {
    const given = rows.flatMap(({ nps }) => (nps ?? []) as readonly string[]);
    const of = (group: string) => given.filter((one) => one === group).length;
    const nps = { promoters: of('promoter'), passives: of('passive'), detractors: of('detractor') };
    return { ...added('positiveRatings', 'ratings')(rows), ...nps };
  },
  'response-rate-messages': added('answeredMessages', 'customerMessages'),
  'reopen-rate': flagged('reopened'),
  'one-touch-rate': flagged('oneTouch'),
  'canned-share': added('cannedMessages', 'agentMessages'),
  'first-contact-resolution': flagged('firstContactResolution'),
  'follow-up-rate': flagged('followedUp'),
  'deflection-rate': flagged('sentElsewhere'),
  'bot-share': flagged('botFirst'),
  'handoff-rate': flagged('handedOver'),
  'negative-feedback-reach': added('negativeActions', 'reach'),
};

/** Every duration, and the column that holds it. */
const DURATIONS: Readonly<Record<string, string>> = {
  'first-response-time': 'firstResponse',
  'response-time': 'responseTimes',
  'resolution-time': 'resolutionTime',
  'first-resolution-time': 'firstResolutionTime',
  'first-response-after-reopen': 'firstResponsesAfterReopen',
};

/** Metrics of which one conversation says nothing that other columns do not hold. */
const WITHOUT: Readonly<Record<string, string>> = {
  'first-response-within': 'a limit against first_response_s and waited_s',
  alerts: 'of hours and days, not of conversations',
  volume: 'started_at',
  backlog: 'resolution, first_resolved_at, resolved_at',
  'frequent-questions': 'words of customers, which are no part of the table',
  'community-ranking': 'of customers: group by customer',
  expectations: 'published figures beside outcome, first_response_s, positive_ratings and negative',
};

/** In whole milliseconds, as nothing is measured more closely. */
const lengthsIn = (rows: Rows, id: string): readonly number[] =>
  rows.flatMap((row) => (row[id] ?? []) as number).map((seconds) => Math.round(seconds * 1000));

function durationsHold(report: Report, rows: Rows): void {
  for (const [id, column] of Object.entries(DURATIONS)) {
    const found = report.metrics[id];
    const own = rows.filter((row) => row[column] !== null);
    if (found?.kind === 'not-available') {
      expect(own, id).toEqual([]);
      continue;
    }
    const { n, median, max, business } = found as OfKind<'duration'>;
    const told = durationFigures(lengthsIn(rows, column), 0, 0);
    expect([told.n, told.max], id).toEqual([n, max]);
    expect(told.median ?? -1, id).toBeCloseTo(median ?? -1, 6);
    if (business) {
      const beside = lengthsIn(rows, `${column}Business`);
      expect(beside.length, id).toBe(business.n);
      expect(durationFigures(beside, 0, 0).median ?? -1, id).toBeCloseTo(business.median ?? -1, 6);
    }
  }
}

function ratiosHold(report: Report, rows: Rows): void {
  for (const [id, recipe] of Object.entries(RATIOS)) {
    const found = report.metrics[id];
    // What the export does not tell is no row's either.
    if (found?.kind === 'not-available') expect(recipe(rows), id).toMatchObject({ matched: 0, total: 0 });
    else expect(found, id).toMatchObject(recipe(rows));
  }
}

/** What else stands in the table and in the report. */
function othersHold(report: Report, rows: Rows): void {
  const available = (id: string) => report.metrics[id]?.kind !== 'not-available';
  const { value, parts } = summary(report, 'conversations', 'count');
  expect([having(rows, 'leftOut', null), rows.length, sum(rows, 'joined')]).toEqual([
    value,
    parts.conversations,
    parts.joined ?? 0,
  ]);
  const tallied = (id: string) => report.metrics[id] as TallySummary;
  const listing = (id: string, entry: string) => rows.filter((row) => ((row[id] ?? []) as string[]).includes(entry));
  if (available('messages')) {
    const counted = summary(report, 'messages', 'count').parts;
    for (const role of ['customer', 'agent', 'bot', 'unknown'])
      expect(sum(rows, `${role}Messages`), role).toBe(counted[role]);
  }
  if (available('intents'))
    for (const { key, conversations } of tallied('intents').rows)
      expect(listing('intents', key), key).toHaveLength(conversations as number);
  if (available('topics'))
    for (const { key, count } of tallied('topics').rows)
      expect(
        listing('topics', key).filter(({ leftOut }) => leftOut === null),
        key,
      ).toHaveLength(count as number);
  if (available('languages')) {
    const { rows: languages, parts: shares } = tallied('languages');
    expect(shares?.answeredInIt).toMatchObject(flagged('answeredInIt')(rows));
    for (const { key, inquiries } of languages.filter((row) => row.key !== '(unknown)'))
      expect(
        listing('languages', key).filter(({ leftOut }) => leftOut === null),
        key,
      ).toHaveLength(inquiries as number);
  }
  if (available('busy-hours'))
    expect(tallied('busy-hours').parts?.outsideBusinessHours).toMatchObject(flagged('outsideBusinessHours')(rows));
  if (available('deflection-rate'))
    for (const [target, { matched }] of Object.entries(summary(report, 'deflection-rate', 'ratio').parts ?? {}))
      expect(listing('sentTo', target), target).toHaveLength(matched);
  if (available('opinion-conversion'))
    for (const { key, count } of tallied('opinion-conversion').rows)
      expect(
        rows.filter(({ opinionBefore, opinionAfter }) => `${opinionBefore} to ${opinionAfter}` === key),
        key,
      ).toHaveLength(count as number);
  if (available('replies-to-resolve')) {
    const { n, mean } = summary(report, 'replies-to-resolve', 'numbers');
    const told = rows.filter(({ repliesToResolve }) => repliesToResolve !== null);
    expect([told.length, n === 0 ? null : sum(told, 'repliesToResolve') / told.length]).toEqual([n, mean]);
  }
  const family = summary(report, 'volume-by-channel', 'tally').parts ?? {};
  for (const [kind, { matched }] of Object.entries(family))
    expect(rows.filter(({ leftOut, channelKind }) => leftOut === null && channelKind === kind)).toHaveLength(matched);
  const responded = report.metrics.satisfaction?.kind === 'ratio' ? report.metrics.satisfaction.parts?.responded : null;
  if (responded) expect(having(rows, 'surveyAnswered', false)).toBe(responded.total - responded.matched);
}

function serviceLevelsHold(report: Report, rows: Rows): void {
  const found = report.metrics.sla;
  if (found?.kind !== 'table') return;
  for (const { key, met, breached, pending } of found.rows) {
    const of = (verdict: string, id: string) =>
      rows.some((row) => `${id}:${key}` in row)
        ? sum(rows, `${id}:${key}`)
        : having(rows, `slaVerdict:${key}`, verdict);
    expect([of('met', 'slaMet'), of('breached', 'slaBreached'), of('pending', 'slaPending')], key).toEqual([
      met,
      breached,
      pending,
    ]);
    for (const row of rows) expect(row[`slaVerdict:${key}`] === null).toBe(row[`slaSeconds:${key}`] === null);
  }
}

const SERVICE_LEVELS: AnalyzeOptions['serviceLevels'] = {
  first: { metric: 'first-response', target: '1h' },
  further: { metric: 'next-response', target: '4h' },
  calm: { metric: 'resolution', target: '72h', clock: 'calendar' },
};

async function both(input: string, options: AnalyzeOptions) {
  const analysis = await readConversations([input], { workingDirectory: ROOT, ...options });
  const context = metricContext(analysis);
  const pieces = conversationTable(analysis.conversations, context, 'json', { showIds: false, raw: false });
  return { rows: JSON.parse([...pieces].join('')) as Rows, report: reportOn(analysis, METRICS, []), context };
}

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function log(seed: number, statuses: boolean): string {
  const path = join(folder, `log-${seed}-${statuses}.csv`);
  writeFileSync(path, toCsv(generate({ seed, conversations: 600, statuses })));
  return path;
}

/** A public export, where it is beside this repository. */
const TWEETS = join(ROOT, '..', 'shared', 'data', 'twcs', 'twcs-5000.csv');

const INPUTS: readonly (readonly [name: string, input: () => string, options: AnalyzeOptions])[] = [
  ...FIXTURES.map(({ name, input }) => [name, () => input, { businessHours: 'Mon-Fri 09:00-17:00' }] as const),
  ...[true, false].map(
    (statuses) =>
      [
        `a log ${statuses ? 'with' : 'without'} statuses`,
        () => log(7, statuses),
        { schedules: RULES, timeZone: 'Europe/Warsaw' },
      ] as const,
  ),
  ...(existsSync(TWEETS) ? [['5,000 tweets', () => TWEETS, { businessHours: 'Mon-Fri 09:00-17:00' }] as const] : []),
];

describe.each(INPUTS)('the table of %s', (_, input, options) => {
  it('adds up to the report', async () => {
    const { rows, report } = await both(input(), { ...options, serviceLevels: SERVICE_LEVELS });
    ratiosHold(report, rows);
    durationsHold(report, rows);
    othersHold(report, rows);
    serviceLevelsHold(report, rows);
    for (const row of rows) expect(conversationRowSchema.parse(row)).toEqual(row);
  });
});

it('has a column for whatever a metric says of one conversation', () => {
  const of = (kind: string) => METRICS.filter((metric) => metric.kind === kind).map(({ id }) => id);
  expect(Object.keys(RATIOS).sort()).toEqual(of('ratio').sort());
  expect(Object.keys(DURATIONS).sort()).toEqual(of('duration').sort());
  const targets: never[] = [];
  const own = new Set(columnsOf({ targets }).map(({ metric }) => metric?.id));
  const silent = METRICS.filter(({ id, columns }) => !own.has(id) && typeof columns !== 'function');
  expect(silent.map(({ id }) => id).sort()).toEqual(Object.keys(WITHOUT).sort());
});

it('names no column twice', () => {
  const ids = columnsOf({ targets: [] }).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
