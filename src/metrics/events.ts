import type { Conversation, Judgement } from '../model/conversation.ts';
import { agentOf, authorKey, type TaggedInteraction } from '../model/interaction.ts';

/** Messages of human agents that were read, not those that timestamps stand for; bots' only where they count. */
export const answersIn = ({ events }: Conversation, botsAnswer: boolean): readonly TaggedInteraction[] =>
  events.filter(
    ({ kind, author, detail }) =>
      kind === 'message' && !detail?.synthetic && (author.role === 'agent' || (botsAnswer && author.role === 'bot')),
  );

/** Messages of customers that were read. */
export const questionsIn = ({ events }: Conversation): readonly TaggedInteraction[] =>
  events.filter(({ kind, author, detail }) => kind === 'message' && !detail?.synthetic && author.role === 'customer');

/** What one of the customers said of their opinion, in the order in which they did. */
export const judgedOf = ({ judgements, events }: Conversation, customer: string | null): readonly Judgement[] =>
  judgements
    .filter(({ place }) => authorKey(events[place] as TaggedInteraction) === customer)
    .sort((a, b) => a.place - b.place);

/** The human who answered last: the one whose work a rating speaks of. */
export function lastAgent({ events, agents }: Conversation): string | null {
  const last = events.findLast(({ kind, author }) => kind === 'message' && author.role === 'agent');
  return last ? agentOf(last) : (agents.at(-1) ?? null);
}
