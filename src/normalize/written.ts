import type { Written } from '../model/conversation.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import { languageOf, statedLanguage, sureLanguage, surelyAlone } from '../text/language/index.ts';
import { answers, asks } from './turns.ts';

type Events = readonly TaggedInteraction[];

/** What was read, and does not only stand for a time. */
const isRead = ({ detail }: TaggedInteraction): boolean => !detail?.synthetic;

/**
 * The messages of customers by language: the one that the export states, else that of its own words, else that of the
 * conversation, for a few words tell nothing.
 */
export function writtenIn(events: Events, language: string | null): readonly Written[] {
  const counts = new Map<string | null, number>();
  for (const event of events) {
    if (!asks(event) || !isRead(event)) continue;
    const own = told(event, language === null ? sureLanguage : surelyAlone) ?? language;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return [...counts].map(([own, messages]) => shared(own, messages));
}

/** Whether the first answer that tells a language is in that of the customer. */
export function answeredInIt(events: Events, language: string | null, botsAnswer: boolean): boolean | null {
  const given = events.filter((event) => answers(event, botsAnswer) && isRead(event));
  const answered = given.map((event) => told(event, sureLanguage)).find((one) => one !== null) ?? together(given);
  return language === null || answered === null ? null : language === answered;
}

const told = ({ language, said }: TaggedInteraction, alone: typeof sureLanguage): string | null => {
  if (language !== null) return statedLanguage(language) ?? language;
  return said === null || said.evidence === null ? null : alone(said.evidence);
};

const together = (events: Events): string | null =>
  languageOf(events.flatMap(({ said }) => (said?.evidence ? [said.evidence] : [])));

const known = new Map<string, Written>();

/** Equal ones are one object: nearly all conversations are of few messages in few languages. */
function shared(language: string | null, messages: number): Written {
  const key = `${messages} ${language ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const written = { language, messages };
  if (known.size < MOST_KNOWN) known.set(key, written);
  return written;
}

const MOST_KNOWN = 10_000;
