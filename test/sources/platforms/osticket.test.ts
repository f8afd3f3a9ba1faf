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
