/** Who wrote. `agent` is a human; an unknown role stays unknown until other records of the export tell it. */
export type Role = 'customer' | 'agent' | 'bot' | 'system' | 'unknown';

export type InteractionKind =
  | 'message'
  | 'note'
  | 'post'
  | 'status'
  | 'rating'
  | 'feedback'
  | 'reaction'
  | 'assignment'
  | 'handoff';

export type Status = 'opened' | 'pending' | 'resolved' | 'closed' | 'reopened' | 'merged' | 'spam' | 'deleted';
/** Where an agent may send a customer who asked somewhere else. */
export const DEFLECTION_TARGETS = ['direct message', 'e-mail', 'phone', 'form', 'chat'] as const;

export type FeedbackAction = 'hide_post' | 'hide_all' | 'report_spam' | 'unlike' | 'block';
export type Sentiment = 'negative' | 'neutral' | 'positive';

/** What a customer wants by a message. */
export const INTENTS = ['question', 'complaint', 'suggestion', 'praise', 'thanks', 'other'] as const;
export type Intent = (typeof INTENTS)[number];

/** A rating with the scale that the export states; `null` bounds are settled from all ratings of the same column. */
export interface Rating {
  readonly value: number;
  readonly min: number | null;
  readonly max: number | null;
  /** A Net Promoter Score: 0 to 6 detracts, 9 and 10 promote. */
  readonly nps?: true;
}

export interface Author {
  readonly id: string | null;
  readonly name: string | null;
  readonly role: Role;
}

/** Where an interaction was read: the file's place in the list of files and the record's number in it, from 1. */
export interface Origin {
  readonly file: number;
  readonly record: number;
}

/**
 * A record that stands for a whole case (a ticket row) yields several interactions. When the same case is exported
 * twice, only those of the newest revision count.
 */
interface Revision {
  readonly of: string;
  readonly at: number | null;
}

/**
 * How long the product itself says that something took (ms), by the id of the metric that measures the same. Kept
 * beside our own figures and never mixed with them: `inspect` sets the two side by side.
 */
export type RecordedTimes = Readonly<
  Partial<
    Record<
      'first-response-time' | 'first-resolution-time' | 'resolution-time',
      { readonly calendar?: number; readonly business?: number }
    >
  >
>;

/** What only some interactions carry. Kept apart so that the common message stays small. */
export interface Detail {
  readonly status?: Status;
  readonly rating?: Rating;
  /** A survey was sent, and nobody has answered it. */
  readonly offered?: true;
  readonly feedback?: FeedbackAction;
  /** Of a post: how many people saw it, or how many times it was seen; `null` where the export states it of others only. */
  readonly reach?: number | null;
  /** What the export itself says of the customer's opinion. */
  readonly label?: Sentiment;
  /** The topics or categories that the export itself names. */
  readonly topics?: readonly string[];
  readonly priority?: string;
  readonly segment?: string;
  /** Stands for a timestamp of a case, not for a message that was read: feeds times and rates, never message counts. */
  readonly synthetic?: true;
  /** Began the case, whoever wrote it: the opening of a ticket is nobody's answer. */
  readonly opens?: true;
  /** The event is known, its instant is not: `at` only places it among the others of its case. */
  readonly undated?: true;
  readonly revision?: Revision;
  /** Several records of a case tell it, none of which is a repetition: the earliest counts. */
  readonly shared?: true;
  readonly recorded?: RecordedTimes;
}

/** One normalized event at one UTC instant: what every platform's records become. */
export interface Interaction {
  readonly kind: InteractionKind;
  /** The export's own id, as text; `null` where it has none. */
  readonly id: string | null;
  /** The export's own conversation, ticket or thread id; `null` where conversations follow from reply links or silence. */
  readonly conversationId: string | null;
  readonly channel: string | null;
  /** The brand handle or inbox that the export says is addressed. */
  readonly account: string | null;
  readonly author: Author;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  readonly text: string | null;
  /** The language that the export states, as it states it. */
  readonly language: string | null;
  readonly replyTo: string | null;
  readonly tags: readonly string[];
  readonly detail: Detail | null;
}

/** What a rule of the user says of a message. */
export interface RuledTopic {
  readonly topic: string;
  /** Of which accounts it is said: lower-case and without the @; `null`: of any. */
  readonly accounts: readonly string[] | null;
  /** The message is about the topic, or it is not, whatever the built-in rules find. */
  readonly about: boolean;
}

/** Messages that say almost the same as each other. One object for all of them. */
export interface Repeat {
  /** Of answers, how many there are; of questions, in how many conversations they were asked. */
  readonly size: number;
  /** The earliest of those that are written as most of them are. */
  readonly example: Origin;
  /** Its words without what is private: read again, before anything is measured, where somebody wants to see them. */
  text: string | null;
}

/** What the words of a message say if they are of this language. */
export interface WordsRead {
  /** ISO 639-1; `null`: there are no words, or nothing tells their language. */
  readonly language: string | null;
  /** `null`: the words of the language are not judged, and no emoji decides. */
  readonly opinion: Sentiment | null;
  /** From -1, negative, to 1, positive, in tenths. */
  readonly score: number | null;
  readonly intent: Intent;
}

/**
 * What a customer's words say. Few words may be of any language: they are kept until the conversation tells which it is,
 * and read then. Longer texts that tell none are read in each that they may be of, the likeliest first.
 */
export interface Said {
  /** Adds up over the messages of a conversation to its language; `null` where nothing speaks for any. */
  readonly evidence: number | null;
  readonly read: readonly WordsRead[];
  /** Few words that are not read yet; `null` as soon as they are. */
  readonly open: string | null;
}

/** An interaction whose words were judged and dropped: all that grouping and metrics ever see. */
export interface TaggedInteraction extends Omit<Interaction, 'text'> {
  readonly origin: Origin;
  /** Topics found in the words; what the export itself names is in `detail.topics`. */
  readonly topics: readonly string[];
  /** What the user's own rules find in them. Whether it counts is known with the account of the conversation. */
  readonly ruledTopics: readonly RuledTopic[];
  /** Handles mentioned or addressed, in order, lower-case and without the @. */
  readonly mentions: readonly string[];
  /** To which other channels the brand sends the customer with it. */
  readonly deflects: readonly string[];
  /** Who of a shared handle signed it, as `handle ^SP`, once it is settled what is a signature there. */
  readonly signature: string | null;
  /** The message only thanks: nobody waits for an answer to it, and it reopens nothing. */
  readonly thanks: boolean;
  /** A customer asks something in it. */
  readonly asks: boolean;
  /** What resembles it can be told by this: of a question its words, of what agents write all words. */
  readonly sketch: string | null;
  /** What it says is said again and again; settled when all are known. */
  readonly repeat: Repeat | null;
  /** Of customers: `null` where there are no words. */
  readonly said: Said | null;
  /** Tells two texts apart without keeping them. */
  readonly fingerprint: number;
  /** `null` unless the words were asked for (`normalize`). */
  readonly text: string | null;
}

/** The human behind a message of the brand: who signed it, else the name of its author. */
export const agentOf = ({ signature, author }: TaggedInteraction): string | null =>
  signature ?? author.name ?? author.id;

/** By what an author is known. */
export const authorKey = ({ author }: Pick<Interaction, 'author'>): string | null => author.id ?? author.name;
