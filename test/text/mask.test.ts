import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellMaskOf, maskOf } from '../../src/text/mask.ts';

const mask = maskOf();
const cellMask = cellMaskOf();

describe('what is private', () => {
  it.each([
    ['my mail is anna.b+shop@mail.example.', 'my mail is [e-mail].'],
    ['(jörg.müller@büro.example)', '([e-mail])'],
    ['@dan_92 and .@Vekkilo: hello', '[handle] and .[handle]: hello'],
    ['@dan@social.example wrote', '[handle] wrote'],
    ['＠dan wrote', '[handle] wrote'],
    ['call +48 600 700 800 now', 'call [phone] now'],
    ['call (022) 123-45-67, please', 'call [phone], please'],
    ['tel:+1-202-555-0143', 'tel:[phone]'],
    ['0049 30/1234567', '[phone]'],
    ['no600 700 800', 'no[phone]'],
    ['ｔｅｌ ０９０－１２３４－５６７８', 'ｔｅｌ [phone]'],
    ['फोन ९८७६५ ४३२१०', 'फोन [phone]'],
    ['card 4111 1111 1111 1111 until 12/26', 'card [card] until 12/26'],
    ['card 4111-1111-1111-1112', 'card [card]'],
    ['card 4111111111111111', 'card [card]'],
    ['Amex 3782 822463 10005', 'Amex [card]'],
    ['PL61 1090 1014 0000 0712 1981 2874, thanks', '[account], thanks'],
    ['DE89370400440532013000', '[account]'],
    ['order 20451187 is late', 'order [number] is late'],
    ['订单号123456789在哪', '订单号[number]在哪'],
    ['KD-204511 and 1Z999AA10123456784', '[number] and [number]'],
    ['https://shop.example/reset/abc?token=1&mail=a@b.example ok', 'https://shop.example/reset/abc?… ok'],
    ['https://anna:pw@shop.example/orders/204511/x', 'https://shop.example/orders/…/x'],
    ['www.shop.example#session', 'www.shop.example?…'],
    ['password=hunter2&next', 'password=…&next'],
    ['card 4111\n1111\n1111\n1111', 'card [card]'],
    ['card 4111\t1111\t1111\t1111', 'card [card]'],
    ['call 600_700_800 or 600 — 700 — 800', 'call [phone] or [phone]'],
    ['600\u00ad700\u00ad800, 600\u200b700\u200b800', '[phone], [phone]'],
    ['+48\u202d 600\u2011700\u2011800', '[phone]'],
    ['anna\u200b@mail.example, anna@\u200bmail.example', '[e-mail], [e-mail]'],
    ['anna (at) mail.example', '[e-mail]'],
    ['anna.b [at] mail [dot] example please', '[e-mail] please'],
    ['anna @ mail.example', '[e-mail]'],
    ['write to anna dot b at mail dot example, ok', 'write to [e-mail], ok'],
    ['anna arroba mail punto example', '[e-mail]'],
    ['thanks @anna.b', 'thanks [handle]'],
    [
      'https://twitter.com/anna/status/77 and https://m.facebook.com/anna.b',
      'https://twitter.com/…/status/… and https://m.facebook.com/…',
    ],
    ['t.me/anna_b or linkedin.com/in/anna', 't.me/… or linkedin.com/in/…'],
  ])('is hidden: %s', (text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  it.each([
    'I have waited since 2026-03-01 10:30, or 01.03.2026, or 3/14/26.',
    'iPhone 12 is 2 days late, 99 % sure, 1,299.00 USD',
    'the 2016-2017 season',
    'version 10.15.7 and 3.5',
    'C++ & R&B: 24/7?',
    'wysłane w piątek o 14:05',
    '1 000 000 people, 1920x1080, 10.0.19045, iOS 17.4',
    'Look at this point in time, un punto de partida',
    'a @ b, and @',
    'come @ 9.30, it is @ home (at last)',
    'Mo-Fr 9.00-17.00, Sa 10.00 – 14.00',
    'between 12.50 - 15.00 EUR',
    '1 250 000 Kč, 1.250.000 ₫, ¥120000, 100000 руб, PLN 250 000',
    'from 28.2. - 3.3.2026 and 12-15.03.2026',
    'at 2026-03-01T10:15:00Z',
    'https://shop.example/help/status',
    'and/or, shop.example/help',
    '',
  ])('is not everything: %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

it.each([
  ['600 700 800 €5', '[phone] €5'],
  ['€ 600 700 8000', '€ [phone]'],
  ['600 700 800 1 000 Kč', '[phone] Kč'],
])('an amount is no way to show a telephone: %s', (text, shown) => {
  expect(mask(text)).toBe(shown);
});

describe('masks of a configuration', () => {
  const own = maskOf({ order: 'KD-###', member: 'm*x', pair: '*/*' });

  it('fit digits, letters and digits, and either case', () => {
    expect(own('kd-123, KD-12, KD-1234 and KD-123')).toBe('[order], KD-12, KD-1234 and [order]');
    expect(own('m1x mabcx mx ma-x max1')).toBe('[member] [member] mx ma-x max1');
    expect(own('see ab/c')).toBe('see [pair]');
  });

  it('go before what is hidden anyhow', () => {
    expect(maskOf({ parcel: '##########' })('parcel 1234567890')).toBe('parcel [parcel]');
  });
});

describe('cells of records that cannot be used', () => {
  it.each([
    ['not a date in column at: anna@mail.example', 'not a date in column at: [e-mail]'],
    ['not a date: 2026-02-31T10:00:00', 'not a date: 2026-02-31T10:00:00'],
    ['answers 1234567890123456789, which is not there', 'answers 1234567890123456789, which is not there'],
    ['+48 600 700 800 is taken for a customer', '[phone] is taken for a customer'],
    ['no rating: 4111 1111 1111 1111', 'no rating: [card]'],
  ])('keep ids and times: %s', (text, shown) => {
    expect(cellMask(text)).toBe(shown);
  });
});

/** Every way of writing that a law can tell is private, whatever stands around it. */
const secrets = fc.oneof(
  fc.tuple(fc.stringMatching(/^[a-z]{1,9}$/), fc.stringMatching(/^[a-z]{2,9}$/)).map(([a, b]) => `${a}@${b}.example`),
  fc
    .tuple(fc.constantFrom('+', '00', ''), fc.stringMatching(/^[2-9]\d{2}[ -]\d{3}[ -]\d{3,4}$/))
    .map(([a, b]) => a + b),
  fc.constantFrom('4111 1111 1111 1111', '4111111111111111', '5555-5555-5555-4444', '378282246310005'),
);
const around = fc.constantFrom(
  '',
  'call ',
  'my e-mail: ',
  'ну ',
  '我的邮箱 ',
  '"',
  '(',
  'on 2026-03-01 ',
  'x=',
  '🙂',
  '#',
);

describe('masking', () => {
  it('leaves nothing of what is private, wherever it stands', () => {
    fc.assert(
      fc.property(around, secrets, fc.constantFrom('', ' please', '.', ')', '，谢谢', '?'), (before, secret, after) => {
        for (const shown of [mask(before + secret + after), cellMask(`not a date: ${before}${secret}${after}`)]) {
          expect(shown).not.toContain(secret);
          expect(shown).not.toMatch(/@[a-z]|\d{3}[ -]\d{3}|\d{15}/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing more in what it has masked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), secrets, (text, secret) => {
        const once = mask(`${text} ${secret} ${text}`);
        expect(mask(once)).toBe(once);
      }),
    );
  });

  it.each([
    '1',
    '1 ',
    '1-',
    'a',
    '@',
    'a@',
    '+',
    '(1',
    '://',
    'http://',
    'a-1',
    'PL61',
    '4111 ',
    '.-',
    '１',
    '٣',
    'token=',
    'ab/',
  ])('goes once over a million characters of %j', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const hostile = maskOf({ a: '*-*-*-*', b: '*#*#*#*', c: '###########', d: 'a*a*a*a*b' });
    // Whatever grows faster than the text would need hours.
    expect(hostile(text).length).toBeLessThanOrEqual(text.length * 5);
  }, 60_000);
});
