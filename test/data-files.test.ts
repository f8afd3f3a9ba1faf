import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MODELS } from '../src/text/sentiment/models.ts';
import { PACKS } from '../src/text/sentiment/packs.ts';
import { ROOT } from './support/fixtures.ts';
import { programPath, run } from './support/program.ts';

/*
 * Word lists and weights are read when a text asks for them. Counted by the files that are opened: seconds and megabytes
 * differ from machine to machine.
 */

async function opened(args: readonly string[], stdin = ''): Promise<readonly string[]> {
  const env = { NODE_OPTIONS: `--require ${JSON.stringify(`${ROOT}test/support/opened.cjs`)}` };
  const { stderr, code } = await run(args, { cwd: tmpdir(), stdin, env });
  const told = /^opened:(.*)$/m.exec(stderr)?.[1];
  if (code !== 0 || told === undefined) throw new Error(stderr);
  return told === '' ? [] : told.split(' ');
}

const HEAD = 'conversation_id,author,role,timestamp,text\n';
const asked = (text: string): string =>
  `${HEAD}1,a,customer,2026-01-05T10:00:00Z,${text}\n1,b,agent,2026-01-05T10:05:00Z,${text}\n`;
/** Files of one language. */
const ofLanguages = (files: readonly string[]): readonly string[] =>
  files.filter((name) => /^(?:languages|sentiment)\//.test(name));

describe('files of words are opened', () => {
  it.each([
    ['--version'],
    ['--help'],
    ['metrics'],
    ['platforms'],
    ['report', '--help'],
    ['config'],
  ])('by no command that reads no text: %s %s', async (...args) => {
    expect(await opened(args.filter((one) => one !== undefined))).toEqual([]);
  });

  it('by no export without words', async () => {
    expect(await opened(['report', '-'], asked(''))).toEqual([]);
  });

  it('of the language that is written, and of no other', async () => {
    const english = await opened(['report', '-'], asked('My parcel has not arrived and I am still waiting for it'));
    expect(english).toContain('ngrams');
    expect(ofLanguages(english)).toEqual(['languages/en', 'sentiment/en']);
    const german = await opened(
      ['report', '-'],
      asked('Das Paket ist immer noch nicht angekommen und ich warte auf Antwort'),
    );
    expect(ofLanguages(german)).toEqual(['languages/de', 'sentiment/de']);
  });
});

it('none stands in what every command loads', () => {
  const folder = join(dirname(programPath()), '..', 'dist');
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, chunk] of text.matchAll(/(?:from|^import) "\.\/([^"]+)"/gm)) load(chunk as string);
  };
  load('cli.js');
  load(readdirSync(folder).find((name) => name.startsWith('program-')) as string);
  const files = [...loaded].flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^\/\/ src\/text\/data\/(.*)$/gm)].map(([, file]) => file),
  );
  // The names of the languages, and the error rates: a few hundred bytes.
  expect(files.sort()).toEqual(['languages.json', 'sentiment/rates.json']);
});

it.each([
  ['languages', PACKS],
  ['sentiment', MODELS],
])('every language of %s is known by its name', (folder, files) => {
  const names = readdirSync(`${ROOT}src/text/data/${folder}`).map((name) => name.replace('.json', ''));
  expect(Object.keys(files)).toEqual(names.filter((name) => name.length === 2).sort());
  expect(files.en).toBe(files.en);
});
