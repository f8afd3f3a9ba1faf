import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, pathName, printable } from '../../src/model/text.ts';

describe('printable', () => {
  it('leaves ordinary text as it is', () => {
    expect(printable('Größe 5 – “très bien” 👍')).toBe('Größe 5 – “très bien” 👍');
  });

  it('shows what would act on a terminal', () => {
    expect(printable('a\u001b[2Jb\r\nc\0')).toBe('a\\u{1b}[2Jb\\u{d}\\u{a}c\\u{0}');
    expect(printable('\u009b31m')).toBe('\\u{9b}31m');
    expect(printable('\u202egpj.exe\u2066\ufeff\u2028')).toBe('\\u{202e}gpj.exe\\u{2066}\\u{feff}\\u{2028}');
  });

  it('replaces half characters', () => {
    expect(printable('so \ud83d happy')).toBe('so \ufffd happy');
  });

  it('cuts long text and says so', () => {
    expect(printable('x'.repeat(60))).toBe('x'.repeat(60));
    expect(printable('x'.repeat(61))).toBe(`${'x'.repeat(60)}…`);
    expect(printable('abc', 2)).toBe('ab…');
  });

  it('cuts between characters and never inside of an escape', () => {
    expect(printable('👍👍', 3)).toBe('👍…');
    expect(printable('ab\u001b', 5)).toBe('ab…');
  });

  it('never lets a control character through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{Cc}\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}\u{feff}]/u);
        expect(shown.length).toBeLessThanOrEqual(61);
        expect(Buffer.from(shown).toString()).toBe(shown);
      }),
    );
  });
});

describe('pathName', () => {
  it('keeps a path whole, because the file must be found again', () => {
    const path = `exports/${'2026/'.repeat(30)}march.csv`;
    expect(pathName(path)).toBe(path);
    expect(pathName('new\nline.csv')).toBe('new\\u{a}line.csv');
  });

  it('says what a dash stands for', () => {
    expect(pathName('-')).toBe('standard input');
  });
});

describe('nearest', () => {
  const names = ['response-rate', 'resolution-rate', 'topics', 'satisfaction'];

  it('finds what was probably meant', () => {
    expect(nearest('respons-rate', names)).toEqual(['response-rate']);
    expect(nearest('TOPIC', names)).toEqual(['topics']);
    expect(nearest('twsc', ['twcs', 'tickets'])).toEqual(['twcs']);
    expect(nearest('a', ['b', 'ba', 'ab'])).toEqual(['ab', 'b', 'ba']);
  });

  it('gives the best first, and only so many', () => {
    expect(nearest('aac', ['abc', 'aad', 'aac', 'zzz'], 2)).toEqual(['aac', 'aad']);
  });

  it('gives nothing where nothing is near', () => {
    expect(nearest('weather', names)).toEqual([]);
    expect(nearest('', names)).toEqual([]);
  });
});
