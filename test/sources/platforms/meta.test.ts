import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
