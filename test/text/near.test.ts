import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSketch, PLACES, questionSketch, resemblance } from '../../src/text/near.ts';

const alike = (a: string, b: string, sign = answerSketch): number => {
  const [one, other] = [sign(a), sign(b)];
  if (one === null || other === null) throw new Error('nothing is left of a text');
  return resemblance(one, other) * PLACES;
};

describe('answers resemble each other', () => {
  it.each([
    ['Hi Anna, your parcel 12345 left us today. ^SP', 'Hello Jan Maria! Your parcel 99 left us today. -Kim', 14],
    ['@dan See https://shop.example/a for details', '@eve_1 See https://shop.example/b?c=2 for details', 16],
    ['Dzień dobry, paczka 12 jest w drodze.', 'Dzień dobry, paczka 34 jest w drodze! /MK', 16],
    ['您好，王先生，您的包裹今天发出。', '您好，李女士，您的包裹今天发出。', 9],
    ['WE ARE LOOKING INTO IT', 'we are looking into it...', 16],
  ])('%s | %s', (a, b, least) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['Please send us your order number in a direct message.', 'The shop in Lublin opens at nine on Saturdays.'],
    ['您的包裹今天发出。', '请把您的密码重置一下。'],
  ])('or do not: %s | %s', (a, b) => {
    expect(alike(a, b)).toBeLessThan(8);
  });

  it('say nothing by handles and links alone', () => {
    expect(answerSketch('@dan https://shop.example/a')).toBeNull();
    expect(answerSketch('')).toBeNull();
    expect(answerSketch('👍 !!!')).toBeNull();
  });
});

describe('questions ask the same', () => {
  const asks = (a: string, b: string) => alike(a, b, questionSketch);

  it.each([
    ['请问我的订单在哪里', '我的订单在哪里？'],
    ['Where is my order?', "hey, where's my ORDER 2345 please??"],
    ['How do I reset my password?', 'how can i reset the password'],
    ['Gdzie jest moja paczka?', 'gdzie moje paczki'],
    ['Kiedy będzie dostawa?', 'kiedy dostawa??'],
  ])('%s | %s', (a, b) => {
    expect(asks(a, b)).toBe(PLACES);
  });

  it.each([
    ['Where is my order?', 'Where is my refund?'],
    ['How do I reset my password?', 'How do I change my address?'],
    ['我的订单在哪里？', '退款什么时候到账？'],
    ['我的订单在哪里？', '我的订单怎么取消？'],
    ['注文はどこですか？', '注文できますか？'],
  ])('or not: %s | %s', (a, b) => {
    expect(asks(a, b)).toBeLessThan(11);
  });

  it.each([
    ['我的订单在哪？', '请问我的订单在哪里？'],
    ['私の注文はどこですか', '注文はどこですか？'],
  ])('nearly: %s | %s', (a, b) => {
    expect(asks(a, b)).toBeGreaterThanOrEqual(11);
  });

  it.each(['Can you do that?', 'what do I do?', 'Can you help me please?', '你好吗？'])('are not: %s', (question) => {
    expect(questionSketch(question)).toBeNull();
  });
});

it('no text, however long, makes it slow or fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const sign of [answerSketch, questionSketch]) {
        const sketch = sign(text);
        expect(sketch?.length ?? PLACES).toBe(PLACES);
        expect(sketch ?? '').not.toMatch(/\p{Surrogate}/u);
      }
    }),
  );
  for (const piece of ['a', 'a ', '。', '中', '@', 'http://', "'", '-'])
    answerSketch(piece.repeat(1_000_000 / piece.length));
});

it('takes a question for the same, whoever is greeted before it', () => {
  const plain = questionSketch('where can I find the invoice for order 1234?');
  for (const name of ['Marta', 'Jonas', 'Piotr', 'Anna Maria'])
    expect(questionSketch(`Hello ${name}, where can I find the invoice for order 80042?`), name).toBe(plain);
});
