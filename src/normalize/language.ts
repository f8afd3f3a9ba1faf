import { INTENTS, type Intent, type TaggedInteraction, type WordsRead } from '../model/interaction.ts';
import { languageOf, readAs, statedLanguage } from '../text/language/index.ts';
import { asks } from './turns.ts';

/**
 * The language of a conversation: what the export states of its customer's messages, else what all their words together
 * speak for; `null` where they say too little.
 */
export function languageIn(events: readonly TaggedInteraction[]): string | null {
  const stated = events.find((event) => event.language !== null && asks(event))?.language ?? null;
  if (stated !== null) return statedLanguage(stated) ?? stated;
  const evidence: number[] = [];
  for (const { said, author } of events) {
    if (said?.evidence && author.role === 'customer') evidence.push(said.evidence);
  }
  return evidence.length === 0 ? null : languageOf(evidence);
}

/** Words that may be of several languages are taken for the conversation's, else for the likeliest. */
export function withSettledWords(
  events: readonly TaggedInteraction[],
  language: string | null,
): readonly TaggedInteraction[] {
  if (!events.some(isOpen)) return events;
  return events.map((event) => {
    if (!isOpen(event) || event.said === null) return event;
    const { evidence, read } = event.said;
    const own = language === null ? null : readAs(language);
    const settled = read.find((one) => one.language === language || one.language === own) ?? (read[0] as WordsRead);
    return { ...event, said: { evidence, read: [settled] } };
  });
}

const isOpen = ({ said }: TaggedInteraction): boolean => (said?.read.length ?? 0) > 1;

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
