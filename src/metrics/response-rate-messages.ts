import type { Conversation } from '../model/conversation.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
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
  of: 'customer messages',
  notBy: NO_DENOMINATOR,
  stat: () => ratio(),
  // Decided per conversation: one export may hold channels that link messages and others that do not.
  measure: (conversation) => [
    {
      sample: conversation.events.some(({ replyTo }) => replyTo !== null)
        ? byLinks(conversation)
        : byTurns(conversation),
    },
  ],
});

function byLinks({ events }: Conversation): RatioSample {
  const answered = new Set<string>();
  for (const { kind, author, replyTo } of events) {
    if (kind === 'message' && author.role === 'agent' && replyTo !== null) answered.add(replyTo);
  }
  const asked = events.filter(
    ({ kind, author, detail }) => kind === 'message' && author.role === 'customer' && !detail?.synthetic,
  );
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
