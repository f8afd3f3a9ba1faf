import { expect, it } from 'vitest';
import { compareRecorded, recordedLines } from '../../src/inspect/recorded.ts';
import { contextsOf } from '../../src/metrics/context.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { metricContext, readConversations } from '../../src/pipeline.ts';

async function* piped(lines: readonly string[]) {
  yield Buffer.from(lines.join('\n'));
}

const compared = async (header: string, ...rows: readonly string[]) => {
  const analysis = await readConversations(['-'], { stdin: piped([header, ...rows]) });
  return compareRecorded(analysis.conversations, METRICS, contextsOf(metricContext(analysis)), 'calendar');
};
const T = '2026-03-02T09:00:00Z';

it('sets what a product states beside what its times say, case by case', async () => {
  const found = await compared(
    'Id,Created at,Solved at,Group stations,Full resolution time in minutes,Status',
    `1,${T},2026-03-02T10:00:00Z,1,60,solved`,
    `2,${T},2026-03-02T11:00:00Z,1,30,solved`,
    `3,${T},,1,,open`,
  );
  expect(found).toEqual([
    { metric: 'resolution-time', clock: 'calendar', stated: 2, compared: 2, theirs: 2700, ours: 5400, agree: 1 },
  ]);
  expect(recordedLines(found)[1]).toContain('n 2, median 45 m, ours 1 h 30 m, 1 within a minute');
});

it('compares business hours only with business hours', async () => {
  const header = 'Ticket ID,Created time,Due by Time,Status,Initial response time,First response time (in hrs)';
  const found = await compared(header, `1,${T},,Open,2026-03-02T10:00:00Z,00:30:00`);
  expect(found).toMatchObject([{ metric: 'first-response-time', clock: 'business', stated: 1, compared: 0 }]);
  expect(recordedLines(found)[1]).toContain('--business-hours');
});

it('says nothing of exports that state nothing', async () => {
  expect(recordedLines(await compared('ticket_id,created_at,status,subject', `1,${T},open,a`))).toEqual([]);
});

it('of Chatwoot knows the first reply that it states, and takes 0 for none', async () => {
  const conversation = { meta: { channel: 'Channel::Api' }, inbox_id: 1, status: 'open', created_at: 1_772_442_000 };
  const message = { content: 'Where?', inbox_id: 1, message_type: 0, created_at: 1_772_442_000, conversation_id: 1 };
  const found = await compared(
    JSON.stringify({ ...conversation, id: 1, first_reply_created_at: 1_772_443_200 }),
    JSON.stringify({ ...conversation, id: 2, first_reply_created_at: 0 }),
    JSON.stringify({ ...message, id: 11 }),
    JSON.stringify({ ...message, id: 12, conversation_id: 2 }),
    JSON.stringify({ ...message, id: 13, content: 'Here', message_type: 1, created_at: 1_772_442_600 }),
  );
  expect(found).toEqual([
    { metric: 'first-response-time', clock: 'calendar', stated: 1, compared: 1, theirs: 1200, ours: 600, agree: 0 },
  ]);
});

it('of the API of Freshdesk counts from the opening to the instants that it states', async () => {
  const ticket = { id: 1, status: 4, created_at: T, updated_at: T, fr_due_by: T, requester_id: 7, spam: false };
  const stats = { first_responded_at: '2026-03-02T09:40:00Z', resolved_at: '2026-03-02T11:00:00Z' };
  const found = await compared(JSON.stringify([{ ...ticket, stats: { ...stats, closed_at: null } }]));
  expect(found).toMatchObject([
    { metric: 'first-response-time', clock: 'calendar', theirs: 2400, ours: 2400, agree: 1 },
    { metric: 'resolution-time', clock: 'calendar', theirs: 7200, ours: 7200, agree: 1 },
  ]);
});
