import type { TaggedInteraction } from '../model/interaction.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { lastAgent } from './events.ts';
import { metric } from './metric.ts';

export const satisfaction = metric<RatioSample>({
  id: 'satisfaction',
  title: 'Satisfaction',
  definition:
    'Positive ratings / ratings: 4 and 5 of five points, from three quarters of any other scale, good of good and bad, thumbs up. 0, blank and "offered" are no ratings. Net Promoter Scores are counted beside, as promoters (9, 10), passives and detractors (0 to 6).',
  kind: 'ratio',
  needs: ['ratings'],
  better: 'higher',
  of: 'ratings',
  stat: () => ratio({ beside: ['promoters', 'passives', 'detractors'] }),
  measure: (conversation) =>
    conversation.events.flatMap((event) => {
      const sample = rated(event);
      return sample ? [{ sample, at: event.at, agent: lastAgent(conversation) }] : [];
    }),
});

export function rated({ detail }: TaggedInteraction): RatioSample | null {
  const rating = detail?.rating;
  if (!rating || rating.min === null || rating.max === null) return null;
  if (rating.nps) {
    const group = rating.value >= 9 ? 'promoters' : rating.value <= 6 ? 'detractors' : 'passives';
    return { matched: 0, total: 0, beside: { [group]: 1 } };
  }
  const share = rating.max === rating.min ? 0 : (rating.value - rating.min) / (rating.max - rating.min);
  return { matched: share >= 0.75 ? 1 : 0, total: 1 };
}
