import { type RatioSample, ratio } from '../stats/index.ts';
import { standing } from './column.ts';
import { metric, NOTHING } from './metric.ts';
import { decidingTurn, NO_DENOMINATOR, outcomeOf, ratioOf } from './outcome.ts';

export const responseRate = metric<RatioSample>({
  id: 'response-rate',
  title: 'Answered',
  definition:
    'Answered inquiries / (answered + unanswered). An inquiry is answered when a human agent answers its first turn, leaving aside turns that a bot closed; unanswered when that turn was closed without a word or has waited longer than --pending (24 h) at as-of; younger ones are pending, and inquiries that only bots answered are beside, in neither side.',
  kind: 'ratio',
  needs: ['openings', 'answers'],
  better: 'higher',
  waits: true,
  of: 'inquiries',
  notBy: NO_DENOMINATOR,
  columns: [
    standing('outcome', 'Of an inquiry: answered, unanswered, pending, answered-by-bot.', ['answered', 'unanswered'], {
      pending: 'pending',
      answeredByBot: 'answered-by-bot',
    }),
  ],
  stat: () => ratio({ beside: ['pending', 'answeredByBot'] }),
  measure(conversation, context) {
    if (conversation.leftOut !== null) return NOTHING;
    const turn = decidingTurn(conversation);
    return [
      { sample: ratioOf(outcomeOf(turn, context)), at: turn?.endedAt ?? turn?.openedAt ?? conversation.startedAt },
    ];
  },
});
