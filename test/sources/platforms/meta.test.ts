import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';
import { repaired } from '../../../src/sources/platforms/meta.ts';

const broken = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('letters written as bytes', () => {
  it.each(['Räder', 'schön 😊', 'Łódź', 'Привет', '你好', 'é'])('become %s again', (text) => {
    expect(repaired(broken(text))).toBe(text);
  });

  it.each(['Räder', 'Ã la carte', 'naïve', '“quoted” Ã©', 'plain'])('that were written rightly stay: %s', (text) => {
    expect(repaired(text)).toBe(text);
  });

  it('are found again in any text of letters, digits and emoji', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([text, repaired(broken(text))]).toContain(repaired(broken(text)));
        if (/[^\u0000-\u00ff]/.test(text)) expect(repaired(text)).toBe(text);
      }),
    );
  });
});

it.each([
  ['your_instagram_activity', 'instagram'],
  ['instagram-vekkilo-2026-03-02-x1', 'instagram'],
  ['your_facebook_activity', 'messenger'],
  ['my instagram tests', 'messenger'],
])('what lies in the folder %s was written on %s', async (around, channel) => {
  const top = mkdtempSync(join(tmpdir(), 'socmetrics-meta-'));
  const folder = join(around, 'messages', 'inbox', 'ida_17');
  const thread = {
    participants: [{ name: 'Ida' }, { name: 'Vekkilo' }],
    messages: [{ sender_name: 'Ida', timestamp_ms: 1772442000000, content: 'hi' }],
    title: 'Ida',
    thread_path: 'inbox/ida_17',
  };
  mkdirSync(join(top, folder), { recursive: true });
  writeFileSync(join(top, folder, 'message_1.json'), JSON.stringify(thread));
  const { conversations } = await readConversations([around], { workingDirectory: top, self: ['Vekkilo'] });
  rmSync(top, { recursive: true });
  expect(conversations.map((one) => one.channel)).toEqual([channel]);
});

it('reads the download of chats that are encrypted from end to end', async () => {
  const said = (senderName: string, minute: number, text: string) => ({
    isUnsent: false,
    media: [],
    reactions: [],
    senderName,
    text,
    timestamp: Date.UTC(2026, 2, 2, 9, minute),
    type: 'text',
  });
  const chat = {
    participants: ['Ida', 'Vekkilo'],
    threadName: 'Ida_3',
    messages: [said('Vekkilo', 10, 'On its way.'), said('Ida', 0, 'Where is my bell?')],
  };
  async function* piped() {
    yield Buffer.from(JSON.stringify(chat));
  }
  const { conversations } = await readConversations(['-'], { stdin: piped(), self: ['Vekkilo'] });
  expect(conversations.map(({ turns }) => turns.map(({ outcome }) => outcome))).toEqual([['answered']]);
});
