import { hit, hits } from './hits.ts';
import type { Entry } from './pack.ts';
import { scanned } from './scan.ts';

const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Whether a word in Latin letters goes on before or behind: "bad" is not in "badminton". */
const cutsWord = (text: string, from: number, to: number): boolean =>
  (isLatin(text.charCodeAt(from)) && isLatin(text.charCodeAt(from - 1))) ||
  (isLatin(text.charCodeAt(to - 1)) && isLatin(text.charCodeAt(to)));

/** The longest entry at each place of a text, found by its letters one after the other. */
export function substringFinder(entries: readonly Entry[]): () => void {
  const branches = new Map<number, number>();
  const ends: number[] = [-1];
  for (const [index, { text }] of entries.entries()) {
    let node = 0;
    const form = text.replaceAll('*', '').toLowerCase();
    for (let at = 0; at < form.length; at++) {
      const key = node * 0x10000 + form.charCodeAt(at);
      let child = branches.get(key);
      if (child === undefined) {
        child = ends.push(-1) - 1;
        branches.set(key, child);
      }
      node = child;
    }
    if (form !== '') ends[node] = index;
  }
  return () => {
    hits.count = 0;
    const { text } = scanned;
    for (let from = 0; from < text.length; ) {
      let node: number | undefined = 0;
      let entry = -1;
      let to = from + 1;
      for (let at = from; at < text.length; ) {
        node = branches.get(node * 0x10000 + text.charCodeAt(at++));
        if (node === undefined) break;
        if ((ends[node] as number) < 0 || cutsWord(text, from, at)) continue;
        entry = ends[node] as number;
        to = at;
      }
      if (entry >= 0) hit(entry, from, to - 1);
      from = to;
    }
  };
}
