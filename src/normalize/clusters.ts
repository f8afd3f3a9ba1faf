import { PLACES, resemblance } from '../text/near.ts';

/*
 * Groups signatures that resemble each other, at a cost that grows with their number: only those that agree in all
 * places of one band are compared at all (A. Rajaraman and J. Ullman, Mining of Massive Datasets, section 3.4), and only
 * with the leaders of groups. The commonest signature leads, so that the order in which they came changes nothing.
 */

const BAND = 3;
const BANDS = Math.floor(PLACES / BAND);
/** A band that so many groups share is made of the words that everybody uses; the other bands tell them apart. */
const MOST_LEADERS = 16;

/**
 * Signature -> the one that leads its group; one that is like no other is not in it. Those are alike of whose places at
 * least `near` agree.
 */
export function clustersOf(signatures: Iterable<string>, near: number): ReadonlyMap<string, string> {
  const all = [...signatures];
  const counts = repeated(all);
  const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([signature]) => signature);
  const leaders = new Map<number, string[]>();
  const found = new Map<string, string>();
  for (const signature of order) {
    const leader = nearest(signature, leaders, near / PLACES);
    found.set(signature, leader ?? signature);
    if (leader === null) register(signature, leaders);
  }
  return found;
}

const bandAt = (signature: string, band: number): number => {
  const at = band * BAND;
  const [a, b, c] = [signature.charCodeAt(at), signature.charCodeAt(at + 1), signature.charCodeAt(at + 2)];
  return ((a * 0x8000 + b) * 0x8000 + c) * 8 + band;
};

const LARGEST_FILTER = 2 ** 27;

/**
 * Those that share a band with another, counted. Most messages of an export are like no other; they are told by a table
 * of one byte for each band, so that nothing else is ever kept of them.
 */
function repeated(all: readonly string[]): ReadonlyMap<string, number> {
  const size = Math.min(LARGEST_FILTER, 2 ** Math.ceil(Math.log2(all.length * BANDS * 4 + 1024)));
  const seen = new Uint8Array(size);
  const slot = (signature: string, band: number) =>
    (Math.imul(bandHash(signature, band), 0x9e3779b1) >>> 0) & (size - 1);
  for (const signature of all) {
    for (let band = 0; band < BANDS; band++) {
      const at = slot(signature, band);
      if ((seen[at] as number) < 2) (seen[at] as number)++;
    }
  }
  const counts = new Map<string, number>();
  for (const signature of all) {
    let shared = false;
    for (let band = 0; band < BANDS && !shared; band++) shared = seen[slot(signature, band)] === 2;
    if (shared) counts.set(signature, (counts.get(signature) ?? 0) + 1);
  }
  return counts;
}

function bandHash(signature: string, band: number): number {
  const at = band * BAND;
  let hash = band;
  for (let place = at; place < at + BAND; place++)
    hash = Math.imul(hash ^ signature.charCodeAt(place), 0x01000193) + 0x9e37;
  return hash ^ (hash >>> 15);
}

/** The leader that resembles it most, if any does enough; of equals the commonest. */
function nearest(signature: string, leaders: ReadonlyMap<number, readonly string[]>, least: number): string | null {
  let best: string | null = null;
  let most = least;
  for (let band = 0; band < BANDS; band++) {
    for (const leader of leaders.get(bandAt(signature, band)) ?? []) {
      const found = resemblance(signature, leader);
      if (found > most || (found === most && best === null)) [best, most] = [leader, found];
    }
  }
  return best;
}

function register(signature: string, leaders: Map<number, string[]>): void {
  for (let band = 0; band < BANDS; band++) {
    const key = bandAt(signature, band);
    const known = leaders.get(key);
    if (!known) leaders.set(key, [signature]);
    else if (known.length < MOST_LEADERS) known.push(signature);
  }
}
