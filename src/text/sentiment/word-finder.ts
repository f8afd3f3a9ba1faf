import type { Grammar } from './grammar.ts';
import { hit, hits } from './hits.ts';
import type { Entry } from './pack.ts';
import { CHECK_START, checkStep, HASH_START, hashStep, scan, scanned, Token } from './scan.ts';

/** A word of an entry: a whole word or, with `*`, the beginning of one. */
interface Pattern {
  readonly id: number;
  /** The entry that is this word alone, or -1. */
  alone: number;
  /** Whether longer entries begin with it. */
  begins: boolean;
}

/** Open addressing over two hashes of a word: no text is cut or compared. */
class Table {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  private readonly checks: Int32Array;
  private readonly ids: Int16Array;
  /** Tells most hashes that are not here apart at one look: a bit each, so that those of all languages stay at hand. */
  private readonly seen = new Uint8Array(1 << 12);

  constructor(size: number) {
    let room = 64;
    while (room < size * 3) room *= 2;
    this.mask = room - 1;
    this.hashes = new Int32Array(room);
    this.checks = new Int32Array(room);
    this.ids = new Int16Array(room).fill(-1);
  }

  add(hash: number, check: number, id: number): void {
    this.seen[(hash >>> 10) & 0xfff] = (this.seen[(hash >>> 10) & 0xfff] as number) | (1 << ((hash >>> 7) & 7));
    let at = (hash ^ (hash >>> 15)) & this.mask;
    while ((this.ids[at] as number) >= 0) at = (at + 1) & this.mask;
    this.hashes[at] = hash;
    this.checks[at] = check;
    this.ids[at] = id;
  }

  get(hash: number, check: number): number {
    if ((((this.seen[(hash >>> 10) & 0xfff] as number) >> ((hash >>> 7) & 7)) & 1) === 0) return -1;
    let at = (hash ^ (hash >>> 15)) & this.mask;
    for (;;) {
      const id = this.ids[at] as number;
      if (id < 0 || (this.hashes[at] === hash && this.checks[at] === check)) return id;
      at = (at + 1) & this.mask;
    }
  }
}

const MOST_PATTERNS = 32_000;

/** Whole numbers to whole numbers, faster than a Map: this is asked for most words of every message. */
class Branches {
  private readonly mask: number;
  private readonly keys: Int32Array;
  private readonly nodes: Int32Array;

  constructor(pairs: ReadonlyMap<number, number>) {
    let room = 64;
    while (room < pairs.size * 3) room *= 2;
    this.mask = room - 1;
    this.keys = new Int32Array(room).fill(-1);
    this.nodes = new Int32Array(room);
    for (const [key, node] of pairs) {
      let at = this.place(key);
      while ((this.keys[at] as number) >= 0) at = (at + 1) & this.mask;
      this.keys[at] = key;
      this.nodes[at] = node;
    }
  }

  private place(key: number): number {
    const hash = Math.imul(key, 0x9e3779b1 | 0);
    return (hash ^ (hash >>> 15)) & this.mask;
  }

  /** -1 where there is none. */
  get(key: number): number {
    for (let at = this.place(key); ; at = (at + 1) & this.mask) {
      const found = this.keys[at] as number;
      if (found === key) return this.nodes[at] as number;
      if (found < 0) return -1;
    }
  }
}

/** The longest entry at each word of a text, whole words and beginnings of them. */
export function wordFinder(entries: readonly Entry[], grammar: Grammar): () => void {
  const words = new Map<string, Pattern>();
  const list: Pattern[] = [];
  /** `node * MOST_PATTERNS + pattern` -> node; the entry that ends at a node. */
  const branches = new Map<number, number>();
  const ends: number[] = [-1];
  const patternOf = (word: string): Pattern => {
    let pattern = words.get(word);
    if (!pattern) {
      pattern = { id: list.length, alone: -1, begins: false };
      words.set(word, pattern);
      list.push(pattern);
    }
    return pattern;
  };
  for (const [index, { text }] of entries.entries()) {
    const parts = patternsIn(text, grammar);
    const first = parts[0];
    if (first === undefined) continue;
    if (parts.length === 1) {
      patternOf(first).alone = index;
      continue;
    }
    let node = 0;
    for (const [place, part] of parts.entries()) {
      const pattern = patternOf(part);
      if (place === 0) pattern.begins = true;
      const key = node * MOST_PATTERNS + pattern.id;
      let child = branches.get(key);
      if (child === undefined) {
        child = ends.push(-1) - 1;
        branches.set(key, child);
      }
      node = child;
    }
    ends[node] = index;
  }
  return searchOf(words, list, branches, ends);
}

/** The words of an entry in the form of scanned words, each with the star that it had. */
function patternsIn(text: string, grammar: Grammar): readonly string[] {
  const parts: string[] = [];
  scan(text.replaceAll('*', ''), grammar);
  const stars = new Set<number>();
  let taken = 0;
  for (const character of text) {
    if (character === '*') stars.add(taken);
    else taken += character.length;
  }
  for (let token = 0; token < scanned.count; token++) {
    const kind = scanned.kind[token] as number;
    if (kind !== Token.word && kind !== Token.number) continue;
    const letters = scanned.letters.subarray(scanned.begin[token], scanned.end[token]);
    parts.push(String.fromCharCode(...letters) + (stars.has(scanned.to[token] as number) ? '*' : ''));
  }
  return parts;
}

/** The text of a word without the marks over its letters: many people leave them out. */
function plainOf(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss');
}

function hashOf(word: string): readonly [number, number] {
  let hash = HASH_START;
  let check = CHECK_START;
  for (let at = 0; at < word.length; at++) {
    hash = hashStep(hash, word.charCodeAt(at));
    check = checkStep(check, word.charCodeAt(at));
  }
  return [hash, check];
}

/** A bit for each length, in one number. */
const LONGEST_STEM = 30;
/** Shorter words without their marks are too often other words. */
const SHORTEST_PLAIN = 4;

function searchOf(
  words: ReadonlyMap<string, Pattern>,
  list: readonly Pattern[],
  pairs: ReadonlyMap<number, number>,
  nodeEnds: readonly number[],
): () => void {
  const branches = new Branches(pairs);
  const ends = Int32Array.from(nodeEnds);
  const whole = new Table(words.size * 2);
  const stems = new Table(words.size * 2);
  let stemLengths = 0;
  let longestStem = 0;
  const spelled = new Map(words);
  for (const [word, pattern] of words) {
    const plain = plainOf(word);
    if (plain.length >= SHORTEST_PLAIN && !spelled.has(plain)) spelled.set(plain, pattern);
  }
  for (const [word, { id }] of spelled) {
    const isStem = word.endsWith('*');
    const text = isStem ? word.slice(0, -1) : word;
    const [hash, check] = hashOf(text);
    if (isStem && text.length <= LONGEST_STEM) {
      stemLengths |= 1 << text.length;
      longestStem = Math.max(longestStem, text.length);
    }
    (isStem ? stems : whole).add(hash, check, id);
  }
  const alone = Int32Array.from(list, (pattern) => pattern.alone);
  const begins = Uint8Array.from(list, (pattern) => (pattern.begins ? 1 : 0));

  /** The patterns of a token: its own, then stems, the longest first. */
  const MOST = 4;
  const found = new Int16Array(1200 * MOST);
  const founds = new Uint8Array(1200);
  const resolve = (token: number): void => {
    let number = 0;
    const base = token * MOST;
    const exact = whole.get(scanned.hash[token] as number, scanned.check[token] as number);
    if (exact >= 0) found[base + number++] = exact;
    const begin = scanned.begin[token] as number;
    const end = scanned.end[token] as number;
    const last = Math.min(end, begin + longestStem);
    let hash = HASH_START;
    let check = CHECK_START;
    const stemsFrom = number;
    for (let at = begin; at < last; ) {
      const code = scanned.letters[at] as number;
      hash = hashStep(hash, code);
      check = checkStep(check, code);
      at++;
      if ((stemLengths & (1 << (at - begin))) === 0) continue;
      const stem = stems.get(hash, check);
      if (stem < 0) continue;
      if (number === MOST) number--;
      for (let place = number; place > stemsFrom; place--) found[base + place] = found[base + place - 1] as number;
      found[base + stemsFrom] = stem;
      number++;
    }
    if (number === 0 && scanned.drawn[token] === 1) {
      const single = whole.get(...singled(begin, end));
      if (single >= 0) found[base + number++] = single;
    }
    founds[token] = number;
  };

  /** The longest entry that begins with a pattern at a token. */
  let bestEntry = -1;
  let bestLast = -1;
  const descend = (node: number, token: number): void => {
    const entry = ends[node] as number;
    if (entry >= 0 && token - 1 > bestLast) {
      bestEntry = entry;
      bestLast = token - 1;
    }
    let next = token;
    if (next < scanned.count && scanned.kind[next] === Token.stop && scanned.value[next] === 4) next++;
    if (next >= scanned.count) return;
    for (let place = 0; place < (founds[next] as number); place++) {
      const child = branches.get(node * MOST_PATTERNS + (found[next * MOST + place] as number));
      if (child >= 0) descend(child, next + 1);
    }
  };

  return () => {
    hits.count = 0;
    const { count } = scanned;
    for (let token = 0; token < count; token++) {
      const kind = scanned.kind[token] as number;
      founds[token] = 0;
      if (kind === Token.word || kind === Token.number) resolve(token);
    }
    for (let token = 0; token < count; token++) {
      const number = founds[token] as number;
      if (number === 0) continue;
      bestEntry = -1;
      bestLast = token - 1;
      for (let place = 0; place < number; place++) {
        const pattern = found[token * MOST + place] as number;
        if (bestLast < token && (alone[pattern] as number) >= 0) {
          bestEntry = alone[pattern] as number;
          bestLast = token;
        }
        if (begins[pattern] === 1) {
          const child = branches.get(pattern);
          if (child >= 0) descend(child, token + 1);
        }
      }
      if (bestEntry < 0) continue;
      hit(bestEntry, token, bestLast);
      token = bestLast;
    }
  };
}

/** A word drawn out (sooo) with each of its letters once. */
function singled(begin: number, end: number): [number, number] {
  let hash = HASH_START;
  let check = CHECK_START;
  let last = 0;
  for (let at = begin; at < end; at++) {
    const code = scanned.letters[at] as number;
    if (code === last) continue;
    last = code;
    hash = hashStep(hash, code);
    check = checkStep(check, code);
  }
  return [hash, check];
}
