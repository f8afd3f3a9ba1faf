import type { FoundFact } from '../model/fact.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import type { Stream } from '../model/stream.ts';

/** Interactions under the conversation that other records say theirs belongs to, whatever the order of the files. */
export function joined(
  interactions: readonly TaggedInteraction[],
  facts: readonly FoundFact[],
  streamOf: (file: number) => Stream,
): readonly TaggedInteraction[] {
  const wholes = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind === 'part-of') wholes.set(keyOf(streamOf(fact.file), fact.id), fact.conversation);
  }
  if (wholes.size === 0) return interactions;
  return interactions.map((one) => {
    const { conversationId: part, origin, detail } = one;
    const whole = part === null ? undefined : wholes.get(keyOf(streamOf(origin.file), part));
    if (whole === undefined) return one;
    const revision = detail?.revision;
    // A row that stands for the whole case is another version of what the other record says of it.
    return revision?.of === part
      ? { ...one, conversationId: whole, detail: { ...detail, revision: { ...revision, of: whole } } }
      : { ...one, conversationId: whole };
  });
}

const keyOf = ({ system }: Stream, id: string): string => `${system}\u0001${id}`;
