import { describe, expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';

async function* piped(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

async function eventsOf(value: unknown, self: readonly string[] = []) {
  const options = { stdin: piped(value), keepText: true, self: [...self] };
  const { conversations } = await readConversations(['-'], options);
  return conversations.flatMap(({ id, events }) => events.map((event) => ({ ...event, conversation: id })));
}

const said = (ts: string, more: object = {}) => ({ type: 'message', user: 'U1', text: 'hello', ts, ...more });

describe('a message at Slack', () => {
  it('belongs to its thread, and begins one where it has none', async () => {
    const thread_ts = '1772442000.000100';
    const found = await eventsOf([
      said(thread_ts, { thread_ts, reply_count: 1 }),
      said('1772445600.000100'),
      said('1772449200.000100', { thread_ts, user: 'U2' }),
    ]);
    expect(found.map(({ conversation, author }) => [conversation.slice(-17), author.id])).toEqual([
      [thread_ts, 'U1'],
      [thread_ts, 'U2'],
      ['1772445600.000100', 'U1'],
    ]);
  });

  it.each([
    ['&lt;b&gt; &amp;amp; more', '<b> &amp; more'],
    ['see <https://a.example/x?a=1&amp;b=2|here> or <https://b.example>', 'see here or https://b.example'],
    ['<@U2> <@U3|nele> <#C1|bells> <!here>', '@U2 @nele #bells @here'],
    ['a < b and <> c', 'a < b and <> c'],
  ])('that stands as %s says %s', async (text, plain) => {
    expect((await eventsOf([said('1772442000.000100', { text })]))[0]?.text).toBe(plain);
  });

  it('is of a bot where one wrote it, and none where the application tells something', async () => {
    const found = await eventsOf([
      said('1772442000.000100', { subtype: 'channel_join' }),
      said('1772442001.000100', { bot_id: 'B1' }),
      said('1772442002.000100', { subtype: 'bot_message', user: undefined, username: 'deploys' }),
      said('1772442003.000100', { subtype: 'file_share', text: '' }),
    ]);
    expect(found.map(({ kind, author }) => [kind, author.role, author.id])).toEqual([
      ['assignment', 'system', null],
      ['message', 'bot', 'B1'],
      ['message', 'bot', 'deploys'],
      ['message', 'unknown', 'U1'],
    ]);
  });

  it('is of the side that --self names, and all others are customers', async () => {
    const user_profile = { real_name: 'Nele Voss', display_name: '' };
    const found = await eventsOf(
      [said('1772442000.000100'), said('1772442060.000100', { user: 'U2', user_profile })],
      ['nele voss'],
    );
    expect(found.map(({ author }) => author.role)).toEqual(['customer', 'agent']);
  });
});
