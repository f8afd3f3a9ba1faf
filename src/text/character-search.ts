import type { PhraseSearch } from './phrases.ts';

interface Entry {
  readonly characters: string;
  readonly index: number;
}

/** Where a script sets no spaces a phrase may begin at every character: a tree of characters, walked from each of them. */
export function characterSearch(entries: readonly Entry[], count: () => void): PhraseSearch {
  const after = new Map<number, number>();
  const found: number[][] = [[]];
  for (const { characters, index } of entries) {
    let place = 0;
    for (let at = 0; at < characters.length; at++) {
      const key = keyOf(place, characters.charCodeAt(at));
      place = after.get(key) ?? found.push([]) - 1;
      after.set(key, place);
    }
    found[place]?.push(index);
  }
  const begins = new Uint8Array(0x10000);
  for (const { characters } of entries) begins[characters.charCodeAt(0)] = 1;
  return (text, see) => {
    for (let begin = 0; begin < text.length; begin++) {
      if (begins[text.charCodeAt(begin)] === 0) continue;
      let place: number | undefined = 0;
      for (let at = begin; at < text.length; at++) {
        count();
        place = after.get(keyOf(place, text.charCodeAt(at)));
        if (place === undefined) break;
        for (const index of found[place] as readonly number[]) see(index);
      }
    }
  };
}

const keyOf = (place: number, code: number): number => place * 0x10000 + code;
