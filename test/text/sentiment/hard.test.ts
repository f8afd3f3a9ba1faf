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
  ],
  es: [
    ['no hay problema, gracias', 'not negative', 'polite'],
    ['¿Dónde está mi dinero??', 'negative', 'nobody asks who got it'],
    ['no me gusta nada la nueva app', 'negative', 'negation'],
    ['¿Hacen envíos a Noruega?', 'neutral', 'a plain question'],
    ['sigo esperando...', 'negative', 'not a word of feeling'],
  ],
  fr: [
    ['pas de problème, merci', 'not negative', 'polite'],
    ['je ne suis pas content', 'negative', 'negation in two parts'],
    ['Livrez-vous en Norvège ?', 'neutral', 'a plain question'],
    ["j'attends toujours...", 'negative', 'not a word of feeling'],
  ],
  it: [
    ['nessun problema, grazie', 'not negative', 'polite'],
    ['non sono contento', 'negative', 'negation'],
    ['Spedite in Norvegia?', 'neutral', 'a plain question'],
    ['sto ancora aspettando...', 'negative', 'not a word of feeling'],
  ],
  pt: [
    ['sem problemas, obrigado', 'not negative', 'polite'],
    ['não gostei', 'negative', 'negation'],
    ['Vocês entregam na Noruega?', 'neutral', 'a plain question'],
    ['ainda estou esperando...', 'negative', 'not a word of feeling'],
  ],
  pl: [
    ['nie ma problemu, dziękuję', 'not negative', 'polite'],
    ['Gdzie są moje pieniądze??', 'negative', 'nobody asks who got them'],
    ['nikt nigdy nie był zadowolony', 'negative', 'three negators make one'],
    ['Czy wysyłacie do Norwegii?', 'neutral', 'a plain question'],
    ['nie polecam', 'negative', 'negation'],
    ['dalej czekam...', 'negative', 'not a word of feeling'],
  ],
  ru: [
    ['без проблем, спасибо', 'not negative', 'polite'],
    ['Где мои деньги??', 'negative', 'nobody asks who got them'],
    ['мне не нравится', 'negative', 'negation'],
    ['Вы доставляете в Норвегию?', 'neutral', 'a plain question'],
    ['до сих пор жду...', 'negative', 'not a word of feeling'],
  ],
  zh: [
    ['没问题，谢谢', 'not negative', 'polite'],
    ['我的退款呢？？', 'negative', 'nobody asks who got it'],
    ['不好用', 'not positive', 'negation'],
    ['我对你们的服务不满意', 'negative', 'negation'],
    ['可以寄到挪威吗？', 'neutral', 'a plain question'],
    ['还在等', 'negative', 'not a word of feeling'],
  ],
  ja: [
    ['問題ありません、ありがとうございます', 'not negative', 'polite'],
    ['全然良くない', 'not positive', 'negation behind the word'],
    ['対応が全然良くないです、がっかりしました', 'negative', 'negation behind the word'],
    ['ノルウェーに発送できますか？', 'neutral', 'a plain question'],
    ['まだ届きません', 'negative', 'not a word of feeling'],
  ],
};

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
