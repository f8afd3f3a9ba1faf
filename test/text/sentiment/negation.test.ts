import { describe, expect, it } from 'vitest';
import { opinionOf } from '../../../src/text/sentiment/judge.ts';
import { PACKS } from '../../../src/text/sentiment/packs.ts';

interface Denials {
  /** A plain praise. */
  readonly good: string;
  /** The same or another praise, taken back by the negators of the language. */
  readonly denied: readonly string[];
  /** A complaint that is taken back. */
  readonly fine: readonly string[];
}

/** By hand: whoever adds a language says here how it denies. */
const DENIED: Readonly<Record<string, Denials>> = {
  en: {
    good: 'The service is good',
    denied: [
      'The service is not good',
      'Not very friendly staff',
      'I am not satisfied',
      'Never had a good experience with you',
      'I would not recommend this shop',
      'your staff was not helpful at all',
    ],
    fine: ['I was not disappointed', 'no problem', 'no complaints so far', 'I was never disappointed'],
  },
  de: {
    good: 'Der Service ist gut',
    denied: [
      'Der Service ist nicht gut',
      'Nicht sehr freundliche Mitarbeiter',
      'Ich bin nicht zufrieden',
      'Nie wieder guter Service',
      'keine gute Erfahrung',
      'Zufrieden bin ich nicht',
      'Kann ich nicht empfehlen',
    ],
    fine: ['Ich wurde nicht enttäuscht'],
  },
  es: {
    good: 'El servicio es bueno',
    denied: [
      'El servicio no es bueno',
      'No estoy satisfecho',
      'Nunca fue un buen servicio',
      'no lo recomiendo',
      'personal nada amable',
      'tampoco me encanta',
      'jamás recibí buena atención',
    ],
    fine: ['no me decepcionó'],
  },
  fr: {
    good: 'Le service est bon',
    denied: [
      "Le service n'est pas bon",
      'Je ne suis pas satisfait',
      'Personnel pas très aimable',
      'je ne recommande pas',
      'Jamais un bon service',
      'aucun conseiller sympa',
      'service pas top',
    ],
    fine: ["je n'ai pas été déçue"],
  },
  it: {
    good: 'Il servizio è buono',
    denied: [
      'Il servizio non è buono',
      'Non sono soddisfatto',
      'Personale poco gentile',
      'Mai un buon servizio',
      'nessuno gentile',
      'neanche un operatore gentile',
      'non lo consiglio',
    ],
    fine: ['non mi hanno deluso'],
  },
  pt: {
    good: 'O serviço é bom',
    denied: [
      'O serviço não é bom',
      'Não estou satisfeito',
      'Nunca tive um bom atendimento',
      'não recomendo',
      'nem o atendimento é bom',
      'atendimento nada simpático',
    ],
    fine: ['não me arrependo'],
  },
  pl: {
    good: 'Obsługa jest dobra',
    denied: [
      'Obsługa nie jest dobra',
      'Nie jestem zadowolony',
      'Nigdy dobrej obsługi',
      'nie polecam',
      'nikt nie był miły',
      'niezbyt miła obsługa',
    ],
    fine: ['nie zawiodłem się', 'bez zastrzeżeń'],
  },
  ru: {
    good: 'Отличное обслуживание',
    denied: [
      'Обслуживание не хорошее',
      'Я не доволен',
      'Никогда не было хорошего сервиса',
      'не рекомендую',
      'никто не помог',
      'не очень вежливый персонал',
    ],
    fine: ['не разочаровали', 'без нареканий'],
  },
  sl: {
    good: 'Storitev je dobra',
    denied: [
      'Storitev ni dobra',
      'Nisem zadovoljen',
      'Nikoli dobra storitev',
      'ne priporočam',
      'nikdar prijazno osebje',
      'osebje ni prijazno',
    ],
    fine: ['niso me razočarali'],
  },
  hr: {
    good: 'Usluga je dobra',
    denied: [
      'Usluga nije dobra',
      'Nisam zadovoljan',
      'Nikad dobra usluga',
      'Nikada niste bili ljubazni',
      'ne preporučujem',
      'osoblje nije ljubazno',
    ],
    fine: ['nisu me razočarali'],
  },
  cs: {
    good: 'Služba je dobrá',
    denied: [
      'Služba není dobrá',
      'Služba neni dobra',
      'Nejsem spokojený',
      'Personál nebyl milý',
      'nikdy dobrá služba',
      'Nejsou vstřícní',
      'nemáme dobrou zkušenost',
      'nedoporučuji',
      'Nemůžu doporučit',
    ],
    fine: ['nezklamali mě'],
  },
  sk: {
    good: 'Služba je dobrá',
    denied: ['Služba nie je dobrá', 'Nie som spokojný', 'nikdy dobrá služba', 'neodporúčam', 'nemôžem odporučiť'],
    fine: ['nesklamali ma'],
  },
  zh: {
    good: '服务很好',
    denied: [
      '服务不好',
      '我不满意',
      '没有好的服务',
      '服务从来没好过',
      '别推荐给朋友',
      '未能解决我的问题',
      '毫无诚意',
      '这没有帮助',
      '质量无保证',
    ],
    fine: ['没有让我失望'],
  },
  ja: {
    good: 'サービスが良いです',
    denied: [
      'サービスが良くない',
      '満足していません',
      '親切ではなかった',
      'おすすめできません',
      '対応は良くありませんでした',
      'あまり便利じゃない',
      '役に立たなかった',
      '使いやすくないです',
    ],
    fine: ['不満はありません'],
  },
  ar: {
    good: 'الخدمة جيدة',
    denied: [
      'الخدمة ليست جيدة',
      'أنا لست راضيا',
      'الخدمة ما كانت ممتازة',
      'لم تكن تجربة جيدة',
      'لن أوصي بكم',
      'لا أنصح به',
      'الموظف غير متعاون',
    ],
    fine: ['لم يخيبوا ظني'],
  },
  hi: {
    good: 'सेवा अच्छी है',
    denied: [
      'सेवा अच्छी नहीं है',
      'मैं संतुष्ट नहीं हूं',
      'service acchi nahi hai',
      'मत खरीदो, अच्छा नहीं',
      'na acchi service na accha staff',
      'कभी अच्छी सेवा नहीं मिली',
    ],
    fine: ['निराश नहीं किया'],
  },
};

const labelOf = (text: string, language: string) => opinionOf(text, language)?.label;

it('every language that has words says how it denies', () =>
  expect(Object.keys(DENIED).sort()).toEqual(Object.keys(PACKS).sort()));

describe.each(Object.entries(DENIED))('%s', (language, { good, denied, fine }) => {
  it(`praises: ${good}`, () => expect(labelOf(good, language)).toBe('positive'));

  it.each(denied)('praise that is denied is none: %s', (text) => expect(labelOf(text, language)).not.toBe('positive'));

  it.each(fine)('a complaint that is denied is none: %s', (text) =>
    expect(labelOf(text, language)).not.toBe('negative'));
});
