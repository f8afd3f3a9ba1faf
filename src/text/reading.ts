import type { Said, WordsRead } from '../model/interaction.ts';
import { languageEvidence, likelyLanguages, statedLanguage } from './language/index.ts';
import { JUDGED, readMessage } from './sentiment/judge.ts';

/**
 * What the words of a customer's message say: in the language that they are surely written in, else in each that they
 * may be, and in the one that the export states.
 */
export function readWords(text: string, stated: string | null): Said {
  const evidence = languageEvidence(text);
  const likely = likelyLanguages(evidence, JUDGED);
  const named = stated === null || likely.length === 1 ? null : statedLanguage(stated);
  const languages = named === null || likely.includes(named) ? likely : [named, ...likely];
  return { evidence, read: languages.length === 0 ? [readIn(text, null)] : languages.map((one) => readIn(text, one)) };
}

/** What is said by agents is not judged; the language in which they answer is told. */
export const hearWords = (text: string): Said => ({ evidence: languageEvidence(text), read: NONE });

const NONE: readonly WordsRead[] = Object.freeze([]);
const known = new Map<string, WordsRead>();

/** Equal readings are one object: a million messages share some hundreds. */
function readIn(text: string, language: string | null): WordsRead {
  const { opinion, intent } = readMessage(text, language);
  const score = opinion === null ? null : Math.round(opinion.score * 10) / 10 || 0;
  const key = `${language} ${opinion?.label} ${score} ${intent}`;
  const before = known.get(key);
  if (before) return before;
  const read = { language, opinion: opinion?.label ?? null, score, intent };
  known.set(key, read);
  return read;
}
