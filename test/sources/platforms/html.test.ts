import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutTags } from '../../../src/sources/platforms/html.ts';

it.each([
  ['<p>Hello<br>there</p><p>Ida</p>', 'Hello\nthere\nIda'],
  ['a &amp; b &lt;c&gt; &#39;d&#x27; &nbsp;e', "a & b <c> 'd'  e".replace('  e', '  e')],
  ['2 < 3 and 4 > 1', '2 < 3 and 4 > 1'],
  ['I <3 you', 'I <3 you'],
  ['plain & simple', 'plain & simple'],
  ['<div class="x">one</div>\n<div>two</div>', 'one\ntwo'],
  ['&#0;&#xd800;&#x110000;', '&#0;&#xd800;&#x110000;'],
  ['', ''],
])('takes the words out of %s', (html, text) => {
  expect(withoutTags(html)).toBe(text);
});

it('is fast on what never closes', () => {
  expect(withoutTags('<p'.repeat(100_000))).toHaveLength(200_000);
  expect(withoutTags('<'.repeat(500_000))).toHaveLength(500_000);
});

it('leaves a text without marks as it is, but for blanks at its ends', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/[<>&\n]/.test(text));
      expect(withoutTags(text)).toBe(text.trim());
    }),
  );
});
