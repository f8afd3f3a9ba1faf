import { describe, expect, it } from 'vitest';
import { readChat } from '../../../src/sources/formats/chat.ts';
import { chatLine, isChat } from '../../../src/sources/formats/chat-line.ts';
import { contentFormat } from '../../../src/sources/formats/content.ts';
import { readingOf } from './reading.ts';

async function* cut(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('a line of a chat', () => {
  it.each([
    ['01/02/2026, 11:25 - Ida Brandt: hello', '01/02/2026 11:25', 'dash'],
    ['[31/12/2026, 2:14:40 PM] Ida Brandt: hello', '31/12/2026 2:14:40 PM', 'brackets'],
    ['1/4/26, 7:02\u202fPM - Ida Brandt: hello', '1/4/26 7:02 PM', 'dash'],
    ['20/6/2026 8:28 p. m. - Ida Brandt: hello', '20/6/2026 8:28 PM', 'dash'],
    ['14.3.2026 klo 19.02 - Ida Brandt: hello', '14.3.2026 19:02', 'dash'],
    ['14.03.26 г., 19:02 - Ida Brandt: hello', '14.03.26 19:02', 'dash'],
    ['14/03/2026, 7:02 PTG - Ida Brandt: hello', '14/03/2026 7:02 PM', 'dash'],
    ['14/03/2026, 7:02 PG - Ida Brandt: hello', '14/03/2026 7:02 AM', 'dash'],
    ['20/6/2026, 12:28 a.\u00a0m. - Ida Brandt: hello', '20/6/2026 12:28 AM', 'dash'],
    ['06/20/2026, 00:08 a. m. - Ida Brandt: hello', '06/20/2026 12:08 AM', 'dash'],
    ['6/20/26, 14:08 PM - Ida Brandt: hello', '6/20/26 14:08', 'dash'],
    ['2026/01/01, 11:25 - Ida Brandt: hello', '2026/01/01 11:25', 'dash'],
    ['\u200e[01.02.26, 10:11:12] Ida Brandt: hello', '01.02.26 10:11:12', 'brackets'],
    ['[01.02.26 um 10:11:12] \u200eIda Brandt: hello', '01.02.26 10:11:12', 'brackets'],
    ['[2026. 1. 4. 오후 7:02:10] Ida Brandt: hello', '2026.1.4 7:02:10 PM', 'brackets'],
    ['2026/1/4 上午7:02 - Ida Brandt: hello', '2026/1/4 7:02 AM', 'dash'],
    ['\u200f٢٠‏/٣‏/٢٠٢٦، ٨:٢٨ م - Ida Brandt: hello', '20/3/2026 8:28 PM', 'dash'],
    ['1.2.2026 kl. 10.11 - ~\u202fIda Brandt: hello', '1.2.2026 10:11', 'dash'],
    ['26-02-2026 10:11 – \u202aIda Brandt\u202c: hello', '26-02-2026 10:11', 'dash'],
  ])('%j was written at %s', (line, when, style) => {
    expect(chatLine(line)).toEqual({ when, style, author: 'Ida Brandt', text: 'hello' });
  });

  it.each([
    ['3/2/26, 9:00 - Ida changed the subject from "Bells" to "Bells: new"'],
    ['3/2/26, 9:00 - Missed voice call at 08:59'],
    ['3/2/26, 9:00 - Ida added Per'],
  ])('%j has no author', (line) => {
    expect(chatLine(line)?.author).toBe('');
  });

  it.each([
    '12/03/2026 and nothing else',
    '[1] it says: no',
    '4711: my order',
    '',
    '10:30 - 11:00 is fine',
  ])('%j goes on with the message before it', (line) => {
    expect(chatLine(line)).toBeNull();
  });

  it('keeps the sign of what the app wrote in a name', () => {
    expect(chatLine('[02.03.26, 09:00:09] Ida: \u200eimage omitted')?.text).toBe('\u200eimage omitted');
  });
});

describe('a text is a chat', () => {
  it.each([
    ['\ufeff\r\n[01.02.26, 10:11:12] Ida: hello\r\n', 'chat'],
    ['3/2/26, 9:00 - Ida added Per\n', 'chat'],
    ['date,text\n3/2/26,hello\n', 'csv'],
    ['3/2/26, 9:00, Ida, hello\n', 'csv'],
    ['2026-03-02 09:00;Ida;hello - there\n', 'csv'],
  ])('by its first line: %j is %s', (text, format) => {
    expect(contentFormat(Buffer.from(text), 'x')).toBe(format);
    expect(isChat(text.replace('\ufeff', ''))).toBe(format === 'chat');
  });
});

describe('readChat', () => {
  const text =
    '\n3/2/26, 9:00 - Ida: one\r\ntwo\r\n\r\nthree\r\n3/2/26, 9:01 - Ida added Per\n3/2/26, 9:02 - Per: ünïcode\n3/2/26, 9:03 - Ida: last';

  it('joins the lines of a message', async () => {
    const { records, lines, faults } = await readingOf(readChat(cut(text, 1000)));
    expect(records).toEqual([
      ['3/2/26 9:00', 'Ida', 'one\ntwo\n\nthree', 'dash'],
      ['3/2/26 9:01', '', 'Ida added Per', 'dash'],
      ['3/2/26 9:02', 'Per', 'ünïcode', 'dash'],
      ['3/2/26 9:03', 'Ida', 'last', 'dash'],
    ]);
    expect(lines).toEqual([2, 6, 7, 8]);
    expect(faults).toEqual([]);
  });

  it.each([1, 2, 7, 16, 40])('reads the same wherever the stream is cut: %i', async (size) => {
    expect(await readingOf(readChat(cut(text, size), size))).toEqual(await readingOf(readChat(cut(text, 1000))));
  });

  it('passes over a message that is none, and reads on', async () => {
    const long = `3/2/26, 9:00 - Ida: ${'x\n'.repeat(100)}3/2/26, 9:01 - Ida: short\n`;
    const { records, faults } = await readingOf(readChat(cut(long, 16), 16, 64));
    expect(records).toEqual([null, ['3/2/26 9:01', 'Ida', 'short', 'dash']]);
    expect(faults).toMatchObject([{ code: 'record-too-long', record: 1, line: 1 }]);
  });
});
