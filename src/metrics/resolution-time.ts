import { type DurationSample, durations } from '../stats/index.ts';
import { iso, lasted } from './column.ts';
import { metric, NOTHING } from './metric.ts';
import { INFERENCE, RESOLUTION_NEEDS, RESOLUTION_TIME_NEEDS, resolutionOf, sinceAsked } from './resolution.ts';

export const resolutionTime = metric<DurationSample>({
  id: 'resolution-time',
  title: 'Resolved after',
  definition: `From the customer's first message of an inquiry to its last resolution. ${INFERENCE} A resolution dated before the first response or the opening is impossible: it is counted as invalid, never averaged.`,
  kind: 'duration',
  needs: ['openings', ...RESOLUTION_TIME_NEEDS],
  better: 'lower',
  unfinished: 'unresolved',
  resolutions: true,
  of: 'inquiries',
  columns: [
    {
      id: 'resolvedAt',
      type: 'instant',
      about: 'The last resolution, where it is resolved.',
      needs: RESOLUTION_NEEDS,
      value({ conversation }) {
        const resolution = resolutionOf(conversation);
        return resolution?.state === 'resolved' ? iso(resolution.lastAt) : null;
      },
    },
    ...lasted('resolutionTime', 'Up to the last resolution; empty where it is not resolved.'),
  ],
  stat: ({ business }) => durations({ business: business !== null }),
  measure(conversation, context) {
    const resolution = resolutionOf(conversation);
    if (resolution === null || resolution.state === 'moved') return NOTHING;
    const { state, lastAt: resolvedAt, invalid, source } = resolution;
    const sample = sinceAsked(conversation, context, {
      resolvedAt,
      resolved: state === 'resolved',
      invalid,
      // What only silence can resolve nothing of the last days has resolved: they tell nobody’s wait.
      horizon: source === 'inferred' ? context.asOf - context.resolvedAfter : context.asOf,
    });
    return sample ? [{ sample, at: resolvedAt ?? conversation.startedAt }] : NOTHING;
  },
});
