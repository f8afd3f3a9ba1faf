import { type RatioSample, ratio } from '../stats/index.ts';
import { metric } from './metric.ts';
import { NO_DENOMINATOR, outcomeOf, ratioOf } from './outcome.ts';

export const responseRateTurns = metric<RatioSample>({
  id: 'response-rate-turns',
  title: 'Answered turns',
  definition:
    'Answered turns / (answered + unanswered), in all conversations, also those begun by the brand. A turn is a run of customer messages with no human agent message in between. Pending turns and turns that a bot answered are beside.',
  kind: 'ratio',
  needs: ['openings', 'answers', 'messages'],
  better: 'higher',
  of: 'turns',
  notBy: NO_DENOMINATOR,
  detail: true,
  stat: () => ratio({ beside: ['pending', 'answeredByBot'] }),
  measure: ({ turns }, context) =>
    turns
      .filter(({ synthetic }) => !synthetic)
      .map((turn) => ({ sample: ratioOf(outcomeOf(turn, context)), at: turn.endedAt ?? turn.openedAt })),
});
