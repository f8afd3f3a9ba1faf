import { describe, expect, it } from 'vitest';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { problemCount } from '../../support/report.ts';

async function* piped(...values: readonly unknown[]) {
  yield Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'));
}
const NINE = Date.parse('2026-03-02T09:00:00Z') / 1000;
const later = (minutes: number): number => NINE + minutes * 60;
const _links = { related: { conversation: 'https://x.api.frontapp.com/conversations/cnv_1' } };
const CONVERSATION = { id: 'cnv_1', status: 'unassigned', created_at: NINE, updated_at: later(300), tags: [] };
const SANDRA = { id: 'tea_1', username: 'sandra', first_name: 'Sandra', last_name: '' };
const said = (id: string, minutes: number, more: object = {}) => ({
  _links,
  id: `msg_${id}`,
  type: 'email',
  is_inbound: false,
  created_at: later(minutes),
  author: SANDRA,
  recipients: [],
  text: `words ${id}`,
  ...more,
});
const FROM = { handle: 'ida@example.com', name: 'Ida', role: 'from' };
const ASKED = said('a', 0, { is_inbound: true, author: null, recipients: [FROM] });
const archived = (minutes: number) => ({
  id: `evt_${minutes}`,
  type: 'archive',
  emitted_at: later(minutes),
  conversation: { id: 'cnv_1' },
});
const one = async (...values: readonly unknown[]) =>
  (await readConversations(['-'], { stdin: piped(...values) })).conversations[0];

describe('a conversation of Front', () => {
  it.each([
    [{ status: 'unassigned' }, 'pending'],
    [{ status: 'archived' }, 'resolved'],
    [{ status: 'assigned', status_category: 'resolved' }, 'resolved'],
    [{ status: 'archived', status_category: 'waiting' }, 'pending'],
  ])('that is %o', async (more, state) => {
    expect((await one({ ...CONVERSATION, ...more }))?.resolution?.state).toBe(state);
  });

  it('that was deleted is left out', async () => {
    expect((await one({ ...CONVERSATION, status: 'deleted' }))?.leftOut).toBe('deleted');
  });

  it('is asked by the recipient with the role "from"', async () => {
    expect((await one(ASKED))?.events[0]?.author).toEqual({ id: 'ida@example.com', name: 'Ida', role: 'customer' });
  });

  it.each([
    ['drafts', { draft_mode: 'private' }],
    ['rules and programs, which are no author', { author: null }],
    ['what is said among the team', { type: 'internal' }],
    ['what failed to be sent', { error_type: 'bounced' }],
  ])('is not answered by %s', async (_, more) => {
    expect((await one(ASKED, said('b', 30, more)))?.turns).toMatchObject([{ outcome: 'open' }]);
  });

  it('is answered by people, to the fraction of a second', async () => {
    expect((await one(ASKED, said('b', 30, { created_at: later(30) + 0.125 })))?.turns).toMatchObject([
      { outcome: 'answered', endedAt: later(30) * 1000 + 125, agent: 'Sandra' },
    ]);
  });

  it('was archived when an event tells it, and not when its last message was sent', async () => {
    const conversation = { ...CONVERSATION, status: 'archived', updated_at: later(0) };
    const found = await one(conversation, ASKED, archived(90));
    expect(found?.resolution).toMatchObject({ state: 'resolved', lastAt: later(90) * 1000 });
    expect(found?.turns).toMatchObject([{ outcome: 'closed', endedAt: later(90) * 1000 }]);
  });

  it('is named by the address of the list that its messages stand in', async () => {
    const { _links: none, ...rest } = ASKED;
    const list = (self: string) => [{ _links: { self }, _results: [rest] }];
    const report = await analyze(['-'], {
      stdin: piped(list('https://x.api.frontapp.com/conversations/cnv_7/messages')),
    });
    expect(report.input.conversations).toBe(1);
    const lost = await analyze(['-'], { stdin: piped({ ...rest }, ASKED) });
    expect(problemCount(lost, 'no-id')).toBe(1);
    expect(none).toBeDefined();
  });
});
