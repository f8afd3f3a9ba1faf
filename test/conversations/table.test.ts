import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { columnsOf, headOf } from '../../src/conversations/columns.ts';
import { conversationRowSchema } from '../../src/conversations/schema.ts';
import { conversationTable, type TableFormat } from '../../src/conversations/table.ts';
import type { Conversation } from '../../src/model/conversation.ts';
import { pseudonyms } from '../../src/model/pseudonyms.ts';
import { clocksFor, schedulesOf } from '../../src/model/schedule.ts';
import { readTarget, targetOf } from '../../src/model/target.ts';
import { analyze, metricContext, readConversations } from '../../src/pipeline.ts';
import { FIXTURES, ROOT } from '../support/fixtures.ts';
import { summary } from '../support/report.ts';
import { agent, at, bot, customer, laterOn, rating, status, type Told, tell } from '../support/tell.ts';

const HOUR = 3_600_000;
interface Asked {
  readonly targets?: readonly string[];
  readonly hours?: string;
  readonly showIds?: boolean;
  readonly raw?: boolean;
}

const context = (conversations: readonly Conversation[], asOf: number, { targets = [], hours }: Asked = {}) => {
  const schedules = schedulesOf({ schedules: {}, businessHours: hours ?? null, timeZone: 'UTC' });
  return {
    ...clocksFor(hours === undefined ? 'calendar' : 'both', schedules.of({ account: '', channel: '' })),
    asOf,
    pending: 24 * HOUR,
    resolvedAfter: 72 * HOUR,
    limits: [],
    botsAnswer: false,
    byEvent: false,
    zone: 'UTC',
    customerName: pseudonyms(conversations),
    periods: { period: 'day' as const, keys: [], from: 0, to: 0 },
    targets: targets.map(readTarget).map(([name, rules]) => targetOf(name, rules, schedules)),
    stretches: { reason: 'nothing was before' },
  };
};

const options = { showIds: false, raw: false };
const written = (conversations: readonly Conversation[], asOf: number, format: TableFormat, more: Asked = {}) =>
  [...conversationTable(conversations, context(conversations, asOf, more), format, { ...options, ...more })].join('');

function rowsOf(events: Parameters<typeof tell>[0], more: Asked = {}): readonly Readonly<Record<string, unknown>>[] {
  const { conversations, asOf } = tell(events);
  return JSON.parse(written(conversations, asOf ?? 0, 'json', more));
}

const inC = (conversation: string, told: Told = {}): Told => ({ conversation, ...told });

describe('a row', () => {
  it('tells what happened in its conversation, worked out by hand', () => {
    const [row] = rowsOf([
      customer('Mon 09:00', inC('c1', { id: 'm1', tags: ['vip'], text: 'My parcel is broken!' })),
      bot('Mon 09:00', inC('c1')),
      agent('Mon 09:40', inC('c1', { replyTo: 'm1' })),
      status('resolved', 'Mon 10:00', 'agent', inC('c1')),
      customer('Mon 12:00', inC('c1', { text: 'Still broken, terrible service.' })),
      agent('Mon 12:30', inC('c1', { author: 'Piotr' })),
      status('resolved', 'Mon 13:00', 'agent', inC('c1')),
      rating(5, 'Mon 14:00', inC('c1')),
      laterOn('Fri 09:00'),
    ]);
    expect(row).toMatchObject({
      id: 'c1',
      channel: 'chat',
      customer: 'customer-1',
      startedAt: '2026-03-02T09:00:00.000Z',
      lastAt: '2026-03-02T14:00:00.000Z',
      tags: ['vip'],
      agents: ['Sandra', 'Piotr'],
      customerMessages: 2,
      agentMessages: 2,
      botMessages: 1,
      leftOut: null,
      outcome: 'answered',
      firstResponse: 2400,
      waited: null,
      turns: 2,
      responses: 2,
      resolution: 'resolved',
      resolutionSource: 'recorded',
      firstResolvedAt: '2026-03-02T10:00:00.000Z',
      resolvedAt: '2026-03-02T13:00:00.000Z',
      resolutionTime: 4 * 3600,
      reopened: true,
      repliesToResolve: 2,
      ratings: 1,
      positiveRatings: 1,
      // Two questions, judged by their words, and the rating.
      judged: 3,
      negative: 2,
    });
  });

  it('tells how the case went: bots, reopenings, where to, what was promised', () => {
    const [row] = rowsOf(
      [
        customer('Mon 09:00', inC('c1', { text: 'The parcel arrived broken, I am very unhappy.' })),
        bot('Mon 09:01', inC('c1')),
        agent('Mon 11:30', inC('c1', { text: 'Sorry! Please send us a direct message with your order.' })),
        status('resolved', 'Mon 12:00', 'agent', inC('c1')),
        agent('Mon 15:00', inC('c1', { text: 'Did the new one arrive?' })),
        customer('Tue 08:00', inC('c1', { text: 'No, where is it?' })),
        agent('Tue 08:20', inC('c1', { author: 'Piotr' })),
        customer('Tue 09:00', inC('c1', { text: 'And when will it come?' })),
        agent('Tue 17:00', inC('c1', { author: 'Piotr' })),
        status('resolved', 'Tue 18:00', 'agent', inC('c1')),
        rating(2, 'Tue 19:00', inC('c1')),
        laterOn('Mon+3 09:00'),
      ],
      {
        targets: ['first: first-response 2h', 'next: next-response 1h', 'all: resolution 3d'],
        hours: 'Mon-Fri 10:00-18:00',
      },
    );
    expect(row).toMatchObject({
      firstResponse: 2.5 * 3600,
      firstResponseBusiness: 1.5 * 3600,
      responseTimes: [2.5 * 3600, 20 * 60, 8 * 3600],
      responseTimesBusiness: [1.5 * 3600, 0, 7 * 3600],
      longestResponse: 8 * 3600,
      unansweredTurns: 0,
      resolutionTime: 33 * 3600,
      resolutionTimeBusiness: 16 * 3600,
      firstResolutionTime: 3 * 3600,
      firstResolutionTimeBusiness: 2 * 3600,
      reopened: true,
      reopens: 1,
      firstResponsesAfterReopen: [20 * 60],
      oneTouch: false,
      followedUp: true,
      firstContactResolution: false,
      botFirst: true,
      handedOver: true,
      sentElsewhere: true,
      sentTo: ['direct message'],
      intents: ['question', 'complaint'],
      lastRating: 2,
      positiveRatings: 0,
      outsideBusinessHours: true,
      firstAgent: 'Sandra',
      lastAgent: 'Piotr',
      channelKind: 'own',
      // By business hours: first 1.5 h; the others 0 and 7 h; the resolution 16 h.
      'slaVerdict:first': 'met',
      'slaSeconds:first': 1.5 * 3600,
      'slaVerdict:next': 'breached',
      'slaSeconds:next': 7 * 3600,
      'slaMet:next': 1,
      'slaBreached:next': 1,
      'slaPending:next': 0,
      'slaVerdict:all': 'met',
    });
  });

  it('tells how an opinion moved, and leaves open what is not over', () => {
    const rows = rowsOf([
      rating(1, 'Mon 08:00', inC('moved')),
      customer('Mon 09:00', inC('moved')),
      agent('Mon 09:40', inC('moved')),
      rating(5, 'Mon 14:00', inC('moved')),
      status('resolved', 'Mon 15:00', 'agent', inC('moved')),
      customer('Mon 20:00', inC('botted', { author: 'Zoe' })),
      bot('Mon 20:01', inC('botted')),
      laterOn('Tue 09:00'),
    ]);
    const of = (id: string) => rows.find((row) => row.id === id);
    expect(of('moved')).toMatchObject({ opinionBefore: 'negative', opinionAfter: 'positive', followedUp: false });
    // Seven days have not passed, and nobody took over yet: neither yes nor no.
    expect(of('moved')).toMatchObject({ firstContactResolution: null, handedOver: null, botFirst: false });
    expect(of('botted')).toMatchObject({ botFirst: true, handedOver: null, opinionBefore: null, reopens: null });
  });

  it('is empty where nothing is known, and never 0', () => {
    const rows = rowsOf([
      customer('Mon 09:00', inC('waits')),
      agent('Mon 10:00', inC('begun')),
      customer('Mon 11:00', inC('begun')),
      laterOn('Wed 09:00'),
    ]);
    const of = (id: string) => rows.find((row) => row.id === id);
    expect(of('waits')).toMatchObject({
      outcome: 'unanswered',
      firstResponse: null,
      waited: 48 * 3600,
      reopened: null,
    });
    expect(of('begun')).toMatchObject({ leftOut: 'brand-initiated', outcome: null, firstResponse: null, waited: null });
    // Nobody rated anything in this export.
    expect(of('waits')).toMatchObject({ ratings: null, positiveRatings: null, repliesToResolve: null });
  });

  it('calls customers by the order in which they first appear, or by their names where that is asked for', () => {
    const events = [
      customer('Mon 11:00', inC('b', { author: 'Ann' })),
      customer('Mon 09:00', inC('c', { author: 'Zoe' })),
      customer('Mon 12:00', inC('a', { author: 'Zoe' })),
    ];
    expect(rowsOf(events).map(({ id, customer: who }) => [id, who])).toEqual([
      ['c', 'customer-1'],
      ['b', 'customer-2'],
      ['a', 'customer-1'],
    ]);
    expect(rowsOf(events, { showIds: true }).map(({ customer: who }) => who)).toEqual(['Zoe', 'Ann', 'Zoe']);
  });
});

it('names no customer by the id of a chat either', () => {
  const { conversations, asOf } = tell(
    [customer('Mon 09:00', { conversation: 'shop/+48 600 100 200', author: '+48 600 100 200', account: 'shop' })],
    {
      stream: { grouping: 'silence' },
    },
  );
  const page = (more = {}) => written(conversations, asOf ?? 0, 'ndjson', more);
  expect(page()).not.toContain('+48 600');
  expect(page()).toContain('shop/customer-1 2026-03-02T09:00:00');
  expect(page({ showIds: true })).toContain('+48 600 100 200 2026-03-02T09:00:00');
});

describe('the table', () => {
  it('is the same in every format', () => {
    const { conversations, asOf } = tell([
      customer('Mon 09:00', inC('c1', { tags: ['a', 'b'] })),
      agent('Mon 09:40', inC('c1')),
      customer('Mon 10:00', inC('c2')),
    ]);
    const lines = written(conversations, asOf ?? 0, 'ndjson')
      .trimEnd()
      .split('\n');
    const list = JSON.parse(written(conversations, asOf ?? 0, 'json'));
    expect(lines.map((line) => JSON.parse(line))).toEqual(list);
    const cells = parse(written(conversations, asOf ?? 0, 'csv'), { columns: true }) as Record<string, string>[];
    expect(cells.map(({ id, tags, first_response_s: first }) => [id, tags, first])).toEqual([
      ['c1', 'a;b', '2400'],
      ['c2', '', ''],
    ]);
  });

  it('runs nothing in a spreadsheet, unless it is asked for as it is', () => {
    const { conversations } = tell([customer('Mon 09:00', inC('=cmd|x', { channel: '+1' }))]);
    const [, row] = written(conversations, at('Mon 10:00'), 'csv').split('\n');
    expect(row).toMatch(/^'=cmd\|x,'\+1,/);
    expect(written(conversations, at('Mon 10:00'), 'csv', { raw: true })).toContain('\n=cmd|x,+1,');
  });

  it('of no conversations is no row', () => {
    expect(JSON.parse(written([], 0, 'json'))).toEqual([]);
    expect(written([], 0, 'ndjson')).toBe('');
    expect(written([], 0, 'csv')).toBe(`${columnsOf({ targets: [] }).map(headOf).join(',')}\n`);
  });
});

it.each(FIXTURES)('keeps to its schema: $name', async ({ input }) => {
  const analysis = await readConversations([input], { workingDirectory: ROOT });
  const rows = JSON.parse(
    [...conversationTable(analysis.conversations, metricContext(analysis), 'json', options)].join(''),
  );
  for (const row of rows) expect(conversationRowSchema.strict().parse(row)).toEqual(row);
});

it.each(FIXTURES)('says what the report says of $name', async ({ input }) => {
  const analysis = await readConversations([input], { workingDirectory: ROOT });
  const rows = JSON.parse(
    [...conversationTable(analysis.conversations, metricContext(analysis), 'json', options)].join(''),
  ) as Record<string, never>[];
  const report = await analyze([input], { workingDirectory: ROOT });
  const count = (id: string, value: unknown) => rows.filter((row) => row[id] === value).length;
  const sum = (id: string) => rows.reduce((all, row) => all + (row[id] ?? 0), 0);
  expect(rows).toHaveLength(report.input.conversations);
  expect(count('leftOut', null)).toBe(summary(report, 'conversations', 'count').value);
  const known = (id: string) => report.metrics[id]?.kind !== 'not-available';
  if (known('response-rate')) {
    const { matched, total, pending, answeredByBot } = summary(report, 'response-rate', 'ratio');
    expect(count('outcome', 'answered')).toBe(matched);
    expect(count('outcome', 'unanswered')).toBe(total - matched);
    expect(count('outcome', 'pending')).toBe(pending);
    expect(count('outcome', 'answered-by-bot')).toBe(answeredByBot);
    const times = rows.flatMap((row) => row.firstResponse ?? []) as number[];
    const { n, max, censored } = summary(report, 'first-response-time', 'duration');
    expect(times).toHaveLength(n);
    expect(Math.max(...times)).toBe(max);
    expect(rows.filter((row) => row.waited !== null)).toHaveLength(censored);
  }
  if (known('resolution-rate')) {
    expect(count('resolution', 'resolved')).toBe(summary(report, 'resolution-rate', 'ratio').matched);
    expect(count('reopened', true)).toBe(summary(report, 'reopen-rate', 'ratio').matched);
  }
  if (known('response-rate-turns')) {
    expect(sum('responses')).toBe(summary(report, 'response-rate-turns', 'ratio').matched);
  }
  if (known('negative-feedback-ratio')) {
    expect([sum('negative'), sum('judged')]).toEqual([
      summary(report, 'negative-feedback-ratio', 'ratio').matched,
      summary(report, 'negative-feedback-ratio', 'ratio').total,
    ]);
  }
});
