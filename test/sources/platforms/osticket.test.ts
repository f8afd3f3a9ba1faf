import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline.ts';
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
