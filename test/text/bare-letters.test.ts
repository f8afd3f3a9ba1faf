import { describe, expect, it } from 'vitest';
import { bareSpellings } from '../../src/text/bare-letters.ts';
import { topicFinder } from '../../src/text/topics.ts';

const find = topicFinder({ builtIn: 'on', rules: {} });

describe('words that are typed without accents', () => {
  it.each([
    ['es', 'mi envío no llega', 'mi envio no llega'],
    ['de', 'die Rückgabe klappt nicht', 'die Rueckgabe klappt nicht'],
    ['de', 'die Rückgabe klappt nicht', 'die Ruckgabe klappt nicht'],
    ['pl', 'moja przesyłka', 'moja przesylka'],
    ['cs', 'zásilka nedorazila', 'zasilka nedorazila'],
    ['fr', 'livraison retardée', 'livraison retardee'],
    ['pt', 'o reembolso não chegou', 'o reembolso nao chegou'],
  ])('%s: "%s" has topics, and "%s" the same', (language, spelled, typed) => {
    const topicsOf = (text: string) => find(text, () => new Set([language])).topics;
    expect(topicsOf(spelled)).not.toEqual([]);
    expect(topicsOf(typed)).toEqual(topicsOf(spelled));
  });

  it('are spelled in each way that people type them', () => {
    expect(bareSpellings('rückgabe*')).toEqual(['ruckgabe*', 'rueckgabe*']);
    expect(bareSpellings('opóźnien*')).toEqual(['opoznien*']);
    expect(bareSpellings('parcel')).toEqual([]);
    expect(bareSpellings('возврат')).toEqual([]);
  });

  it('are left out where a short word would become another', () => {
    expect(bareSpellings('año')).toEqual([]);
    expect(bareSpellings('más barato')).toEqual([]);
  });
});
