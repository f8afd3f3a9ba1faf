import { describe, expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';
import { zammadSheet } from '../../../src/sources/platforms/zammad-sheet.ts';
import { rowsOf } from '../../support/rows.ts';

async function* piped(...values: readonly unknown[]) {
  yield Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'));
}
const at = (minutes: number): string => new Date(Date.parse('2026-03-02T09:00:00Z') + minutes * 60_000).toISOString();
const TICKET = {
  id: 1,
  state: 'open',
  article_count: 2,
  last_contact_agent_at: null,
  customer_id: 10,
  created_at: at(0),
  updated_at: at(600),
};
const article = (id: number, minutes: number, more: object = {}) => ({
  id,
  ticket_id: 1,
  type: 'email',
  sender: 'Agent',
  internal: false,
  body: `words ${id}`,
  content_type: 'text/plain',
  created_by_id: 3,
  created_at: at(minutes),
  ...more,
});
const ASKED = article(1, 0, { sender: 'Customer', created_by_id: 10 });
const one = async (...values: readonly unknown[]) =>
  (await readConversations(['-'], { stdin: piped(...values) })).conversations[0];

describe('a ticket of Zammad', () => {
  it.each([
    [{ state: 'new' }, 'pending'],
    [{ state: 'pending reminder' }, 'pending'],
    [{ state: 'closed', close_at: at(60) }, 'resolved'],
    [{ state: undefined, state_id: 4, close_at: at(60) }, 'resolved'],
    [{ state: 'waiting for the workshop' }, 'pending'],
  ])('that is %o', async (more, state) => {
    expect((await one({ ...TICKET, ...more }))?.resolution?.state).toBe(state);
  });

  it.each([
    [{ state: 'merged' }, 'merged'],
    [{ state_id: 6, state: null }, 'deleted'],
    [{ create_article_sender: 'Agent' }, 'brand-initiated'],
  ])('%o is left out as %s', async (more, reason) => {
    expect((await one({ ...TICKET, ...more }))?.leftOut).toBe(reason);
  });

  it('keeps its first closing when it is opened again, and names the last one apart', async () => {
    const closed = { ...TICKET, state: 'closed', close_at: at(60), last_close_at: at(300) };
    expect((await one(closed))?.resolution).toMatchObject({
      firstAt: Date.parse(at(60)),
      lastAt: Date.parse(at(300)),
      reopened: true,
    });
    expect((await one({ ...TICKET, close_at: at(60) }))?.resolution).toMatchObject({
      reopened: true,
      everResolved: true,
    });
  });

  it.each([
    ['internal articles', { internal: true }],
    ['notes of agents', { type: 'note' }],
    ['the system', { sender: 'System' }],
  ])('is not answered by %s', async (_, more) => {
    expect((await one(ASKED, article(2, 30, more)))?.turns).toMatchObject([{ outcome: 'open' }]);
  });

  it('is asked in a note of the customer, and in the words that an agent wrote down', async () => {
    const note = await one({ ...ASKED, type: 'note' }, article(2, 30));
    expect(note?.turns).toMatchObject([{ outcome: 'answered' }]);
    const call = await one({ ...ASKED, type: 'phone', created_by_id: 3, origin_by_id: 10 });
    expect(call?.events[0]?.author).toMatchObject({ id: '10', role: 'customer' });
  });

  it('has the names of its users, and its reopenings from the history', async () => {
    const user = { id: 3, login: 'sandra', firstname: 'Sandra', lastname: 'Moss', role_ids: [2] };
    const change = (id: number, minutes: number, value_from: string, value_to: string) => ({
      ...{ id, o_id: 1, object: 'Ticket', type: 'updated', attribute: 'state', value_from, value_to },
      created_at: at(minutes),
    });
    const found = await one(
      user,
      ASKED,
      article(2, 30),
      change(7, 40, 'open', 'closed'),
      change(8, 90, 'closed', 'open'),
    );
    expect(found?.turns).toMatchObject([{ agent: 'Sandra Moss' }]);
    expect(found?.resolution).toMatchObject({ everResolved: true, reopened: true, state: 'pending' });
  });

  it('keeps the working minutes that Zammad counted', async () => {
    const found = await one({ ...TICKET, first_response_at: at(40), first_response_in_min: 40, close_in_min: 120 });
    expect(found?.events[0]?.detail?.recorded).toEqual({
      'first-response-time': { business: 2_400_000 },
      'first-resolution-time': { business: 7_200_000 },
    });
  });
});

it('a row of its sheet is a ticket, its minutes working minutes', () => {
  const header = '#,State,Created At,Closed At,Close In Min,Close Diff In Min,First Response At,First Response In Min';
  const { interactions } = rowsOf(zammadSheet, header, `22001,closed,${at(0)},${at(180)},170,10,${at(40)},30`);
  expect(interactions[0]?.map(({ at: when }) => when)).toEqual([0, 40, 180].map((minutes) => Date.parse(at(minutes))));
  expect(interactions[0]?.[0]?.detail?.recorded).toEqual({
    'first-response-time': { business: 1_800_000 },
    'first-resolution-time': { business: 10_200_000 },
  });
});
