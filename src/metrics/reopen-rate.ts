import { type RatioSample, ratio } from '../stats/index.ts';
import { flag } from './column.ts';
import { metric, NOTHING } from './metric.ts';
import { RESOLUTION_NEEDS, resolutionOf } from './resolution.ts';

export const reopenRate = metric<RatioSample>({
  id: 'reopen-rate',
  title: 'Reopened',
  definition:
    'Inquiries that were opened again at least once / inquiries that were resolved at least once. A case is opened again by a recorded reopening, or by a customer message after a resolution that does more than thank.',
  kind: 'ratio',
  needs: RESOLUTION_NEEDS,
  better: 'lower',
  resolutions: true,
  of: 'resolved inquiries',
  detail: true,
  columns: [
    flag('reopened', 'Of an inquiry that was resolved at least once: whether it was opened again.'),
    {
      id: 'reopens',
      type: 'count',
      about: 'Of an inquiry that was resolved at least once: how often it was opened again.',
      value({ conversation }) {
        const resolution = resolutionOf(conversation);
        return resolution?.everResolved ? resolution.spans.filter(({ to }) => to !== null).length : null;
      },
    },
  ],
  stat: () => ratio(),
  measure(conversation) {
    const resolution = resolutionOf(conversation);
    return resolution?.everResolved ? [{ sample: { matched: resolution.reopened ? 1 : 0, total: 1 } }] : NOTHING;
  },
});
