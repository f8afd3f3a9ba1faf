import type { Judgement } from '../model/conversation.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { metric } from './metric.ts';

export const negativeFeedbackRatio = metric<RatioSample>({
  id: 'negative-feedback-ratio',
  title: 'Negative feedback',
  definition:
    'Customer interactions that carry a negative signal / customer interactions that could be judged; one judgement each, by the strongest signal: explicit (hide, report, unlike, block), a rating ((r - min) / (max - min) <= 0.4; Net Promoter Score 0 to 6), the label that the export itself gives. Broken down by signal.',
  kind: 'ratio',
  needs: ['opinions'],
  better: 'lower',
  of: 'judged interactions',
  stat: () => ratio({ parts: ['explicit', 'rating', 'label'] }),
  measure: ({ judgements }) => judgements.map((judgement) => ({ sample: negative(judgement), at: judgement.at })),
});

export const negative = ({ label, signal }: Judgement): RatioSample => ({
  matched: label === 'negative' ? 1 : 0,
  total: 1,
  part: signal,
});
