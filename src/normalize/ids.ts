import type { TaggedInteraction } from '../model/interaction.ts';

/** Where ids stand in an interaction. */
type IdPlace = 'id' | 'replyTo' | 'conversationId';

const folded = (id: string | null): string | null => (id?.endsWith('.0') ? id.slice(0, -2) : id);

/**
 * Programs that take ids for numbers write 3 as `3.0`, in a column where some are missing. Only where the whole column
 * of a file is written so does `3.0` mean 3.
 */
export function withFoldedIds(interaction: TaggedInteraction, places: ReadonlySet<IdPlace>): TaggedInteraction {
  return {
    ...interaction,
    id: places.has('id') ? folded(interaction.id) : interaction.id,
    replyTo: places.has('replyTo') ? folded(interaction.replyTo) : interaction.replyTo,
    conversationId: places.has('conversationId') ? folded(interaction.conversationId) : interaction.conversationId,
  };
}
