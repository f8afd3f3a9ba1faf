import { PLACES, resemblance } from '../text/near.ts';

/*
 * Groups sketches that resemble each other, at a cost that grows with their number: only those that agree in all
 * places of one band are compared at all (A. Rajaraman and J. Ullman, Mining of Massive Datasets, section 3.4), and only
 * with the leaders of groups. The commonest sketch leads, so that the order in which they came changes nothing.
 */

const BAND = 3;
const BANDS = Math.floor(PLACES / BAND);
/** A band that so many groups share is made of the words that everybody uses; the other bands tell them apart. */
const MOST_LEADERS = 16;

/**
 * Sketch -> the one that leads its group; one that is like no other is not in it. Those are alike of whose places at
 * least `near` agree.
 */
export function clustersOf(sketches: Iterable<string>, near: number): ReadonlyMap<string, string> {
  const all = [...sketches];
  const counts = repeated(all);
  const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([sketch]) => sketch);
  const leaders = new Map<number, string[]>();
  const found = new Map<string, string>();
  for (const sketch of order) {
    const leader = nearest(sketch, leaders, near / PLACES);
    found.set(sketch, leader ?? sketch);
    if (leader === null) register(sketch, leaders);
  }
  return found;
}

const bandAt = (sketch: string, band: number): number => {
  const at = band * BAND;
  const [a, b, c] = [sketch.charCodeAt(at), sketch.charCodeAt(at + 1), sketch.charCodeAt(at + 2)];
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
  const slot = (sketch: string, band: number) => (Math.imul(bandHash(sketch, band), 0x9e3779b1) >>> 0) & (size - 1);
  for (const sketch of all) {
    for (let band = 0; band < BANDS; band++) {
      const at = slot(sketch, band);
      if ((seen[at] as number) < 2) (seen[at] as number)++;
    }
  }
  const counts = new Map<string, number>();
  for (const sketch of all) {
    let shared = false;
    for (let band = 0; band < BANDS && !shared; band++) shared = seen[slot(sketch, band)] === 2;
    if (shared) counts.set(sketch, (counts.get(sketch) ?? 0) + 1);
  }
  return counts;
}

function bandHash(sketch: string, band: number): number {
  const at = band * BAND;
  let hash = band;
  for (let place = at; place < at + BAND; place++)
    hash = Math.imul(hash ^ sketch.charCodeAt(place), 0x01000193) + 0x9e37;
  return hash ^ (hash >>> 15);
}

/** The leader that resembles it most, if any does enough; of equals the commonest. */
function nearest(sketch: string, leaders: ReadonlyMap<number, readonly string[]>, least: number): string | null {
  let best: string | null = null;
  let most = least;
  for (let band = 0; band < BANDS; band++) {
    for (const leader of leaders.get(bandAt(sketch, band)) ?? []) {
      const found = resemblance(sketch, leader);
      if (found > most || (found === most && best === null)) [best, most] = [leader, found];
    }
  }
  return best;
}

function register(sketch: string, leaders: Map<number, string[]>): void {
  for (let band = 0; band < BANDS; band++) {
    const key = bandAt(sketch, band);
    const known = leaders.get(key);
    if (!known) leaders.set(key, [sketch]);
    else if (known.length < MOST_LEADERS) known.push(sketch);
  }
}
