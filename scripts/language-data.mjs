// Writes src/text/data/ngrams.json and languages.json: function words (our own, and those of the language packs), and what `eld` (Apache-2.0, see NOTICE) knows of beginnings, middles and ends of words,
// in a form that is read a hundred times faster and takes a hundredth of the memory. Run it again when eld is renewed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const FILE = 'src/text/data/ngrams.json';
/** The languages by their numbers in it: known before it is read. */
const NUMBERS = 'src/text/data/languages.json';

/** Languages that no script tells from all others; the rest needs no n-grams, or is hardly ever written to brands. */
const KEPT = [
  ...['ar', 'az', 'be', 'bg', 'ca', 'cs', 'da', 'de', 'en', 'es', 'et', 'eu', 'fa', 'fi', 'fr', 'hi', 'hr', 'hu', 'is'],
  ...['it', 'lt', 'lv', 'mr', 'ms', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sq', 'sr', 'sv', 'tl', 'tr', 'uk'],
  ...['ur', 'vi', 'id'],
];

/** eld leaves out what all of its scores have in common. */
const BASE = 53;

/** eld does not know Indonesian, which differs from Malay in its words. */
const SAME = { ms: ['ms', 'id'] };

const folder = 'node_modules/eld';
const load = (file) => import(pathToFileURL(join(folder, 'src', file)).href);
const { ngramsData } = await load('ngrams/small.js');
const { dictionary } = await load('dictionary.js');
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** eld writes bytes of UTF-8 as characters of its own; ASCII stands for itself. */
const byteOf = (character) => {
  const code = character.charCodeAt(0);
  if ((code >= 0x61 && code <= 0x7a) || character === "'" || character === '`') return code;
  const found = dictionary.indexOf(character, 0x80);
  if (found < 0) throw new Error(`no byte for ${character}`);
  return found;
};

/** Up to four bytes as one number, and two bits: at the beginning of a word, at its end. */
function keyOf(gram) {
  const [begins, ends] = [gram.startsWith(' '), gram.length > 1 && gram.endsWith(' ')];
  let bytes = 0;
  for (const character of gram.slice(begins ? 1 : 0, ends ? -1 : undefined)) bytes = bytes * 256 + byteOf(character);
  return bytes * 4 + (begins ? 2 : 0) + (ends ? 1 : 0);
}

const found = new Map();
for (const [gram, scores] of Object.entries(ngramsData.ngrams)) {
  const entries = Object.entries(scores)
    .flatMap(([id, score]) => (SAME[ngramsData.languages[id]] ?? [ngramsData.languages[id]]).map((one) => [one, score]))
    .map(([language, score]) => [KEPT.indexOf(language), Math.min(255, score + BASE)])
    .filter(([index]) => index >= 0);
  if (entries.length > 0) found.set(keyOf(gram), entries);
}

/** Distances from one key to the next, seven bits a byte; then languages with their scores, the last one marked. */
const bytes = [];
let last = 0;
for (const key of [...found.keys()].sort((a, b) => a - b)) {
  let distance = key - last;
  last = key;
  for (; distance >= 128; distance = Math.floor(distance / 128)) bytes.push((distance % 128) + 128);
  bytes.push(distance);
  const entries = found.get(key);
  entries.forEach(([language, score], index) => {
    bytes.push(language + (index === entries.length - 1 ? 128 : 0), score);
  });
}
/** Languages in more than one script have a list for each: `hi-Latn` is Hindi as most people type it. */
const listOf = (language, word) =>
  NOT_LATIN.includes(language) && /^\p{Script=Latin}/u.test(word) ? `${language}-Latn` : language;
const NOT_LATIN = ['hi'];
/** Their scripts tell them. */
const UNSPACED = ['zh', 'ja', 'th', 'ko'];

const words = JSON.parse(readFileSync('src/text/data/function-words.json', 'utf8'));
/** Said in every language: they tell none. */
const SAID_EVERYWHERE = ['ok', 'okay', 'app', 'dm', 'info'];
for (const name of readdirSync('src/text/data/languages')) {
  const pack = JSON.parse(readFileSync(`src/text/data/languages/${name}`, 'utf8'));
  if (UNSPACED.includes(pack.language)) continue;
  for (const word of pack.function.filter((one) => /^[\p{L}\p{M}']+$/u.test(one))) {
    const list = listOf(pack.language, word);
    words[list] = [...(words[list] ?? []), word];
  }
}
const lists = Object.entries(words).map(([language, list]) => [
  language,
  [...new Set(list)]
    .filter((one) => !SAID_EVERYWHERE.includes(one))
    .sort()
    .join(' '),
]);

const data = {
  from: `eld ${version}, small`,
  apart: KEPT.filter((language) => !Object.values(SAME).flat().includes(language)),
  words: Object.fromEntries(lists.sort()),
  grams: Buffer.from(bytes).toString('base64'),
};
const codes = lists.map(([language]) => language.split('-')[0]).sort();
writeFileSync(FILE, JSON.stringify(data));
writeFileSync(NUMBERS, JSON.stringify([...new Set([...KEPT, ...codes])]));
execFileSync('npx', ['biome', 'format', '--write', FILE, NUMBERS], { stdio: 'inherit' });
console.log(`${FILE}: ${found.size} n-grams, ${bytes.length} bytes`);
