import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainOpinion, JUDGED_LANGUAGES, opinionOf } from '../../../src/text/sentiment/judge.ts';

const LANGUAGES = [...Object.keys(JUDGED_LANGUAGES), null, 'xx'];
const language = fc.constantFrom(...LANGUAGES);

describe('opinionOf', () => {
  it('says nothing of a language whose words it does not know, unless emoji decide', () => {
    expect(opinionOf('bu çok kötü', 'xx')).toBeNull();
    expect(opinionOf('hm', null)).toBeNull();
    expect(opinionOf('bu çok 😡', 'xx')?.label).toBe('negative');
    expect(opinionOf('👍', null)?.label).toBe('positive');
    expect(opinionOf(':(', null)?.label).toBe('negative');
  });

  it('says nothing of nothing, and calls a link alone neutral, whatever the language', () => {
    expect(opinionOf('', 'pl')).toBeNull();
    expect(opinionOf('   ', 'pl')).toBeNull();
    expect(opinionOf('https://example.com/hate', 'pl')?.label).toBe('neutral');
    expect(opinionOf('https://example.com/hate', null)?.label).toBe('neutral');
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), language, (text, code) => {
        const opinion = opinionOf(text, code);
        if (opinion === null) return;
        expect(['negative', 'neutral', 'positive']).toContain(opinion.label);
        expect(Math.abs(opinion.score)).toBeLessThanOrEqual(1);
        expect(opinion.confidence).toBeGreaterThan(0.3);
        expect(opinion.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not depend on what was judged before', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.string({ unit: 'grapheme' }),
        language,
        (a, b, code) => {
          const alone = opinionOf(a, code);
          opinionOf(b, code);
          expect(opinionOf(a, code)).toEqual(alone);
        },
      ),
    );
  });

  it('judges composed and decomposed letters alike', () => {
    for (const text of ['Nadal czekam na odpowiedź, to żenujące!', 'Wszystko świetnie, dziękuję']) {
      expect(opinionOf(text.normalize('NFD'), 'pl')).toEqual(opinionOf(text, 'pl'));
    }
  });

  it('reads a bounded beginning', () => {
    const long = 'a'.repeat(1_000_000);
    const chinese = '这个产品很差'.repeat(17_000);
    for (const code of LANGUAGES) {
      expect(opinionOf(long, code)).toEqual(opinionOf(`${long.slice(0, 5000)}`, code));
      expect(opinionOf(chinese, code)).toEqual(opinionOf(chinese.slice(0, 5000), code));
    }
  });
});

describe('explainOpinion', () => {
  it('agrees with opinionOf, and names words of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), language, (text, code) => {
        const explained = explainOpinion(text, code);
        const opinion = opinionOf(text, code);
        if (explained === null) {
          expect(opinion).toBeNull();
          return;
        }
        const { because, ...rest } = explained;
        expect(rest).toEqual(opinion);
        if (because.length > 3) for (const { weight } of because) expect(Math.abs(weight)).toBeGreaterThanOrEqual(0.05);
        for (const { weight } of because) expect(weight).not.toBe(0);
      }),
    );
  });

  it.each([
    ['👎', ['👎 -']],
    ['👍', ['👍 +']],
    ['😡 :( 👍', ['😡 -', ':( -', '👍 +']],
  ])('of marks alone shows what they did: %s', (text, expected) => {
    for (const code of ['en', 'pl', 'ja', null]) {
      const because = explainOpinion(text, code)?.because ?? [];
      expect(because.map((one) => `${one.text} ${one.weight < 0 ? '-' : '+'}`)).toEqual(expected);
    }
  });

  it('of a mark beside words shows how the text leans without it', () => {
    for (const [text, code] of [
      ['the new menu 👎', 'en'],
      ['nowe menu 👎', 'pl'],
      ['das neue Menü 😡', 'de'],
    ] as const) {
      const mark = explainOpinion(text, code)?.because.find((one) => /\p{Emoji_Presentation}/u.test(one.text));
      expect(mark?.weight).toBeLessThan(0);
      expect(opinionOf(text, code)?.score).toBeLessThan(opinionOf(text.slice(0, -3), code)?.score ?? 1);
    }
  });

  it.each([
    ['zh', '这没有帮助', '没有帮助'],
    ['zh', '还行吧，没什么特别的', '还行'],
    ['ja', '可もなく不可もなくです', '可もなく'],
    ['en', 'Where is my parcel?', 'Where is my'],
  ])('names what decided also where the text leans little: %s %s', (code, text, word) =>
    expect(explainOpinion(text, code)?.because.map((one) => one.text)).toContainEqual(expect.stringContaining(word)));

  it('names words of a long text of which each says little', () => {
    const text = 'On Monday we went to the office and talked about the plans for the next few years. '.repeat(12);
    expect(explainOpinion(text, 'en')?.because.length).toBeGreaterThan(0);
  });

  it('gives the words that decided, the heaviest first', () => {
    const words = explainOpinion('To jest okropne, nie polecam', 'pl')?.because ?? [];
    expect(words.map(({ text }) => text)).toContain('okropne');
    expect(words[0]?.weight).toBeLessThan(0);
  });
});

describe('the languages that are judged', () => {
  it.each(Object.entries(JUDGED_LANGUAGES))('%s: counts that can be', (_, { texts, negative, others }) => {
    expect(texts).not.toBe('');
    expect(negative.found).toBeGreaterThan(0);
    expect(negative.found).toBeLessThanOrEqual(negative.n);
    expect(others.called).toBeLessThan(others.n);
  });
});
