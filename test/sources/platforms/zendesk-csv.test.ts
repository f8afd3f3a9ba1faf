import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';
import { matchPlatform } from '../../../src/sources/detect.ts';
import { zendeskCsv } from '../../../src/sources/platforms/zendesk-csv.ts';
import { rowsOf } from '../../support/rows.ts';

const T = '2026-03-02T09:00:00Z';
const read = (...lines: readonly string[]) => rowsOf(zendeskCsv, ...lines);
const minutes = (at: number | undefined) => ((at ?? Number.NaN) - Date.parse(T)) / 60_000;
const platformOf = (header: string) =>
  matchPlatform(header.split(','), [], { platform: null, mappings: [] })?.platform.id;

describe('a list of tickets', () => {
  it('is one of Zendesk by the columns that only Zendesk has, else one of anybody', () => {
    expect(platformOf('Id,Subject,Status,Created at,Solved at,Group stations')).toBe('zendesk-csv');
    expect(platformOf('ID,Status,Created at,Requester wait time (min)')).toBe('zendesk-csv');
    expect(platformOf('Id,Created at,Status,First reply time in minutes within business hours')).toBe('zendesk-csv');
    expect(platformOf('Id,Created at,First resolution time in minutes within business hours')).toBe('zendesk-csv');
    expect(
      platformOf(
        'Ticket ID,Ticket status,Ticket created - Timestamp,First reply time (min),Full resolution time (min)',
      ),
    ).toBe('zendesk-csv');
    expect(platformOf('Id,Subject,Status,Created at,Solved at')).toBe('tickets');
    expect(platformOf('Id,Subject,Status,Created at,First reply time in minutes')).toBe('tickets');
  });
});

describe('the durations of Zendesk', () => {
  it.each([
    'First reply time in minutes',
    'First reply time (in minutes)',
    'First reply time (min)',
  ])('in the column "%s" are minutes', (column) => {
    const { interactions } = read(`Id,Created at,Reopens,Group stations,${column}`, `1,${T},0,1,25`);
    expect(minutes(interactions[0]?.[1]?.at)).toBe(25);
    expect(interactions[0]?.[0]?.detail?.recorded).toEqual({ 'first-response-time': { calendar: 1_500_000 } });
  });

  it('in business hours answer nothing: they are only kept beside', () => {
    const { interactions } = read(
      'Id,Created at,Group stations,First reply time in minutes within business hours',
      `1,${T},1,25`,
    );
    expect(interactions[0]).toHaveLength(1);
    expect(interactions[0]?.[0]?.detail?.recorded).toEqual({ 'first-response-time': { business: 1_500_000 } });
    expect(zendeskCsv.provides(new Set(['replyBusiness'])).certain).toEqual(['openings']);
  });

  it('that a spreadsheet grouped by thousands are read as whole minutes', async () => {
    const header = 'Id;Created at;Group stations;First reply time in minutes';
    const { conversations, log } = await readConversations(['-'], {
      stdin: Readable.from([`${header}\n1;${T};1;"1,440"\n`]),
    });
    expect(log.counts()).toEqual([]);
    expect(minutes(conversations[0]?.turns[0]?.endedAt ?? undefined)).toBe(1440);
  });

  it('that are none are counted, and the row is used', () => {
    const { interactions, faults } = read('Id,Created at,Group stations,First reply time in minutes', `1,${T},1,soon`);
    expect(interactions[0]).toHaveLength(1);
    expect(faults).toMatchObject([{ code: 'bad-date' }]);
  });
});

describe('a row of Zendesk', () => {
  it('has tags between spaces, and no rating where one was only offered', () => {
    const header = 'Id,Created at,Group stations,Tags,Satisfaction Score,Status';
    const { interactions, faults } = read(header, `1,${T},1,lamp warranty,Not Offered,On-hold`);
    expect(interactions[0]?.[0]?.tags).toEqual(['lamp', 'warranty']);
    expect(interactions[0]?.map(({ kind }) => kind)).toEqual(['message']);
    expect(faults).toEqual([]);
  });

  it('is opened by an agent where one filled in the web form for somebody', () => {
    const header = 'Id,Created at,Group stations,Requester,Submitter,Via';
    const role = (via: string) => read(header, `1,${T},1,Ida,Sandra,${via}`).interactions[0]?.[0]?.author.role;
    expect(role('Web form')).toBe('agent');
    expect(role('Mail')).toBe('customer');
    expect(role('Web service (API)')).toBe('customer');
  });

  it('that was opened again tells its first resolution', () => {
    const header = 'Id,Created at,Solved at,Reopens,Group stations,First resolution time in minutes';
    const { interactions } = read(header, `1,${T},2026-03-02T12:00:00Z,1,1,60`, `2,${T},2026-03-02T12:00:00Z,0,1,60`);
    const statuses = interactions.map((events) => events.flatMap(({ detail }) => detail?.status ?? []));
    expect(statuses).toEqual([['resolved', 'reopened', 'resolved'], ['resolved']]);
  });
});

it('counts an impossible first reply as an answer without a duration, and says so', async () => {
  const rows = `Id,Created at,Group stations,First reply time in minutes\n1,${T},1,-5\n`;
  const { conversations, log } = await readConversations(['-'], { stdin: Readable.from([rows]) });
  expect(conversations[0]?.turns).toMatchObject([{ outcome: 'answered', invalid: true }]);
  expect(log.counts()).toMatchObject([{ code: 'answer-before-question', count: 1 }]);
});

it.each([
  ['On-hold', 'pending'],
  ['Gelöst', 'resolved'],
  ['Abierto', 'opened'],
])('the state %s of a list of Zendesk is %s', (stated, status) => {
  const { interactions } = read('Id,Created at,Updated at,Group stations,Status', `1,${T},${T},1,${stated}`);
  const told = interactions[0]?.find(({ kind }) => kind === 'status')?.detail?.status;
  expect(told ?? 'opened').toBe(status);
});
