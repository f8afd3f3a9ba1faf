import { type NumberSample, numbers } from '../stats/index.ts';
import { answersIn } from './events.ts';
import { metric, NOTHING } from './metric.ts';
import { resolutionOf } from './resolution.ts';

export const repliesToResolve = metric<NumberSample>({
  id: 'replies-to-resolve',
  title: 'Replies to resolve',
  definition:
    'Public messages of human agents in each inquiry that is resolved, recorded or inferred as for resolution-rate: how many inquiries took 0, 1, 2 and more of them. Exports without messages (one row a ticket) cannot tell it.',
  kind: 'numbers',
  needs: ['openings', 'messages', 'answers'],
  better: 'lower',
  resolutions: true,
  of: 'resolved inquiries',
  detail: true,
  columns: [
    {
      id: 'repliesToResolve',
      type: 'count',
      about: 'Messages of human agents in a resolved inquiry.',
      value: ({ measured: [one] }) => one?.sample ?? null,
    },
  ],
  stat: () => numbers(),
  measure(conversation, { botsAnswer }) {
    if (resolutionOf(conversation)?.state !== 'resolved') return NOTHING;
    return [{ sample: answersIn(conversation, botsAnswer).length }];
  },
});
