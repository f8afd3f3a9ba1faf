/** Entries found in the text that was scanned, in its order: written over by the next search. */
export const hits = {
  count: 0,
  entry: new Uint16Array(1200),
  /** First and last token of the entry; in joined scripts, places in the text. */
  first: new Uint16Array(1200),
  last: new Uint16Array(1200),
};

/** One entry more, from its first token to its last; more than there is room for count no more. */
export function hit(entry: number, first: number, last: number): void {
  const { count } = hits;
  if (count >= hits.entry.length) return;
  hits.entry[count] = entry;
  hits.first[count] = first;
  hits.last[count] = last;
  hits.count = count + 1;
}
