import { type RatioSample, ratio } from '../stats/index.ts';
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
  stat: () => ratio(),
  measure(conversation) {
    const resolution = resolutionOf(conversation);
    return resolution?.everResolved ? [{ sample: { matched: resolution.reopened ? 1 : 0, total: 1 } }] : NOTHING;
  },
});
