import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyWordsOf, type WordyPack } from '../scripts/empty-words.ts';
import { familiesOf } from '../src/discovery/families.ts';
import { discoverTopics } from '../src/discovery/index.ts';
import { DISCOVERY_RENDERERS } from '../src/discovery/renderers/index.ts';
import type { AnalyzeOptions } from '../src/options.ts';
import { readConversations } from '../src/pipeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-discovery-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sent {
  readonly text: string;
  /** Days after the first of March. */
  readonly day?: number;
  /** One of its own unless it is named. */
  readonly conversation?: string;
}

let written = 0;
/** An export in which every message is answered by Sandra; each is a conversation. */
function exportOf(messages: readonly Sent[]): string {
  const path = join(folder, `${written++}.csv`);
  const rows = messages.flatMap(({ text, day = 0, conversation }, index) => {
    const at = new Date(Date.UTC(2026, 2, 1 + day, 9, 0, index)).toISOString();
    const cell = `"${text.replaceAll('"', '""')}"`;
    return [
      `${index}a,${conversation ?? `c${index}`},${at},inbound,Ann${index},${cell}`,
      `${index}b,${conversation ?? `c${index}`},${at},outbound,Sandra,"Hello!"`,
    ];
  });
  writeFileSync(path, `id,conversation,at,direction,author,text\n${rows.join('\n')}\n`);
  return path;
}

const OPTIONS: AnalyzeOptions = { builtInTopics: 'off' };
const discovered = async (messages: readonly Sent[], options: AnalyzeOptions = {}, most = 20) =>
  (await discoverTopics([exportOf(messages)], { ...OPTIONS, ...options }, { most, least: null })).discovery;

const KAYAKS = [
  'The kayak paddle snapped on the first trip',
  'My kayaks came without a paddle',
  'is the paddle of the red kayak sold alone?',
  'kayak leaks near the paddle holder',
].map((text) => ({ text }));
const CAMERAS = ['camera shutter stuck', 'the shutter of my camera clicks twice', 'Shutter stays shut, camera on'].map(
  (text) => ({ text }),
);
const OTHERS = ['hello there', 'good evening to all of you', 'what a day', 'nobody reads this'].map((text) => ({
  text,
}));

describe('topics that nobody has named', () => {
  it('are found by their own words, with everything that was written about them', async () => {
    const { groups, messages, named, found } = await discovered([...KAYAKS, ...CAMERAS, ...OTHERS]);
    expect(groups.map(({ name, messages }) => [name, messages])).toEqual([
      ['kayak', 4],
      ['camera', 3],
    ]);
    expect(groups[0]?.words).toEqual(['kayak', 'paddle']);
    // That paddles are always named beside a kayak may be chance, of four.
    expect(groups[0]?.rules).toEqual(['kayak*']);
    expect({ messages, named, found }).toEqual({ messages: 11, named: 0, found: 7 });
  });

  it('are not those that a rule names', async () => {
    const { groups, named } = await discovered([...KAYAKS, ...CAMERAS], { topics: { boats: ['kayak*'] } });
    expect(named).toBe(4);
    expect(groups.map(({ name }) => name)).toEqual(['camera']);
  });

  it('are named as they say by the rules that they suggest', async () => {
    const all = [...KAYAKS, ...CAMERAS, ...OTHERS, ...PACZKI, ...退款];
    const { groups } = await discovered(all);
    const topics = Object.fromEntries(groups.map(({ name, rules }) => [name, rules]));
    const { conversations } = await readConversations([exportOf(all)], { ...OPTIONS, topics });
    for (const { name, conversations: wanted } of groups) {
      expect([name, conversations.filter((one) => one.topics.includes(name)).length]).toEqual([name, wanted]);
    }
    expect(groups.length).toBeGreaterThan(3);
  });

  it('would name whole conversations, as rules do', async () => {
    const more = [{ text: 'and another thing', conversation: 'c0' }];
    const all = [...KAYAKS, ...more];
    const { groups, found } = await discovered(all);
    const topics = Object.fromEntries(groups.map(({ name, rules }) => [name, rules]));
    expect([found, (await discovered(all, { topics })).named]).toEqual([5, 5]);
  });

  it('are none where nothing repeats, and none where nobody wrote', async () => {
    expect((await discovered(OTHERS)).groups).toEqual([]);
    const { groups, messages, namedShare } = await discovered([{ text: '' }]);
    expect([groups, messages, namedShare]).toEqual([[], 0, null]);
  });

  it('are not the names of agents and brands, nor handles, links and numbers', async () => {
    const texts = [
      'Sandra @vekkilo https://vekkilo.example 12345',
      'thanks Sandra! @vekkilo 12345',
      'Sandra, @vekkilo? 12345',
      'anna.smith@mailbox.example instagram.com/annasmith',
      'anna.smith@mailbox.example, instagram.com/annasmith',
      'anna.smith (at) mailbox.example! instagram.com/annasmith!',
    ];
    expect((await discovered(texts.map((text) => ({ text })))).groups).toEqual([]);
  });
});

const PACZKI = ['paczka zgubiona w sortowni', 'sortownia zgubiła paczkę', 'zgubiona paczka, sortownia milczy'].map(
  (text) => ({ text }),
);
const 退款 = ['申请退款三天了', '退款什么时候到账', '我要退款', '退款失败'].map((text) => ({ text }));

/** Trouble with one product, what else is said of it, and what is said of anything. */
const TROUBLE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['my kettle trips the fuse', 'the kettle blew a fuse', 'fuse gone when the kettle boils', 'new kettle, fuse trips'],
    ['is the kettle sold in green', 'the kettle hums a tune', 'a kettle as a gift', 'which kettle fits a caravan'],
    [
      'nice music in the store',
      'the catalogue is heavy',
      'my cat loves the carton',
      'knives get dull',
      'curtains too long',
    ],
  ],
  de: [
    ['der Wasserkocher wirft die Sicherung', 'Sicherung fliegt, Wasserkocher an', 'Wasserkocher, Sicherungen springen'],
    ['den Wasserkocher in grün', 'der Wasserkocher summt', 'Wasserkocher verschenkt', 'Wasserkocher im Wohnwagen'],
    ['schöne Musik im Laden', 'Katalog zu schwer', 'Katze mag Karton', 'Messer stumpf', 'Vorhänge zu lang'],
  ],
  ru: [
    ['чайник выбивает пробки', 'пробки выбило от чайника', 'включаю чайник, снова пробки'],
    ['чайник зелёного цвета', 'чайник гудит песню', 'чайник в подарок', 'подойдёт чайник в фургон'],
    ['красивая музыка в зале', 'каталог тяжёлый', 'кот любит коробку', 'ножи тупятся', 'шторы длинные'],
  ],
  ja: [
    ['ケトルでブレーカーが落ちる', '新しいケトル、すぐブレーカーが落ちた', 'ブレーカーが落ちるのはケトルのせい'],
    ['ケトルの緑色', 'ケトルが歌う', 'ケトルを贈り物に', 'ケトルは車で'],
    ['店の音楽が素敵', '目録が重い', '猫が段ボール好き', '包丁が鈍い', '窓掛が長い'],
  ],
};

it('what everybody says is a group, where nothing else repeats', async () => {
  const { groups } = await discovered(Array.from({ length: 200 }, () => ({ text: 'where is my kayak' })));
  expect(groups).toMatchObject([{ name: 'kayak', messages: 200, rules: ['kayak'] }]);
});

describe('a suggested rule', () => {
  it.each(Object.entries(TROUBLE))('finds its group and few others: %s', async (_, [
    trouble = [],
    product = [],
    anything = [],
  ]) => {
    const repeated = (texts: readonly string[], times: number) =>
      Array.from({ length: times }, (_, index) => ({
        text: `${texts[index % texts.length]} ${'!'.repeat(index % 3)}`,
      }));
    const all = [...repeated(trouble, 24), ...repeated(product, 40), ...repeated(anything, 300)];
    const { groups } = await discovered(all);
    const topics = Object.fromEntries(groups.map(({ name, rules }) => [name, rules]));
    const { conversations } = await readConversations([exportOf(all)], { ...OPTIONS, topics });
    const ids = (from: number, to: number) =>
      new Set(Array.from({ length: to - from }, (_, index) => `c${from + index}`));
    const share = (name: string, among: ReadonlySet<string>) =>
      conversations.filter(({ id, topics }) => among.has(id) && topics.includes(name)).length / among.size;
    const best = groups
      .map(({ name }) => ({ caught: share(name, ids(0, 24)), others: share(name, ids(24, 364)) }))
      .sort((a, b) => b.caught - b.others - (a.caught - a.others))[0];
    expect(best?.caught).toBeGreaterThan(0.8);
    expect(best?.others).toBeLessThan(0.02);
  });

  it('is no word that was met a few times beside another', async () => {
    const texts = [
      'kayak paddle lost on white water',
      'kayak paddle bent',
      'kayak paddle too short',
      'kayak paddle green',
    ];
    const all = Array.from({ length: 40 }, (_, index) => ({ text: texts[index % 4] as string }));
    const { groups } = await discovered([
      ...all,
      ...OTHERS,
      ...Array.from({ length: 200 }, (_, at) => ({ text: `w${at % 50}` })),
    ]);
    expect(groups[0]?.rules.toSorted()).toEqual(['kayak', 'paddle']);
  });
});

describe('in other scripts', () => {
  it('words of Polish are found with their endings', async () => {
    const [group] = (await discovered(PACZKI)).groups;
    expect(group?.messages).toBe(3);
    expect(group?.words).toContain('sortownia');
  });

  it.each([
    ['úroveň', 'úrovni', 'úrovně'],
    ['уровень', 'уровне', 'уровни'],
    ['dárek', 'dárky', 'dárku'],
    ['сумка', 'сумок', 'сумки'],
    ['paczka', 'paczek', 'paczki'],
    ['novac', 'novca', 'novcu'],
    ['objednávka', 'objednávek', 'objednávky'],
  ])('words that lose a vowel before an ending are one: %s', (...forms) => {
    const words = { size: forms.length + 1, text: (word: number) => forms[word - 1] ?? '' };
    expect(familiesOf(words, [Uint32Array.from(forms, (_, index) => index + 1)]).all).toHaveLength(2);
  });

  it.each([
    ['camera', 'came'],
    ['заказ', 'закон'],
    ['Tasche', 'Taste'],
    ['сумка', 'сумма'],
  ])('words that differ in more are two: %s, %s', (...forms) => {
    const words = { size: 3, text: (word: number) => forms[word - 1] ?? '' };
    expect(familiesOf(words, [Uint32Array.of(1, 2)]).all).toHaveLength(3);
  });

  it('words of Chinese are found without spaces', async () => {
    const [group] = (await discovered([...退款, ...OTHERS])).groups;
    expect(group).toMatchObject({ name: '退款', messages: 4, rules: expect.arrayContaining(['退款']) });
  });

  it('words of Japanese too', async () => {
    const texts = ['充電器が壊れました', '充電器を交換したい', '充電器の保証は？'];
    const [group] = (await discovered(texts.map((text) => ({ text })))).groups;
    expect(group).toMatchObject({ name: '充電器', messages: 3 });
  });
});

describe('where no spaces part words', () => {
  const rulesOf = async (texts: readonly string[]) =>
    (await discovered(texts.map((text) => ({ text })))).groups.map(({ name, rules, messages }) => [
      name,
      rules,
      messages,
    ]);

  it('katakana are one word', async () => {
    const texts = [
      'スピーカーが鳴らない',
      'スピーカーを買いたい',
      '新しいスピーカーは？',
      'ミニスピーカーは？',
      'カーテン',
    ];
    expect(await rulesOf(texts)).toEqual([['スピーカー', ['スピーカー'], 4]]);
  });

  it('a name is a whole word, and no rule is the end of one and the beginning of another', async () => {
    const texts = ['个人手感一般', '个人手感太小', '个人手感失望', '第一手感', '手感', '手感便宜', '手感贵', '手感薄'];
    expect(await rulesOf(texts)).toEqual([['手感', ['手感'], 8]]);
  });

  it('a rule of Thai is long enough to be found in what it names alone', async () => {
    const texts = ['แบตเตอรี่หมด', 'แบตเตอรี่ร้อน', 'แบตเตอรี่เสีย', 'หน้าจอแตก', 'ฝาปิด', 'เสียงดัง', 'แบบนี้ไม่ชอบ', 'ตอบเร็วดี'];
    const [[, rules = []] = []] = await rulesOf(texts);
    const found = texts.filter((text) => (rules as readonly string[]).some((rule) => text.includes(rule)));
    expect(found).toEqual(texts.slice(0, 3));
  });
});

describe('growth', () => {
  it('compares the last week with the one before it', async () => {
    const days = [1, 2, 8, 9, 10, 14].map((day) => ({ text: `kayak paddle ${day}`, day }));
    const { groups, compared } = await discovered([{ text: 'first', day: 0 }, ...days]);
    // The last message is of the 14th day: seven days back are those after the 7th.
    expect(groups[0]).toMatchObject({ now: 4, before: 2, growth: 1 });
    expect(compared?.middle.slice(0, 10)).toBe('2026-03-08');
  });

  it('says nothing of a single day', async () => {
    const { groups, compared } = await discovered(KAYAKS);
    expect([groups[0]?.now, groups[0]?.growth, compared]).toEqual([null, null, null]);
  });
});

describe('examples', () => {
  const private_ = [
    'kayak paddle lost, mail ann@mail.example',
    'kayak paddle lost, call +48 600 700 800',
    'kayak paddle on card 4111 1111 1111 1111',
  ].map((text) => ({ text }));

  it('are read again, without what is private', async () => {
    const [group] = (await discovered(private_)).groups;
    expect(group?.examples).toEqual([
      'kayak paddle lost, mail [e-mail]',
      'kayak paddle lost, call [phone]',
      'kayak paddle on card [card]',
    ]);
  });

  it('are as they were written if that is asked for', async () => {
    const [group] = (await discovered(private_, { mask: false })).groups;
    expect(group?.examples[0]).toBe('kayak paddle lost, mail ann@mail.example');
  });

  it('are found in a file of several pieces', async () => {
    const long = Array.from({ length: 30_000 }, (_, index) => ({
      text: `nothing of note number ${index} ${'.'.repeat(60)}`,
    }));
    const { groups } = await discovered([...KAYAKS, ...long, ...CAMERAS.map((one) => ({ ...one, day: 1 }))], {}, 5);
    expect(groups.find(({ name }) => name === 'camera')?.examples ?? []).toEqual([]);
    expect(groups.every(({ examples }) => examples.length > 0)).toBe(true);
  });
});

it('gives the same for every order of the rows', async () => {
  const all = [...KAYAKS, ...CAMERAS, ...PACZKI, ...OTHERS].map((one, day) => ({ ...one, day }));
  const told = ({ groups }: Awaited<ReturnType<typeof discovered>>) => groups;
  const first = told(await discovered(all));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (shuffled) => {
      expect(told(await discovered(shuffled))).toEqual(first);
    }),
    { numRuns: 10 },
  );
});

it.each(DISCOVERY_RENDERERS)('as $id ends in a newline, holds no control character and is the same twice', async ({
  render,
}) => {
  const hostile = ['kayak paddle \u001b[31m', '=kayak paddle()', 'kayak paddle \u202e'].map((text) => ({ text }));
  const discovery = await discovered(hostile);
  const page = { width: 80, colour: false };
  const text = render(discovery, page);
  expect(text).toMatch(/\n$/);
  expect(text.replaceAll('\n', '').replaceAll('\r', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(render(discovery, page)).toBe(text);
});

const data = (name: string) =>
  JSON.parse(readFileSync(new URL(`../src/text/data/${name}`, import.meta.url), 'utf8')) as unknown;
const PACKS = readdirSync(new URL('../src/text/data/languages/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => data(`languages/${name}`) as WordyPack);
const CHATTER = data('chatter.json') as { readonly languages: Readonly<Record<string, readonly string[]>> };
const GREETINGS = Object.values(data('greetings.json') as Record<string, readonly string[]>).flat();

/** Six words a message, and every message three times. */
const repeating = (words: readonly string[], between: string): readonly Sent[] =>
  words
    .flatMap((_, index) => (index % 6 === 0 ? [words.slice(index, index + 6).join(between)] : []))
    .flatMap((text) => [{ text }, { text }, { text }]);

describe('words that name nothing', () => {
  it('are those of the packs (else: npx tsx scripts/topics-data.ts)', () =>
    expect(data('empty-words.json')).toEqual(
      Object.fromEntries(PACKS.map((pack) => [pack.language, emptyWordsOf(pack)])),
    ));

  it.each(PACKS.map((pack) => [pack.language, pack] as const))('name no topic: %s', async (language, pack) => {
    const words = [emptyWordsOf(pack).split(' '), CHATTER.languages[language] ?? []].flat();
    const isUnspaced = emptyWordsOf(pack) === '';
    // Pairs of characters make new ones where they meet.
    const { groups } = await discovered(repeating(words, isUnspaced ? ' ' : ', '));
    expect(groups.map(({ name }) => name)).toEqual([]);
  });

  it('are greetings, too', async () => expect((await discovered(repeating(GREETINGS, ' '))).groups).toEqual([]));

  it('leave nothing of what a message says beside its topic', async () => {
    const texts = [
      ...[
        'Dobrý den prosím, věrnostní karta nejde',
        'Dobrý den prosím, věrnostní karty chybí',
        'Ahoj, věrnostní kartu',
      ],
      ...['Hola buenas, quiero preguntar una cosa', 'Hola buenas, alguien responde', 'Hola buenas gracias de antemano'],
      ...['Guten Tag, kann mir jemand sagen', 'Guten Tag, ich warte seit Wochen', 'Guten Tag und freundliche Grüße'],
    ];
    const { groups } = await discovered(texts.map((text) => ({ text })));
    expect(groups.map(({ words }) => words)).toEqual([['karta', 'věrnostní']]);
  });

  it('four characters of Chinese are one name', async () => {
    const texts = ['有礼品包装吗', '礼品包装破了', '礼品包装太丑', '要礼品包装'];
    const [group] = (await discovered(texts.map((text) => ({ text })))).groups;
    expect(group?.name).toBe('礼品包装');
  });
});
