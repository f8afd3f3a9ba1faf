import { INTENTS, type Said, type Sentiment, type WordsRead } from '../model/interaction.ts';
import {
  eachLanguage,
  languageEvidence,
  languageOfFew,
  likelyLanguages,
  readAs,
  statedLanguage,
  sureLanguage,
  surelyAlone,
} from './language/index.ts';
import { withoutSecrets } from './mask.ts';
import { withoutHandlesAndLinks } from './mentions.ts';
import { JUDGED, readMessage } from './sentiment/judge.ts';

/** A text of more letters tells as much of its language as there is to know. */
const FEW = 120;

/**
 * What the words of a customer's message say: in the language that they are surely written in. Few words are left open;
 * many whose language is not sure are read in each that they may be of, and in the one that the export states.
 */
export function readWords(written: string, stated: string | null): Said {
  const text = withoutSecrets(written);
  const evidence = languageEvidence(text);
  const sure = evidence === null ? null : surelyAlone(evidence);
  if (sure !== null) return { evidence, read: [readIn(text, sure)], open: null };
  if (text.length > FEW) return { evidence, read: readInEach(text, evidence, stated), open: null };
  if (hasWords(text)) return { evidence, read: NONE, open: copyOf(text) };
  return { evidence, read: [readIn(text, null)], open: null };
}

function readInEach(text: string, evidence: number | null, stated: string | null): readonly WordsRead[] {
  const likely = likelyLanguages(evidence, JUDGED);
  const named = stated === null || likely.length === 1 ? null : statedLanguage(stated);
  const own = named === null ? null : readAs(named, text);
  const languages = own === null || likely.includes(own) ? likely : [own, ...likely];
  const isSure = evidence !== null && sureLanguage(evidence) !== null;
  // In a conversation of none of these languages it says what it says without words.
  return [...languages, ...(isSure ? [] : [null])].map((one) => readIn(text, one));
}

const LETTER = /\p{L}/u;
const LETTERS = /\p{L}/gu;
/** Links, names, numbers and emoji are no words. */
const hasWords = (text: string): boolean => LETTER.test(withoutHandlesAndLinks(text));

/** A part cut out of a long text would keep the whole text alive. */
const copyOf = (text: string): string => Buffer.from(text).toString();

/** Few words, read in the language that their conversation tells, or in another for which they speak and not for it. */
export function readOpen(text: string, language: string | null): WordsRead {
  const own = language === null ? null : readAs(language, text);
  return readIn(text, languageOfWords(text, own));
}

/** In which language to read a text where that of its conversation is this one, or is not known. */
export function languageOfWords(text: string, language: string | null): string | null {
  const evidence = languageEvidence(text);
  const sure = evidence === null ? null : surelyAlone(evidence);
  return sure ?? languageOfFew(evidence, language, lettersIn(text), JUDGED);
}

/** Of links and names none. */
const lettersIn = (text: string): number => withoutHandlesAndLinks(text).match(LETTERS)?.length ?? 0;

/** Whether words that are left open may turn out to be of a language that is judged. */
export function mayBeJudged({ evidence, open }: Said, stated: string | null): boolean {
  if (open === null) return false;
  let found = stated !== null && JUDGED.has(readAs(statedLanguage(stated) ?? stated, open));
  if (evidence !== null) {
    eachLanguage(evidence, (language) => {
      found ||= JUDGED.has(language);
    });
  }
  return found;
}

/** What is said by agents is not judged; the language in which they answer is told. */
export const hearWords = (text: string): Said => ({ evidence: languageEvidence(text), read: NONE, open: null });

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
