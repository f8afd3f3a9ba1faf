import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/problem.ts';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { matchPlatform } from '../../../src/sources/detect.ts';
import { freshdeskCsv } from '../../../src/sources/platforms/freshdesk-csv.ts';
import { ROOT } from '../../support/fixtures.ts';
import { rowsOf } from '../../support/rows.ts';

async function* piped(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

const T = '2026-03-02T09:00:00Z';
const TICKET = {
  id: 1,
  status: 2,
  source: 1,
  requester_id: 7,
  responder_id: 81,
  spam: false,
  fr_escalated: false,
  subject: 'Tap',
  description_text: 'It drips',
  created_at: T,
  updated_at: '2026-03-02T12:00:00Z',
};
const entry = (id: number, more: object = {}) => ({
  id,
  ticket_id: 1,
  user_id: 81,
  incoming: false,
  private: false,
  body_text: `entry ${id}`,
  created_at: '2026-03-02T09:30:00Z',
  ...more,
});
const one = async (value: unknown) => (await readConversations(['-'], { stdin: piped(value) })).conversations[0];

describe('a ticket of Freshdesk', () => {
  it.each([
    [2, 'pending'],
    [3, 'pending'],
    [4, 'resolved'],
    [5, 'resolved'],
    [9, 'pending'],
  ])('of status %i is %s', async (status, state) => {
    expect((await one([{ ...TICKET, status }]))?.resolution?.state).toBe(state);
  });

  it.each([
    [{ spam: true }, 'spam'],
    [{ deleted: true }, 'deleted'],
    [{ source: 10 }, 'brand-initiated'],
  ])('%o is left out as %s', async (more, reason) => {
    expect((await one([{ ...TICKET, ...more }]))?.leftOut).toBe(reason);
  });

  it('is answered at the time that its stats tell, or by its conversations where they are there', async () => {
    const stats = { first_responded_at: '2026-03-02T09:20:00Z' };
    const answered = async (value: unknown) => (await one(value))?.turns[0]?.endedAt;
    expect(await answered([{ ...TICKET, stats }])).toBe(Date.parse('2026-03-02T09:20:00Z'));
    expect(await answered([{ ...TICKET, stats, conversations: [entry(5)] }])).toBe(Date.parse('2026-03-02T09:30:00Z'));
  });

  it('is not answered by notes, rules, or what is forwarded to others', async () => {
    const conversations = [entry(1, { private: true }), entry(2, { automation_id: 3 }), entry(3, { source: 8 })];
    const found = await one([{ ...TICKET, conversations }]);
    expect(found?.turns).toMatchObject([{ outcome: 'open' }]);
  });

  it('is not opened again by an answer to its survey', async () => {
    const survey = entry(4, { incoming: true, source: 6, created_at: '2026-03-05T09:00:00Z' });
    const stats = { resolved_at: '2026-03-02T10:00:00Z' };
    const found = await one([{ ...TICKET, status: 4, stats, conversations: [entry(1), survey] }]);
    expect(found?.resolution).toMatchObject({ state: 'resolved', reopened: false });
  });
});

it('a company, a group, an article or a time entry is no ticket', async () => {
  const company = { id: 9, name: 'Moss', note: null, domains: ['moss.example'], created_at: T };
  const time = { id: 1, agent_id: 81, ticket_id: 1, time_spent: '00:15', note: 'x', created_at: T, updated_at: T };
  for (const record of [company, time, { id: 2, name: 'Support', agent_ids: [81], created_at: T }])
    await expect(one([record])).rejects.toThrow(/tells? nothing of conversations/);
});

describe('the list of Freshdesk', () => {
  const header = 'Ticket ID,Created time,Due by Time,Status,Initial response time,First response time (in hrs)';

  it('is told from lists of others by its own columns', () => {
    const found = matchPlatform(header.split(','), [], { platform: null, mappings: [] });
    expect(found?.platform.id).toBe('freshdesk-csv');
  });

  it('answers at the instant in Initial response time; the hours are business hours and kept beside', () => {
    const { interactions } = rowsOf(freshdeskCsv, header, `1,${T},,Open,2026-03-03T09:00:00Z,00:40:00`);
    expect(interactions[0]?.[1]?.at).toBe(Date.parse('2026-03-03T09:00:00Z'));
    expect(interactions[0]?.[0]?.detail?.recorded).toEqual({ 'first-response-time': { business: 2_400_000 } });
  });

  it('has durations that are empty or negative, which are none', () => {
    const { interactions, faults } = rowsOf(freshdeskCsv, header, `1,${T},,Open,,-00:10:00`, `2,${T},,Custom,,`);
    expect(interactions.map((events) => events[0]?.detail?.recorded)).toEqual([undefined, undefined]);
    expect(faults).toEqual([]);
  });
});

const DATA = join(ROOT, '..', 'shared', 'data', 'freshdesk-fixtures');
const isHere = existsSync(DATA);
if (!isHere) console.log('The public exports are not beside this repository: the tests of real data are skipped.');

describe.skipIf(!isHere)('public objects of the Freshdesk API', () => {
  const files = isHere ? readdirSync(DATA).filter((name) => name.endsWith('.json')) : [];

  it.each(files)('in %s are tickets and conversations, or nothing that is counted', async (name) => {
    const expected = /ticket|^conversations|^note|^reply|^outbound/.test(name) ? 1 : 0;
    const conversations = await analyze([name], { workingDirectory: DATA }).then(
      ({ input }) => input.conversations,
      (error) => {
        if (error instanceof UserError) return 0;
        throw error;
      },
    );
    expect(conversations).toBe(expected);
  });
});

it('a list of tickets with few of the columns of Freshdesk takes its business hours for no response time', async () => {
  const header = 'Ticket ID,Status,Created time,First response time (in hrs),Resolution time (in hrs)';
  const found = matchPlatform(header.split(','), [], { platform: null, mappings: [] });
  expect(found?.platform.id).toBe('freshdesk-csv');
  const { interactions } = rowsOf(freshdeskCsv, header, `1,Closed,${T},30:15:00,44:00:00`);
  expect(interactions[0]?.some(({ author }) => author.role === 'agent')).toBe(false);
  const byHand = 'ticket_id,status,created_at,first_response_time_in_hours';
  expect(matchPlatform(byHand.split(','), [], { platform: null, mappings: [] })?.platform.id).toBe('tickets');
});

it('is answered where only the duration of its first response is told, and tells no time that nobody knows', async () => {
  const list = [
    'Ticket ID,Status,Created Time,Due by Time,Initial response time,First response time (in hrs)',
    '1,Open,2026-03-02 09:00:00,2026-03-04 09:00:00,2026-03-02 09:40:00,00:40:00',
    '2,Open,2026-03-02 10:00:00,2026-03-04 10:00:00,,01:15:00',
    '3,Open,2026-03-02 11:00:00,2026-03-04 11:00:00,,',
    '4,Open,2026-03-02 12:00:00,2026-03-04 12:00:00,,00:00:00',
  ].join('\n');
  const stdin = (async function* () {
    yield Buffer.from(list);
  })();
  const { metrics, input } = await analyze(['-'], { stdin, pending: 0, asOf: '2026-03-10T00:00:00Z' });
  expect(metrics['response-rate']).toMatchObject({ matched: 2, total: 4 });
  expect(metrics['first-response-time']).toMatchObject({ n: 1, median: 2400, invalid: 1, censored: 2 });
  expect(input.problems.map(({ code }) => code)).toEqual(['no-zone']);
});
