import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/problem.ts';
import { checkEncodingLabel, detectEncoding, type Encoding, toUtf8 } from '../../src/sources/encoding.ts';
import { pieces } from './formats/reading.ts';

const encoding = (label: string): Encoding => ({ label, guessed: false, bomBytes: 0 });

async function decoded(bytes: Buffer, label: string, size = 5): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of toUtf8(pieces(bytes, size), encoding(label))) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** The half of windows-1252 that is not in ISO 8859-1, by the standard. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Text of one byte a letter, by the place of each letter in an alphabet that begins at byte 0xC0. */
const cyrillic = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => (letter < '\u0080' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x410 + 0xc0)),
  );

describe('detectEncoding', () => {
  it.each([
    ['UTF-8', '\ufeffid,text\n', 'utf8' as const, 'utf-8', 3],
    ['UTF-8, twice', '\ufeff\ufeffid\n', 'utf8' as const, 'utf-8', 6],
    ['UTF-16', '\ufeffid,text\n', 'utf16le' as const, 'utf-16le', 2],
  ])('reads the mark of %s', async (_, text, as, label, bomBytes) => {
    expect(await detectEncoding(Buffer.from(text, as))).toEqual({ label, guessed: false, bomBytes });
  });

  it('reads the mark of UTF-16 with the other byte order', async () => {
    const bytes = Buffer.from('\ufeffid,text\n', 'utf16le').swap16();
    expect(await detectEncoding(bytes)).toEqual({ label: 'utf-16be', guessed: false, bomBytes: 2 });
  });

  it('knows UTF-16 without a mark by its zeros, and says that it guessed', async () => {
    const bytes = Buffer.from('id,text\n1,hello\n2,привет, привет\n', 'utf16le');
    expect(await detectEncoding(bytes)).toEqual({ label: 'utf-16le', guessed: true, bomBytes: 0 });
    expect((await detectEncoding(bytes.swap16())).label).toBe('utf-16be');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['ASCII', Buffer.from('id,text\n')],
    ['UTF-8', Buffer.from('déjà vu – привет 😀')],
    ['UTF-8 cut in a character', Buffer.from('so 😀').subarray(0, -2)],
    ['ASCII with a block of zeros', Buffer.from(`id\n1\n${'\0'.repeat(500)}`)],
    ['UTF-8 with a broken byte', Buffer.concat([Buffer.from('billed'), Buffer.from([0xff]), Buffer.from('twice')])],
    ['halves of emoji', Buffer.from([0x73, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, 0x0a])],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf, 0x62])],
    ['UTF-8 joined with something else', Buffer.concat([Buffer.from('déjà vu, déjà vu'), Buffer.from([0xe9, 0x0a])])],
  ])('takes %s for UTF-8', async (_, bytes) => {
    expect(await detectEncoding(bytes)).toEqual({ label: 'utf-8', guessed: false, bomBytes: 0 });
  });

  it('takes a few letters outside of ASCII for Western European', async () => {
    expect(await detectEncoding(Buffer.from('caf\xe9 no\xebl\n', 'latin1'))).toEqual({
      label: 'windows-1252',
      guessed: true,
      bomBytes: 0,
    });
  });

  it('weighs the language where there are more', async () => {
    const russian = 'Где мой заказ? Верните деньги. '.repeat(5);
    expect(await detectEncoding(cyrillic(russian))).toEqual({ label: 'windows-1251', guessed: true, bomBytes: 0 });
    const french = Buffer.from(
      "C'est d\xe9j\xe0 l'\xe9t\xe9, o\xf9 \xeates-vous ? \xc7a va tr\xe8s bien. ".repeat(3),
      'latin1',
    );
    expect((await detectEncoding(french)).label).toBe('windows-1252');
  });
});

describe('toUtf8', () => {
  it('passes UTF-8 on untouched, but for a mark at its beginning', async () => {
    const damaged = Buffer.from([0x61, 0xff, 0x62, 0xc3]);
    const parts: Buffer[] = [];
    const marks = Buffer.from('\ufeff\ufeff');
    for await (const part of toUtf8(pieces(Buffer.concat([marks, damaged]), 1), encoding('utf-8'))) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(damaged);
  });

  it('copies nothing of what is valid', async () => {
    const bytes = Buffer.from('id,text\n');
    for await (const part of toUtf8(pieces(bytes, 100), encoding('utf-8'))) expect(part.buffer).toBe(bytes.buffer);
  });

  it('keeps a mark that stands later', async () => {
    expect(await decoded(Buffer.from('\ufeffa\ufeffb'), 'utf-8')).toBe('a\ufeffb');
    expect(await decoded(Buffer.from('\ufeffa\ufeffb', 'utf16le'), 'utf-16le')).toBe('a\ufeffb');
  });

  it('reads every byte of windows-1252 by the standard, in pieces of any size', async () => {
    const bytes = Buffer.from(Array.from({ length: 128 }, (_, at) => 128 + at));
    const expected = HIGH + bytes.subarray(32).toString('latin1');
    for (const size of [1, 3, 128]) expect(await decoded(bytes, 'windows-1252', size)).toBe(expected);
  });

  it('reads characters that are cut between two pieces', async () => {
    const text = 'Größe 😀, привет';
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        expect(await decoded(Buffer.from(text, 'utf16le'), 'utf-16le', size)).toBe(text);
        expect(await decoded(Buffer.from(text), 'utf-8', size)).toBe(text);
      }),
    );
    expect(await decoded(Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 'shift_jis', 1)).toBe('日本');
  });
});

describe('checkEncodingLabel', () => {
  it.each([
    ['UTF8', 'utf-8'],
    ['latin1', 'windows-1252'],
    ['cp1251', 'windows-1251'],
    ['Shift_JIS', 'shift_jis'],
  ])('%s is %s', (label, name) => {
    expect(checkEncodingLabel(label)).toBe(name);
  });

  it('offers what is near to an unknown one', () => {
    expect(() => checkEncodingLabel('windows-1259')).toThrow(
      /"windows-1259" is no encoding.*Did you mean windows-125\d/,
    );
    expect(() => checkEncodingLabel('klingon')).toThrow(/Use one of utf-8, .*windows-1252/);
    try {
      checkEncodingLabel('x\u001b[31m');
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).exit).toBe(2);
      expect((error as UserError).message).not.toContain('\u001b');
    }
  });

  it('offers only what the decoder has', () => {
    const message = (() => {
      try {
        return checkEncodingLabel('klingon');
      } catch (error) {
        return (error as Error).message;
      }
    })();
    for (const label of message.replace(/.*Use one of |\.$/g, '').split(', '))
      expect(() => new TextDecoder(label)).not.toThrow();
  });
});
