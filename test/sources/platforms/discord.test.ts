import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../../../src/options.ts';
import { readConversations } from '../../../src/pipeline.ts';

async function* piped(text: string) {
  yield Buffer.from(text);
}

interface Writer {
  readonly id: string;
  readonly name: string;
  readonly isBot?: boolean;
  readonly roles?: readonly { readonly name: string }[];
}

const channel = (...authors: readonly Writer[]): string =>
  JSON.stringify({
    guild: { id: '5', name: 'Vekkilo' },
    channel: { id: '7', name: 'bell', type: 'GuildPublicThread' },
    messages: authors.map((author, at) => ({
      id: String(at + 1),
      type: 'Default',
      timestamp: `2026-03-02T10:0${at}:00+01:00`,
      content: 'hello',
      author,
    })),
  });

async function rolesIn(text: string, options: AnalyzeOptions = {}) {
  const { conversations } = await readConversations(['-'], { stdin: piped(text), ...options });
  return conversations.flatMap(({ events }) => events.map(({ author }) => author.role));
}

describe('the sides of a channel at Discord', () => {
  const ida = { id: '1', name: 'ida', roles: [{ name: 'Member' }] };
  const nele = { id: '2', name: 'nele', roles: [{ name: 'Member' }, { name: 'Support Team' }] };
  const guide = { id: '3', name: 'guide', isBot: true, roles: [{ name: 'Staff' }] };

  it('are told by roles and by who is a bot', async () => {
    expect(await rolesIn(channel(ida, guide, nele))).toEqual(['customer', 'bot', 'agent']);
  });

  it('are those that --self names, by a name or by a role, whatever the roles say', async () => {
    expect(await rolesIn(channel(ida, nele), { self: ['ida'] })).toEqual(['agent', 'customer']);
    expect(await rolesIn(channel(ida, nele), { self: ['Support Team'] })).toEqual(['customer', 'agent']);
  });

  it('stay open where nothing tells them', async () => {
    expect(await rolesIn(channel(ida, { id: '4', name: 'per' }))).toEqual(['unknown', 'unknown']);
  });

  it('are told by --self alone in a table', async () => {
    const table = [
      'AuthorID,Author,Date,Content,Attachments,Reactions',
      '"10000001","ida","2026-03-02T10:00:00.0000000+01:00","hello","",""',
      '"10000002","nele","2026-03-02T10:01:00.0000000+01:00","hi","",""',
    ].join('\n');
    expect(await rolesIn(table, { self: ['nele'] })).toEqual(['customer', 'agent']);
  });
});
