import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../src/model/interaction.ts';
import { opinionOf } from '../../../src/text/sentiment/judge.ts';
import { PACKS } from '../../../src/text/sentiment/packs.ts';

type Case = readonly [text: string, label: Sentiment | `not ${Sentiment}`, why: string];

/** Sentences that word lists get wrong, and why they are what they are. */
const HARD: Readonly<Record<string, readonly Case[]>> = {
  en: [
    ['no problem, thanks', 'not negative', 'two words that complain alone are polite together'],
    ['Where is my refund??', 'negative', 'a question, but one that nobody asks who got the money'],
    ['still waiting...', 'negative', 'not a word of feeling'],
    ['Great, another outage', 'negative', 'irony: the good word comes before the bad news'],
    ['thanks for nothing', 'negative', 'irony, by its phrase'],
    ['not good at all', 'negative', 'negation'],
    ['This is not bad at all', 'not negative', 'negation of a bad word'],
    ["I don't like the new app", 'negative', 'negation by a contraction'],
    ['My parcel has not arrived', 'negative', 'a stated problem'],
    ['app crashes since the update', 'negative', 'a stated problem'],
    ['do you ship to Norway?', 'neutral', 'a plain question'],
    ['it was broken, but you fixed it so fast, thank you!', 'positive', 'what follows "but" weighs more'],
    ['the staff is nice but my bag is still lost', 'negative', 'what follows "but" weighs more'],
    ['you charged me twice', 'negative', 'a stated problem'],
    ['thank you, it works again', 'positive', 'thanks after a complaint'],
    ['this is sooooo bad', 'negative', 'drawn out'],
    ['I HATE THIS APP', 'negative', 'capitals'],
    ['😡😡', 'negative', 'emoji alone'],
    ['❤️', 'positive', 'emoji alone'],
    ['https://example.com/terrible', 'neutral', 'a link alone, whatever is written in it'],
    ['@AwfulAirlines', 'neutral', 'a name is no opinion'],
    ['Worst. Service. Ever.', 'negative', 'one word to a sentence'],
  ],
  de: [
    ['kein Problem, danke', 'not negative', 'polite'],
    ['Wo bleibt mein Geld??', 'negative', 'nobody asks who got it'],
    ['Das gefällt mir nicht', 'negative', 'the negator follows'],
    ['Liefert ihr nach Norwegen?', 'neutral', 'a plain question'],
    ['Na super, schon wieder Störung', 'negative', 'irony'],
    ['warte immer noch...', 'negative', 'not a word of feeling'],
    ['die App ist voll der fail 😡', 'negative', 'two languages in one sentence'],
    ['war kaputt, aber ihr habt es schnell repariert, danke!', 'positive', 'thanks after a complaint'],
    ['Wo finde ich meine Rechnung?', 'neutral', 'a plain question'],
  ],
  es: [
    ['no hay problema, gracias', 'not negative', 'polite'],
    ['¿Dónde está mi dinero??', 'negative', 'nobody asks who got it'],
    ['no me gusta nada la nueva app', 'negative', 'negation'],
    ['¿Hacen envíos a Noruega?', 'neutral', 'a plain question'],
    ['sigo esperando...', 'negative', 'not a word of feeling'],
    ['Genial, otra vez sin línea', 'negative', 'irony'],
    ['estaba roto pero lo arreglaron rápido, ¡gracias!', 'positive', 'thanks after a complaint'],
    ['la app es un fail total 😡', 'negative', 'two languages in one sentence'],
  ],
  fr: [
    ['pas de problème, merci', 'not negative', 'polite'],
    ['je ne suis pas content', 'negative', 'negation in two parts'],
    ['Livrez-vous en Norvège ?', 'neutral', 'a plain question'],
    ["j'attends toujours...", 'negative', 'not a word of feeling'],
    ['Super, encore en panne', 'negative', 'irony'],
    ['Où est mon argent ??', 'negative', 'nobody asks who got it'],
    ["c'était cassé mais vous avez vite réparé, merci !", 'positive', 'thanks after a complaint'],
    ["l'appli c'est un gros fail 😡", 'negative', 'two languages in one sentence'],
  ],
  it: [
    ['nessun problema, grazie', 'not negative', 'polite'],
    ['non sono contento', 'negative', 'negation'],
    ['Spedite in Norvegia?', 'neutral', 'a plain question'],
    ['sto ancora aspettando...', 'negative', 'not a word of feeling'],
    ['Fantastico, di nuovo senza linea', 'negative', 'irony'],
    ['Dove sono i miei soldi??', 'negative', 'nobody asks who got them'],
    ['era rotto ma avete risolto subito, grazie!', 'positive', 'thanks after a complaint'],
    ['la app è un fail totale 😡', 'negative', 'two languages in one sentence'],
  ],
  pt: [
    ['sem problemas, obrigado', 'not negative', 'polite'],
    ['não gostei', 'negative', 'negation'],
    ['Vocês entregam na Noruega?', 'neutral', 'a plain question'],
    ['ainda estou esperando...', 'negative', 'not a word of feeling'],
    ['Ótimo, caiu de novo', 'negative', 'irony'],
    ['Cadê o meu dinheiro??', 'negative', 'nobody asks who got it'],
    ['estava quebrado mas vocês resolveram rápido, obrigado!', 'positive', 'thanks after a complaint'],
    ['o app é um fail total 😡', 'negative', 'two languages in one sentence'],
  ],
  pl: [
    ['nie ma problemu, dziękuję', 'not negative', 'polite'],
    ['Gdzie są moje pieniądze??', 'negative', 'nobody asks who got them'],
    ['nikt nigdy nie był zadowolony', 'negative', 'three negators make one'],
    ['Czy wysyłacie do Norwegii?', 'neutral', 'a plain question'],
    ['nie polecam', 'negative', 'negation'],
    ['dalej czekam...', 'negative', 'not a word of feeling'],
    ['Super, znowu nie działa', 'negative', 'irony'],
    ['nie działało, ale szybko pomogliście, bardzo dziękuję!', 'positive', 'thanks after a complaint'],
    ['ta apka to totalny fail 😡', 'negative', 'two languages in one sentence'],
    ['Proszę o podanie numeru zamówienia', 'neutral', 'a plain request'],
  ],
  ru: [
    ['без проблем, спасибо', 'not negative', 'polite'],
    ['Где мои деньги??', 'negative', 'nobody asks who got them'],
    ['мне не нравится', 'negative', 'negation'],
    ['Вы доставляете в Норвегию?', 'neutral', 'a plain question'],
    ['до сих пор жду...', 'negative', 'not a word of feeling'],
    ['Отлично, опять не работает', 'negative', 'irony'],
    ['было сломано, но вы быстро починили, спасибо!', 'positive', 'thanks after a complaint'],
    ['это приложение полный fail 😡', 'negative', 'two languages in one sentence'],
  ],
  zh: [
    ['没问题，谢谢', 'not negative', 'polite'],
    ['我的退款呢？？', 'negative', 'nobody asks who got it'],
    ['不好用', 'not positive', 'negation'],
    ['我对你们的服务不满意', 'negative', 'negation'],
    ['可以寄到挪威吗？', 'neutral', 'a plain question'],
    ['还在等', 'negative', 'not a word of feeling'],
    ['真好，又断网了', 'negative', 'irony'],
    ['之前坏了，但是你们很快就修好了，谢谢！', 'positive', 'thanks after a complaint'],
    ['这个app太bad了😡', 'negative', 'two languages in one sentence'],
  ],
  ja: [
    ['問題ありません、ありがとうございます', 'not negative', 'polite'],
    ['全然良くない', 'not positive', 'negation behind the word'],
    ['対応が全然良くないです、がっかりしました', 'negative', 'negation behind the word'],
    ['ノルウェーに発送できますか？', 'neutral', 'a plain question'],
    ['まだ届きません', 'negative', 'not a word of feeling'],
    ['さすが、また障害ですか', 'negative', 'irony'],
    ['壊れていましたが、すぐに直してくれてありがとうございます！', 'positive', 'thanks after a complaint'],
    ['このappは最悪、fail 😡', 'negative', 'two languages in one sentence'],
  ],
  ar: [
    ['لا مشكلة، شكرا', 'not negative', 'polite'],
    ['أين فلوسي؟؟', 'negative', 'nobody asks who got it'],
    ['الخدمة ليست جيدة', 'negative', 'negation'],
    ['لم يعجبني التطبيق الجديد', 'negative', 'negation of a verb'],
    ['هل تشحنون إلى النرويج؟', 'neutral', 'a plain question'],
    ['ما زلت أنتظر...', 'negative', 'not a word of feeling'],
    ['رائع، انقطع النت مرة أخرى', 'negative', 'irony: the good word comes before the bad news'],
    ['كان لا يعمل لكنكم أصلحتموه بسرعة، شكرا', 'positive', 'thanks after a complaint'],
    ['التطبيق فيه bug كل يوم 😡', 'negative', 'two languages in one sentence'],
  ],
  hi: [
    ['कोई बात नहीं, धन्यवाद', 'not negative', 'polite'],
    ['mera paisa kahan hai??', 'negative', 'nobody asks who got it'],
    ['सर्विस अच्छी नहीं है', 'negative', 'negation behind the word'],
    ['mujhe naya app pasand nahi aaya', 'negative', 'negation behind the word, in Latin letters'],
    ['क्या आप नॉर्वे भेजते हैं?', 'neutral', 'a plain question'],
    ['abhi tak wait kar raha hoon...', 'negative', 'not a word of feeling'],
    ['वाह, फिर से नेट बंद 😡', 'negative', 'irony: the good word comes before the bad news'],
    ['pehle kharab tha par ab theek ho gaya, dhanyavaad', 'positive', 'thanks after a complaint'],
    ['delivery late hai, bahut bekar service', 'negative', 'two languages in one sentence'],
  ],
  sl: [
    ['ni problema, hvala', 'not negative', 'polite'],
    ['Kje je moj denar??', 'negative', 'nobody asks who got it'],
    ['nisem zadovoljen', 'negative', 'negation'],
    ['nihče nikoli ne odgovori', 'negative', 'three negators make one'],
    ['Ali pošiljate na Norveško?', 'neutral', 'a plain question'],
    ['še vedno čakam...', 'negative', 'not a word of feeling'],
    ['Super, spet ne dela', 'negative', 'irony: the good word comes before the bad news'],
    ['bilo je pokvarjeno, a ste hitro popravili, hvala!', 'positive', 'thanks after a complaint'],
    ['app je total fail 😡', 'negative', 'two languages in one sentence'],
  ],
  hr: [
    ['nema problema, hvala', 'not negative', 'polite'],
    ['Gdje je moj novac??', 'negative', 'nobody asks who got it'],
    ['nisam zadovoljna', 'negative', 'negation'],
    ['nitko nikad ne odgovara', 'negative', 'three negators make one'],
    ['Šaljete li u Norvešku?', 'neutral', 'a plain question'],
    ['još uvijek čekam...', 'negative', 'not a word of feeling'],
    ['Super, opet ne radi', 'negative', 'irony: the good word comes before the bad news'],
    ['bilo je pokvareno, ali ste brzo popravili, hvala!', 'positive', 'thanks after a complaint'],
    ['app je totalni fail 😡', 'negative', 'two languages in one sentence'],
  ],
  cs: [
    ['není problém, díky', 'not negative', 'polite'],
    ['Kde jsou moje peníze??', 'negative', 'nobody asks who got them'],
    ['nejsem spokojený', 'negative', 'negation'],
    ['nikdo nikdy neodpoví', 'negative', 'three negators make one'],
    ['Posíláte i do Norska?', 'neutral', 'a plain question'],
    ['pořád čekám...', 'negative', 'not a word of feeling'],
    ['Super, zase to nefunguje', 'negative', 'irony: the good word comes before the bad news'],
    ['bylo to rozbité, ale rychle jste to opravili, díky!', 'positive', 'thanks after a complaint'],
    ['ta appka je totální fail 😡', 'negative', 'two languages in one sentence'],
  ],
  sk: [
    ['žiadny problém, vďaka', 'not negative', 'polite'],
    ['Kde sú moje peniaze??', 'negative', 'nobody asks who got them'],
    ['nie som spokojný', 'negative', 'negation'],
    ['nikto nikdy neodpovie', 'negative', 'three negators make one'],
    ['Posielate aj do Nórska?', 'neutral', 'a plain question'],
    ['stále čakám...', 'negative', 'not a word of feeling'],
    ['Super, zase to nefunguje', 'negative', 'irony: the good word comes before the bad news'],
    ['bolo to pokazené, ale rýchlo ste to opravili, vďaka!', 'positive', 'thanks after a complaint'],
    ['tá appka je totálny fail 😡', 'negative', 'two languages in one sentence'],
  ],
};

/** The same in whatever language the rest of the conversation is. */
const EVERYWHERE: readonly Case[] = [
  ['😡😡', 'negative', 'emoji alone'],
  ['👎', 'negative', 'emoji alone'],
  ['❤️', 'positive', 'emoji alone'],
  ['https://example.com/terrible', 'neutral', 'a link alone, whatever is written in it'],
  ['@AwfulAirlines', 'neutral', 'a name is no opinion'],
  ['55120', 'neutral', 'a number alone'],
];

describe.each(Object.keys(PACKS))('%s, without words', (language) => {
  it.each(EVERYWHERE)('%s: %s (%s)', (text, expected) => expect(opinionOf(text, language)?.label).toBe(expected));
});

it('every language that is judged has its hard sentences', () =>
  expect(Object.keys(HARD).sort()).toEqual(Object.keys(PACKS).sort()));

describe.each(Object.entries(HARD).filter(([language]) => language in PACKS))('%s', (language, cases) => {
  it.each(cases)('%s: %s (%s)', (text, expected) => {
    const label = opinionOf(text, language)?.label;
    if (expected.startsWith('not ')) expect(label).not.toBe(expected.slice(4));
    else expect(label).toBe(expected);
  });

  it.each(cases)('%s: the same in small letters, and with its letters taken apart', (text) => {
    const label = opinionOf(text, language)?.label;
    expect(opinionOf(text.normalize('NFD'), language)?.label).toBe(label);
    expect(opinionOf(text.toLowerCase(), language)?.label).toBe(label);
  });
});
