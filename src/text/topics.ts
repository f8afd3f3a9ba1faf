import type { RuledTopic } from '../model/interaction.ts';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { bareSpellings } from './bare-letters.ts';
import { dataFile, once } from './data.ts';
import { isWrittenInLatin, statedLanguage } from './language/index.ts';
import { type PatternTest, patternTests } from './patterns.ts';
import { type Phrase, phraseSearch, readPhrase } from './phrases.ts';
import { readable } from './words.ts';

/** How a topic is found. `*` at the end of a word takes its inflections: `zwrot*` finds zwrotu and zwroty. */
export interface TopicRule {
  /** Words and phrases. */
  readonly words?: readonly string[] | undefined;
  /** Words and phrases: a message that holds one of them is not about the topic, whatever else it says. */
  readonly not?: readonly string[] | undefined;
  /** Regular expressions of RE2, without regard to letter case. */
  readonly patterns?: readonly string[] | undefined;
  /** Only in messages of these languages, and in those whose language cannot be told. */
  readonly languages?: readonly string[] | undefined;
  /** Only in conversations of these accounts. */
  readonly accounts?: readonly string[] | undefined;
  /** Takes the place of the built-in rules of this topic; otherwise it adds to them. */
  readonly replaces?: boolean | undefined;
}

/** Topic -> rule, or just its words; a topic without any words is switched off. */
export type TopicRules = Readonly<Record<string, readonly string[] | TopicRule>>;

/** Language -> topic -> words and phrases. */
export const builtInTopics = dataFile<Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>('topics');

export interface FoundTopics {
  /** By the built-in rules. */
  readonly topics: readonly string[];
  /** By configured rules. */
  readonly ruled: readonly RuledTopic[];
}

/**
 * `languages` is asked where they matter: those that a message may be written in; `null` where nobody knows. The same ones
 * should come as the same set.
 */
export type TopicFinder = (text: string, languages?: () => ReadonlySet<string> | null) => FoundTopics;

export const NO_TOPICS: FoundTopics = Object.freeze({ topics: Object.freeze([]), ruled: Object.freeze([]) });

export interface TopicSettings {
  readonly builtIn: 'on' | 'off';
  readonly rules: TopicRules;
}

type Tests = ReadonlyMap<string, PatternTest>;

/** The patterns of all rules, ready to be tried. Throws a UserError (2) that names the rule which cannot be used. */
export const topicPatterns = (rules: TopicRules): Promise<Tests> =>
  patternTests(
    Object.entries(rules).flatMap(([topic, given]) =>
      configuredRule(topic, given).patterns.map((pattern) => ({ pattern, whose: `topics.${printable(topic)}` })),
    ),
  );

/** All rules as one finder: one pass over the words of a text, whatever the number of rules. */
export function topicFinder({ builtIn, rules }: TopicSettings, tests: Tests = new Map()): TopicFinder {
  const configured = Object.entries(rules).map(([topic, rule], order) => configuredRule(topic, rule, order));
  // Built when the first text comes: an export without any needs no rules.
  const built = once(() => finderOf(builtIn, configured, tests));
  return (text, languages) => built()(text, languages);
}

function finderOf(builtIn: 'on' | 'off', configured: readonly ConfiguredRule[], tests: Tests): TopicFinder {
  const replaced = new Set(configured.filter(({ replaces }) => replaces).map(({ topic }) => topic));
  const parts = [
    ...(builtIn === 'on' ? builtInParts().filter(({ topic }) => !replaced.has(topic)) : []),
    ...configured.flatMap(configuredParts),
  ];
  const patterned = configured.filter(({ patterns }) => patterns.length > 0);
  const all = [...parts, ...patterned.map((rule) => partOf(rule, [], true))];
  const phrases = parts.flatMap((part, index) => part.phrases.map((phrase) => ({ phrase, index })));
  const partOfPhrase = Int32Array.from(phrases, ({ index }) => index);
  const search = phraseSearch(phrases.map(({ phrase }) => phrase));
  const known = new Map<ReadonlySet<string> | null, Map<string | number, FoundTopics>>();
  let answers = 0;
  const hits: number[] = [];
  /** In their order: there are few, and the same ones are the same answer. */
  const hit = (part: number) => {
    if (hits.includes(part)) return;
    let at = hits.push(part) - 1;
    for (; at > 0 && (hits[at - 1] as number) > part; at--) hits[at] = hits[at - 1] as number;
    hits[at] = part;
  };
  const hitPhrase = (phrase: number) => hit(partOfPhrase[phrase] as number);
  return (text, languages = unknownLanguages) => {
    if (hits.length > 0) hits.length = 0;
    search(readable(text), hitPhrase);
    patterned.forEach(({ patterns }, index) => {
      if (patterns.some((pattern) => tests.get(pattern)?.(text))) hit(parts.length + index);
    });
    if (hits.length === 0) return NO_TOPICS;
    const spoken = languages();
    const key = keyOf(hits, all.length);
    const answered = known.get(spoken);
    const before = answered?.get(key);
    if (before) return before;
    const found = judged(
      hits.map((part) => all[part] as Part),
      spoken,
    );
    if (answers++ < MOST_KNOWN) known.set(spoken, (answered ?? new Map()).set(key, found));
    return found;
  };
}

/** A number where they fit into one, since a text that is made as a key costs as much as the search. */
function keyOf(hits: readonly number[], parts: number): string | number {
  let key = 0;
  for (const part of hits) key = key * (parts + 1) + part + 1;
  return key <= Number.MAX_SAFE_INTEGER ? key : hits.join();
}

/** Equal answers are one object: a million messages share some thousands of them. */
const MOST_KNOWN = 50_000;

const unknownLanguages = (): null => null;

/** Phrases that say the same. */
interface Part {
  readonly topic: string;
  readonly phrases: readonly Phrase[];
  /** `null`: built in. */
  readonly rule: ConfiguredRule | null;
  readonly about: boolean;
  /** Of the built-in rules. */
  readonly language: string | null;
}

interface ConfiguredRule {
  readonly topic: string;
  readonly order: number;
  readonly words: readonly string[];
  readonly not: readonly string[];
  readonly patterns: readonly string[];
  readonly replaces: boolean;
  readonly languages: ReadonlySet<string> | null;
  readonly accounts: readonly string[] | null;
}

function configuredRule(topic: string, given: readonly string[] | TopicRule, order = 0): ConfiguredRule {
  const rule: TopicRule = isList(given) ? { words: given } : given;
  const { words = [], not = [], patterns = [] } = rule;
  const isOff = words.length + not.length + patterns.length === 0;
  return {
    topic,
    order,
    words,
    not,
    patterns,
    replaces: rule.replaces ?? isOff,
    languages: rule.languages ? new Set(rule.languages.map((one) => languageNamed(one, topic))) : null,
    accounts: rule.accounts ? rule.accounts.map(foldedAccount) : null,
  };
}

const isList = (rule: readonly string[] | TopicRule): rule is readonly string[] => Array.isArray(rule);

function languageNamed(name: string, topic: string): string {
  const language = statedLanguage(name);
  if (language !== null) return language;
  throw new UserError(
    `topics.${printable(topic)}: "${printable(name)}" is no language that is known here. Write its code, such as de or pt.`,
    2,
  );
}

/** As accounts are compared: without the @ and letter case. */
const foldedAccount = (account: string): string => account.replace(/^@/, '').toLowerCase();

const builtInParts = once((): readonly Part[] =>
  Object.entries(builtInTopics()).flatMap(([language, topics]) =>
    Object.entries(topics).map(([topic, words]) => ({
      topic,
      phrases: phrasesOf(withBareLetters(words, new Set(Object.values(topics).flat()))),
      rule: null,
      about: true,
      language,
    })),
  ),
);

/** As people type the words without accents too, unless that is a word of a topic of this language already. */
const withBareLetters = (words: readonly string[], taken: ReadonlySet<string>): readonly string[] => [
  ...new Set([...words, ...words.flatMap(bareSpellings).filter((one) => !taken.has(one))]),
];

const configuredParts = (rule: ConfiguredRule): readonly Part[] => [
  partOf(rule, rule.words, true),
  partOf(rule, rule.not, false),
];

const partOf = (rule: ConfiguredRule, words: readonly string[], about: boolean): Part => ({
  topic: rule.topic,
  phrases: phrasesOf(words),
  rule,
  about,
  language: null,
});

const phrasesOf = (words: readonly string[]): readonly Phrase[] => words.map(readPhrase).filter((one) => one !== null);

/** What the rules that were met say together. */
function judged(hits: readonly Part[], languages: ReadonlySet<string> | null): FoundTopics {
  const counting = hits.filter((part) => isSpoken(part, languages));
  const denied = new Set(counting.filter(({ about }) => !about).map(({ rule }) => rule));
  const deniedWholly = new Set([...denied].filter((rule) => rule?.accounts === null).map((rule) => rule?.topic));
  const counts = ({ topic }: { readonly topic: string }) => !deniedWholly.has(topic);
  const topics = new Set(
    counting
      .filter(({ rule }) => rule === null)
      .filter(counts)
      .map(({ topic }) => topic),
  );
  const ruled = [...new Set(counting.flatMap(({ rule }) => (rule === null ? [] : [rule])))]
    .sort((a, b) => a.order - b.order)
    .map((rule) => ({ topic: rule.topic, accounts: rule.accounts, about: !denied.has(rule) }))
    .filter(counts);
  return topics.size + ruled.length === 0 ? NO_TOPICS : { topics: inOrder([...topics]), ruled };
}

const order = once(() => Object.keys(builtInTopics().en ?? {}));
const inOrder = (topics: readonly string[]): readonly string[] =>
  topics.length < 2 ? topics : [...topics].sort((a, b) => order().indexOf(a) - order().indexOf(b));

/**
 * Whether rules hold in a text of these languages. `Gift` is poison in German: rules of one language find nothing in a text
 * that is known to be of another. English goes on where no other Latin letters are written, and all of them do where the
 * language has no rules of its own.
 */
function isSpoken({ rule, language }: Part, languages: ReadonlySet<string> | null): boolean {
  if (languages === null) return true;
  if (rule !== null) return rule.languages === null || [...rule.languages].some((one) => languages.has(one));
  if (language === null || languages.has(language)) return true;
  const spoken = [...languages];
  return spoken.every((one) => !(one in builtInTopics())) || (language === 'en' && !spoken.some(isWrittenInLatin));
}
