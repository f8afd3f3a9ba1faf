import type { Author, Interaction, Origin, Said, TaggedInteraction } from '../model/interaction.ts';
import { deflectionsIn } from '../text/deflection.ts';
import { possibleLanguages, statedLanguage } from '../text/language/index.ts';
import { mentionsIn } from '../text/mentions.ts';
import { answerSketch } from '../text/near.ts';
import { questionIn } from '../text/question.ts';
import { questionSketch } from '../text/question-sketch.ts';
import { signatureOf } from '../text/signature.ts';
import { onlyThanks } from '../text/thanks.ts';
import { type FoundTopics, NO_TOPICS, type TopicFinder } from '../text/topics.ts';

const NONE: readonly string[] = Object.freeze([]);

/** Loaded where there are words to read. */
interface WordReader {
  readWords(text: string, stated: string | null): Said;
  hearWords(text: string): Said;
}

/** What tagging needs to know; everything else it takes from the one interaction in front of it. */
export interface Tagging {
  /** What customers say, and in which language anybody writes. */
  readonly words: WordReader;
  readonly topics: TopicFinder;
  /** `normalize` prints the words; nothing else keeps them. */
  readonly keepText: boolean;
}

/**
 * Decides once what the words of an interaction say, and drops the words. Looks at one interaction at a time, so that
 * records can be tagged in any number of threads; the interner only makes equal values share one place in memory.
 */
export function tag(interaction: Interaction, origin: Origin, tagging: Tagging, interner: Interner): TaggedInteraction {
  const { text, author } = interaction;
  const customer = author.role === 'customer' || author.role === 'unknown';
  const words = text !== null && text !== '' ? text : null;
  const said = words === null ? null : saidIn(words, interaction, customer, tagging);
  const found = words && customer ? topicsIn(words, interaction.language, said?.evidence ?? null, tagging) : NO_TOPICS;
  const question = words !== null && customer && interaction.kind === 'message' ? questionIn(words) : null;
  // Whose side is not known yet may turn out to be the brand's.
  const answer = words !== null && interaction.kind === 'message' && author.role !== 'customer';
  return {
    kind: interaction.kind,
    id: interaction.id,
    conversationId: interaction.conversationId,
    channel: interner.text(interaction.channel),
    account: interner.text(interaction.account),
    author: interner.author(author),
    at: interaction.at,
    language: interner.text(interaction.language),
    replyTo: interaction.replyTo,
    tags: interner.list(interaction.tags),
    detail: interaction.detail,
    origin,
    topics: found.topics,
    ruledTopics: found.ruled,
    mentions: words && customer ? interner.list(mentionsIn(words)) : NONE,
    deflects: answer ? interner.list(deflectionsIn(words)) : NONE,
    signature: answer ? interner.text(signatureOf(words)) : null,
    thanks: words !== null && customer && onlyThanks(words),
    asks: question !== null,
    sketch:
      question !== null
        ? questionSketch(question, topicsIn(question, interaction.language, said?.evidence ?? null, tagging).topics)
        : words !== null && mayAnswer(author)
          ? answerSketch(words)
          : null,
    repeat: null,
    said,
    fingerprint: fingerprint(words ?? ''),
    text: tagging.keepText ? text : null,
  };
}

/** The words of bots and systems are nobody's. */
function saidIn(words: string, { author, language }: Interaction, customer: boolean, tagging: Tagging): Said | null {
  if (customer) return tagging.words.readWords(words, language);
  return author.role === 'agent' ? tagging.words.hearWords(words) : null;
}

/** The language that the export states may be that of the account, so the words are heard too. */
function topicsIn(words: string, stated: string | null, evidence: number | null, { topics }: Tagging): FoundTopics {
  return topics(words, () => possibleLanguages(evidence, stated === null ? null : statedLanguage(stated)));
}

/** Nobody asks who resembles what bots write; an unknown side may turn out to be an agent. */
const mayAnswer = ({ role }: Author): boolean => role === 'agent' || role === 'unknown';

/** FNV-1a over the beginning and the length: tells two messages under one id apart, no more. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  const end = Math.min(text.length, 256);
  for (let at = 0; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Equal texts, lists and authors become one object. */
export interface Interner {
  text<T extends string | null>(value: T): T;
  list(values: readonly string[]): readonly string[];
  author(author: Author): Author;
}

export function interner(): Interner {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const authors = new Map<string, Author[]>();
  const text = <T extends string | null>(value: T): T => {
    if (value === null) return value;
    const before = texts.get(value);
    if (before !== undefined) return before as T;
    // A copy: a part cut out of a long text would keep the whole text alive.
    const copy = Buffer.from(value).toString();
    texts.set(copy, copy);
    return copy as T;
  };
  return {
    text,
    list(values) {
      if (values.length === 0) return NONE;
      const key = values.join('\u0000');
      const before = lists.get(key);
      if (before) return before;
      const copies = values.map((value) => text(value));
      lists.set(text(key), copies);
      return copies;
    },
    author(author) {
      const key = author.id ?? author.name ?? '';
      const known = authors.get(key);
      const same = known?.find(
        ({ id, name, role }) => id === author.id && name === author.name && role === author.role,
      );
      if (same) return same;
      const copy = { id: text(author.id), name: text(author.name), role: author.role };
      if (known) known.push(copy);
      else authors.set(text(key), [copy]);
      return copy;
    },
  };
}
