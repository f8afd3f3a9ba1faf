import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { builtInTopics } from '../../src/text/topics.ts';

const FOLDER = new URL('../../src/text/data/languages/', import.meta.url);
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort();

/** Lists that every pack must fill, and lists that a language may do without. */
const needed = z.array(z.string()).nonempty();
const optional = z.array(z.string());
const byStrength = z.strictObject({ strong: needed, plain: needed, weak: needed });
const pack = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  title: z.string().min(1),
  sentiment: z.strictObject({
    negative: byStrength,
    positive: byStrength,
    support: needed,
    inquiries: needed,
    conditions: needed,
    durations: needed,
    middling: needed,
    irony: optional,
    harmless: optional,
    negators: needed,
    intensifiers: optional,
    dampeners: optional,
    but: optional,
  }),
  intents: z.strictObject({ question: needed, suggestion: needed, complaint: needed, praise: needed, thanks: needed }),
  function: needed,
  deflection: z.strictObject({
    'direct message': needed,
    'e-mail': needed,
    phone: needed,
    form: needed,
    chat: needed,
  }),
  topics: z.record(z.string(), needed),
});

type Tree = readonly string[] | { readonly [name: string]: Tree };

/** Every list of a pack with its path, whatever the shape is today. */
function listsOf(tree: Tree | string, path = ''): readonly (readonly [string, readonly string[]])[] {
  if (typeof tree === 'string') return [];
  if (Array.isArray(tree)) return [[path, tree as readonly string[]]];
  return Object.entries(tree).flatMap(([name, inner]) => listsOf(inner, path === '' ? name : `${path}.${name}`));
}

const repeated = (entries: readonly string[]): readonly string[] =>
  entries.filter((entry, index) => entries.indexOf(entry) !== index);

/** An entry is words with single spaces between them; only the end of a word may be open. */
const isEntry = (entry: string): boolean =>
  entry === entry.normalize('NFC') &&
  entry === entry.toLowerCase() &&
  entry.split(' ').every((word) => /^[^\s*,;:!?"“”«»()[\]{}|\\]+\*?$/u.test(word));

describe.each(FILES)('language pack %s', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const read: unknown = JSON.parse(text);
  const { sentiment, ...rest } = pack.parse(read);
  const lists = listsOf({ sentiment, ...rest } as unknown as Tree);

  it('is named after its language', () => expect(file).toBe(`${rest.language}.json`));

  it('has the topics of every other pack', () =>
    expect(Object.keys(rest.topics)).toEqual(Object.keys(builtInTopics().en ?? {})));

  it.each(lists.map(([path, entries]) => ({ path, entries })))('$path: each entry well formed and once', (list) => {
    expect(list.entries.filter((entry) => !isEntry(entry))).toEqual([]);
    expect(repeated(list.entries)).toEqual([]);
  });

  it('gives a word one polarity and one strength', () => {
    const { negative, positive, support, irony, harmless } = sentiment;
    const entries = [negative, positive].flatMap(({ strong, plain, weak }) => [...strong, ...plain, ...weak]);
    expect(repeated(entries)).toEqual([]);
    const praising = new Set([...positive.strong, ...positive.plain, ...positive.weak]);
    expect([...support, ...irony].filter((entry) => praising.has(entry))).toEqual([]);
    const felt = new Set([...entries, ...support, ...irony]);
    expect(harmless.filter((entry) => felt.has(entry))).toEqual([]);
  });

  it('opens no stem so short that it takes half the dictionary', () => {
    const { negative, positive } = sentiment;
    const feelings = [negative, positive].flatMap(({ strong, plain, weak }) => [...strong, ...plain, ...weak]);
    const shortest = /\p{Script=Latin}|\p{Script=Cyrillic}/u;
    const tooShort = feelings.filter((entry) =>
      entry.split(' ').some((word) => word.endsWith('*') && shortest.test(word) && word.length < 4),
    );
    expect(tooShort).toEqual([]);
  });

  it('holds no control, invisible or private character', () => expect(text).not.toMatch(/[^\P{C}\n]/u));
});

it('the languages that are read best are all there', () => expect(FILES).toEqual(expect.arrayContaining(['en.json'])));
