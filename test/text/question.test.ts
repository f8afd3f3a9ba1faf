import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionIn } from '../../src/text/question.ts';

describe('the question of a message', () => {
  it.each([
    ['@acme Hi, where is my order???', 'Hi, where is my order???'],
    ['It broke. How do I send it back? Thanks!', 'How do I send it back?'],
    ['Can you help? Where is parcel 12 that I sent to Gdynia?', 'Where is parcel 12 that I sent to Gdynia?'],
    ['I sent it back in May. Refund?', 'I sent it back in May. Refund?'],
    ['how do i reset my password', 'how do i reset my password'],
    ['Witam, gdzie jest moja paczka', null],
    ['gdzie jest moja paczka', 'gdzie jest moja paczka'],
    ['你好。我的订单在哪里？谢谢', '我的订单在哪里？'],
    ['可以退货吗', '可以退货吗'],
    ['注文はいつ届きますか。', '注文はいつ届きますか。'],
    ['see https://shop.example/?x=1 for that', null],
    ['Refund?', null],
    ['?????', null],
    ['What a day', null],
    ['где мой заказ', 'где мой заказ'],
    ['jak zmienić hasło', 'jak zmienić hasło'],
    ['أين طلبي؟', 'أين طلبي؟'],
    ['لماذا؟', null],
    ['My parcel is late.', null],
    ['', null],
  ])('%s', (text, question) => {
    expect(questionIn(text)).toBe(question);
  });

  it('is found in any text, at a cost that does not grow with it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof questionIn(text) !== 'undefined'));
    for (const piece of ['?', 'a?', 'how ', '中？', '. ']) questionIn(piece.repeat(1_000_000));
  });
});
