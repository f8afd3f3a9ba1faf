import type { TaggedInteraction } from '../model/interaction.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { counts } from './column.ts';
import { lastAgent } from './events.ts';
import { metric } from './metric.ts';

export const satisfaction = metric<RatioSample>({
  id: 'satisfaction',
  title: 'Satisfaction',
  definition:
    'Positive ratings / ratings: 4 and 5 of five points, from three quarters of any other scale, good of good and bad, thumbs up. 0, blank and "offered" are no ratings. Net Promoter Scores are counted beside, as promoters (9, 10), passives and detractors (0 to 6). Where the export tells which surveys were offered and not answered, also the share of offered surveys that were answered (responded).',
  kind: 'ratio',
  needs: ['ratings'],
  better: 'higher',
  of: 'ratings',
  columns: [
    counts('ratings', 'Ratings; those of Net Promoter Score stand in nps.', 'total'),
    counts('positiveRatings', 'Positive ones among them.', 'matched'),
    {
      id: 'lastRating',
      type: 'number',
      about: 'The last rating, on the scale of the export.',
      value: ({ conversation: { events } }) => events.findLast((event) => rated(event))?.detail?.rating?.value ?? null,
    },
    {
      id: 'nps',
      type: 'list',
      about: 'Answers to a Net Promoter survey, in order: promoter, passive, detractor.',
      value: ({ measured }) =>
        measured.flatMap(({ sample: { beside = {} } }) =>
          NPS.flatMap(([group, name]) => (beside[group] ? [name] : [])),
        ),
    },
    {
      id: 'surveyAnswered',
      type: 'flag',
      about:
        'Of a survey that was offered: whether it was answered. Empty where none was, or the export does not tell.',
      value({ measured: [one] }) {
        const responded = one?.sample.parts?.responded;
        return responded ? responded.matched > 0 : null;
      },
    },
  ],
  stat: () => ratio({ beside: ['promoters', 'passives', 'detractors'], parts: ['responded'] }),
  measure(conversation) {
    const { events, provides } = conversation;
    const agent = lastAgent(conversation);
    const responded = (matched: number) =>
      provides.has('offers') ? { parts: { responded: { matched, total: 1 } } } : {};
    const ratings = events.flatMap((event) => {
      const sample = rated(event);
      return sample ? [{ sample: { ...sample, ...responded(1) }, at: event.at, agent }] : [];
    });
    const offer = ratings.length === 0 ? events.find(({ detail }) => detail?.offered) : undefined;
    if (offer === undefined) return ratings;
    return [{ sample: { matched: 0, total: 0, ...responded(0) }, at: offer.at, agent }];
  },
});

const NPS = [
  ['promoters', 'promoter'],
  ['passives', 'passive'],
  ['detractors', 'detractor'],
] as const;

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
