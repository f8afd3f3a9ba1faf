import { describe, expect, it } from 'vitest';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { problemCount } from '../../support/report.ts';

async function* piped(...values: readonly unknown[]) {
  yield Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'));
}
const at = (minutes: number): string => new Date(Date.parse('2026-03-02T09:00:00Z') + minutes * 60_000).toISOString();
const CONVERSATION = {
  id: 1,
  number: 1,
  type: 'email',
  status: 'active',
  state: 'published',
  mailboxId: 13,
  folderId: 2,
  createdBy: { id: 31, type: 'customer' },
  createdAt: at(0),
};
const thread = (id: number, minutes: number, more: object = {}) => ({
  id,
  type: 'message',
  status: 'active',
  state: 'published',
  body: `words ${id}`,
  createdBy: { id: 9, type: 'user', first: 'Sandra' },
  createdAt: at(minutes),
  ...more,
});
const ASKED = thread(1, 0, { type: 'customer', createdBy: { id: 31, type: 'customer', first: 'Ida' } });
const one = async (...values: readonly unknown[]) =>
  (await readConversations(['-'], { stdin: piped(...values) })).conversations[0];
const withThreads = (...threads: readonly unknown[]) => ({ ...CONVERSATION, _embedded: { threads } });

describe('a conversation of Help Scout', () => {
  it.each([
    ['active', {}, 'pending'],
    ['pending', {}, 'pending'],
    ['closed', { closedAt: at(60) }, 'resolved'],
  ])('that is %s', async (status, more, state) => {
    expect((await one({ ...CONVERSATION, status, ...more }))?.resolution?.state).toBe(state);
  });

  it.each([
    [{ status: 'spam' }, 'spam'],
    [{ state: 'deleted' }, 'deleted'],
    [{ createdBy: { id: 9, type: 'user' } }, 'brand-initiated'],
  ])('%o is left out as %s', async (more, reason) => {
    expect((await one({ ...CONVERSATION, ...more }))?.leftOut).toBe(reason);
  });

  it.each([
    ['notes', { type: 'note' }],
    ['drafts', { state: 'draft' }],
    ['what is forwarded', { type: 'forwardchild' }],
    ['changes', { type: 'lineitem' }],
    ['workflows', { action: { type: 'automatic-workflow' } }],
    ['AI agents', { createdBy: { id: 7, type: 'system_user' } }],
  ])('is not answered by %s', async (_, more) => {
    expect((await one(withThreads(thread(2, 30, more), ASKED)))?.turns).toMatchObject([{ outcome: 'open' }]);
  });

  it('is opened and closed by the states after its threads, newest first as they come', async () => {
    const found = await one(
      withThreads(
        thread(4, 90, { status: 'closed' }),
        { ...ASKED, id: 3, createdAt: at(60) },
        thread(2, 30, { status: 'closed' }),
        ASKED,
      ),
    );
    const changes = found?.events
      .filter(({ kind }) => kind === 'status')
      .map(({ detail, at: when }) => [detail?.status, when]);
    expect(changes?.slice(0, 3)).toEqual([
      ['closed', Date.parse(at(30))],
      ['reopened', Date.parse(at(60))],
      ['closed', Date.parse(at(90))],
    ]);
    expect(found?.turns.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  });

  it('keeps a state that "nochange" leaves', async () => {
    const found = await one(
      withThreads(thread(3, 60, { status: 'nochange' }), thread(2, 30, { status: 'closed' }), ASKED),
    );
    expect(found?.events.filter(({ detail }) => detail?.status === 'reopened')).toEqual([]);
  });

  it('has the threads of a page whose address names it', async () => {
    const page = {
      _embedded: { threads: [thread(2, 30), ASKED] },
      _links: { self: { href: 'https://api.helpscout.net/v2/conversations/1/threads/?page=1' } },
    };
    expect((await one(CONVERSATION, page))?.turns).toMatchObject([{ outcome: 'answered', agent: 'Sandra' }]);
    const nowhere = { ...page, _links: { self: { href: 'https://api.helpscout.net/v2/threads' } } };
    const report = await analyze(['-'], { stdin: piped(CONVERSATION, nowhere) });
    expect(problemCount(report, 'no-id')).toBe(1);
  });

  it.each([
    ['great', 1, 1],
    ['okay', 2, 0],
    ['not_good', 3, 0],
  ])('is rated %s by name and by number', async (rating, ratingId, positive) => {
    const byName = { id: 5, conversationId: 1, threadId: 2, rating, comments: null, createdAt: '2026-03-02T12:00:00' };
    const byNumber = { id: 1, threadid: 3, ratingId, ratingCreatedAt: at(180), ratingCustomerId: 31 };
    const { metrics } = await analyze(['-'], { stdin: piped(withThreads(thread(2, 30), ASKED), byName, byNumber) });
    expect(metrics.satisfaction).toMatchObject({ matched: 2 * positive, total: 2 });
  });
});
