import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../src/text/example.ts';
import { maskOf } from '../../src/text/mask.ts';

const hide = maskOf();

describe('an example', () => {
  it.each([
    ['card 4111\n1111\n1111\n1111', 'card [card]'],
    ['call 600      700\r\n\r\n\r\n800', 'call [phone]'],
    ['@anna @tom\nwhere is it', 'where is it'],
  ])('stands on one line before it is hidden: %j', (text, shown) => {
    expect(exampleOf(text, hide)).toBe(shown);
  });

  it('is cut behind a word', () => {
    expect(exampleOf(`${'word '.repeat(10)}end`, hide, 22)).toBe('word word word word…');
  });
});
