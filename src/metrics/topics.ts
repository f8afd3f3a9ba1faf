import { type TallyContribution, tally } from '../stats/index.ts';
import { questionsIn } from './events.ts';
import { counted, medianOf, shared } from './figures.ts';
import { metric, NOTHING } from './metric.ts';
import { negative } from './negative-feedback-ratio.ts';
import { decidingTurn, durationOf } from './outcome.ts';

export const topics = metric<TallyContribution>({
  id: 'topics',
  title: 'Topics',
  definition:
    'Inquiries per topic: the categories that the export itself names (its tags, where it has no categories) and what configured rules find; in exports that name none, what the built-in rules find in the words of customers. An inquiry counts once per topic, so shares may add up to more than 1. With its customer messages, the negative share of what could be judged, and the median first response.',
  kind: 'tally',
  needs: ['topics'],
  better: 'neither',
  of: 'inquiries',
  columns: [
    {
      id: 'topics',
      type: 'list',
      about: 'A conversation may have several.',
      value: ({ conversation }) => conversation.topics,
    },
  ],
  stat: () =>
    tally({
      columns: [
        counted('messages', 'messages'),
        shared('negativeShare', 'negative'),
        medianOf('firstResponse', 'first response'),
      ],
    }),
  measure(conversation, context) {
    if (conversation.leftOut !== null) return NOTHING;
    const judged = conversation.judgements.map(negative);
    const turn = decidingTurn(conversation);
    const columns = {
      messages: { value: questionsIn(conversation).length },
      negativeShare: {
        matched: judged.reduce((sum, { matched }) => sum + matched, 0),
        total: judged.length,
      },
      ...(turn ? { firstResponse: durationOf(turn, context) } : {}),
    };
    return [{ sample: { rows: conversation.topics.map((key) => ({ key, columns })), total: 1 } }];
  },
});
