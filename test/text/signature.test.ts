import { expect, it } from 'vitest';
import { signatureOf } from '../../src/text/signature.ts';

it.each([
  ['Sorry for the wait! ^SP', '^SP'],
  ['We are on it. -Anna', '-Anna'],
  ['We are on it - KB', '-KB'],
  ['Send us a message, please /LS', '/LS'],
  ['Glad to help! *JohnW https://t.co/abc123', '*JohnW'],
  ['Sprawdzamy to. ~Łucja', '~Łucja'],
])('finds who signed "%s"', (text, signature) => {
  expect(signatureOf(text)).toBe(signature);
});

it.each([
  'Please try it again 1/2',
  'It is a well-Known problem-Free device',
  'Choose Settings/Privacy',
  'Open from Monday-Friday',
  '^SP will look into it',
  'thanks -anna',
  '',
])('finds no signature in "%s"', (text) => {
  expect(signatureOf(text)).toBeNull();
});
