// Writes src/text/data/topics.json and deflection.json: the topics of all language packs side by side, and what agents
// say in each to send somebody elsewhere, so that a report loads these without the rest of the packs. Tests say when
// they are stale.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'src/text/data/languages';

interface Pack {
  readonly language: string;
  readonly topics: Readonly<Record<string, readonly string[]>>;
  readonly deflection: Readonly<Record<string, readonly string[]>>;
}

const packs = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Pack);

for (const list of ['topics', 'deflection'] as const) {
  const file = `src/text/data/${list}.json`;
  writeFileSync(file, JSON.stringify(Object.fromEntries(packs.map((pack) => [pack.language, pack[list]]))));
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' });
}
