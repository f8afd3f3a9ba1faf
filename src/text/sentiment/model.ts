import { SIGNS, signs } from './causes.ts';
import { BUCKETS, ngrams } from './ngrams.ts';

/** Weights of one language, or of all languages together, as the files in data/sentiment hold them. */
export interface ModelFile {
  readonly bias: readonly number[];
  /** By the name of the sign: what it says for negative, neutral, positive. */
  readonly signs: Readonly<Record<string, readonly number[]>>;
  /** Two bytes a place, negative and positive against neutral, in base64. */
  readonly ngrams?: { readonly scale: number; readonly weights: string };
}

export interface Model {
  readonly bias: Float64Array;
  readonly signs: Float64Array;
  readonly ngrams: Int8Array | null;
  readonly scale: number;
}

export const CLASSES = 3;

export function modelOf({ bias, signs: weights, ngrams: parts }: ModelFile): Model {
  const table = new Float64Array(SIGNS.length * CLASSES);
  for (const [index, name] of SIGNS.entries()) table.set(weights[name] ?? [0, 0, 0], index * CLASSES);
  return {
    bias: Float64Array.from(bias),
    signs: table,
    ngrams: parts ? decoded(parts.weights) : null,
    scale: parts?.scale ?? 0,
  };
}

function decoded(base64: string): Int8Array {
  const bytes = Buffer.from(base64, 'base64');
  const weights = new Int8Array(BUCKETS * 2);
  weights.set(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  return weights;
}

/** Chances of negative, neutral, positive for the text that was read; written over by the next call. */
export const chances = new Float64Array(CLASSES);

export function weigh(model: Model): void {
  let negative = model.bias[0] as number;
  let neutral = model.bias[1] as number;
  let positive = model.bias[2] as number;
  const { signs: weights } = model;
  for (let sign = 0, at = 0; sign < signs.length; sign++, at += CLASSES) {
    const value = signs[sign] as number;
    if (value === 0) continue;
    negative += value * (weights[at] as number);
    neutral += value * (weights[at + 1] as number);
    positive += value * (weights[at + 2] as number);
  }
  if (model.ngrams) {
    const times = model.scale / Math.sqrt(ngrams.count || 1);
    const { ngrams: parts } = model;
    const { bucket, count } = ngrams;
    let bad = 0;
    let good = 0;
    for (let index = 0; index < count; index++) {
      const at = (bucket[index] as number) * 2;
      bad += parts[at] as number;
      good += parts[at + 1] as number;
    }
    negative += bad * times;
    positive += good * times;
  }
  softmax(negative, neutral, positive);
  if (isBareNote()) calm();
}

const at = (name: (typeof SIGNS)[number]): number => SIGNS.indexOf(name);
const [NEITHER, TOPIC, WORDS] = [at('neither'), at('topic'), at('words')];
/** What presses a point without a word of feeling. */
const PRESSING = [at('negator alone'), at('exclamation'), at('dots'), at('questions'), at('capitals')];
/** A note of so many words at most, as the sign counts them. */
const SHORT = 4 / 20;
const SURE = 0.65;

/** "Voucher code": a few words of business without a word of feeling. */
function isBareNote(): boolean {
  if (signs[NEITHER] !== 1 || (signs[TOPIC] as number) === 0 || (signs[WORDS] as number) > SHORT) return false;
  for (const sign of PRESSING) if ((signs[sign] as number) > 0) return false;
  return true;
}

/** Such a note is neutral, unless its letters are quite sure of another thing. */
function calm(): void {
  const other = (chances[0] as number) > (chances[2] as number) ? 0 : 2;
  const most = chances[other] as number;
  if (most >= SURE || most <= (chances[1] as number)) return;
  chances[other] = chances[1] as number;
  chances[1] = most;
}

function softmax(negative: number, neutral: number, positive: number): void {
  const most = Math.max(negative, neutral, positive);
  const a = Math.exp(negative - most);
  const b = Math.exp(neutral - most);
  const c = Math.exp(positive - most);
  const sum = a + b + c;
  chances[0] = a / sum;
  chances[1] = b / sum;
  chances[2] = c / sum;
}

/** How the signs of the text that was read lean: above zero towards positive, below towards negative. */
export function leaningOfSigns({ signs: weights }: Model): number {
  let leaning = 0;
  for (let sign = 0, at = 0; sign < signs.length; sign++, at += CLASSES)
    leaning += (signs[sign] as number) * ((weights[at + 2] as number) - (weights[at] as number));
  return leaning;
}
