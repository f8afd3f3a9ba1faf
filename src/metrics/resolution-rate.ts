import { type RatioSample, ratio } from '../stats/index.ts';
import { standing } from './column.ts';
import { metric, NOTHING } from './metric.ts';
import { INFERENCE, RESOLUTION_NEEDS, resolutionOf } from './resolution.ts';

export const resolutionRate = metric<RatioSample>({
  id: 'resolution-rate',
  title: 'Resolved',
  definition: `Resolved inquiries / (resolved + unresolved). ${INFERENCE} Pending inquiries, and those sent to another channel (moved), are beside.`,
  kind: 'ratio',
  needs: RESOLUTION_NEEDS,
  better: 'higher',
  resolutions: true,
  of: 'inquiries',
  columns: [
    standing(
      'resolution',
      'Of an inquiry: resolved, unresolved, pending, moved (sent elsewhere).',
      ['resolved', 'unresolved'],
      { pending: 'pending', moved: 'moved' },
    ),
    {
      id: 'resolutionSource',
      type: 'text',
      about: 'recorded by the platform, or inferred from silence.',
      value: ({ conversation }) => resolutionOf(conversation)?.source ?? null,
    },
  ],
  stat: () => ratio({ beside: ['pending', 'moved'] }),
  measure(conversation) {
    const resolution = resolutionOf(conversation);
    if (resolution === null) return NOTHING;
    const { state, lastAt } = resolution;
    const sample =
      state === 'pending' || state === 'moved'
        ? { matched: 0, total: 0, beside: { [state]: 1 } }
        : { matched: state === 'resolved' ? 1 : 0, total: 1 };
    return [{ sample, at: lastAt ?? conversation.startedAt }];
  },
});
