import { INTENTS, type Said, type Sentiment, type WordsRead } from '../model/interaction.ts';
import { languageEvidence, likelyLanguages, readAs, statedLanguage } from './language/index.ts';
import { JUDGED, readMessage } from './sentiment/judge.ts';

/**
 * What the words of a customer's message say: in the language that they are surely written in, else in each that they
 * may be, and in the one that the export states.
 */
export function readWords(text: string, stated: string | null): Said {
  const evidence = languageEvidence(text);
  const likely = likelyLanguages(evidence, JUDGED);
  const named = stated === null || likely.length === 1 ? null : statedLanguage(stated);
  const own = named === null ? null : readAs(named, text);
  const languages = own === null || likely.includes(own) ? likely : [own, ...likely];
  return { evidence, read: languages.length === 0 ? [readIn(text, null)] : languages.map((one) => readIn(text, one)) };
}

/** What is said by agents is not judged; the language in which they answer is told. */
export const hearWords = (text: string): Said => ({ evidence: languageEvidence(text), read: NONE });

const NONE: readonly WordsRead[] = Object.freeze([]);
const known = new Map<string | null, Map<number, WordsRead>>();

/** Equal readings are one object: a million messages share some hundreds. */
function readIn(text: string, language: string | null): WordsRead {
  const { opinion, intent } = readMessage(text, language);
  const label = opinion?.label ?? null;
  const tenths = opinion === null ? null : Math.round(opinion.score * 10) || 0;
  // Numbers, for a text made as a key costs some per cent of all reading.
  const key =
    ((tenths === null ? 0 : tenths + 20) * 4 + LABELS.indexOf(label)) * INTENTS.length + INTENTS.indexOf(intent);
  const ofLanguage = known.get(language) ?? new Map<number, WordsRead>();
  const before = ofLanguage.get(key);
  if (before) return before;
  const read = { language, opinion: label, score: tenths === null ? null : tenths / 10, intent };
  known.set(language, ofLanguage.set(key, read));
  return read;
}

const LABELS: readonly (Sentiment | null)[] = [null, 'negative', 'neutral', 'positive'];
