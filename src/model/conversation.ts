import type { Capability } from './capability.ts';
import type { Intent, Sentiment, TaggedInteraction } from './interaction.ts';

/** Why a conversation is not an inquiry, in the order in which the reasons are tried. */
export const LEFT_OUT_REASONS = {
  deleted: 'deleted',
  spam: 'marked as spam',
  merged: 'merged into another case',
  truncated: 'begun before this export',
  'brand-initiated': 'begun by the brand',
  'star-only': 'rated without words',
  'no-customer-message': 'without a message of a customer',
} as const satisfies Record<string, string>;
export type LeftOutReason = keyof typeof LEFT_OUT_REASONS;

/** How a turn ended, or that it has not: `closed` is a resolution without a word, `open` still waits. */
export type TurnOutcome = 'answered' | 'answered-by-bot' | 'closed' | 'open';

/** A run of customer messages with no agent's message in between. Instants are epoch milliseconds. */
export interface Turn {
  readonly openedAt: number;
  /** The instant of the opening is known. */
  readonly dated: boolean;
  /** The customer's messages in it that were read (synthetic ones are not counted). */
  readonly messages: number;
  readonly outcome: TurnOutcome;
  /** When it was answered or closed; `null` while open. */
  readonly endedAt: number | null;
  /** The answer is dated before the message that it answers: answered, but without a duration. */
  readonly invalid: boolean;
  /** The name of the human whose message closed it. */
  readonly agent: string | null;
  readonly synthetic: boolean;
  /** Nothing but thanks: nobody waits for an answer to it. */
  readonly thanks: boolean;
}

/** How a case stands: `moved` (sent elsewhere) is in neither side of a rate. */
export type ResolutionState = 'resolved' | 'unresolved' | 'pending' | 'moved';

export interface ResolvedSpan {
  readonly from: number;
  readonly to: number | null;
}

export interface Resolution {
  readonly state: ResolutionState;
  /** Recorded by the platform, or inferred from silence. */
  readonly source: 'recorded' | 'inferred';
  /** Of the first and the last resolution, or of being sent elsewhere; `null` where there is none or its instant is unknown. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly everResolved: boolean;
  readonly reopened: boolean;
  /** From each resolution to the reopening after it; `to` is `null` where it stayed resolved. */
  readonly spans: readonly ResolvedSpan[];
  /** A recorded resolution lies before the opening or before the first response: it gives no duration. */
  readonly invalid: boolean;
}

/** One judgement of one customer interaction. */
export interface Judgement {
  readonly at: number;
  /** The place of the event in its conversation: several may share an instant. */
  readonly place: number;
  readonly label: Sentiment;
  readonly signal: 'explicit' | 'rating' | 'label' | 'text';
  /** Of words: the language that they were judged in. */
  readonly language: string | null;
}

/** Messages of customers in one language; `null` where it is not known. */
export interface Written {
  readonly language: string | null;
  readonly messages: number;
}

/** Why words are not judged: they are of a language that is not, or of one that nothing tells. */
export interface Unjudged {
  readonly at: number;
  readonly why: 'unjudged' | 'unknownLanguage';
}

/** One case: its events in order, and what follows from them. Knows no words. */
export interface Conversation {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  /** The customer who began it. */
  readonly customer: string | null;
  readonly language: string | null;
  readonly priority: string | null;
  readonly segment: string | null;
  readonly tags: readonly string[];
  readonly topics: readonly string[];
  /** Names of the humans who answered in it, in order of appearance. */
  readonly agents: readonly string[];
  readonly startedAt: number;
  readonly events: readonly TaggedInteraction[];
  readonly provides: ReadonlySet<Capability>;
  readonly leftOut: LeftOutReason | null;
  readonly turns: readonly Turn[];
  readonly resolution: Resolution | null;
  readonly judgements: readonly Judgement[];
  /** Messages with words of customers that nothing judges. */
  readonly unjudged: readonly Unjudged[];
  /** In which languages its customers wrote, the earliest first. */
  readonly written: readonly Written[];
  /** The first answer was in the language of the customer; `null` where either is not known. */
  readonly answeredInIt: boolean | null;
  /** What its customers want. */
  readonly intents: readonly Intent[];
  /** The customer opened another inquiry within the 7 days before this one. */
  readonly repeat: boolean;
  /** When the same customer began the next inquiry; `null` where there is none. */
  readonly nextAt: number | null;
}
