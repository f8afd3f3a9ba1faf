import { INTENTS, type Intent, type TaggedInteraction, type WordsRead } from '../model/interaction.ts';

/** What a settled message says. */
export const wordsOf = ({ said }: TaggedInteraction): WordsRead | null => said?.read[0] ?? null;

/** What the customers of a conversation want by its messages, in the order of the intents. */
export function intentsOf(events: readonly TaggedInteraction[]): readonly Intent[] {
  const found = new Set<Intent>();
  for (const event of events) {
    const words = event.author.role === 'customer' ? wordsOf(event) : null;
    if (words) found.add(words.intent);
  }
  return found.size === 0 ? NONE : INTENTS.filter((intent) => found.has(intent));
}

const NONE: readonly Intent[] = Object.freeze([]);
