import type { Conversation, LeftOutReason } from '../model/conversation.ts';
import type { FoundFact } from '../model/fact.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import type { Stream } from '../model/stream.ts';
import { brandHandles } from './account.ts';
import { markRepeats, readConversation } from './conversation.ts';
import { group } from './group.ts';
import { joined } from './joined.ts';
import { problemsOf } from './problems.ts';
import { withRepeats } from './repeats.ts';
import { type PairFault, sameCases } from './same-cases.ts';
import { namePattern, settle } from './settle.ts';

/** Durations in milliseconds, names as patterns with `*`. */
export interface NormalizeOptions {
  readonly asOf: number | null;
  readonly gap: number;
  readonly inputTimeZone: string;
  readonly pending: number;
  readonly resolvedAfter: number;
  readonly bots: 'separate' | 'count';
  readonly bot: readonly string[];
  readonly excludeAuthor: readonly string[];
  readonly include: readonly LeftOutReason[];
  readonly accounts: readonly string[];
}

export interface Normalized {
  readonly conversations: readonly Conversation[];
  /** Interactions that count, and those of excluded authors. */
  readonly interactions: number;
  readonly excluded: number;
  /** The instant up to which the export can be believed; `null` for an empty one. */
  readonly asOf: number | null;
  /** Records of each file that repeat others. */
  readonly duplicates: ReadonlyMap<number, number>;
  readonly faults: readonly PairFault[];
}

/** What files held, record by record. */
export interface Read {
  readonly interactions: readonly TaggedInteraction[];
  readonly facts: readonly FoundFact[];
}

/** Tagged interactions become conversations: settle what one record could not tell, group, and read each case. */
export function normalize(
  { interactions: read, facts }: Read,
  streamOf: (file: number) => Stream,
  options: NormalizeOptions,
): Normalized {
  const settled = settle(joined(read, facts, streamOf), facts, streamOf, {
    bots: namePattern(options.bot),
    excluded: namePattern(options.excludeAuthor),
  });
  const asOf = options.asOf ?? latest(settled.interactions);
  // What is dated after the user's own as-of is not to be believed.
  const interactions =
    options.asOf === null ? settled.interactions : settled.interactions.filter(({ at }) => at <= (asOf ?? at));
  const arePeople = (file: number): boolean => streamOf(file).agentsArePeople;
  const botsAnswer = options.bots === 'count';
  const same = sameCases(interactions, streamOf);
  const grouped = group(interactions, same.streamOf, { ...options, botsAnswer });
  const reading = {
    asOf: asOf ?? 0,
    gap: options.gap,
    pending: options.pending,
    resolvedAfter: options.resolvedAfter,
    botsAnswer,
    include: new Set(options.include),
    handles: brandHandles(interactions, options.accounts, arePeople),
    arePeople,
  };
  const cases = withRepeats(grouped.cases);
  const conversations = markRepeats(cases.map((one) => readConversation(one, reading)).sort(byStart));
  return {
    conversations,
    interactions: interactions.length - grouped.repeated,
    excluded: settled.excluded,
    asOf,
    duplicates: grouped.duplicates,
    faults: [...settled.faults, ...same.faults, ...grouped.faults, ...problemsOf(interactions, conversations)],
  };
}

/** The order of everything that is listed by conversation, whatever the order of files and rows. */
const byStart = (a: Conversation, b: Conversation): number =>
  a.startedAt - b.startedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function latest(interactions: readonly TaggedInteraction[]): number | null {
  let found = Number.NEGATIVE_INFINITY;
  for (const { at, detail } of interactions) {
    if (at > found) found = at;
    const revised = detail?.revision?.at ?? null;
    if (revised !== null && revised > found) found = revised;
  }
  return found === Number.NEGATIVE_INFINITY ? null : found;
}
