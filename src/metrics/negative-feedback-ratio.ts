import type { Judgement, Unjudged } from '../model/conversation.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { counts } from './column.ts';
import { metric } from './metric.ts';

export const negativeFeedbackRatio = metric<RatioSample>({
  id: 'negative-feedback-ratio',
  title: 'Negative feedback',
  definition:
    'Customer interactions that carry a negative signal / customer interactions that could be judged; one judgement each, by the strongest signal: explicit (hide, report, unlike, block), a rating ((r - min) / (max - min) <= 0.4; Net Promoter Score 0 to 6), the label that the export itself gives, the words of a message, where those of its language are judged. A message of a link, a number or emoji that lean nowhere says nothing against anybody and is neutral. Messages in languages whose words are not judged are beside, in neither side, and so are those whose language nothing tells: both sides and these are together all messages of customers. Serbian, Bosnian and Montenegrin in Latin letters are read with the words of Croatian. Broken down by signal. Beside it the share judged from words, corrected for the errors of that judgement.',
  kind: 'ratio',
  needs: [['opinions', 'judged-words']],
  better: 'lower',
  of: 'judged interactions',
  columns: [
    counts('judged', 'Customer interactions that could be judged.', 'total'),
    counts('negative', 'Negative ones among them.', 'matched'),
    counts('unjudged', 'Customer messages in languages whose words are not judged.', 'unjudged'),
  ],
  stat: ({ errorRates }) =>
    ratio({
      beside: ['unjudged', 'unknownLanguage'],
      parts: ['explicit', 'rating', 'label', 'text'],
      ...(errorRates ? { rates: errorRates } : {}),
    }),
  measure: ({ judgements, unjudged }) => [
    ...judgements.map((judgement) => ({ sample: negative(judgement), at: judgement.at })),
    ...unjudged.map(({ at, why }) => ({ sample: UNJUDGED[why], at })),
  ],
});

const UNJUDGED: Readonly<Record<Unjudged['why'], RatioSample>> = {
  unjudged: { matched: 0, total: 0, beside: { unjudged: 1 } },
  unknownLanguage: { matched: 0, total: 0, beside: { unknownLanguage: 1 } },
};

export const negative = ({ label, signal, language }: Judgement): RatioSample => ({
  matched: label === 'negative' ? 1 : 0,
  total: 1,
  part: signal,
  ...(language === null ? {} : { judged: language }),
});
