import { expect, it } from 'vitest';
import { mentionsIn } from '../../src/text/mentions.ts';
import { onlyThanks } from '../../src/text/thanks.ts';

it.each([
  ['Thanks!', true],
  ['@acme_help thank you so much 🙏 https://example.com/x', true],
  ['gracias', true],
  ['super, danke', true],
  ['спасибо большое', true],
  ['dziękuję bardzo!', true],
  ['Ok thanks, will do', true],
  ['Thanks, but it is still broken', false],
  ['No problem, thanks!', true],
  ['No reply in a day, thanks', false],
  ['Thanks... problem is in again', false],
  ['thanks for nothing', false],
  ['Thank you?', false],
  ['ok', false],
  ['great', false],
  ['', false],
  ['no thanks to you my parcel is lost', false],
])('%j only thanks: %s', (text, expected) => expect(onlyThanks(text)).toBe(expected));

it('finds handles, not e-mail addresses', () => {
  expect(mentionsIn('Hi @Acme_Help and @bob.smith., mail me@example.com (@Ann)')).toEqual([
    'acme_help',
    'bob.smith',
    'ann',
  ]);
  expect(mentionsIn('nobody')).toEqual([]);
});
