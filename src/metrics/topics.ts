import { type ChangingContribution, changing } from '../stats/index.ts';
import { questionsIn } from './events.ts';
import { countedWhereTold, medianOf, shared, told } from './figures.ts';
import { metric, NOTHING } from './metric.ts';
import { negative } from './negative-feedback-ratio.ts';
import { decidingTurn, durationOf } from './outcome.ts';
import { stretchOf } from './stretches.ts';

export const topics = metric<ChangingContribution>({
  id: 'topics',
  title: 'Topics',
  definition:
    'Inquiries per topic: the categories that the export itself names (its tags, where it has no categories) and what configured rules find; in exports that name none, what the built-in rules find in the words of customers. An inquiry counts once per topic, so shares may add up to more than 1. With its customer messages, the negative share of what could be judged, and the median first response. Change: how many points larger its share of the inquiries is than in the period before (the calendar’s, or one of the same length), where the export reaches back so far; where no period was asked for, in the later half of the inquiries than in the earlier half. Rising and falling are more than chance: two proportions, at 5 % for all topics together (Holm).',
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
  looksBack: true,
  stat: ({ stretches }) =>
    changing({
      stretches,
      followed: { id: 'negativeShare', title: 'negative' },
      columns: [
        { ...countedWhereTold('messages', 'messages'), detail: true },
        shared('negativeShare', 'negative'),
        medianOf('firstResponse', 'first response'),
      ],
    }),
  measure(conversation, context) {
    if (conversation.leftOut !== null) return NOTHING;
    const judged = conversation.judgements.map(negative);
    const turn = decidingTurn(conversation);
    const columns = {
      ...(conversation.provides.has('messages') && { messages: told(questionsIn(conversation).length) }),
      negativeShare: {
        matched: judged.reduce((sum, { matched }) => sum + matched, 0),
        total: judged.length,
      },
      ...(turn ? { firstResponse: durationOf(turn, context) } : {}),
    };
    const rows = conversation.topics.map((key) => ({ key, columns }));
    return [{ sample: { rows, total: 1, ...stretchOf(conversation, context) } }];
  },
});
