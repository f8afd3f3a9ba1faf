import type { Conversation, LeftOutReason } from '../model/conversation.ts';
import { agentOf, type TaggedInteraction } from '../model/interaction.ts';
import { type ArePeople, accountOf, type Handles } from './account.ts';
import type { Case } from './group.ts';
import { judgementsOf, unjudgedIn, withoutRepeatedRatings } from './judge.ts';
import { languageIn, withSettledWords } from './language.ts';
import { inferredResolution, recordedResolution } from './resolution.ts';
import { intentsOf } from './said.ts';
import { ruledTopics, withSettledTopics } from './topics.ts';
import { answers, asks, turnsOf } from './turns.ts';
import { answeredInIt, writtenIn } from './written.ts';

export interface ReadingOptions {
  readonly asOf: number;
  readonly gap: number;
  readonly pending: number;
  readonly resolvedAfter: number;
  readonly botsAnswer: boolean;
  /** Reasons that the user does not want to leave conversations out for. */
  readonly include: ReadonlySet<LeftOutReason>;
  readonly handles: Handles;
  readonly arePeople: ArePeople;
}

const UNKNOWN = '(unknown)';

/** Reads from the events of a case all that metrics ask for. Knows one case; only `repeat` is settled over all of them. */
export function readConversation(
  { id, events: told, provides, truncated }: Case,
  options: ReadingOptions,
): Conversation {
  const heard = withoutRepeatedRatings(told);
  const account = accountOf(heard, options.handles, options.arePeople);
  const language = languageIn(heard);
  const events = withSettledWords(withSettledTopics(heard, account), language);
  const first = events[0] as TaggedInteraction;
  const asked = events.find(asks) ?? events.find(({ author }) => author.role === 'customer');
  const reason = leftOutReason(events, truncated);
  const ratingsAsk = reason === 'star-only' && options.include.has('star-only');
  const recorded = provides.has('resolutions');
  const inferable = provides.has('messages') && provides.has('answers');
  return {
    id,
    channel: stated(events, 'channel') ?? UNKNOWN,
    account,
    customer: asked?.author.id ?? asked?.author.name ?? null,
    language,
    priority: lastDetail(events, 'priority'),
    segment: lastDetail(events, 'segment'),
    tags: union(events, ({ tags }) => tags),
    topics: topicsOf(events, provides.has('categories'), account),
    agents: union(events, (event) => (answers(event, options.botsAnswer) ? [agentOf(event) ?? UNKNOWN] : NONE)),
    startedAt: first.at,
    events,
    provides,
    leftOut: reason !== null && options.include.has(reason) ? included(events, ratingsAsk) : reason,
    turns: turnsOf(events, { ...options, ratingsAsk }),
    resolution: recorded ? recordedResolution(events, options) : inferable ? inferredResolution(events, options) : null,
    judgements: judgementsOf(events),
    unjudged: unjudgedIn(events),
    written: writtenIn(events, language),
    answeredInIt: answeredInIt(events, language, options.botsAnswer),
    intents: intentsOf(events),
    repeat: false,
    nextAt: null,
  };
}

/** Why a conversation is no inquiry: the first reason that applies, in the order of `LEFT_OUT_REASONS`. */
function leftOutReason(events: readonly TaggedInteraction[], truncated: boolean): LeftOutReason | null {
  const statuses = new Set(events.map(({ detail }) => detail?.status));
  for (const status of ['deleted', 'spam', 'merged'] as const) if (statuses.has(status)) return status;
  if (truncated) return 'truncated';
  const spoken = events.find((event) => asks(event) || answers(event, false));
  if (spoken !== undefined && asks(spoken)) return null;
  const rated = events.findIndex(({ kind, author }) => kind === 'rating' && author.role === 'customer');
  // A brand that only answers a rating began nothing.
  if (rated !== -1 && !events.some(asks) && !(spoken && events.indexOf(spoken) < rated)) return 'star-only';
  return spoken === undefined ? 'no-customer-message' : 'brand-initiated';
}

/** What the user includes is an inquiry, unless there is nothing in it that could be answered. */
const included = (events: readonly TaggedInteraction[], ratingsAsk: boolean): LeftOutReason | null =>
  ratingsAsk || events.some(asks) ? null : 'no-customer-message';

const stated = (events: readonly TaggedInteraction[], field: 'channel'): string | null =>
  events.find((event) => event[field] !== null)?.[field] ?? null;

function lastDetail(events: readonly TaggedInteraction[], field: 'priority' | 'segment'): string | null {
  for (let index = events.length - 1; index >= 0; index--) {
    const value = events[index]?.detail?.[field];
    if (value !== undefined) return value;
  }
  return null;
}

const NONE: readonly string[] = Object.freeze([]);

/**
 * The categories that the export names, or its tags where it has no categories, and what the user's own rules find.
 * Only an export that names nothing itself gets the topics of the built-in rules.
 */
function topicsOf(events: readonly TaggedInteraction[], hasOwn: boolean, account: string): readonly string[] {
  const asked = events.filter(({ author }) => author.role === 'customer');
  if (!hasOwn) return union(asked, ({ topics }) => topics);
  const categories = union(events, ({ detail }) => detail?.topics ?? NONE);
  const own = categories.length > 0 ? categories : union(events, ({ tags }) => tags);
  const wanted = union(asked, (event) => ruledTopics(event, account)).filter((topic) => !own.includes(topic));
  return wanted.length === 0 ? own : [...own, ...wanted];
}

function union(
  events: readonly TaggedInteraction[],
  of: (event: TaggedInteraction) => readonly string[],
): readonly string[] {
  let found: readonly string[] = NONE;
  for (const event of events) {
    const values = of(event);
    if (values.length === 0 || values === found) continue;
    if (found === NONE) found = values;
    else if (values.some((value) => !found.includes(value))) found = [...new Set([...found, ...values])];
  }
  return found;
}

const WEEK = 7 * 24 * 3_600_000;

/** Ties the inquiries of one customer together: what came within the 7 days before, and when the next began. */
export function markRepeats(conversations: readonly Conversation[]): readonly Conversation[] {
  const last = new Map<string, Conversation>();
  const repeats = new Set<Conversation>();
  const next = new Map<Conversation, number>();
  const inquiries = conversations.filter(({ leftOut, customer }) => leftOut === null && customer !== null);
  for (const conversation of inquiries.sort((a, b) => a.startedAt - b.startedAt)) {
    const before = last.get(conversation.customer as string);
    if (before !== undefined) {
      next.set(before, conversation.startedAt);
      if (conversation.startedAt - before.startedAt <= WEEK) repeats.add(conversation);
    }
    last.set(conversation.customer as string, conversation);
  }
  if (next.size === 0) return conversations;
  return conversations.map((one) =>
    repeats.has(one) || next.has(one) ? { ...one, repeat: repeats.has(one), nextAt: next.get(one) ?? null } : one,
  );
}
