import { describe, expect, it } from 'vitest';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { matchPlatform } from '../../../src/sources/detect.ts';
import { osticketCsv } from '../../../src/sources/platforms/osticket-csv.ts';
import { fixture, ROOT } from '../../support/fixtures.ts';
import { rowsOf } from '../../support/rows.ts';

const T = '2026-03-02T09:00:00Z';
const HEADER = 'Ticket Number,Date Created,Help Topic,Current Status,Closed Date,Last Updated,Answered';

describe('the list of osTicket', () => {
  it('is told from lists of others by its own columns', () => {
    const found = matchPlatform(HEADER.split(','), [], { platform: null, mappings: [] });
    expect(found?.platform.id).toBe('osticket-csv');
  });

  it.each([
    ['Open', 'opened'],
    ['Resolved', 'resolved'],
    ['Closed', 'closed'],
    ['Archived', 'closed'],
    ['Deleted', 'deleted'],
    ['Waiting for parts', 'pending'],
  ])('in state %s is %s', (state, status) => {
    const { interactions } = rowsOf(osticketCsv, HEADER, `1,${T},Returns,${state},,2026-03-03T09:00:00Z,No`);
    expect(interactions[0]?.at(-1)?.detail?.status).toBe(status);
  });

  it('has its help topic as a topic', () => {
    const { interactions } = rowsOf(osticketCsv, HEADER, `1,${T},Returns,Open,,,No`);
    expect(interactions[0]?.[0]?.detail?.topics).toEqual(['Returns']);
  });

  it('tells no answers: Answered is who wrote last', async () => {
    const { metrics } = await analyze([fixture('osticket-csv/queue').input], { workingDirectory: ROOT });
    expect(metrics['response-rate']).toMatchObject({ kind: 'not-available', reason: expect.stringMatching(/answers/) });
    expect(metrics['resolution-time']).toMatchObject({ kind: 'duration', n: 3 });
  });
});

describe('the tables of osTicket', () => {
  const tables = async (...names: readonly string[]) => {
    const inputs = names.map((name) => `fixtures/osticket/tables/input/${name}.json`);
    return (await readConversations(inputs, { workingDirectory: ROOT })).conversations;
  };

  it('put messages to their ticket by the table of threads, whatever the order of the files', async () => {
    const names = ['ticket', 'thread', 'thread_entry', 'thread_event'];
    for (const order of [names, names.toReversed()]) {
      const found = (await tables(...order)).find(({ id }) => id === '71');
      expect(found?.turns).toMatchObject([
        { outcome: 'answered', agent: 'Sandra Moss', endedAt: Date.parse('2026-03-02T10:00:00Z') },
        { outcome: 'answered', endedAt: Date.parse('2026-03-03T11:59:00Z') },
      ]);
      expect(found?.resolution).toMatchObject({
        firstAt: Date.parse('2026-03-02T10:00:05Z'),
        lastAt: Date.parse('2026-03-03T12:00:00Z'),
        reopened: true,
      });
    }
  });

  it('leave messages under their thread where that table is missing', async () => {
    expect((await tables('thread_entry')).map(({ id }) => id)).toEqual(['thread 901', 'thread 902']);
  });

  it('have no closing in the year 0, and none that was annulled', async () => {
    const [, second] = await tables('ticket');
    expect(second?.resolution).toMatchObject({ state: 'unresolved', everResolved: false });
    const first = (await tables('thread', 'thread_entry', 'thread_event'))[0];
    expect(first?.events.filter(({ detail }) => detail?.status === 'closed')).toHaveLength(2);
  });
});

it('several tables that phpMyAdmin wrote into one file are told apart by their names, whatever prefix these have', async () => {
  const table = (name: string, ...data: readonly object[]) => ({ type: 'table', name, database: 'help', data });
  const created = '2026-03-02 09:00:00';
  const ticket = {
    ticket_id: '1',
    number: '4711',
    user_id: '5',
    status_id: '1',
    dept_id: '1',
    source: 'Web',
    isanswered: '1',
    created,
  };
  const said = { thread_id: '9', poster: 'Ida', body: 'It rattles' };
  const dump = [
    { type: 'header', version: '5.2.1', comment: 'Export to JSON plugin for phpMyAdmin' },
    { type: 'database', name: 'help' },
    table('desk_ticket', ticket),
    table('desk_thread', { id: '9', object_id: '1', object_type: 'T', created }),
    table(
      'desk_thread_entry',
      { ...said, id: '1', user_id: '5', staff_id: '0', type: 'M', created },
      { ...said, id: '2', user_id: '0', staff_id: '2', type: 'R', created: '2026-03-02 09:40:00' },
    ),
    table('desk_user', { id: '5', org_id: '0', default_email_id: '5', name: 'Ida', created }),
  ];
  async function* piped() {
    yield Buffer.from(JSON.stringify(dump));
  }
  const { input, metrics } = await analyze(['-'], { stdin: piped() });
  expect(input.files[0]?.records).toMatchObject({ read: 5, used: 5 });
  expect(metrics['first-response-time']).toMatchObject({ n: 1, median: 2400 });
});
