// Measures the text judgement beside other libraries and writes docs/accuracy.md and, with SUPPORT.tsv, the error rates
// that reports correct shares with: npm run accuracy -- FOLDER [SUPPORT.tsv]
// FOLDER holds the labelled texts (label, tab, text); SUPPORT.tsv English support messages in the same form, on which
// nothing was tried.
import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { opinionOf } from '../src/text/sentiment/judge.ts';
import { keep, kept } from './sentiment/kept.ts';
import type { Material } from './sentiment/learn.ts';
import { type Outcome, page, type SetOutcome } from './sentiment/page.ts';
import { type Peer, peers } from './sentiment/peers.ts';
import { ratesOf } from './sentiment/rates.ts';
import { LABELS, rowsOf } from './sentiment/rows.ts';
import { choice } from './sentiment/score.ts';
import { inventedRowsOf, materialsIn, SETS } from './sentiment/sets.ts';
import { share } from './sentiment/targets.ts';
import { crossValidate, type Judged } from './sentiment/validate.ts';

interface Text {
  readonly label: number;
  readonly text: string;
}

const NEGATIVE = 0;

/** Of the processor, so that other work on the machine does not count. */
function secondsSince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

function ours(texts: readonly Text[], language: string): Outcome {
  for (const { text } of texts) opinionOf(text, language);
  let said: readonly number[] = [];
  let rounds = 0;
  const begin = process.cpuUsage();
  do {
    said = texts.map(({ text }) => LABELS.indexOf(opinionOf(text, language)?.label ?? 'neutral'));
    rounds++;
  } while (secondsSince(begin) < 0.5);
  const seconds = secondsSince(begin);
  const gold = texts.map(({ label }) => label);
  return { by: 'socmetrics', gold, said, corrected: null, perSecond: (rounds * texts.length) / seconds };
}

function theirs({ name, judge, most }: Peer, texts: readonly Text[], language: string): Outcome {
  const step = Math.ceil(texts.length / most);
  const given = texts.filter((_, index) => index % step === 0);
  judge(given[0]?.text ?? '', language);
  const begin = process.cpuUsage();
  const said = given.map(({ text }) => judge(text, language) + 1);
  const seconds = secondsSince(begin);
  return { by: name, gold: given.map(({ label }) => label), said, corrected: null, perSecond: given.length / seconds };
}

/** Rogan and Gladen, with the rates of the other folds. */
function corrected(rows: readonly Judged[]): number {
  const folds = [...new Set(rows.map(({ fold }) => fold))];
  const parts = folds.map((fold) => {
    const others = rows.filter((row) => row.fold !== fold);
    const called = (some: readonly Judged[]) =>
      some.filter(({ chances }) => choice(chances) === NEGATIVE).length / some.length;
    const found = called(others.filter(({ gold }) => gold === NEGATIVE));
    const wrong = called(others.filter(({ gold }) => gold !== NEGATIVE));
    const own = rows.filter((row) => row.fold === fold);
    return (Math.min(1, Math.max(0, (called(own) - wrong) / (found - wrong))) * own.length) / rows.length;
  });
  return parts.reduce((sum, part) => sum + part, 0);
}

const aboutOf = ({ language, learns, words }: Material): string => {
  if (language === 'hi')
    return 'By words alone, with the weights of all languages. What can be learnt from these texts is no better than chance, also for models of 278 million parameters, so nothing is, and reports do not correct Hindi. The signs are weighed by invented support messages.';
  if (learns)
    return words ? 'By cross-validation.' : 'By cross-validation, without words of ours: by letters and signs.';
  return 'By words alone: these texts are for scoring only, and nothing was learnt from them.';
};

function published(folder: string, others: readonly Peer[]): readonly SetOutcome[] {
  const materials = materialsIn(folder);
  const judged = crossValidate(materials, console.error);
  return SETS.map(({ name, language, texts }, index) => {
    const material = materials[index] as Material;
    const rows = (judged.get(language) ?? []).filter(({ support }) => !support);
    const known = rowsOf(folder, name);
    const validated: Outcome = {
      by: 'socmetrics',
      gold: rows.map(({ gold }) => gold),
      said: rows.map(({ chances }) => choice(chances)),
      corrected: corrected(rows),
      perSecond: ours(known, language).perSecond,
    };
    console.error(name);
    return {
      texts,
      language,
      meaningful: material.learns || texts !== 'tweets',
      about: aboutOf(material),
      outcomes: [validated, ...others.map((peer) => theirs(peer, known, language))],
    };
  });
}

function invented(others: readonly Peer[]): readonly SetOutcome[] {
  const sets = inventedRowsOf(new URL('../test/text/accuracy/blind.tsv', import.meta.url));
  return [...sets].map(([language, texts]) => ({
    texts: 'invented support messages',
    language,
    meaningful: true,
    about:
      'Our own sentences, written blind: by who knew neither lists nor rules, and read by nobody who writes them. Judged by the models that are shipped.',
    outcomes: [ours(texts, language), ...others.map((peer) => theirs(peer, texts, language))],
  }));
}

/** Real messages of customers, which only those can repeat who have the file. */
function real(path: string, others: readonly Peer[]): SetOutcome {
  const texts = rowsOf(dirname(path), basename(path, '.tsv'));
  return {
    texts: 'support messages on Twitter',
    language: 'en',
    meaningful: true,
    about:
      'Messages of customers to brands on Twitter, labelled by hand for this page: a stated problem is negative, a plain question neutral. Words were tried on these and on as many others, so the figures flatter; the blind ones below are the check. The texts are not published here. Judged by the models that are shipped.',
    outcomes: [ours(texts, 'en'), ...others.map((peer) => theirs(peer, texts, 'en'))],
  };
}

/** The error rates are those of all texts, and so kept as they are where the support messages are not at hand. */
function measure(folder: string, support: string | undefined): void {
  const others = peers();
  const ofSupport = support ? real(support, others) : kept();
  const sets = [...(ofSupport ? [ofSupport] : []), ...invented(others), ...published(folder, others)];
  for (const { texts, language, outcomes } of sets) {
    console.error(texts, language, outcomes.map(({ by, said }) => `${by} ${share(said).toFixed(2)}`).join(', '));
  }
  writeFileSync('docs/accuracy.md', page(sets));
  if (!support || !ofSupport) return;
  keep(ofSupport);
  writeFileSync('src/text/data/sentiment/rates.json', `${JSON.stringify(ratesOf(sets))}\n`);
}

const [folder, support] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'tweets-en.tsv'))) {
  console.error(
    `${folder === undefined ? 'No folder of labelled texts was given' : `${folder} holds no tweets-en.tsv`}. Give the folder with tweets-XX.tsv, subtitles-XX.tsv and reviews-XX.tsv: npm run accuracy -- FOLDER`,
  );
  process.exitCode = 2;
} else measure(folder, support);
