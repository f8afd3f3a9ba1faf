import { HASH_START, hashStep, MOST_TOKENS, Stop, scanned, Token } from './scan.ts';

const LOG_BUCKETS = 15;
export const BUCKETS = 1 << LOG_BUCKETS;
const MASK = BUCKETS - 1;
const MOST = 16_000;
const LONGEST = 5;
const WORD = 0x51ed270b;
const PAIR = 0x2545f491;

/** The parts of words and the words of the text that was scanned, each as a place in the weights of a model. */
export const ngrams = {
  count: 0,
  bucket: new Uint32Array(MOST),
  /** By its token: how many there are up to its last one. */
  upTo: new Uint16Array(MOST_TOKENS),
};

const mixed = (hash: number): number => (hash ^ (hash >>> 15) ^ (hash >>> 7)) & MASK;

/** A full stop or a comma says how somebody types, and nothing of what he feels. */
const isPlain = (stop: number): boolean => stop === Stop.end || stop === Stop.comma;

/** Reads `scanned` into `ngrams`: characters 2 to 5 of each word with its borders, words and pairs of words. */
export function readNgrams(): void {
  const { letters, kind, begin, end, hash } = scanned;
  const { bucket, upTo } = ngrams;
  let count = 0;
  let before = PAIR;
  const most = MOST - 400;
  for (let token = 0; token < scanned.count && count < most; token++) {
    const own = hash[token] as number;
    if (kind[token] === Token.word || kind[token] === Token.number) {
      // A space before and a space behind belong to the word.
      const last = Math.min((end[token] as number) + 1, (begin[token] as number) + 60);
      for (let from = (begin[token] as number) - 1; from < last - 1; from++) {
        let part = hashStep(HASH_START, letters[from] as number);
        const to = Math.min(from + LONGEST, last);
        for (let at = from + 1; at < to; at++) {
          part = hashStep(part, letters[at] as number);
          bucket[count++] = mixed(part);
        }
      }
    }
    if (kind[token] === Token.stop && isPlain(scanned.value[token] as number)) {
      upTo[token] = count;
      before = own;
      continue;
    }
    bucket[count++] = mixed(Math.imul(own, WORD));
    bucket[count++] = mixed(Math.imul(own, WORD) + Math.imul(before, PAIR));
    upTo[token] = count;
    before = own;
  }
  ngrams.count = count;
}
