import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { cut, hanging, wrapped } from '../../src/report/wrap.ts';

it('breaks between statements first, and drops the separator there', () => {
  expect(wrapped('median · 90 % within 8 h 52 m · mean 2 d 2 h', 30)).toEqual([
    'median · 90 % within 8 h 52 m',
    'mean 2 d 2 h',
  ]);
});

it('breaks between the parts of a statement next, so that numbers keep their units', () => {
  expect(wrapped('1,285 of 1,285 inquiries (95 % interval 99.7-100 %), 3 pending', 40)).toEqual([
    '1,285 of 1,285 inquiries',
    '(95 % interval 99.7-100 %), 3 pending',
  ]);
});

it('breaks between words where nothing else helps', () => {
  expect(wrapped('what the brand answered', 10)).toEqual(['what the', 'brand', 'answered']);
});

it('cuts a word that is longer than a line, and never goes on in its middle', () => {
  expect(wrapped('see aaaaaaaaaaaa::error::x now', 10)).toEqual(['see', 'aaaaaaaaa…', 'now']);
});

it('leaves no separator at either end of a line', () => {
  expect(wrapped('date · a long statement of many words', 12)).toEqual([
    'date · a',
    'long',
    'statement of',
    'many words',
  ]);
  expect(wrapped('ten letter · longest word', 10)).toEqual(['ten letter', 'longest', 'word']);
});

it('indents every line, or every line but the first', () => {
  expect(wrapped('one two', 6, '  ')).toEqual(['  one', '  two']);
  expect(hanging('one two', 6)).toEqual(['one', '  two']);
});

it('counts columns as terminals do', () => {
  expect(cut('漢字漢字', 5)).toBe('漢字…');
  expect(cut('हिन्दी', 4)).toBe('हिन्दी');
  expect(cut('e\u{301}'.repeat(5), 5)).toBe('e\u{301}'.repeat(5));
});

it('gives nothing for nothing', () => {
  expect(wrapped('', 10)).toEqual([]);
  expect(cut('', 1)).toBe('');
});

it('keeps within the width', () => {
  const law = fc.property(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.integer({ min: 1, max: 30 }),
    (text, width) => {
      for (const line of wrapped(text, width)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    },
  );
  fc.assert(law);
});
