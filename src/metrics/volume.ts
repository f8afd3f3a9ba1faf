import { periodKey } from '../model/zone.ts';
import { type TallyContribution, tally } from '../stats/index.ts';
import { figuresOfInquiry, medianOf, shared } from './figures.ts';
import { metric, NOTHING } from './metric.ts';

export const volume = metric<TallyContribution>({
  id: 'volume',
  title: 'Volume',
  definition:
    'Inquiries by the period in which they began, in --tz, from the first to the last without gaps: a period without inquiries is a row of 0. With the share answered, the median first response, and the negative share of what could be judged. The period fits the span (hours up to 2 days, days up to 3 months, weeks up to 2 years, then months) unless --every names one.',
  kind: 'series',
  needs: [],
  better: 'neither',
  notCompared: 'how many begin in a day is what Conversations compares; --every and socmetrics report show the periods',
  of: 'inquiries',
  detail: true,
  stat: ({ periods }) =>
    tally({
      kind: 'series',
      periods: periods.keys,
      columns: [
        shared('answered', 'answered'),
        medianOf('firstResponse', 'first response'),
        shared('negativeShare', 'negative'),
      ],
    }),
  measure(conversation, context) {
    if (conversation.leftOut !== null) return NOTHING;
    const key = periodKey(context.zone, conversation.startedAt, context.periods.period);
    return [{ sample: { rows: [{ key, columns: figuresOfInquiry(conversation, context) }], total: 1 } }];
  },
});
