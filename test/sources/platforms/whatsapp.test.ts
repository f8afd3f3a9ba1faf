import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../../../src/options.ts';
import { readConversations } from '../../../src/pipeline.ts';
import { chatLine } from '../../../src/sources/formats/chat-line.ts';
import { ROOT } from '../../support/fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-chats-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function messagesOf(inputs: readonly string[], options: AnalyzeOptions = {}) {
  const { conversations } = await readConversations(inputs, { workingDirectory: folder, keepText: true, ...options });
  return conversations
    .flatMap(({ events, id }) => events.map((event) => ({ ...event, conversation: id })))
    .filter(({ kind }) => kind === 'message');
}

async function read(files: Readonly<Record<string, string>>, options: AnalyzeOptions = {}) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return messagesOf(Object.keys(files), options);
}

const IOS = '[02.03.26, 09:00:05] Ida: hello\n';

describe('the name of a WhatsApp chat', () => {
  it.each([
    ['WhatsApp Chat with Ida.txt', 'Ida'],
    ['WhatsApp Chat with Ida (2).txt', 'Ida'],
    ['WhatsApp-Chat mit Ida.txt', 'Ida'],
    ['Chat de WhatsApp con Ida.txt', 'Ida'],
    ['WhatsApp Chat - Ida/_chat.txt', 'Ida'],
    ['_chat.txt', '_chat'],
    ['support/ida.txt', 'ida'],
  ])('of %s is %s', async (name, thread) => {
    const [first] = await read({ [name]: IOS }, { self: ['Vekkilo'] });
    expect(first?.conversation).toBe(`${thread} 2026-03-02T09:00:05`);
  });

  it('makes one chat of two exports, and counts once what both hold', async () => {
    const later = `${IOS}[02.03.26, 09:10:00] Vekkilo: hi\n`;
    const said = await read(
      { 'WhatsApp Chat with Ida.txt': IOS, 'later/WhatsApp Chat with Ida (1).txt': later },
      { self: ['Vekkilo'] },
    );
    expect(said.map(({ text, author }) => [author.role, text])).toEqual([
      ['customer', 'hello'],
      ['agent', 'hi'],
    ]);
  });
});

describe('a message at WhatsApp', () => {
  const said = async (...lines: readonly string[]) =>
    (await read({ 'chat.txt': lines.map((line) => `3/13/26, 9:00 PM - ${line}\n`).join('') })).map(({ text }) => text);

  it('of a picture has the words under it, and else none', async () => {
    expect(
      await said(
        'Ida: <Medien ausgeschlossen>',
        'Ida: IMG-1.jpg (file attached)\nlook',
        'Ida: \u200evideo omitted',
        'Ida: a <b> c (d)',
      ),
    ).toEqual(['', 'look', '', 'a <b> c (d)']);
  });

  it('that was taken back, and what the app tells, is none', async () => {
    expect(
      await said('Ida: hello', 'Ida: You deleted this message', 'Ida: Diese Nachricht wurde gelöscht.', 'Ida left'),
    ).toEqual(['hello']);
  });

  it('of one minute stands where it stands in the file', async () => {
    expect(await said('Ida: b', 'Per: a', 'Ida: c', 'Ida: c')).toEqual(['b', 'a', 'c', 'c']);
  });

  it('may be dated day/month or month/day where the option says so', async () => {
    const line = { 'chat.txt': '3/4/26, 21:05 - Ida: hello\n' };
    const at = async (dateOrder: 'dmy' | 'mdy') =>
      new Date((await read(line, { dateOrder }))[0]?.at ?? 0).toISOString();
    expect(await at('dmy')).toBe('2026-04-03T21:05:00.000Z');
    expect(await at('mdy')).toBe('2026-03-04T21:05:00.000Z');
    await expect(read(line)).rejects.toThrow('ambiguous');
  });

  it.each([
    ['day/month', ['05/04/26', '06/04/26', '01/05/26'], '2026-04-05T21:05:00.000Z'],
    ['month/day', ['4/5/26', '4/6/26', '5/1/26'], '2026-04-05T21:05:00.000Z'],
  ])('is dated %s where the chat would else go back in time', async (_, days, first) => {
    const content = days.map((day) => `${day}, 21:05 - Ida: hello\n`).join('');
    const said = await read({ 'months.txt': content }, { self: ['Vekkilo'] });
    expect(new Date(said[0]?.at ?? 0).toISOString()).toBe(first);
  });

  it('is asked for where both readings go on in time, and where both go back', async () => {
    const chat = (...days: readonly string[]) => days.map((day) => `${day}, 21:05 - Ida: hello\n`).join('');
    await expect(read({ 'on.txt': chat('03/04/26', '04/04/26') })).rejects.toThrow('ambiguous');
    await expect(read({ 'back.txt': chat('05/04/26', '01/05/26', '05/03/26') })).rejects.toThrow('ambiguous');
  });
});

const DATA = join(ROOT, '..', 'shared', 'data', 'chatminer-fixtures');
if (!existsSync(DATA)) console.log('The public chats are not beside this repository: the comparison is skipped.');

/** Chats of which another program says what is in them, newest first and with line ends made spaces. */
describe.skipIf(!existsSync(DATA)).each(['whatsapp', 'signal'])('the public chats of %s', (app) => {
  const files = existsSync(DATA) ? readdirSync(join(DATA, app)).filter((name) => name.endsWith('.txt')) : [];

  it.each(files)('in %s are what is known of them', async (name) => {
    const said = await messagesOf([join(DATA, app, name)]);
    const target: readonly { timestamp: string; author: string; message: string }[] = JSON.parse(
      readFileSync(join(DATA, app, 'target.json'), 'utf8'),
    );
    expect(
      said.map(({ at, author, text }) => ({
        timestamp: new Date(at).toISOString().slice(0, 19),
        author: author.name,
        message: text?.replaceAll('\n', ' '),
      })),
    ).toEqual(target.toReversed());
    expect(new Set(said.map(({ channel }) => channel))).toEqual(new Set([app]));
  });
});

describe('stamps of telephones in other languages', () => {
  it.each([
    ['2024. 1. 5. 오후 3:21 - Ida: hello', '2024.1.5 3:21 PM'],
    ['[2024. 1. 5. 오전 3:21:05] Ida: hello', '2024.1.5 3:21:05 AM'],
    ['5/1/2567 15:21 - Ida: hello', '5/1/2024 15:21'],
    ['15:21, 05/01/2024 - Ida: hello', '05/01/2024 15:21'],
    ['[15:21:05, 5/1/2024] Ida: hello', '5/1/2024 15:21:05'],
    ['5.01.2024 15:21 - Ida: hello', '5.01.2024 15:21'],
    ['05/01/24, 3:21 pm - Ida: hello', '05/01/24 3:21 PM'],
    ['٥‏/١‏/٢٠٢٤، ٣:٢١ م - Ida: hello', '5/1/2024 3:21 PM'],
  ])('%s', (line, when) => {
    expect(chatLine(line)).toMatchObject({ when, author: 'Ida', text: 'hello' });
  });

  it.each([
    '05/01/24, 3:21 pm - Ida changed the group description to: bells and whistles',
    '05.01.24, 15:21 - Ida hat die Gruppenbeschreibung geändert: Klingeln',
  ])('%s: nobody said it', (line) => {
    expect(chatLine(line)?.author).toBe('');
  });
});
