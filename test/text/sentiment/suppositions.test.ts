import { describe, expect, it } from 'vitest';
import { AT, signs } from '../../../src/text/sentiment/causes.ts';
import { opinionOf } from '../../../src/text/sentiment/judge.ts';
import { type Lexicon, lexiconOf } from '../../../src/text/sentiment/lexicon.ts';
import { PACKS } from '../../../src/text/sentiment/packs.ts';
import { scan } from '../../../src/text/sentiment/scan.ts';
import { readSigns } from '../../../src/text/sentiment/signs.ts';

const lexicons = new Map<string, Lexicon>();

function read(text: string, language: string): void {
  const lexicon = lexicons.get(language) ?? lexiconOf(PACKS[language] as (typeof PACKS)[string]);
  lexicons.set(language, lexicon);
  scan(text, { elides: lexicon.grammar.elides });
  lexicon.find();
  readSigns(lexicon);
}

const bad = (): number =>
  (signs[AT['negative weak']] as number) +
  (signs[AT['negative plain']] as number) +
  (signs[AT['negative strong']] as number) +
  (signs[AT.support] as number) +
  (signs[AT.complaint] as number);

const SUPPOSED: readonly (readonly [language: string, asks: string, tells: string])[] = [
  ['en', 'What do I do if it arrives broken?', 'It arrives broken.'],
  ['de', 'Was mache ich, wenn es kaputt ankommt?', 'Es ist kaputt.'],
  ['es', '¿Qué hago si llega roto?', 'Llega roto.'],
  ['fr', 'Je fais quoi si le colis arrive cassé ?', 'Le colis arrive cassé.'],
  ['it', 'Cosa faccio se arriva rotto?', 'Arriva rotto.'],
  ['pt', 'E se vier quebrado, o que faço?', 'Veio quebrado.'],
  ['pl', 'Co zrobić, jeśli jest zepsuty?', 'Jest zepsuty.'],
  ['ru', 'Что делать, если он сломан?', 'Он сломан.'],
  ['cs', 'Co mám dělat, pokud je rozbitý?', 'Je rozbitý.'],
  ['ja', '商品が壊れていた場合、交換できますか？', '壊れていた。'],
  ['zh', '如果它坏了，可以换吗？', '坏了。'],
];

describe('what is only supposed', () => {
  it.each(SUPPOSED)('counts for nothing where it is asked about, in %s', (language, asks, tells) => {
    read(tells, language);
    expect(bad()).toBeGreaterThan(0);
    read(asks, language);
    expect(bad()).toBe(0);
    expect(signs[AT.supposed]).toBeGreaterThan(0);
  });

  it.each(SUPPOSED)('is not called negative, in %s', (language, asks) => {
    expect(opinionOf(asks, language)?.label).not.toBe('negative');
  });

  it('stays a complaint where nothing is asked', () => {
    read('If it arrives broken again I am leaving, this is awful.', 'en');
    expect(bad()).toBeGreaterThan(0);
  });

  it('ends with its clause', () => {
    read('If I may ask, why is it broken?', 'en');
    expect(bad()).toBeGreaterThan(0);
  });
});

describe('a duration', () => {
  it.each([
    ['en', 'Customer for two weeks', 'No answer for two weeks'],
    ['de', 'Kunde seit zwei Wochen', 'Seit zwei Wochen keine Antwort'],
    ['es', 'Soy clienta hace dos meses', 'Hace dos meses que no contestan'],
    ['fr', 'Client depuis deux heures', 'Pas de réponse depuis deux heures'],
    ['ru', 'Уже месяц с вами', 'Уже месяц нет ответа'],
  ])('presses only beside a denial, in %s', (language, plain, denied) => {
    read(plain, language);
    expect(signs[AT.duration]).toBeGreaterThan(0);
    expect(signs[AT.support]).toBe(0);
    read(denied, language);
    expect(signs[AT.duration]).toBe(0);
    expect(signs[AT.support]).toBeGreaterThan(0);
  });
});
