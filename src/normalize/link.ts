import type { TaggedInteraction } from '../model/interaction.ts';
import { compareIds } from './order.ts';
import { isParent, isShown } from './posts.ts';

/** What reply links make of a set of messages: the root of each, by its place in the list. */
export interface Roots {
  readonly rootOf: Int32Array;
  /** Roots whose parent the export does not hold: their conversation begins before the export. */
  readonly missingParent: ReadonlySet<number>;
  /** Rings of replies, each cut at its earliest message (the place of that message). */
  readonly cycles: readonly number[];
}

const NONE = -1;
const MISSING = -2;

/**
 * Follows reply-to upward through the messages that are present. A brand's post is nobody's parent: each comment on it
 * begins a conversation of its own, and only what was done to it without a word is its own. Iterative, because chains are as long as strangers make them.
 */
export function findRoots(messages: readonly TaggedInteraction[]): Roots {
  const parents = parentPlaces(messages);
  const rootOf = new Int32Array(messages.length).fill(NONE);
  const cycles: number[] = [];
  const onPath = new Uint8Array(messages.length);
  for (let start = 0; start < messages.length; start++) {
    const path: number[] = [];
    let at = start;
    while (rootOf[at] === NONE && onPath[at] === 0) {
      onPath[at] = 1;
      path.push(at);
      const parent = parents[at] as number;
      if (parent < 0) break;
      at = parent;
    }
    if (rootOf[at] === NONE && onPath[at] === 1 && (parents[at] as number) >= 0) {
      at = earliest(path.slice(path.indexOf(at)), messages);
      parents[at] = NONE;
      cycles.push(at);
    }
    const root = rootOf[at] === NONE ? at : (rootOf[at] as number);
    for (const place of path) {
      rootOf[place] = root;
      onPath[place] = 0;
    }
  }
  const missingParent = new Set<number>();
  for (let place = 0; place < parents.length; place++) if (parents[place] === MISSING) missingParent.add(place);
  return { rootOf, missingParent, cycles };
}

function parentPlaces(messages: readonly TaggedInteraction[]): Int32Array {
  const places = new Map<string, number>();
  messages.forEach(({ id }, place) => {
    if (id !== null) places.set(id, place);
  });
  return Int32Array.from(messages, (message) => {
    if (message.replyTo === null || isShown(message)) return NONE;
    const place = places.get(message.replyTo);
    if (place === undefined) return MISSING;
    const parent = messages[place] as TaggedInteraction;
    return isParent(parent, message) ? place : NONE;
  });
}

function earliest(places: readonly number[], messages: readonly TaggedInteraction[]): number {
  const at = (place: number) => messages[place] as TaggedInteraction;
  return places.reduce((best, place) =>
    (at(place).at - at(best).at || compareIds(at(place).id, at(best).id)) < 0 ? place : best,
  );
}
