// Texts as the numbers that models learn from: read by the same code that reads messages later.
import { existsSync, readFileSync } from 'node:fs';
import { signs } from '../../src/text/sentiment/causes.ts';
import { hits } from '../../src/text/sentiment/hits.ts';
import { type Lexicon, lexiconOf } from '../../src/text/sentiment/lexicon.ts';
import { BUCKETS, ngrams, readNgrams } from '../../src/text/sentiment/ngrams.ts';
import { scan } from '../../src/text/sentiment/scan.ts';
import { readSigns } from '../../src/text/sentiment/signs.ts';
import type { Example } from './logistic.ts';

const PACKS = (process.env.SOCMETRICS_PACKS ?? 'src/text/data/languages').split(':');

/** The words of a language, or none while nobody has written them. */
export function lexiconFor(language: string): Lexicon | null {
  const path = PACKS.map((folder) => `${folder}/${language}.json`).find((one) => existsSync(one));
  return path === undefined ? null : lexiconOf(JSON.parse(readFileSync(path, 'utf8')));
}

export interface Labelled {
  readonly label: number;
  readonly text: string;
  readonly fold: number;
}

export interface Seen extends Labelled {
  readonly buckets: Int32Array;
  readonly signs: Float64Array;
}

/** What the judge sees of a text. */
export function seen(row: Labelled, lexicon: Lexicon | null): Seen {
  scan(row.text, { elides: lexicon?.grammar.elides ?? false });
  if (lexicon) lexicon.find();
  else hits.count = 0;
  readSigns(lexicon);
  readNgrams();
  return { ...row, buckets: Int32Array.from(ngrams.bucket.subarray(0, ngrams.count)), signs: signs.slice() };
}

/** A part of words in fewer texts than this tells nothing. */
const FEWEST_TEXTS = 2;

/** What each part of words counts: rare ones more. */
export function raritiesOf(rows: readonly Seen[]): Float64Array {
  const texts = new Int32Array(BUCKETS);
  for (const { buckets } of rows) for (const bucket of new Set(buckets)) texts[bucket] = (texts[bucket] as number) + 1;
  return Float64Array.from(texts, (number) => (number < FEWEST_TEXTS ? 0 : Math.log((rows.length + 1) / number)));
}

export function exampleOf(
  { buckets, signs: dense, label }: Seen,
  rarities: Float64Array | null,
  weight: number,
): Example {
  const counts = new Map<number, number>();
  if (rarities) {
    for (const bucket of buckets) if (rarities[bucket]) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const length = Math.sqrt(buckets.length || 1);
  return {
    places: Int32Array.from(counts.keys()),
    values: Float32Array.from([...counts].map(([bucket, count]) => (count * (rarities?.[bucket] ?? 0)) / length)),
    dense,
    label,
    weight,
  };
}
