import type { Chance } from './random.ts';

/** What is written in the invented log. What a sentence says is known here, and nobody has to read it out of words. */
const SYLLABLES = ['ba', 'ko', 'lu', 'mi', 'ne', 'po', 'ra', 'su', 'ti', 've', 'zo', 'gla', 'bre', 'kni', 'dro', 'plu'];

/** Says nothing in any language, and never twice nearly the same. */
export function anySentence(chance: Chance): string {
  const word = () => Array.from({ length: chance.between(2, 4) }, () => chance.of(SYLLABLES)).join('');
  return Array.from({ length: chance.between(6, 14) }, word).join(' ');
}

export const THANKS = 'Thank you!';

/** Where each sends the customer. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'Please send us a direct message with your order number.': 'direct message',
  'Please call us on +48 22 555 01 01.': 'phone',
  'Please write an e-mail to help@vekkilo.example.': 'e-mail',
};

/** Said again and again, with another number each time. */
export const OFTEN = [
  'We are sorry for the trouble and have opened case {n} with our workshop for you today.',
  'A replacement part left our store this morning under number {n} and reaches you within a week.',
];
