// Writes src/text/data/topics.json: the topics of all language packs side by side, so that a report loads the rules of
// its topics without the rest of the packs. A test says when it is stale.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'src/text/data/languages';
const FILE = 'src/text/data/topics.json';

interface Pack {
  readonly language: string;
  readonly topics: Readonly<Record<string, readonly string[]>>;
}

const packs = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Pack);

writeFileSync(FILE, JSON.stringify(Object.fromEntries(packs.map(({ language, topics }) => [language, topics]))));
execFileSync('npx', ['biome', 'format', '--write', FILE], { stdio: 'inherit' });
