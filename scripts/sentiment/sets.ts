// Which labelled texts there are for which language, and what they may be used for.
import { readFileSync } from 'node:fs';
import { lexiconOf } from '../../src/text/sentiment/lexicon.ts';
import { knownEntries } from './entries.ts';
import { packFor, seen } from './examples.ts';
import type { Material } from './learn.ts';
import { FOLDS, LABELS, type Row, rowsOf } from './rows.ts';

interface TextSet {
  readonly name: string;
  readonly language: string;
  readonly texts: 'tweets' | 'film subtitles' | 'product reviews';
  /** Whether what is shipped may learn from it. */
  readonly learns: boolean;
}

const set =
  (texts: TextSet['texts'], name: string, learns: boolean) =>
  (language: string): TextSet => ({
    name: `${name}-${language}`,
    language,
    texts,
    learns,
  });

export const SETS: readonly TextSet[] = [
  ...['en', 'de', 'es', 'fr', 'it', 'pt', 'ar'].map(set('tweets', 'tweets', true)),
  // What can be learnt from these is no better than chance, also for models of another size.
  set('tweets', 'tweets', false)('hi'),
  ...['pl', 'ru', 'sl', 'hr', 'cs', 'sk'].map(set('film subtitles', 'subtitles', true)),
  ...['zh', 'ja'].map(set('product reviews', 'reviews', false)),
];

/** Invented texts by language: a file of language, label, text. */
export function inventedRowsOf(
  file: URL,
): ReadonlyMap<string, readonly { label: number; text: string; fold: number }[]> {
  const rows = new Map<string, { label: number; text: string; fold: number }[]>();
  const lines = readFileSync(file, 'utf8').split('\n').slice(1);
  for (const [index, line] of lines.entries()) {
    const [language, label, text] = line.split('\t');
    if (!language || !label || !text) continue;
    const row = { label: LABELS.indexOf(label as (typeof LABELS)[number]), text, fold: index % FOLDS };
    rows.set(language, [...(rows.get(language) ?? []), row]);
  }
  return rows;
}

/** The support messages that were invented for a language to learn from. */
function supportIn(language: string): readonly Row[] {
  const lines = readFileSync(new URL(`support/${language}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return lines.map((line, index) => {
    const [label, text] = line.split('\t') as [(typeof LABELS)[number], string];
    return { label: LABELS.indexOf(label), text, fold: index % FOLDS };
  });
}

export function materialsIn(folder: string): readonly Material[] {
  const reviews = inventedRowsOf(new URL('reviews.tsv', import.meta.url));
  return SETS.map(({ name, language, texts, learns }) => {
    const pack = packFor(language);
    const lexicon = pack && lexiconOf(pack);
    return {
      language,
      texts,
      learns,
      words: lexicon !== null,
      entries: pack && texts === 'film subtitles' ? knownEntries(pack) : [],
      rows: rowsOf(folder, name).map((row) => seen(row, lexicon)),
      support: supportIn(language).map((row) => seen(row, lexicon)),
      reviews: (reviews.get(language) ?? []).map((row) => seen(row, lexicon)),
    };
  });
}
