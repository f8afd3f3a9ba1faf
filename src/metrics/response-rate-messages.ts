import type { Conversation } from '../model/conversation.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { counts } from './column.ts';
import { answersIn, questionsIn } from './events.ts';
import { metric } from './metric.ts';
import { NO_DENOMINATOR } from './outcome.ts';

export const responseRateMessages = metric<RatioSample>({
  id: 'response-rate-messages',
  title: 'Answered messages',
  definition:
    'Customer messages that a human agent answers by a direct reply link / customer messages, in all conversations. Where a conversation links no messages: messages of answered turns / customer messages.',
  kind: 'ratio',
  needs: ['openings', 'answers', 'messages'],
  better: 'higher',
  waits: true,
  of: 'customer messages',
  notBy: NO_DENOMINATOR,
  detail: true,
  columns: [
    counts('answeredMessages', 'Customer messages that a human agent answered, of all customer messages.', 'matched'),
  ],
  stat: () => ratio(),
  // Decided per conversation: one export may hold channels that link messages and others that do not.
  measure: (conversation, { botsAnswer }) => [
    {
      sample: hasLinks(conversation) ? byLinks(conversation, botsAnswer) : byTurns(conversation),
    },
  ],
});

/** A link to what the export does not hold, or to a post, says nothing of how messages answer each other. */
function hasLinks({ events }: Conversation): boolean {
  if (!events.some(({ replyTo }) => replyTo !== null)) return false;
  const ids = new Set(events.map(({ id }) => id));
  return events.some(({ replyTo }) => replyTo !== null && ids.has(replyTo));
}

function byLinks(conversation: Conversation, botsAnswer: boolean): RatioSample {
  const answered = new Set(answersIn(conversation, botsAnswer).map(({ replyTo }) => replyTo));
  const asked = questionsIn(conversation);
  return { matched: asked.filter(({ id }) => id !== null && answered.has(id)).length, total: asked.length };
}

function byTurns({ turns }: Conversation): RatioSample {
  let matched = 0;
  let total = 0;
  for (const { messages, outcome } of turns) {
    total += messages;
    if (outcome === 'answered') matched += messages;
  }
  return { matched, total };
}
