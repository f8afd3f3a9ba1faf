import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_TOPICS, topicFinder } from '../../src/text/topics.ts';

const find = topicFinder({
  refund: ['refund*', 'money back', 'zwrot*', 'возврат*'],
  outage: ['is down', "can't log* in"],
  app: ['app'],
});

describe('topics by rule', () => {
  it.each([
    ['I want a REFUND!', ['refund']],
    ['refunds, refunded', ['refund']],
    ['prerefund', []],
    ['give me my money   back', ['refund']],
    ['money. back', []],
    ['proszę o zwrotu', ['refund']],
    ['Где возврат?', ['refund']],
    ['the site is down', ['outage']],
    ['is downloading', []],
    ['I can’t logged in', ['outage']],
    ["I can't log in", ['outage']],
    ['my app is down, refund', ['refund', 'outage', 'app']],
    ['apple', []],
    ['', []],
  ])('%j is about %j', (text, topics) => expect(find(text)).toEqual(topics));

  it('are found in composed and decomposed letters alike', () => {
    const finder = topicFinder({ delivery: ['przesyłk*', 'envío'] });
    expect(finder('mi envi\u0301o')).toEqual(['delivery']);
  });

  it('agree with a plain regular expression on any text', () => {
    const word = fc.constantFrom(
      'refund',
      'refunds',
      'money',
      'back',
      'is',
      'down',
      'downs',
      'app',
      'apps',
      ',',
      "can't",
      'login',
      'log',
      'in',
    );
    const plain = [
      /(?<![\p{L}\p{N}'])refund\p{L}*/u,
      /(?<![\p{L}\p{N}'])is down(?![\p{L}\p{N}])/u,
      /(?<![\p{L}\p{N}'])app(?![\p{L}\p{N}])/u,
    ];
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        const expected = ['refund', 'outage', 'app'].filter((_, index) => plain[index]?.test(text));
        expect(topicFinder({ refund: ['refund*'], outage: ['is down'], app: ['app'] })(text)).toEqual(expected);
      }),
    );
  });

  it('take any text and any rule', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (text, rules) => {
        expect(topicFinder({ any: rules })(text).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows common complaints from its own rules', () => {
    const builtIn = topicFinder(BUILT_IN_TOPICS);
    expect(builtIn('Where is my parcel? The courier never came')).toContain('delivery');
    expect(builtIn('you charged me twice, I want my money back')).toEqual(['billing', 'refund']);
    expect(builtIn('Die Lieferung kam nie an')).toContain('delivery');
  });
});
