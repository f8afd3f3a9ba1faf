import { type ShareSample, shares } from '../stats/index.ts';
import { metric, NOTHING } from './metric.ts';
import { decidingTurn, NO_DENOMINATOR, shareOf } from './outcome.ts';

export const firstResponseWithin = metric<ShareSample>({
  id: 'first-response-within',
  title: 'First response within',
  definition:
    'For each limit: inquiries answered within it / inquiries whose outcome at that age is known (answered, closed without a word, or older than the limit at as-of). Limits: 15 min, 30 min, 1 h, 4 h, 8 h, 24 h and configured ones.',
  kind: 'distribution',
  needs: ['openings', 'answers', 'hours'],
  better: 'higher',
  waits: true,
  notCompared: 'the two have no limit in common',
  of: 'inquiries',
  notBy: NO_DENOMINATOR,
  stat: ({ limits, business }) => shares(limits, { business: business !== null }),
  measure(conversation, context) {
    const turn = conversation.leftOut === null ? decidingTurn(conversation) : null;
    const sample = turn && shareOf(turn, context);
    return sample ? [{ sample, at: turn.endedAt ?? turn.openedAt, agent: turn.agent }] : NOTHING;
  },
});
