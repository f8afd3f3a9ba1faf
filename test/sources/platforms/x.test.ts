import { expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';

async function* piped(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

async function eventsOf(value: unknown, self: readonly string[] = []) {
  const { conversations } = await readConversations(['-'], { stdin: piped(value), self: [...self] });
  return conversations.flatMap(({ id, events }) => events.map((event) => ({ ...event, conversation: id })));
}

const post = (id: string, minute: number, more: object) => ({
  id,
  text: 'hello',
  created_at: new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString(),
  ...more,
});
const PAGE = {
  data: [
    post('3', 2, { author_id: '9', conversation_id: '1', in_reply_to_user_id: '7' }),
    post('1', 0, { author_id: '7', conversation_id: '1' }),
    post('2', 1, { author_id: '8', conversation_id: '1', referenced_tweets: [{ type: 'retweeted', id: '1' }] }),
  ],
  includes: { users: [{ id: '9', username: 'VekkiloHelp', name: 'Vekkilo' }] },
};

it('takes a reply of which nobody asked what it answers for one to the beginning of the conversation', async () => {
  const found = await eventsOf(PAGE);
  expect(found.map(({ id, conversation, kind }) => [id, conversation, kind])).toEqual([
    ['1', '1', 'message'],
    ['3', '1', 'message'],
    ['2', '2', 'reaction'],
  ]);
});

it.each(['@VekkiloHelp', 'vekkilo', '9'])('knows the side of --self %s by the table of users', async (name) => {
  const found = await eventsOf(PAGE, [name]);
  expect(found.map(({ author }) => [author.name, author.role])).toEqual([
    [null, 'customer'],
    ['VekkiloHelp', 'agent'],
    [null, 'customer'],
  ]);
});

it('names the account that it takes for the brand, and not its number', async () => {
  const other = post('5', 5, { author_id: '8', conversation_id: '5' });
  const answer = post('6', 6, { author_id: '9', conversation_id: '5', in_reply_to_user_id: '8' });
  const page = { ...PAGE, data: [...PAGE.data, other, answer] };
  const { log } = await readConversations(['-'], { stdin: piped(page) });
  const [told] = log.counts().filter(({ code }) => code === 'own-side-inferred');
  expect(told?.examples[0]?.message).toMatch(/^VekkiloHelp is in all 2 chats/);
});
