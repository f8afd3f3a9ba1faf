import type { Role, TaggedInteraction, WordsRead } from '../model/interaction.ts';
import { languageOf, readAs, statedLanguage } from '../text/language/index.ts';
import { readOpen } from '../text/reading.ts';
import { asks } from './turns.ts';

/**
 * The language of a conversation: what the export states of its customer's messages, else what all their words together
 * speak for; `null` where they say too little.
 */
export function languageIn(events: readonly TaggedInteraction[]): string | null {
  const stated = events.find((event) => event.language !== null && asks(event))?.language ?? null;
  if (stated !== null) return statedLanguage(stated) ?? stated;
  return spokenBy('customer', events);
}

function spokenBy(role: Role, events: readonly TaggedInteraction[]): string | null {
  const evidence: number[] = [];
  for (const { said, author } of events) {
    if (said?.evidence && author.role === role) evidence.push(said.evidence);
  }
  return evidence.length === 0 ? null : languageOf(evidence);
}

/**
 * Words whose language they do not tell themselves are read in that of the conversation; where its customers say too little
 * to tell it, in that in which they are answered.
 */
export function withSettledWords(
  events: readonly TaggedInteraction[],
  language: string | null,
): readonly TaggedInteraction[] {
  if (!events.some(isOpen)) return events;
  const spoken = language ?? spokenBy('agent', events);
  return events.map((event) => {
    if (!isOpen(event) || event.said === null) return event;
    const { evidence, read, open } = event.said;
    const settled = open === null ? readingIn(spoken, read) : readOpen(open, spoken);
    return { ...event, said: { evidence, read: [settled], open: null } };
  });
}

/**
 * Of several readings the one in this language; where it is not known the likeliest, and where the words are of none that
 * it may be, the one without words: a guess does not stand against a whole conversation.
 */
function readingIn(language: string | null, read: readonly WordsRead[]): WordsRead {
  const [likeliest] = read as readonly [WordsRead];
  if (language === null) return likeliest;
  const own = readAs(language);
  const readIn = (one: string | null) => read.find((reading) => reading.language === one);
  return readIn(language) ?? readIn(own) ?? readIn(null) ?? likeliest;
}

const isOpen = ({ said }: TaggedInteraction): boolean => said !== null && (said.open !== null || said.read.length > 1);
