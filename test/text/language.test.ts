import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LanguageEvidence, languageEvidence, languageOf, statedLanguage } from '../../src/text/language/index.ts';
import { languageOfWords } from '../../src/text/reading.ts';
import { JUDGED } from '../../src/text/sentiment/judge.ts';

const evidenceOf = (texts: readonly string[]): readonly LanguageEvidence[] =>
  texts.map(languageEvidence).filter((one) => one !== null);
const told = (...texts: readonly string[]): string | null => languageOf(evidenceOf(texts));

describe('the language of a text', () => {
  it.each([
    ['en', 'Where is my parcel? It was due on Monday'],
    ['de', 'Wo bleibt mein Paket? Es sollte am Montag kommen'],
    ['fr', 'Où est mon colis ? Il devait arriver lundi'],
    ['es', '¿Dónde está mi paquete? Tenía que llegar el lunes'],
    ['it', 'Dove si trova il mio pacco? Doveva arrivare lunedì'],
    ['pt', 'Onde está a minha encomenda? Era para chegar segunda'],
    ['ca', "On és el meu paquet? Havia d'arribar dilluns"],
    ['ro', 'Unde este coletul meu? Trebuia să ajungă luni'],
    ['pl', 'Gdzie jest moja paczka? Miała przyjść w poniedziałek'],
    ['cs', 'Kde je můj balík? Měl přijít v pondělí'],
    ['sk', 'Kde je môj balík? Mal prísť v pondelok'],
    ['hr', 'Gdje je moj paket? Trebao je stići u ponedjeljak'],
    ['sl', 'Kje je moj paket? Moral bi priti v ponedeljek'],
    ['ru', 'Где моя посылка? Должна была прийти в понедельник'],
    ['uk', 'Де моя посилка? Мала прийти в понеділок'],
    ['be', 'Дзе мая пасылка? Павінна была прыйсці ў панядзелак'],
    ['bg', 'Къде е пратката ми? Трябваше да дойде в понеделник'],
    ['sr', 'Где је мој пакет? Требало је да стигне у понедељак'],
    ['nl', 'Waar blijft mijn pakket? Het zou maandag komen'],
    ['sv', 'Var är mitt paket? Det skulle komma i måndags'],
    ['da', 'Hvor er min pakke? Den skulle komme i mandags'],
    ['no', 'Hei, hvorfor har jeg ikke fått pakken min ennå? Noen som kan hjelpe meg?'],
    ['fi', 'Missä pakettini on? Sen piti tulla maanantaina'],
    ['et', 'Kus on minu pakk? See pidi saabuma esmaspäeval'],
    ['lv', 'Kur ir mana paka? Tai vajadzēja pienākt pirmdien'],
    ['lt', 'Kur yra mano siuntinys? Turėjo atvykti pirmadienį'],
    ['hu', 'Hol van a csomagom? Hétfőn kellett volna megérkeznie'],
    ['tr', 'Paketim nerede? Pazartesi günü gelecekti'],
    ['id', 'Paket saya di mana ya? Katanya hari Senin sampai, kok belum ada'],
    ['vi', 'Đơn hàng của tôi ở đâu? Lẽ ra phải giao hôm thứ hai'],
    ['tl', 'Nasaan na po ang parcel ko? Dapat noong Lunes pa dumating'],
    ['hi', 'mera parcel kahan hai? monday ko aana tha bhai'],
    ['hi', 'मेरा पार्सल कहाँ है? सोमवार को आना था, आप क्या कर रहे हैं'],
    ['ar', 'أين طردي؟ كان يجب أن يصل يوم الاثنين'],
    ['fa', 'بسته من کجاست؟ قرار بود دوشنبه برسد'],
    ['ur', 'میرا پارسل کہاں ہے؟ پیر کو آنا تھا'],
    ['he', 'איפה החבילה שלי? היא הייתה אמורה להגיע ביום שני'],
    ['el', 'Πού είναι το δέμα μου; Έπρεπε να έρθει τη Δευτέρα'],
    ['ka', 'სად არის ჩემი ამანათი?'],
    ['th', 'พัสดุของฉันอยู่ที่ไหน'],
    ['ko', '제 택배 어디 있나요? 월요일 도착이었는데요'],
    ['ja', '荷物はどこですか？月曜日に届くはずでした'],
    ['zh', '我的包裹在哪里？应该星期一到'],
    ['zh', '我的包裹在哪裡？應該禮拜一到，美味の鮮奶'],
  ])('%s: %s', (language, text) => expect(told(text)).toBe(language));

  it.each([
    ['zh', '什么时候退款'],
    ['zh', '网站打不开'],
    ['ja', '注文はどこですか'],
    ['ja', 'アプリが落ちる'],
    ['th', 'ขอเงินคืน'],
    ['ko', '환불해 주세요'],
    [null, '注文'],
    [null, '安心'],
  ])('%s: %s, for a few of its characters are a sentence', (language, text) => expect(told(text)).toBe(language));

  it('is unknown where nothing or too little is said', () => {
    for (const text of ['', '12345', '😡😡😡', '@BrelvoHelp', 'https://example.com/where-is-my-parcel', '???']) {
      expect(languageEvidence(text), text).toBeNull();
    }
    expect(told('ok')).toBeNull();
    expect(told('Anna')).toBeNull();
    expect(told()).toBeNull();
  });

  it('does not follow from handles, links, addresses and numbers', () => {
    const bare = languageEvidence('wo ist mein Paket');
    expect(languageEvidence('@where_is_my_order wo ist mein Paket')).toBe(bare);
    expect(languageEvidence('wo ist mein Paket https://shop.example/the/order/that/i/made')).toBe(bare);
    expect(languageEvidence('wo ist mein Paket anna.theworld@example.com')).not.toBeNull();
    expect(languageEvidence('wo ist mein Paket 48812 4you 2nite')).toBe(bare);
  });

  it('does not hang on letter case, or on how accents are stored', () => {
    const text = 'Où est mon colis déjà payé';
    expect(languageEvidence(text.toUpperCase())).toBe(languageEvidence(text));
    expect(languageEvidence(text.normalize('NFD'))).toBe(languageEvidence(text));
  });

  it('is that of all messages together, in any order', () => {
    const messages = ['Hallo?', 'das Paket fehlt', 'ok', 'wann kommt es denn nun'];
    expect(told(...messages)).toBe('de');
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (order) => {
        expect(told(...order)).toBe('de');
      }),
    );
  });

  it('is that of most of its words', () => {
    expect(told('the Kundenservice of this Paketdienst is really not very good')).toBe('en');
  });

  it('takes any text, and no longer for a long one', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => told(text) !== undefined));
    const long = 'why does nobody answer me '.repeat(10);
    expect(languageEvidence(long.slice(0, 240) + 'warum '.repeat(100_000))).toBe(languageEvidence(long.slice(0, 240)));
    expect(languageEvidence('a'.repeat(1_000_000))).toBeNull();
  });
});

describe('the language that an export states', () => {
  it.each([
    ['en', 'en'],
    ['EN', 'en'],
    ['en-US', 'en'],
    ['en_GB', 'en'],
    ['eng', 'en'],
    ['English', 'en'],
    ['English (US)', 'en'],
    ['Deutsch', 'de'],
    ['ger', 'de'],
    ['pt-BR', 'pt'],
    ['Português', 'pt'],
    ['zh-Hans-CN', 'zh'],
    ['Simplified Chinese', 'zh'],
    ['nb', 'no'],
    ['iw', 'he'],
    ['русский', 'ru'],
    ['', null],
    ['unknown', null],
    ['constructor', null],
  ])('%j is %j', (text, language) => expect(statedLanguage(text)).toBe(language));
});

/** As scripts/language-accuracy.ts reads them. */
const SENTENCES = readFileSync(new URL('./accuracy/languages.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string]);
const UNHELD = new Set(['cy', 'sw', 'ht', 'so', 'ar-Latn', 'ru-Latn']);

describe('a language that nothing is known of', () => {
  const shareOf = (rows: readonly (readonly [string, string])[], fits: (row: readonly [string, string]) => boolean) =>
    rows.filter(fits).length / rows.length;
  const unheld = SENTENCES.filter(([language]) => UNHELD.has(language));
  const held = SENTENCES.filter(([language]) => !UNHELD.has(language));

  it('is unknown, and is not taken for one that is known', () => {
    expect(shareOf(unheld, ([, text]) => told(text) !== null)).toBeLessThan(0.13);
  });

  it('is not judged by the words of another', () => {
    const isJudged = ([, text]: readonly [string, string]) => JUDGED.has(languageOfWords(text, null) ?? '');
    expect(shareOf(unheld, isJudged)).toBeLessThan(0.25);
    const neighbours = SENTENCES.filter(([language]) => ['id', 'ms', 'tl', 'eu', 'sq'].includes(language));
    expect(neighbours.filter(isJudged)).toEqual([]);
  });

  it('takes nothing from those that are known', () => {
    expect(shareOf(held, ([language, text]) => told(text) === language)).toBeGreaterThan(0.95);
    expect(held.filter(([language, text]) => ![language, null].includes(told(text)))).toEqual([]);
  });

  it('stays unknown in a whole conversation', () => {
    for (const language of UNHELD) {
      expect(told(...unheld.filter(([one]) => one === language).map(([, text]) => text)), language).toBeNull();
    }
  });

  it('does not follow from names, topics with a hash and words that are drawn out', () => {
    expect(told('Znojmo holt alten Bekannten #Sport #Eishockey #Znojmo')).toBe('de');
    expect(told('quero cancelar issoooooooooooooooooooooooooooooo')).toBe('pt');
  });
});
