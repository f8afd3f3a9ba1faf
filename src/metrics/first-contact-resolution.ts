import { type RatioSample, ratio } from '../stats/index.ts';
import { flag } from './column.ts';
import { metric, NOTHING } from './metric.ts';
import { RESOLUTION_TIME_NEEDS, resolutionOf } from './resolution.ts';

const WEEK = 7 * 24 * 3_600_000;

export const firstContactResolution = metric<RatioSample>({
  id: 'first-contact-resolution',
  title: 'First contact resolution',
  definition:
    'Inquiries after whose first resolution, recorded or inferred, the customer did not come back within 7 days, neither by opening the case again nor by beginning another / inquiries that were resolved at least once. Beginning another before the resolution is coming back too. Those whose 7 days have not passed at as-of are pending, whoever of them came back; those of customers who are not named, or resolved at an unknown time, are left out.',
  kind: 'ratio',
  needs: ['openings', 'customers', ...RESOLUTION_TIME_NEEDS],
  better: 'higher',
  detail: true,
  resolutions: true,
  of: 'resolved inquiries',
  columns: [
    flag(
      'firstContactResolution',
      'Of an inquiry that was resolved: the customer did not come back within 7 days. Empty while these have not passed.',
    ),
  ],
  stat: () => ratio({ beside: ['pending'] }),
  measure(conversation, { asOf }) {
    const resolution = resolutionOf(conversation);
    if (resolution === null || conversation.customer === null) return NOTHING;
    const { firstAt, spans, invalid } = resolution;
    if (firstAt === null || invalid) return NOTHING;
    const until = firstAt + WEEK;
    // Also of those who came back already: else the share would be of the ones who did.
    if (asOf < until) return [{ sample: { matched: 0, total: 0, beside: { pending: 1 } }, at: firstAt }];
    const back = [spans[0]?.to ?? null, conversation.nextAt].some((at) => at !== null && at <= until);
    return [{ sample: { matched: back ? 0 : 1, total: 1 }, at: firstAt }];
  },
});
