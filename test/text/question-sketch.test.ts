import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_LENGTH, questionSketch, weightOf } from '../../src/text/question-sketch.ts';

const features = (text: string, topics: readonly string[] = []): readonly string[] =>
  questionSketch(text, topics)?.match(/../gsu) ?? [];

/** What two questions share, of what both say. */
function shared(a: string, b: string): number {
  const [one, other] = [new Set(features(a)), new Set(features(b))];
  const sum = (all: Iterable<string>) => [...all].reduce((whole, feature) => whole + weightOf(feature), 0);
  return sum([...one].filter((feature) => other.has(feature))) / sum(new Set([...one, ...other]));
}

describe('the sketch of a question', () => {
  it.each([
    ['Where is my order?', "hey, where's my ORDER 2345 please??"],
    ['How do I reset my password?', 'how can i reset the password'],
    ['Gdzie jest moja paczka?', 'gdzie moje paczki'],
    ['Kiedy będzie dostawa?', 'kiedy dostawa??'],
    ['请问我的订单在哪里', '我的订单在哪里？'],
  ])('is the same for %s | %s', (a, b) => expect(questionSketch(a)).toBe(questionSketch(b)));

  it.each([
    ['When do you deliver?', 'When are deliveries made?'],
    ['Wie funktioniert die Rückgabe?', 'Wo gebe ich Rückgaben ab?'],
    ['Как отменить заказ?', 'Можно ли отменить заказы?'],
    ['Jaká je úroveň?', 'Na jaké úrovni?'],
    ['Какой уровень?', 'На каком уровне?'],
    ['いつ届きますか？', 'まだ届かない？'],
  ])('is alike for %s | %s', (a, b) => expect(shared(a, b)).toBeGreaterThan(0.15));

  it('tells what is about other things', () => {
    expect(shared('How do I reset my password?', 'How do I change my address?')).toBeLessThan(0.1);
    expect(shared('Do you repair pumps?', 'Do you repair lamps?')).toBeLessThan(0.6);
    expect(shared('Do you repair pumps?', 'Do you rent lamps?')).toBe(0);
  });

  it('is the same, whoever is greeted', () => {
    const plain = questionSketch('where can I find the invoice for order 1234?');
    for (const name of ['Marta', 'Jonas', 'Piotr', 'Anna Maria'])
      expect(questionSketch(`Hello ${name}, where can I find the invoice for order 80042?`), name).toBe(plain);
  });

  it('holds the topics, what is bought the least of them', () => {
    const heaviest = (topic: string) =>
      Math.max(
        ...features('lids?', [topic])
          .filter((one) => !features('lids?').includes(one))
          .map(weightOf),
      );
    expect(heaviest('billing')).toBeGreaterThan(heaviest('order'));
  });

  it.each([
    'Can you do that?',
    'what do I do?',
    'Can you help me please?',
    '你好吗？',
  ])('is none where nothing is asked about: %s', (question) =>
    expect(questionSketch(question, ['billing'])).toBeNull());

  it('takes any text, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sketch = questionSketch(text) ?? '';
        expect(sketch.length % FEATURE_LENGTH).toBe(0);
        expect(sketch).not.toMatch(/\p{Surrogate}/u);
        for (const feature of features(text)) expect(weightOf(feature)).toBeGreaterThan(0);
      }),
    );
    for (const piece of ['a', 'a ', '。', '中', '@', 'http://', "'", '-', '中あ'])
      expect((questionSketch(piece.repeat(1_000_000 / piece.length)) ?? '').length).toBeLessThan(200);
  });
});
