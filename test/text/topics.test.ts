import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseSearch, readPhrase } from '../../src/text/phrases.ts';
import {
  builtInTopics,
  type FoundTopics,
  type TopicRules,
  type TopicSettings,
  topicFinder,
  topicPatterns,
} from '../../src/text/topics.ts';
import { lower } from '../../src/text/words.ts';

/** What is found where any account may be meant. */
const names = ({ topics, ruled }: FoundTopics): readonly string[] => [
  ...new Set([...topics, ...ruled.filter(({ about }) => about).map(({ topic }) => topic)]),
];
const finder = (rules: TopicRules, builtIn: TopicSettings['builtIn'] = 'off') => {
  const find = topicFinder({ builtIn, rules });
  return (text: string, ...languages: string[]) =>
    names(find(text, () => (languages.length > 0 ? new Set(languages) : null)));
};

const find = finder({
  refund: ['refund*', 'money back', 'zwrot*', 'возврат*'],
  outage: ['is down', "can't log* in"],
  app: ['app'],
  'sign-up': ['sign-up*', "l'inscription"],
  parcel: ['包裹', '荷物', 'พัสดุ', 'abonnement'],
});

describe('topics by rule', () => {
  it.each([
    ['I want a REFUND!', ['refund']],
    ['refunds, refunded', ['refund']],
    ['prerefund', []],
    ['give me my money   back', ['refund']],
    ['money-back guarantee', ['refund']],
    ['money. back', []],
    ['money - back', []],
    ['proszę o zwrotu', ['refund']],
    ['zwrot, zwrotu, zwroty', ['refund']],
    ['Где возврат? Возврата нет', ['refund']],
    ['the site is down', ['outage']],
    ['is is down', ['outage']],
    ['is downloading', []],
    ['I can’t logged in', ['outage']],
    ["I can't log in", ['outage']],
    ['my app is down, refund', ['refund', 'outage', 'app']],
    ["the app's icon", ['app']],
    ['apple', []],
    ['signups? sign ups? sign-ups!', ['sign-up']],
    ["résilier l'abonnement", ['parcel']],
    ["pour l'inscription", ['sign-up']],
    ['我的包裹在哪里', ['parcel']],
    ['荷物はどこですか', ['parcel']],
    ['พัสดุของฉันอยู่ที่ไหน', ['parcel']],
    ['', []],
  ])('%j is about %j', (text, topics) => expect(find(text)).toEqual(topics));

  it('are found in composed and decomposed letters alike', () => {
    expect(finder({ delivery: ['przesyłk*', 'envío'] })('mi envi\u0301o')).toEqual(['delivery']);
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
      'log',
      'in',
    );
    const plain = [
      /(?<![\p{L}\p{N}'])refund\p{L}*/u,
      /(?<![\p{L}\p{N}'])is down(?![\p{L}\p{N}])/u,
      /(?<![\p{L}\p{N}'])app(?![\p{L}\p{N}])/u,
      /(?<![\p{L}\p{N}'])is down\p{L}* is(?![\p{L}\p{N}])/u,
    ];
    const rules = { refund: ['refund*'], outage: ['is down'], app: ['app'], twice: ['is down* is'] };
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        const expected = Object.keys(rules).filter((_, index) => plain[index]?.test(text));
        expect([...finder(rules)(text)].sort()).toEqual(expected.sort());
      }),
    );
  });

  it('are the same however the rules are ordered and split', () => {
    const phrases = [
      'refund*',
      'ref*',
      'money back',
      'money*',
      'is down',
      'is*',
      'down the',
      '包裹',
      '包',
      'app',
      'a*',
    ];
    const word = fc.constantFrom(
      'refund',
      'refs',
      'money',
      'moneys',
      'back',
      'is',
      'down',
      'the',
      '我的包裹',
      'app',
      '包',
    );
    fc.assert(
      fc.property(fc.array(word), fc.shuffledSubarray(phrases), fc.nat(20), (parts, chosen, cut) => {
        const text = parts.join(' ');
        const alone = chosen.filter((phrase) => finder({ one: [phrase] })(text).length > 0);
        const whole = finder(Object.fromEntries(chosen.map((phrase) => [`x${phrase}`, [phrase]])))(text);
        expect([...whole].sort()).toEqual(alone.map((phrase) => `x${phrase}`).sort());
        const split = finder({ a: chosen.slice(0, cut), b: chosen.slice(cut) })(text);
        expect(split.includes('a')).toBe(alone.some((phrase) => chosen.indexOf(phrase) < cut));
      }),
    );
  });

  it('take any text and any rule', () => {
    const any = fc.string({ unit: 'binary' });
    fc.assert(fc.property(any, fc.array(any), (text, rules) => finder({ any: rules })(text).length <= 1));
  });

  it('look as often as a text is long, whatever text and rules are', () => {
    const looks = (rules: readonly string[], text: string): number => {
      let count = 0;
      const phrases = rules.map((rule) => readPhrase(rule) as NonNullable<ReturnType<typeof readPhrase>>);
      phraseSearch(phrases, () => count++)(lower(text), () => {});
      return count;
    };
    const deep = Array.from({ length: 40 }, (_, words) => `${'a '.repeat(words + 1)}b`);
    const stems = Array.from({ length: 30 }, (_, length) => `${'a'.repeat(length + 1)}* b`);
    const characters = Array.from({ length: 90 }, (_, length) => `${'包'.repeat(length + 1)}裹`);
    const rules = [...deep, ...stems, ...characters, ...Array.from({ length: 5_000 }, (_, at) => `a rule${at}*`)];
    for (const unit of ['a ', 'a', "a'", '包', 'a-', 'rule1 ']) {
      const [short, long] = [looks(rules, unit.repeat(500)), looks(rules, unit.repeat(1_000))];
      expect(long, unit).toBeLessThanOrEqual(2 * short + 5_000);
      expect(long, unit).toBeLessThanOrEqual(unit.length * 1_000 * 120);
    }
  });
});

describe('a rule', () => {
  it.each([
    'c++',
    'ref*nd',
    '*',
    '',
    ' ',
    '!',
    'a & b',
    `${'x'.repeat(101)}`,
  ])('that finds nothing is none: %j', (rule) => expect(readPhrase(rule)).toBeNull());

  it('adds to the built-in rules of its topic', () => {
    const extended = finder({ refund: ['bliff*'] }, 'on');
    expect([extended('a bliffs please'), extended('a refund please')]).toEqual([['refund'], ['refund']]);
  });

  it('takes their place where it says so, and switches them off where it is empty', () => {
    const replaced = finder({ refund: { words: ['bliff*'], replaces: true } }, 'on');
    expect([replaced('a bliffs please'), replaced('a refund please')]).toEqual([['refund'], []]);
    expect(finder({ refund: [] }, 'on')('a refund please')).toEqual([]);
  });

  it('stands alone where the built-in ones are off', () => {
    expect(finder({ display: ['flicker*'] })('a refund, it flickers')).toEqual(['display']);
  });

  it('says what a topic is not', () => {
    const find = finder({ refund: { words: ['bliff'], not: ['no refund*'] } }, 'on');
    expect(find('I want no refund, I want my parcel')).toEqual(['delivery']);
    expect(find('bliff, but no refund')).toEqual([]);
    expect(find('bliff refund')).toEqual(['refund']);
  });

  it('holds in the languages that it names, and where nobody knows the language', () => {
    const find = finder({ poison: { words: ['gift*'], languages: ['German', 'pl'] } });
    expect([find('Gift', 'de'), find('gift', 'en'), find('gift'), find('gift', 'en', 'pl')]).toEqual([
      ['poison'],
      [],
      ['poison'],
      ['poison'],
    ]);
  });

  it('names a language that there is', () => {
    expect(() => finder({ x: { words: ['a'], languages: ['klingonish'] } })).toThrow(
      'topics.x: "klingonish" is no language',
    );
  });

  it('of an account waits until the account is known', () => {
    const find = topicFinder({ builtIn: 'on', rules: { refund: { not: ['bliff'], accounts: ['@Vekkilo'] } } });
    expect(find('bliff refund')).toEqual({
      topics: ['refund'],
      ruled: [{ topic: 'refund', accounts: ['vekkilo'], about: false }],
    });
  });

  it('is not found in a language in which its words mean something else', () => {
    const built = finder({}, 'on');
    const word = 'reimbursement';
    expect([built(word, 'en'), built(word), built(word, 'pl')]).toEqual([['refund'], ['refund'], []]);
    // English words are at home in texts of other letters, and in languages that have no rules.
    expect([built(word, 'ru'), built(word, 'sw')]).toEqual([['refund'], ['refund']]);
  });
});

describe('patterns', () => {
  const matching = async (...patterns: readonly string[]) => {
    const rules = { serial: { patterns } };
    const find = topicFinder({ builtIn: 'off', rules }, await topicPatterns(rules));
    return (text: string) => names(find(text));
  };

  it('find what words cannot say, whatever the letter case', async () => {
    const find = await matching('\\bKD-\\d{6}\\b', 'возврат[а-я]*\\s+\\d+');
    expect([find('my kd-123456'), find('kd-12345'), find('Возврата 12')]).toEqual([['serial'], [], ['serial']]);
  });

  it.each([
    ['(?=a)b', 'looks around or back'],
    ['(?<!a)b', 'looks around or back'],
    ['(a)\\1', 'looks around or back'],
    ['[', 'is no regular expression as RE2 knows them (missing closing ]: `[`)'],
    ['(open', 'is no regular expression as RE2 knows them (missing closing ): `(open`)'],
    ['(?i)(open', 'is no regular expression as RE2 knows them (missing closing ): `(?i)(open`)'],
    ['((a{100}){100}){100}', 'is no regular expression'],
    ['a*', 'fits any text'],
    ['x'.repeat(201), 'has more than 200 characters'],
  ])('%j is an error that names the rule', async (pattern, words) => {
    await expect(matching(pattern)).rejects.toThrow(new RegExp(`^topics\\.serial: the pattern ".*" ${escaped(words)}`));
  });

  it('are 50 at most', async () => {
    await expect(matching(...Array.from({ length: 51 }, (_, at) => `a${at}`))).rejects.toThrow(
      '51 patterns, and at most 50',
    );
  });

  it('that hang other engines are done at once', async () => {
    const find = await matching('(a+)+$', '(a|aa)+$', '(x+x+)+y', '(.*a){20}');
    for (const text of [`${'a'.repeat(100_000)}!`, 'x'.repeat(100_000)]) find(text);
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the built-in rules', () => {
  it('are those of the language packs (npm run data writes them anew)', () => {
    const folder = new URL('../../src/text/data/languages/', import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const { language, topics } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
        readonly language: string;
        readonly topics: unknown;
      };
      expect(builtInTopics()[language], file).toEqual(topics);
    }
  });

  it('can all find something', () => {
    const rules = Object.values(builtInTopics()).flatMap((topics) => Object.values(topics).flat());
    expect(rules.filter((rule) => readPhrase(rule) === null)).toEqual([]);
  });

  it('know common complaints', () => {
    const built = finder({}, 'on');
    expect(built('Where is my parcel? The courier never came')).toContain('delivery');
    expect(built('you charged me twice, I want my money back')).toEqual(expect.arrayContaining(['billing', 'refund']));
    expect(built('Die Lieferung kam nie an')).toContain('delivery');
    expect(built('kiedy dostanę zwrot pieniędzy?')).toContain('refund');
    expect(built('где моя посылка?')).toContain('delivery');
  });
});
