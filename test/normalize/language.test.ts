import { describe, expect, it } from 'vitest';
import { agent, conversationOf, customer, tell } from '../support/tell.ts';

const told = (...events: Parameters<typeof tell>[0]) => conversationOf(tell(events));

const said = (...texts: readonly string[]) =>
  told(...texts.map((text, index) => customer(`Mon 09:0${index}`, { text })));

describe('the language of a conversation', () => {
  it('is what all words of its customers together speak for', () => {
    expect(said('Wo ist mein Paket?', 'Ich warte seit einer Woche auf die Lieferung.').language).toBe('de');
    expect(said('¿Dónde está mi pedido? Llevo una semana esperando.').language).toBe('es');
  });

  it('is unknown where they say too little', () => {
    expect(said('ok').language).toBeNull();
    expect(said('https://vekkilo.example/1 @vekkilo 12345').language).toBeNull();
  });

  it('is what the export states, by its code', () => {
    expect(told(customer('Mon 09:00', { text: 'Where is my parcel?', language: 'German' })).language).toBe('de');
  });

  it('owes nothing to those who answer', () => {
    const one = told(
      customer('Mon 09:00', { text: 'Wo ist mein Paket? Ich warte seit einer Woche.' }),
      agent('Mon 09:05', { text: 'We are so sorry to hear that, please tell us the number of your order.' }),
    );
    expect(one.language).toBe('de');
  });
});

describe('what words say', () => {
  it('is read in the language of the conversation where they may be of several', () => {
    const one = said('Die Lieferung ist schon wieder kaputt angekommen, das ist sehr schlecht.', 'Super!');
    expect(one.events.map((event) => event.said?.read.length)).toEqual([1, 1]);
    expect(one.events[1]?.said?.read[0]?.language).toBe('de');
  });

  it.each([
    'ok',
    'ty',
    'thx',
    'Really, OK ta',
    'DM sent',
    'Done.',
  ])('"%s" is of the language that is spoken around it', (few) => {
    const one = said('I have been waiting for my refund for two weeks and nobody answers.', few);
    expect(one.events.map((event) => event.said?.read[0]?.language)).toEqual(['en', 'en']);
    expect(one.judgements.map(({ language }) => language)).toEqual(['en', 'en']);
  });

  it('is not guessed from a long message of no sure language in a conversation of another', () => {
    const both =
      'naročilo narudžba paket balík racun uplata placilo podpora posta dostava ulica termin kupon aplikacija';
    const unsure = `${both} ${'1,5 '.repeat(8)}`;
    const english = 'I have been waiting for my refund for two weeks and nobody answers me, what is going on with you?';
    const readIn = (one: ReturnType<typeof said>) => one.events.map((event) => event.said?.read[0]?.language);
    expect(readIn(said(unsure))).toEqual(['hr']);
    expect(readIn(said(english, english, unsure))).toEqual(['en', 'en', null]);
  });

  it('is that of those who answer where a customer says too little', () => {
    const one = told(
      customer('Mon 09:00', { text: 'ok' }),
      agent('Mon 09:05', { text: 'Bitte schicken Sie uns die Nummer der Bestellung, wir sehen nach.' }),
    );
    expect(one.language).toBeNull();
    expect(one.judgements).toMatchObject([{ language: 'de' }]);
  });

  it('stays that of few words which plainly are of another', () => {
    const one = said(
      'I have been waiting for my refund for two weeks and nobody answers.',
      'Danke schön für die Hilfe',
    );
    expect(one.events[1]?.said?.read[0]?.language).toBe('de');
  });

  it('of which nothing tells the language is not judged, and that is told', () => {
    const one = said('ok');
    expect(one.judgements).toEqual([]);
    expect(one.unjudged).toMatchObject([{ why: 'unknownLanguage' }]);
  });

  it('is neutral where there are no words, whatever is spoken around it', () => {
    for (const text of ['https://vekkilo.example/terrible', '@vekkilo', '55120']) {
      expect(said(text).judgements).toMatchObject([{ label: 'neutral', language: null }]);
      expect(said('Where is my parcel? I wait for it.', text).judgements[1]).toMatchObject({ label: 'neutral' });
    }
  });

  it('counts every message, whether the export states languages or not', () => {
    const texts = ['ok', 'https://vekkilo.example/1', 'Paketim nerede? Bir haftadır bekliyorum.', 'Nobody answers me!'];
    for (const language of [undefined, 'en', 'tr']) {
      const all = texts.map((text, index) =>
        told(customer(`Mon 09:0${index}`, language === undefined ? { text } : { text, language })),
      );
      expect(all.flatMap(({ judgements, unjudged }) => [...judgements, ...unjudged])).toHaveLength(texts.length);
    }
  });

  it('gives a judgement by words only where nothing stronger speaks', () => {
    const bad = 'This is terrible, the worst service ever. I am so angry.';
    expect(said(bad).judgements).toMatchObject([{ label: 'negative', signal: 'text', language: 'en' }]);
    const labelled = told(customer('Mon 09:00', { text: bad, detail: { label: 'positive' } }));
    expect(labelled.judgements).toMatchObject([{ label: 'positive', signal: 'label', language: null }]);
    const rated = told(
      customer('Mon 09:00', { text: bad, detail: { rating: { value: 5, min: 1, max: 5 }, label: 'negative' } }),
    );
    expect(rated.judgements).toMatchObject([{ label: 'positive', signal: 'rating' }]);
  });

  it('is not judged in languages without words of their own, and that is told', () => {
    const one = said('Paketim nerede? Bir haftadır bekliyorum, hiç kimse cevap vermiyor.');
    expect(one.language).toBe('tr');
    expect(one.judgements).toEqual([]);
    expect(one.unjudged).toHaveLength(1);
  });

  it.each([
    'sr',
    'sr-Latn',
    'bs',
    'sh',
    'cnr',
    'Montenegrin',
  ])('stated to be %s and in Latin letters is read as Croatian', (language) => {
    const one = told(
      customer('Mon 09:00', { text: 'Katastrofa', language }),
      customer('Mon 09:01', { text: 'ne radi', language }),
    );
    expect(one.events.map((event) => event.said?.read[0]?.language)).toEqual(['hr', 'hr']);
    expect(one.judgements).toMatchObject([{ label: 'negative', language: 'hr' }, { language: 'hr' }]);
  });

  it('in Cyrillic letters of Serbian is not read as Croatian', () => {
    const one = told(customer('Mon 09:00', { text: 'Где је мој пакет? Нико се не јавља.', language: 'sr' }));
    expect(one.judgements).toEqual([]);
    expect(one.unjudged).toHaveLength(1);
  });

  it('of agents is not judged', () => {
    const one = told(customer('Mon 09:00'), agent('Mon 09:05', { text: 'That is terrible, I am so sorry!' }));
    expect(one.judgements).toHaveLength(1);
  });
});
