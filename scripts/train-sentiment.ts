// Makes the models of sentiment that are shipped: `npx tsx scripts/train-sentiment.ts FOLDER`. The same texts, packs and
// code give the same bytes. The folder holds tweets-XX.tsv, subtitles-XX.tsv and reviews-XX.tsv (docs/accuracy.md).
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileOf } from './sentiment/file.ts';
import { learnInvented, learnLanguage, learnShared } from './sentiment/learn.ts';
import { materialsIn } from './sentiment/sets.ts';

const OUT = 'src/text/data/sentiment';
const folder = process.argv[2];
if (folder === undefined) {
  console.error('Which labelled texts? Give their folder: npx tsx scripts/train-sentiment.ts FOLDER');
  process.exit(2);
}

const write = (name: string, value: unknown): void =>
  writeFileSync(`${OUT}/${name}.json`, `${JSON.stringify(value)}\n`);

mkdirSync(OUT, { recursive: true });
const materials = materialsIn(folder);
const shared = learnShared(materials);
write('shared', fileOf({ weights: shared, rarities: null }));
for (const material of materials) {
  const learn = material.learns ? learnLanguage : learnInvented;
  write(material.language, fileOf(learn(material, shared)));
  console.log(material.language);
}
console.log('Measure them now: npm run accuracy -- FOLDER SUPPORT.tsv');
