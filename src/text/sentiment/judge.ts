import type { Intent, Sentiment } from '../../model/interaction.ts';
import { intentOf, sensesFound } from '../intent.ts';
import { hits } from './hits.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { chances, leaningOfSigns, type Model, modelOf, weigh } from './model.ts';
import { MODELS, RATES, SHARED } from './models.ts';
import { ngrams, readNgrams } from './ngrams.ts';
import { PACKS } from './packs.ts';
import { scan, scanned, Token } from './scan.ts';
import { eachMark, leaningOfMarks, placesOfCauses, readSigns, readSignsWithout } from './signs.ts';

export interface Opinion {
  readonly label: Sentiment;
  /** From -1, negative, to 1, positive. */
  readonly score: number;
  /** From 0 to 1: how likely the label is. */
  readonly confidence: number;
}

export interface Because {
  readonly text: string;
  /** Below zero: towards negative. */
  readonly weight: number;
}

/** What a language is judged with. Without words and letters of its own, only emoji are understood. */
interface Judge {
  readonly lexicon: Lexicon | null;
  readonly model: Model | null;
  readonly elides: boolean;
}

const NOTHING: Judge = { lexicon: null, model: null, elides: false };
const judges = new Map<string, Judge>();

/** Made when the first text of a language comes. */
function judgeOf(language: string | null): Judge {
  if (language === null) return NOTHING;
  const known = judges.get(language);
  if (known) return known;
  const pack = PACKS[language];
  const file = MODELS[language] ?? (pack ? SHARED : undefined);
  const lexicon = pack ? lexiconOf(pack) : null;
  const judge = file ? { lexicon, model: modelOf(file), elides: lexicon?.grammar.elides ?? false } : NOTHING;
  judges.set(language, judge);
  return judge;
}

/**
 * What one customer message says. `null`: the words of this language are not judged, and no emoji decided.
 * @param language ISO 639-1, or `null` while it is not known
 */
export function opinionOf(text: string, language: string | null): Opinion | null {
  return decide(text, judgeOf(language));
}

/** The languages whose words are judged (ISO 639-1). */
export const JUDGED: ReadonlySet<string> = new Set([...Object.keys(PACKS), ...Object.keys(MODELS)]);

/** The opinion of a message and what is wanted by it, in one look at its words. */
export function readMessage(
  text: string,
  language: string | null,
): { readonly opinion: Opinion | null; readonly intent: Intent } {
  const judge = judgeOf(language);
  hits.count = 0;
  const opinion = decide(text, judge);
  return { opinion, intent: intentOf(sensesFound(judge.lexicon), opinion?.label ?? null) };
}

function decide(text: string, { lexicon, model, elides }: Judge): Opinion | null {
  scan(text, { elides });
  if (scanned.count === 0 && scanned.joined === 0) return null;
  const wordless = !hasWords();
  if (wordless || model === null) {
    readSigns(null);
    return byMarks(leaningOfMarks(), wordless);
  }
  if (lexicon) lexicon.find();
  else hits.count = 0;
  readSigns(lexicon);
  readNgrams();
  weigh(model);
  return opinion(chances[0] as number, chances[1] as number, chances[2] as number);
}

function hasWords(): boolean {
  if (scanned.joined > 0) return true;
  for (let token = 0; token < scanned.count; token++) if (scanned.kind[token] === Token.word) return true;
  return false;
}

/** Emoji and emoticons alone; a link or a number alone says nothing against anybody, and that is neutral. */
function byMarks(leaning: number, neutral: boolean): Opinion | null {
  if (leaning === 0) return neutral ? { label: 'neutral', score: 0, confidence: 0.9 } : null;
  const certain = 1 - 0.5 ** (1 + Math.abs(leaning) / 2);
  return leaning < 0 ? opinion(certain, 1 - certain, 0) : opinion(0, 1 - certain, certain);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000 || 0;

function opinion(negative: number, neutral: number, positive: number): Opinion {
  const score = rounded(positive - negative);
  if (negative >= neutral && negative >= positive) return { label: 'negative', score, confidence: rounded(negative) };
  if (positive > neutral) return { label: 'positive', score, confidence: rounded(positive) };
  return { label: 'neutral', score, confidence: rounded(neutral) };
}

const MOST_REASONS = 8;
const LEAST_WEIGHT = 0.05;
/** Of a long text, or one that leans nowhere, each word says little: then the heaviest of them. */
const FEW_REASONS = 3;

/** The opinion with the words that decided, the heaviest first. */
export function explainOpinion(
  text: string,
  language: string | null,
): (Opinion & { readonly because: readonly Because[] }) | null {
  const { lexicon, model, elides } = judgeOf(language);
  const found = decide(text, { lexicon, model, elides });
  return found && { ...found, because: reasons(model !== null && hasWords() ? model : null) };
}

/** Each word and mark that counted, by its place in the text that was judged last; no model: marks alone decided. */
function reasons(model: Model | null): readonly Because[] {
  const weights = new Map<string, { from: number; to: number; weight: number }>();
  const add = (from: number, to: number, weight: number): void => {
    const key = `${from} ${to}`;
    const before = weights.get(key);
    weights.set(key, { from, to, weight: weight + (before?.weight ?? 0) });
  };
  if (model === null) eachMark(add);
  else addSigns(model, add);
  if (model?.ngrams) addParts(model, model.ngrams, add);
  const heaviest = [...weights.values()]
    .map(({ from, to, weight }) => ({ text: scanned.written.slice(from, to), weight: rounded(weight) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const heavy = heaviest.filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT);
  return heavy.length > 0 ? heavy.slice(0, MOST_REASONS) : heaviest.slice(0, FEW_REASONS);
}

/** What a word or mark did: how the text would lean without it. Its own sign alone does not tell, others hang on it. */
function addSigns(model: Model, add: (from: number, to: number, weight: number) => void): void {
  const whole = leaningOfSigns(model);
  for (const [from, to] of placesOfCauses()) {
    readSignsWithout(from, to);
    add(from, to, whole - leaningOfSigns(model));
  }
}

/** What the letters of each word add; of a word that counts with others around it ("not recommended"), to all of them. */
function addParts(model: Model, weights: Int8Array, add: (from: number, to: number, weight: number) => void): void {
  const times = model.scale / Math.sqrt(ngrams.count || 1);
  const places = placesOfCauses();
  for (let index = 0, token = 0; index < ngrams.count; index++) {
    while (index >= (ngrams.upTo[token] as number)) token++;
    const at = (ngrams.bucket[index] as number) * 2;
    const weight = ((weights[at + 1] as number) - (weights[at] as number)) * times;
    if (weight === 0) continue;
    const [from, to] = [scanned.from[token] as number, scanned.to[token] as number];
    const whole = places.find((place) => place[0] <= from && to <= place[1]);
    add(whole?.[0] ?? from, whole?.[1] ?? to, weight);
  }
}

/** Of n texts of a kind, how many were called negative. */
export interface JudgedLanguage {
  readonly texts: string;
  readonly negative: { readonly n: number; readonly found: number };
  readonly others: { readonly n: number; readonly called: number };
}

/**
 * Languages whose words are judged, with the error rates measured by cross-validation and on what texts: of n truly
 * negative texts, how many were found; of n others, how many were called negative.
 */
export const JUDGED_LANGUAGES: Readonly<Record<string, JudgedLanguage>> = RATES;
