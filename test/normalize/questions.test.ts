import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionGroups } from '../../src/normalize/questions.ts';
import { questionIn } from '../../src/text/question.ts';
import { questionSketch } from '../../src/text/question-sketch.ts';
import { topicFinder } from '../../src/text/topics.ts';
import { asked, judgedGroups, PLANTED, type Planted, UNSEEN } from '../support/planted-questions.ts';

const topics = topicFinder({ builtIn: 'on', rules: {} });
const sketchOf = (text: string, language: string) => {
  const question = questionIn(text);
  return question === null ? null : questionSketch(question, topics(question, () => new Set([language])).topics);
};
const isKnown = (sketch: string | null): sketch is string => sketch !== null;

function found(language: string, planted: Planted) {
  const all = asked(planted);
  const sketches = all.map(({ text }) => sketchOf(text, language));
  const groups = questionGroups(sketches.filter(isKnown));
  return judgedGroups(
    all,
    sketches.map((sketch) => (sketch === null ? null : (groups.get(sketch) ?? null))),
  );
}

describe('questions in other words', () => {
  it.each(Object.entries(PLANTED))('lie together in %s', (language, planted) => {
    const { entries, precision, recall, largest } = found(language, planted);
    expect(entries).toBeLessThan(20);
    expect(precision).toBeGreaterThan(0.85);
    expect(recall).toBeGreaterThan(0.55);
    expect(largest).toBeGreaterThan(0.7);
  });

  it.each(Object.entries(UNSEEN))('lie together where nobody looked before: %s', (language, planted) => {
    const { precision, recall } = found(language, planted);
    expect(precision).toBeGreaterThan(0.75);
    expect(recall).toBeGreaterThan(0.5);
  });
});

/** For each text the first one of its group, or itself. */
function together(texts: readonly string[], language = 'en'): readonly string[] {
  const sketches = texts.map((text) => sketchOf(text, language));
  const groups = questionGroups(sketches.filter(isKnown));
  const names = sketches.map((sketch, index) => groups.get(sketch ?? '') ?? `alone ${index}`);
  return names.map((name) => texts[names.indexOf(name)] as string);
}

describe('groups of questions', () => {
  it.each([
    ['en', 'Where is my order?', 'Where is my refund?'],
    ['en', 'How do I reset my password?', 'How do I change my address?'],
    ['en', 'How do I change the delivery address of my order?', 'Do you also deliver furniture to Norway?'],
    ['en', 'Where is my order?', 'How can I order by phone?'],
    ['zh', '我的订单在哪里？', '退款什么时候到账？'],
    ['zh', '我的订单在哪里？', '我的订单怎么取消？'],
  ])('are not one for %s: %s | %s', (language, a, b) => {
    const other = ['Do you sell lids?', 'Is the shop open on Sunday?'];
    const names = together([a, a, a, b, b, b, ...other], language);
    expect(names[3]).not.toBe(names[0]);
    expect(names[1]).toBe(names[0]);
  });

  it('are none of nothing, and none of what is asked once', () => {
    expect(questionGroups([]).size).toBe(0);
    expect(questionGroups([sketchOf('Do you sell lids?', 'en') as string]).size).toBe(0);
  });

  it('are one where all ask the same', () => {
    // A word of a language that hardly anybody writes may name a thing in another.
    for (const text of ['Do you sell lids?', 'Where is my kayak?']) {
      const sketch = sketchOf(text, 'en') as string;
      expect([...questionGroups(Array.from({ length: 50 }, () => sketch))]).toEqual([[sketch, sketch]]);
      expect(sketch).toEqual(expect.any(String));
    }
  });

  it('are the same in whatever order the questions come', () => {
    const all = asked(PLANTED.en as Planted, 1).flatMap(({ text }) => sketchOf(text, 'en') ?? []);
    const told = [...questionGroups(all)].sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect([...questionGroups(shuffled)].sort()).toEqual(told);
      }),
      { numRuns: 10 },
    );
  });

  it('take those that are not compared with each other, too', () => {
    const name = (number: number) => [...number.toString(8)].map((digit) => 'bdfgklmn'.charAt(Number(digit))).join('a');
    const many = (asks: string, from: number) =>
      Array.from({ length: 3000 }, (_, index) => `${asks} ${name(from + index)} ${name(from + (index % 50))}?`);
    const names = together([...many('where is the invoice of', 10_000), ...many('why does the pump leak', 20_000)]);
    expect(new Set(names.slice(0, 3000)).size).toBeLessThan(100);
    expect(names.slice(0, 3000).filter((one) => !one.includes('invoice'))).toEqual([]);
    expect(names.slice(3000).filter((one) => !one.includes('pump'))).toEqual([]);
  });
});
