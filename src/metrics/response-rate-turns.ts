import { type RatioSample, ratio } from '../stats/index.ts';
import { counts } from './column.ts';
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
  waits: true,
  of: 'turns',
  notBy: NO_DENOMINATOR,
  detail: true,
  columns: [
    {
      id: 'turns',
      type: 'count',
      about: 'Runs of customer messages with no human agent message in between.',
      value: ({ measured }) => measured.length,
    },
    counts('responses', 'Turns that a human agent answered.', 'matched'),
    counts(
      'unansweredTurns',
      'Turns that nobody answered; those that are pending, and those of bots, are the rest.',
      'unmatched',
    ),
  ],
  stat: () => ratio({ beside: ['pending', 'answeredByBot'] }),
  measure: ({ turns }, context) =>
    turns
      .filter(({ synthetic }) => !synthetic)
      .map((turn) => ({ sample: ratioOf(outcomeOf(turn, context)), at: turn.endedAt ?? turn.openedAt })),
});
