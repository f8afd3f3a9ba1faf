import type { TaggedInteraction } from '../model/interaction.ts';

/** How often a signature or its mark has to occur before it is believed. */
const REPEATED = 2;

/** A mark that nobody writes by chance, and initials. */
const INITIALS = /^[\^/*~]\p{Lu}{1,3}$/u;

/**
 * Behind a shared handle those who sign are the agents. Only where two signatures with one mark occur at least twice
 * each: one name alone may be anything, and who signs alone is the handle. Initials with such a mark count from the
 * first time on, names from the second.
 */
export function settleSignatures(interactions: readonly TaggedInteraction[]): readonly TaggedInteraction[] {
  const handles = new Map<string, Map<string, number>>();
  for (const { author, signature } of interactions) {
    if (signature === null || author.role !== 'agent') continue;
    const counts = handles.get(handleOf(author)) ?? new Map<string, number>();
    handles.set(handleOf(author), counts.set(signature, (counts.get(signature) ?? 0) + 1));
  }
  const shared = new Map([...handles].map(([handle, counts]) => [handle, namesOf(handle, counts)]));
  return interactions.map((one) => {
    if (one.signature === null) return one;
    const name = one.author.role === 'agent' ? shared.get(handleOf(one.author))?.get(one.signature) : undefined;
    return { ...one, signature: name ?? null };
  });
}

const handleOf = ({ id, name }: TaggedInteraction['author']): string => name ?? id ?? '';

/** The signatures of a handle that are believed, each with the name that its agent has in figures. */
function namesOf(handle: string, counts: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const repeated = [...counts].filter(([, count]) => count >= REPEATED).map(([signature]) => signature);
  const marks = repeated.map(([mark]) => mark);
  const known = new Set(marks.filter((mark, index) => marks.indexOf(mark) !== index));
  const believed = [...counts.keys()].filter(
    (signature) => known.has(signature.charAt(0)) && (repeated.includes(signature) || INITIALS.test(signature)),
  );
  return new Map(believed.map((signature) => [signature, `${handle} ${signature}`.trim()]));
}
