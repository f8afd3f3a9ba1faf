import { describe, expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';
import { matchPlatform } from '../../../src/sources/detect.ts';

async function* piped(lines: readonly string[]) {
  yield Buffer.from(lines.join('\n'));
}
const read = (...lines: readonly string[]) => readConversations(['-'], { stdin: piped(lines) });
const platformOf = (header: string) =>
  matchPlatform(header.split(','), [], { platform: null, mappings: [] })?.platform.id;

describe('an event log', () => {
  it('has a case, an activity and a time on each row; lists of incidents and of messages are none', () => {
    expect(platformOf('case,activity,timestamp,resource')).toBe('event-log');
    expect(platformOf('case:concept:name,concept:name,time:timestamp')).toBe('event-log');
    expect(platformOf('number,incident_state,opened_at,sys_updated_at,resolved_at,closed_at')).toBe('event-log');
    expect(platformOf('number,state,opened_at,resolved_at,closed_at')).toBe('tickets');
    expect(platformOf('conversation_id,created_at,author,role,text')).toBe('messages');
  });

  it('opens a case at its first event, wherever the row stands', async () => {
    const { conversations, log } = await read(
      'case,activity,timestamp,resource',
      'a,Resolve ticket,2026-03-02T11:00:00Z,Finn',
      'a,Assign,2026-03-02T09:00:00Z,Nora',
      'a,Reply to customer,2026-03-02T10:00:00Z,Nora',
    );
    const [found] = conversations;
    expect(found?.turns).toMatchObject([
      { openedAt: Date.parse('2026-03-02T09:00:00Z'), endedAt: Date.parse('2026-03-02T10:00:00Z'), agent: 'Nora' },
    ]);
    expect(found?.resolution?.lastAt).toBe(Date.parse('2026-03-02T11:00:00Z'));
    expect(log.counts()).toEqual([]);
  });

  it('counts of an activity its completion, and not what only begins', async () => {
    const { conversations } = await read(
      'case:concept:name,concept:name,lifecycle:transition,time:timestamp',
      'a,Register,complete,2026-03-02T09:00:00Z',
      'a,Reply drafted,complete,2026-03-02T09:05:00Z',
      'a,Reply to customer,start,2026-03-02T09:10:00Z',
      'a,Reply to customer,complete,2026-03-02T10:00:00Z',
      'a,Close case,start,2026-03-02T11:00:00Z',
      'a,Close case,complete,2026-03-02T12:00:00Z',
    );
    const [found] = conversations;
    expect(found?.turns).toMatchObject([{ endedAt: Date.parse('2026-03-02T10:00:00Z') }]);
    expect(found?.resolution?.lastAt).toBe(Date.parse('2026-03-02T12:00:00Z'));
  });

  it.each([
    ['Antwort gesendet', 1],
    ['Antwort an Kunden', 1],
    ['Antwort vom Kunden', 0],
    ['Warten auf Antwort', 0],
    ['Respuesta enviada', 1],
    ['Esperando respuesta', 0],
    ['Odpowiedź wysłana', 1],
  ])('knows an answer in other languages: %s', async (activity, answered) => {
    const { conversations } = await read(
      'case,activity,timestamp',
      'a,Start,2026-03-02T09:00:00Z',
      `a,${activity},2026-03-02T10:00:00Z`,
    );
    expect(conversations[0]?.turns.filter(({ outcome }) => outcome === 'answered')).toHaveLength(answered);
  });

  it('of incidents opens them when they say, and reads a question mark as nothing', async () => {
    const { conversations } = await read(
      'number,incident_state,opened_at,sys_updated_at,resolved_at,caller_id',
      'I1,Active,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,?,?',
      'I1,Resolved,2026-03-02T09:00:00Z,2026-03-02T12:30:00Z,2026-03-02T12:00:00Z,Caller 1',
    );
    expect(conversations[0]?.startedAt).toBe(Date.parse('2026-03-02T09:00:00Z'));
    expect(conversations[0]?.resolution?.lastAt).toBe(Date.parse('2026-03-02T12:00:00Z'));
  });

  it.each([
    ['Reply to customer', 'message', 'agent'],
    ['First response sent', 'message', 'agent'],
    ['Customer replied', 'assignment', 'customer'],
    ['Response received from client', 'assignment', 'customer'],
    ['Auto-reply sent', 'message', 'bot'],
    ['Awaiting customer reply', 'status', 'system'],
    ['Not answered - reminder', 'assignment', 'system'],
    ['Request answer from customer', 'assignment', 'system'],
    ['Wait for resolution', 'assignment', 'system'],
    ['Resolution rejected', 'assignment', 'system'],
    ['Closed - no reply', 'status', 'system'],
    ['Resolve ticket', 'status', 'system'],
  ])('takes "%s" for what it says', async (activity, kind, role) => {
    const { conversations } = await read(
      'case,activity,timestamp,resource',
      'a,Create,2026-03-02T09:00:00Z,Sys',
      `a,${activity},2026-03-02T10:00:00Z,Nora`,
    );
    const told = conversations[0]?.events.find(({ at }) => at === Date.parse('2026-03-02T10:00:00Z'));
    expect([told?.kind, told?.author.role]).toEqual([kind, role]);
  });

  it('is not answered by waiting for the customer', async () => {
    const { conversations } = await read(
      'case,activity,timestamp,resource',
      'a,Create,2026-03-02T09:00:00Z,Sys',
      'a,Awaiting customer reply,2026-03-02T09:10:00Z,Nora',
      'a,Customer replied,2026-03-02T09:20:00Z,Ida',
      'a,First response sent,2026-03-02T10:00:00Z,Nora',
    );
    expect(conversations[0]?.turns).toMatchObject([
      { openedAt: Date.parse('2026-03-02T09:00:00Z'), endedAt: Date.parse('2026-03-02T10:00:00Z') },
    ]);
  });
});

it('of a log that tells the start of each activity and the end of none the starts count, and that is said', async () => {
  const rows = (last: string) => [
    'case,activity,timestamp,lifecycle:transition',
    'a,Ticket created,2026-03-02T09:00:00Z,start',
    'a,Reply to customer,2026-03-02T09:30:00Z,start',
    `a,Resolve ticket,2026-03-02T12:00:00Z,${last}`,
  ];
  const begun = await read(...rows('start'));
  expect(begun.conversations[0]?.turns).toMatchObject([{ endedAt: Date.parse('2026-03-02T09:30:00Z') }]);
  expect(begun.conversations[0]?.resolution?.state).toBe('resolved');
  expect(begun.log.counts()).toContainEqual(expect.objectContaining({ code: 'only-begun', count: 2 }));
  const both = await read(...rows('complete'));
  expect(both.conversations[0]?.turns).not.toMatchObject([{ endedAt: Date.parse('2026-03-02T09:30:00Z') }]);
});
