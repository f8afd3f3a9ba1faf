import data from '../data/emoji.json' with { type: 'json' };
import { Kind, kindOf } from './characters.ts';

/** Emoji and emoticons by their codes: a node of the tree for each beginning. */
interface Node {
  readonly next: Map<number, Node>;
  value: number;
}

const STRENGTH = { weak: 1, plain: 2, strong: 3 } as const;

const VARIATION = /\ufe0f/g;

function grow(): Node {
  const root: Node = { next: new Map(), value: 0 };
  for (const [sign, levels] of [[1, data.positive] as const, [-1, data.negative] as const]) {
    for (const level of ['weak', 'plain', 'strong'] as const) {
      for (const mark of levels[level]) add(root, mark.toLowerCase().replace(VARIATION, ''), sign * STRENGTH[level]);
    }
  }
  return root;
}

function add(root: Node, mark: string, value: number): void {
  let node = root;
  for (let at = 0; at < mark.length; at++) {
    const code = mark.charCodeAt(at);
    let child = node.next.get(code);
    if (!child) {
      child = { next: new Map(), value: 0 };
      node.next.set(code, child);
    }
    node = child;
  }
  node.value = value;
}

const ROOT = grow();

const isWordy = (code: number): boolean => {
  const kind = kindOf(code);
  return kind === Kind.letter || kind === Kind.digit;
};

/** A mark of letters is no mark inside of a word: `re:do`. */
function stands(text: string, from: number, to: number): boolean {
  const last = text.charCodeAt(to - 1);
  if (isWordy(last) && isWordy(text.charCodeAt(to))) return false;
  return !(isWordy(last) && isWordy(text.charCodeAt(from - 1)));
}

/** The last mark that was found: below zero bad, above zero good. */
export const mark = { value: 0 };

/** The place after the longest mark that begins here, or 0. */
export function markAt(text: string, from: number): number {
  let node = ROOT.next.get(text.charCodeAt(from));
  let found = 0;
  for (let at = from + 1; node; node = node.next.get(text.charCodeAt(at++))) {
    if (node.value === 0) continue;
    found = at;
    mark.value = node.value;
  }
  return found !== 0 && stands(text, from, found) ? found : 0;
}
