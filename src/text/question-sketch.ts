import { bareSpellings } from './bare-letters.ts';
import { dataFile, once } from './data.ts';
import { eachHashedWord, hashOf, NUMBER } from './hashed-words.ts';
import { withoutGreeting } from './near.ts';
import { plainOf, stemOf } from './stem.ts';
import { builtInTopics } from './topics.ts';
import { USUAL_LANGUAGES } from './usual-languages.ts';

/*
 * What a question is about, as a short text of two characters a feature: so much is kept of every question, and its words
 * are not. A feature is a word without its endings, the beginning of a word, the word that asks, or a topic; its kind says
 * how much it weighs.
 */

/** What features of each kind weigh against each other. Chosen on planted questions (docs/decisions.md). */
const WEIGHTS = { word: 1.2, half: 0.6, pair: 1, usual: 0.5, usualHalf: 0.3, topic: 0.7, asks: 0.35, sound: 0.15 };
type Kind = keyof typeof WEIGHTS;
const KINDS = Object.keys(WEIGHTS) as Kind[];
const WEIGHT = Object.values(WEIGHTS);

const READ_LIMIT = 2000;
const MOST_FEATURES = 40;
/** So many letters begin all forms of a word, and few other words. */
const BEGINNING = 5;
/** The bits of a feature: its kind, and as much of its hash as goes into two characters that are no halves of pairs. */
const KIND_BITS = 3;
const HASH_BITS = 27;
const CHARACTER_BITS = 15;
export const FEATURE_LENGTH = 2;

const codeOf = (kind: Kind, hash: number): number =>
  KINDS.indexOf(kind) * 2 ** HASH_BITS + ((hash ^ (hash >>> HASH_BITS)) & (2 ** HASH_BITS - 1));

const textOf = (code: number): string =>
  String.fromCharCode(Math.floor(code / 2 ** CHARACTER_BITS), code & (2 ** CHARACTER_BITS - 1));

/** By the first of its characters. */
const kindOf = (feature: string): number => feature.charCodeAt(0) >>> (CHARACTER_BITS - KIND_BITS);
export const weightOf = (feature: string): number => WEIGHT[kindOf(feature)] as number;
/** Whether a feature is a word that says more than what every shop is asked about. */
export const isTelling = (feature: string): boolean => kindOf(feature) < KINDS.indexOf('usual');

const BEGINS = 0x5bd1e995;

type Lists = Readonly<Record<string, readonly string[]>>;
const greetings =
  dataFile<Readonly<Record<'greetings' | 'interrogatives' | 'fillers' | 'asking', readonly string[]>>>('greetings');
const functionWords = dataFile<Lists>('function-words');
const packs = dataFile<Readonly<Record<string, string>>>('empty-words');
const chatter = dataFile<{ readonly unspaced: string; readonly languages: Lists }>('chatter');

const questionWords = once((): ReadonlySet<number> => new Set(greetings().interrogatives.map(hashOf)));
/** Of a question these say nothing of what it is about. */
const emptyWords = once((): ReadonlySet<number> => {
  const joining = Object.entries(functionWords()).flatMap(([language, words]) =>
    USUAL_LANGUAGES.has(language) ? words : [],
  );
  const listed = [...greetings().greetings, ...greetings().fillers, ...greetings().asking, ...joining];
  const told = [Object.values(packs()).flatMap((words) => words.split(' ')), Object.values(chatter().languages).flat()];
  return new Set([...listed, ...told.flat().flatMap((word) => [word, ...bareSpellings(word)])].map(hashOf));
});
const emptyCharacters = once(() => new Set(chatter().unspaced));

/** What is bought and sent: customers of every shop write of it, whatever they ask. */
const USUAL_TOPICS: readonly string[] = ['order', 'delivery'];
const UNSPACED = /[\u3041-\u9fff]/;
const usualWords = once((): ReadonlySet<number> => {
  const rules = Object.values(builtInTopics()).flatMap((topics) =>
    USUAL_TOPICS.flatMap((topic) => topics[topic] ?? []),
  );
  const words = rules.filter((rule) => !rule.includes(' ')).map((rule) => plainOf(rule.replace(/\*$/, '')));
  return new Set(words.flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : hashesOf(word))));
});

const pairsOf = (word: string): number[] =>
  Array.from({ length: word.length - 1 }, (_, at) => hashOf(word.slice(at, at + 2)));
const hashesOf = (plain: string): number[] => [
  hashOf(stemOf(plain)),
  ...(plain.length < BEGINNING ? [] : [hashOf(plain.slice(0, BEGINNING)) ^ BEGINS]),
];

const KANA = /[\u3041-\u3096]/;
const POLITE = /[请請问問您]/;

/** A pair of characters that may name something: no particle, and nothing polite. */
const isContent = (pair: string): boolean =>
  !KANA.test(pair) && !emptyCharacters().has(pair.charAt(0)) && !emptyCharacters().has(pair.slice(-1));

const SIGN = /^[\u3400-\u9fff](?=[\u3041-\u3096])|(?<=^[\u3041-\u3096])[\u3400-\u9fff]$/;
/** These ask, or say who and when. */
const EMPTY_SIGNS = /[教願頂下言思出来分知有無何私様御今方以時間日本人的中]/;

/** In Japanese a sign beside letters is most of a word, and they its ending: 届 in 届く, 届かない and まだ届. */
function signIn(pair: string): string | null {
  const [sign] = SIGN.exec(pair) ?? [];
  return sign === undefined || EMPTY_SIGNS.test(sign) ? null : sign;
}

/**
 * The sketch of a question, whoever is greeted before it. `null` where no word says what it is about: of "can you help?"
 * no answer can be written down.
 */
export function questionSketch(asked: string, topics: readonly string[] = []): string | null {
  const question = withoutGreeting(asked);
  const found = new Set<number>();
  let about = false;
  const [asking, empty, usual] = [questionWords(), emptyWords(), usualWords()];
  eachHashedWord(question, 0, Math.min(question.length, READ_LIMIT), (hash, begin, end, spaced) => {
    if (hash === NUMBER || found.size >= MOST_FEATURES) return;
    if (spaced && asking.has(hash)) found.add(codeOf('asks', hash));
    else if (spaced && !empty.has(hash)) {
      about = true;
      for (const code of codesOf(plainOf(question.slice(begin, end)), usual)) found.add(code);
    } else if (!spaced) {
      const pair = question.slice(begin, end);
      const content = isContent(pair);
      about ||= content;
      if (content) found.add(codeOf(usual.has(hash) ? 'usual' : 'pair', hash));
      else if (!POLITE.test(pair)) found.add(codeOf('sound', hash));
      const sign = signIn(pair);
      if (sign === null) return;
      about = true;
      found.add(codeOf('half', hashOf(sign)));
    }
  });
  if (!about) return null;
  for (const topic of topics) found.add(codeOf(USUAL_TOPICS.includes(topic) ? 'usualHalf' : 'topic', hashOf(topic)));
  return [...found]
    .sort((a, b) => a - b)
    .map(textOf)
    .join('');
}

/** Of a word its stem and its beginning: forms that differ in the one mostly agree in the other. */
function codesOf(plain: string, usual: ReadonlySet<number>): readonly number[] {
  const [stem = 0, beginning] = hashesOf(plain);
  if (beginning === undefined) return [codeOf(usual.has(stem) ? 'usual' : 'word', stem)];
  return [stem, beginning].map((hash) => codeOf(usual.has(hash) ? 'usualHalf' : 'half', hash));
}
