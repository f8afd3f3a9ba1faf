import { type DurationSample, durations } from '../stats/index.ts';
import { iso, lasted } from './column.ts';
import { metric, NOTHING } from './metric.ts';
import { RESOLUTION_NEEDS, RESOLUTION_TIME_NEEDS, resolutionOf, sinceAsked } from './resolution.ts';

export const firstResolutionTime = metric<DurationSample>({
  id: 'first-resolution-time',
  title: 'First resolved',
  definition:
    'From the customer’s first message of an inquiry to its first resolution: the first that the platform records, or, inferred, the first human agent message that is followed by --resolved-after (72 h) of silence, leaving aside thanks. The Kaplan-Meier median counts those not yet resolved, up to as-of (inferred: as-of less --resolved-after).',
  kind: 'duration',
  needs: ['openings', ...RESOLUTION_TIME_NEEDS],
  better: 'lower',
  unfinished: 'unresolved',
  resolutions: true,
  of: 'inquiries',
  detail: true,
  columns: [
    {
      id: 'firstResolvedAt',
      type: 'instant',
      about: 'The first resolution, also where it was opened again.',
      needs: RESOLUTION_NEEDS,
      value: ({ conversation }) => iso(resolutionOf(conversation)?.firstAt),
    },
    ...lasted('firstResolutionTime', 'Up to the first resolution; empty where it was never resolved.'),
  ],
  stat: ({ business }) => durations({ kaplanMeier: true, business: business !== null }),
  measure(conversation, context) {
    const resolution = resolutionOf(conversation);
    if (resolution === null) return NOTHING;
    const { everResolved: resolved, firstAt: resolvedAt, invalid, source, state } = resolution;
    // What was resolved before the customer was sent elsewhere was resolved.
    if (state === 'moved' && !resolved) return NOTHING;
    const horizon = source === 'inferred' ? context.asOf - context.resolvedAfter : context.asOf;
    const sample = sinceAsked(conversation, context, { resolvedAt, resolved, invalid, horizon });
    return sample ? [{ sample, at: resolvedAt ?? conversation.startedAt }] : NOTHING;
  },
});
