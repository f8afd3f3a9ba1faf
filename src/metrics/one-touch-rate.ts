import { type RatioSample, ratio } from '../stats/index.ts';
import { flag } from './column.ts';
import { answersIn } from './events.ts';
import { metric, NOTHING } from './metric.ts';
import { resolutionOf } from './resolution.ts';

export const oneTouchRate = metric<RatioSample>({
  id: 'one-touch-rate',
  title: 'One-touch',
  definition:
    'Inquiries resolved with exactly one human agent message / resolved inquiries. Resolved is recorded or inferred as for resolution-rate. Exports without messages (one row a ticket) cannot tell it.',
  kind: 'ratio',
  needs: ['openings', 'messages', 'answers'],
  better: 'higher',
  resolutions: true,
  of: 'resolved inquiries',
  detail: true,
  columns: [flag('oneTouch', 'Of a resolved inquiry: whether one message of a human agent was enough.')],
  stat: () => ratio(),
  measure(conversation, { botsAnswer }) {
    const resolution = resolutionOf(conversation);
    if (resolution?.state !== 'resolved') return NOTHING;
    return [{ sample: { matched: answersIn(conversation, botsAnswer).length === 1 ? 1 : 0, total: 1 } }];
  },
});
