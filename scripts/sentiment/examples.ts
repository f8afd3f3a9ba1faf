// Texts as the numbers that models learn from: read by the same code that reads messages later.
import { existsSync, readFileSync } from 'node:fs';
import { signs } from '../../src/text/sentiment/causes.ts';
import { hits } from '../../src/text/sentiment/hits.ts';
import type { Lexicon } from '../../src/text/sentiment/lexicon.ts';
import { BUCKETS, ngrams, readNgrams } from '../../src/text/sentiment/ngrams.ts';
import type { LanguagePack } from '../../src/text/sentiment/pack.ts';
import { scan } from '../../src/text/sentiment/scan.ts';
import { readSigns } from '../../src/text/sentiment/signs.ts';
import type { Example } from './logistic.ts';

const PACKS = (process.env.SOCMETRICS_PACKS ?? 'src/text/data/languages').split(':');

/** The pack of a language, or none while nobody has written it. */
export function packFor(language: string): LanguagePack | null {
  const path = PACKS.map((folder) => `${folder}/${language}.json`).find((one) => existsSync(one));
  return path === undefined ? null : JSON.parse(readFileSync(path, 'utf8'));
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

function textsWith(rows: readonly Pick<Seen, 'buckets'>[]): Int32Array {
  const texts = new Int32Array(BUCKETS);
  for (const { buckets } of rows) for (const bucket of new Set(buckets)) texts[bucket] = (texts[bucket] as number) + 1;
  return texts;
}

/** What each part of words counts: rare ones more. What only our own words show counts like the rarest. */
export function raritiesOf(rows: readonly Seen[], words: readonly Pick<Seen, 'buckets'>[]): Float64Array {
  const texts = textsWith(rows);
  const entries = textsWith(words);
  const rarest = Math.log((rows.length + 1) / FEWEST_TEXTS);
  return Float64Array.from(texts, (number, bucket) => {
    if (number >= FEWEST_TEXTS) return Math.log((rows.length + 1) / number);
    return number + (entries[bucket] as number) >= FEWEST_TEXTS ? rarest : 0;
  });
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
