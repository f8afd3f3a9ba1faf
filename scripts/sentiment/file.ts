// Weights as files: few digits, the same on every machine.

import { SIGNS } from '../../src/text/sentiment/causes.ts';
import { CLASSES, type ModelFile } from '../../src/text/sentiment/model.ts';
import { BUCKETS } from '../../src/text/sentiment/ngrams.ts';
import type { Learnt } from './learn.ts';

const rounded = (value: number): number => Math.round(value * 1000) / 1000 || 0;

export function fileOf({ weights, rarities }: Learnt): ModelFile {
  return {
    bias: [...weights.bias].map(rounded),
    signs: Object.fromEntries(
      SIGNS.map((name, sign) => [name, [...weights.dense.slice(sign * CLASSES, (sign + 1) * CLASSES)].map(rounded)]),
    ),
    ...(rarities ? { ngrams: ngramsOf(weights.sparse, rarities) } : {}),
  };
}

function ngramsOf(sparse: Float64Array, rarities: Float64Array): NonNullable<ModelFile['ngrams']> {
  const values = new Float64Array(BUCKETS * 2);
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const [negative, neutral, positive] = sparse.subarray(bucket * CLASSES, bucket * CLASSES + CLASSES);
    const rarity = rarities[bucket] as number;
    values[bucket * 2] = ((negative as number) - (neutral as number)) * rarity;
    values[bucket * 2 + 1] = ((positive as number) - (neutral as number)) * rarity;
  }
  const scale = Math.max(...values.map(Math.abs)) / 127 || 1;
  const bytes = Int8Array.from(values, (value) => Math.round(value / scale));
  return { scale: Number(scale.toPrecision(6)), weights: Buffer.from(bytes.buffer).toString('base64') };
}
