import { expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';

async function* piped(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

const said = (id: number, from: string, from_id: string) => ({
  id,
  type: 'message',
  date_unixtime: String(Date.UTC(2026, 2, 2, 9, id) / 1000),
  from,
  from_id,
  text: 'hello',
});

const chat = (type: string, id: number, messages: readonly object[]) => ({ name: type, type, id, messages });

const ACCOUNT = {
  personal_information: { user_id: 1 },
  chats: {
    list: [
      chat('personal_chat', 2, [said(1, 'Ida', 'user2'), said(2, 'Vekkilo', 'user1')]),
      chat('bot_chat', 3, [said(1, 'Vekkilo', 'user1'), said(2, 'Father of bots', 'user3')]),
      chat('public_channel', 4, [said(1, 'News', 'channel4')]),
      chat('saved_messages', 1, [said(1, 'Vekkilo', 'user1')]),
    ],
  },
};

it('of a whole account takes neither bots nor channels nor notes to oneself for customers who wait', async () => {
  const { conversations } = await readConversations(['-'], { stdin: piped(ACCOUNT) });
  const written = conversations.flatMap(({ id, events }) =>
    events.map(({ kind, author }) => [id.split(' ')[0], kind, author.role]),
  );
  expect(written.sort()).toEqual([
    ['1', 'assignment', 'system'],
    ['2', 'message', 'agent'],
    ['2', 'message', 'customer'],
    ['3', 'message', 'agent'],
    ['3', 'message', 'bot'],
    ['4', 'assignment', 'system'],
  ]);
});
