import { dataFile } from '../data.ts';

/** The words of one language, as the files in data/languages hold them. */
export interface LanguagePack {
  readonly language: string;
  readonly sentiment: {
    readonly negative: Readonly<Record<'strong' | 'plain' | 'weak', readonly string[]>>;
    readonly positive: Readonly<Record<'strong' | 'plain' | 'weak', readonly string[]>>;
    readonly support: readonly string[];
    /** Questions after what is owed: plain, unless they are pressed. */
    readonly inquiries: readonly string[];
    /** What opens a supposition ("if", "in case"); in Japanese, what ends it. */
    readonly conditions: readonly string[];
    /** How long something takes: presses only beside what is denied or complained of. */
    readonly durations: readonly string[];
    readonly irony: readonly string[];
    /** So-so, nothing special: an opinion, and neither a good nor a bad one. */
    readonly middling: readonly string[];
    readonly harmless: readonly string[];
    readonly negators: readonly string[];
    readonly intensifiers: readonly string[];
    readonly dampeners: readonly string[];
    readonly but: readonly string[];
  };
  readonly intents: Readonly<Record<'question' | 'suggestion' | 'complaint' | 'praise' | 'thanks', readonly string[]>>;
  readonly topics: Readonly<Record<string, readonly string[]>>;
}

/** What an entry is good for; an entry may stand in several lists. */
export const Sense = {
  negative: 1,
  positive: 2,
  support: 4,
  irony: 8,
  harmless: 16,
  negator: 32,
  intensifier: 64,
  dampener: 128,
  but: 256,
  question: 512,
  suggestion: 1024,
  complaint: 2048,
  praise: 4096,
  thanks: 8192,
  topic: 16384,
  inquiry: 32768,
  middling: 65536,
  condition: 131072,
  duration: 262144,
} as const;

export interface Entry {
  readonly text: string;
  readonly sense: number;
  /** Of words of feeling: 1 weak, 2 plain, 3 strong. */
  readonly strength: number;
}

const STRENGTHS = [
  ['weak', 1],
  ['plain', 2],
  ['strong', 3],
] as const;

const LISTS = [
  ['support', Sense.support],
  ['inquiries', Sense.inquiry],
  ['conditions', Sense.condition],
  ['durations', Sense.duration],
  ['middling', Sense.middling],
  ['irony', Sense.irony],
  ['harmless', Sense.harmless],
  ['negators', Sense.negator],
  ['intensifiers', Sense.intensifier],
  ['dampeners', Sense.dampener],
  ['but', Sense.but],
] as const;

const INTENTS = [
  ['question', Sense.question],
  ['suggestion', Sense.suggestion],
  ['complaint', Sense.complaint],
  ['praise', Sense.praise],
  ['thanks', Sense.thanks],
] as const;

interface Found {
  readonly text: string;
  sense: number;
  strength: number;
}

/** Every entry of a pack once, with all that it is good for. */
export function entriesOf({ language, sentiment, intents, topics }: LanguagePack): readonly Entry[] {
  const found = new Map<string, Found>();
  for (const [name, strength] of STRENGTHS) add(found, sentiment.negative[name], Sense.negative, strength);
  for (const [name, strength] of STRENGTHS) add(found, sentiment.positive[name], Sense.positive, strength);
  for (const [name, sense] of LISTS) add(found, sentiment[name], sense);
  for (const [name, sense] of INTENTS) add(found, intents[name], sense);
  for (const texts of Object.values(topics)) add(found, texts, Sense.topic);
  if (language !== 'en') addEnglish(found, language);
  return [...found.values()];
}

function add(found: Map<string, Found>, texts: readonly string[] | undefined, sense: number, strength = 0): void {
  for (const text of texts ?? []) {
    const entry = found.get(text) ?? { text, sense: 0, strength: 0 };
    found.set(text, entry);
    if (strength > 0 && entry.strength > 0) continue;
    entry.sense |= sense;
    entry.strength = Math.max(entry.strength, strength);
  }
}

interface EnglishAbroad
  extends Readonly<Record<'support' | 'irony' | 'thanks' | 'negators' | 'intensifiers' | 'but', readonly string[]>> {
  readonly negative: Readonly<Record<'strong' | 'plain' | 'weak', readonly string[]>>;
  readonly positive: Readonly<Record<'strong' | 'plain' | 'weak', readonly string[]>>;
  /** By language: what is a word of it, too. */
  readonly except: Readonly<Record<string, readonly string[]>>;
}

const englishAbroad = dataFile<EnglishAbroad>('english-abroad');
const ENGLISH_LISTS = ['support', 'irony', 'negators', 'intensifiers', 'but'] as const;

/** English words that customers mix into any language, where they are not words of that language, too. */
function addEnglish(found: Map<string, Found>, language: string): void {
  const english = englishAbroad();
  const others = new Set([...found.keys(), ...(english.except[language] ?? [])]);
  const foreign = (texts: readonly string[]): readonly string[] => texts.filter((text) => !others.has(text));
  for (const [name, strength] of STRENGTHS) add(found, foreign(english.negative[name]), Sense.negative, strength);
  for (const [name, strength] of STRENGTHS) add(found, foreign(english.positive[name]), Sense.positive, strength);
  for (const [name, sense] of LISTS)
    for (const list of ENGLISH_LISTS) if (list === name) add(found, foreign(english[list]), sense);
  add(found, foreign(english.thanks), Sense.thanks);
}
