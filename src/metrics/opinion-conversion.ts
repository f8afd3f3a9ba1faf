import type { Conversation, Judgement } from '../model/conversation.ts';
import { type TallyContribution, tally } from '../stats/index.ts';
import { judgedOf } from './events.ts';
import { metric, NOTHING } from './metric.ts';

const OPINIONS = ['negative', 'neutral', 'positive'] as const;
const TO = ' to ';

export const opinionConversion = metric<TallyContribution>({
  id: 'opinion-conversion',
  title: 'Opinions before and after',
  definition:
    'How the opinion of the customer who began an inquiry moved: from the first judged before an answer of a human agent (rows) to the last judged after one (columns). By recorded reactions, ratings and labels only; inquiries without a judgement on both sides of an answer are left out. converted: of inquiries that began negative, those that did not end so.',
  kind: 'matrix',
  needs: ['openings', 'answers', 'opinions'],
  better: 'neither',
  detail: true,
  notCompared: 'nobody began negative on either side, so there is no share that was converted',
  of: 'inquiries with an opinion before and after an answer',
  columns: [
    {
      id: 'opinionBefore',
      type: 'text',
      about:
        'The first recorded opinion of the customer, before an answer: negative, neutral, positive. Empty without one on both sides.',
      value: ({ conversation }) => movedOpinion(conversation)?.[0].label ?? null,
    },
    {
      id: 'opinionAfter',
      type: 'text',
      about: 'The last, after an answer.',
      value: ({ conversation }) => movedOpinion(conversation)?.[1].label ?? null,
    },
  ],
  stat: () => tally({ kind: 'matrix', axes: { rows: OPINIONS, columns: OPINIONS, joint: TO }, ratios: ['converted'] }),
  measure(conversation) {
    const moved = movedOpinion(conversation);
    if (moved === null) return NOTHING;
    const [from, to] = moved.map(({ label }) => label);
    const ratios = from === 'negative' ? { converted: { matched: to === 'negative' ? 0 : 1, total: 1 } } : {};
    return [{ sample: { rows: [{ key: `${from}${TO}${to}` }], total: 1, ratios } }];
  },
});

/** The first and the last judgement, where an answer stands between them. */
function movedOpinion(conversation: Conversation): readonly [Judgement, Judgement] | null {
  const { events, leftOut, customer } = conversation;
  const recorded = judgedOf(conversation, customer).filter(({ signal }) => signal !== 'text');
  const [first] = recorded;
  const last = recorded.at(-1);
  if (leftOut !== null || !first || !last || first === last) return null;
  const between = events.slice(first.place + 1, last.place);
  const isAnswered = between.some(({ kind, author }) => kind === 'message' && author.role === 'agent');
  return isAnswered ? [first, last] : null;
}
