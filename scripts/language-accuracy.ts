// Writes docs/accuracy-language.md: how often the language of a text is told, beside the detector whose n-grams are read.
// The labelled texts are not shipped: their folder is given, and a file says its language in its name (tweets-de.tsv).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eld } from 'eld/small';
import { languageEvidence, languageOf } from '../src/text/language/index.ts';
import { withoutHandlesAndLinks } from '../src/text/mentions.ts';
import { languageOfWords } from '../src/text/reading.ts';
import { JUDGED } from '../src/text/sentiment/judge.ts';

const PAGE = 'docs/accuracy-language.md';
const OWN = 'test/text/accuracy/languages.tsv';
const POOLED = 3;

type Judge = (texts: readonly string[]) => string | null;

const ours: Judge = (texts) => languageOf(texts.map(languageEvidence).filter((one) => one !== null));
/** It is given what is left without handles and links: with them it does worse. */
const theirs: Judge = (texts) => eld.detect(texts.map(withoutHandlesAndLinks).join(' ')).language || null;

interface Score {
  readonly right: number;
  readonly unknown: number;
  readonly wrong: number;
}

function scored(judge: Judge, groups: readonly (readonly string[])[], language: string): Score {
  const said = groups.map(judge);
  const share = (fits: (one: string | null) => boolean) => said.filter(fits).length / said.length;
  return {
    right: share((one) => one === language),
    unknown: share((one) => one === null),
    wrong: share((one) => one !== null && one !== language),
  };
}

const inGroups = (texts: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.floor(texts.length / size) }, (_, at) => texts.slice(at * size, (at + 1) * size));

/** The texts of a file: its second column. */
const textsOf = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.includes('\t'))
    .map((line) => line.slice(line.indexOf('\t') + 1));

const cells = ({ right, unknown, wrong }: Score): string =>
  [right, unknown, wrong].map((value) => value.toFixed(3)).join(' | ');

/** Sentences of our own by language; `ru-Latn` is Russian in Latin letters. */
function ownRows(): readonly string[] {
  const byLanguage = new Map<string, string[]>();
  for (const line of readFileSync(OWN, 'utf8').trim().split('\n').slice(1)) {
    const [language = '', text = ''] = line.split('\t');
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), text]);
  }
  return [...byLanguage].map(([language, texts]) => {
    const of = (judge: Judge) => counts(judge, texts, language);
    const judged = texts.map((text) => languageOfWords(text, null)).filter((one) => one !== null && JUDGED.has(one));
    const wrongly = judged.filter((one) => one !== language).length;
    return `| ${language}${JUDGED.has(language) ? ', judged' : ''} | ${texts.length} | ${of(ours)} | ${wrongly} | ${of(theirs)} |`;
  });
}

function counts(judge: Judge, texts: readonly string[], language: string): string {
  const { right, unknown, wrong } = scored(
    judge,
    texts.map((text) => [text]),
    language,
  );
  return [right, unknown, wrong].map((share) => Math.round(share * texts.length)).join(' | ');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of the labelled texts: npm run accuracy:language -- FOLDER');

const rows = readdirSync(folder)
  .filter((name) => /-[a-z]{2}\.tsv$/.test(name))
  .sort()
  .map((name) => {
    const language = name.slice(-6, -4);
    const texts = textsOf(join(folder, name));
    const [single, pooled] = [inGroups(texts, 1), inGroups(texts, POOLED)];
    const of = (judge: Judge) =>
      `${cells(scored(judge, single, language))} | ${cells(scored(judge, pooled, language))}`;
    return `| ${name.slice(0, -4)} | ${texts.length} | ${of(ours)} | ${of(theirs)} |`;
  });

const page = `# How well languages are told

<!-- Written by \`npm run accuracy:language\`; edits here are lost. -->

Shares of texts whose language was told rightly, not told (unknown is an answer), and told wrongly: for single messages,
and for ${POOLED} messages together, as a conversation has them. eld (small) is the detector whose n-grams are read here together
with our own lists of function words; it was given the texts without handles and links. It was run as it is, so that
"unknown" is rare: what it says of two words it says without doubt.

| texts | n | right | unknown | wrong | ${POOLED}: right | ${POOLED}: unknown | ${POOLED}: wrong | eld: right | unknown | wrong | eld ${POOLED}: right | unknown | wrong |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

tweets-hi is labelled Hindi, but a good part of it is plain English; the rest is Hindi in Latin letters, which eld does not
know, mixed with English. tweets-de holds English tweets, and subtitles single lines of a few words, many of which stand in
two languages at once. Nothing was trained on these texts.

## Languages that are not known

Sentences of our own: short ones, typing errors, no accents. A language that no n-grams and no words are known of should
be unknown, and above all not be judged by the words of another: "judged as another" counts the sentences which, each
alone, were read with the words of a judged language that is not theirs.

| language | n | right | unknown | wrong | judged as another | eld: right | unknown | wrong |
|---|---|---|---|---|---|---|---|---|
${ownRows().join('\n')}
`;
writeFileSync(PAGE, page);
console.log(page);
