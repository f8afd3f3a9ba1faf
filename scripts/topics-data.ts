// Writes src/text/data/topics.json, deflection.json and empty-words.json: the topics of all language packs side by side,
// what agents say in each to send somebody elsewhere, and words that name nothing, so that a command loads these without
// the rest of the packs. Tests say when they are stale.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { emptyWordsOf, type WordyPack } from './empty-words.ts';

const FOLDER = 'src/text/data/languages';

interface Pack extends WordyPack {
  readonly language: string;
  readonly topics: Readonly<Record<string, readonly string[]>>;
  readonly deflection: Readonly<Record<string, readonly string[]>>;
}

const packs = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Pack);

const FILES: Readonly<Record<string, (pack: Pack) => unknown>> = {
  topics: ({ topics }) => topics,
  deflection: ({ deflection }) => deflection,
  'empty-words': emptyWordsOf,
};

for (const [list, of] of Object.entries(FILES)) {
  const file = `src/text/data/${list}.json`;
  writeFileSync(file, JSON.stringify(Object.fromEntries(packs.map((pack) => [pack.language, of(pack)]))));
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' });
}
