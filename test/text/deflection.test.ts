import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFLECTION_TARGETS } from '../../src/model/interaction.ts';
import { deflectionPhrases, deflectionsIn } from '../../src/text/deflection.ts';

it.each([
  ['Please send us a DM with your order number, we will have a look at it', ['direct message']],
  ['Could you please call us on our free number so that we can check it?', ['phone']],
  ['Please fill in the contact form on our website and we will get back to you', ['form']],
  ['Proszę napisz do nas wiadomość prywatną z numerem zamówienia, a to sprawdzimy', ['direct message']],
  ['Пожалуйста, напишите нам в личные сообщения номер заказа, и мы проверим', ['direct message']],
  ['Write here: https://twitter.com/messages/compose?recipient_id=1', ['direct message']],
])('tells where "%s" sends the customer', (text, targets) => {
  expect(deflectionsIn(text)).toEqual(targets);
});

it.each([
  'We are looking into it and will get back to you soon.',
  'Your parcel has left our warehouse.',
  '',
])('sends nobody anywhere with "%s"', (text) => {
  expect(deflectionsIn(text)).toEqual([]);
});

it('reads the words of every language that has a pack, and knows the same targets', () => {
  const folder = new URL('../../src/text/data/languages/', import.meta.url);
  const packs = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  // `npm run data` writes them anew.
  expect(deflectionPhrases()).toEqual(Object.fromEntries(packs.map((pack) => [pack.language, pack.deflection])));
  for (const one of Object.values(deflectionPhrases())) expect(Object.keys(one)).toEqual([...DEFLECTION_TARGETS]);
});
