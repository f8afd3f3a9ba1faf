import type { Conversation, Judgement } from '../model/conversation.ts';
import { type TallyContribution, tally } from '../stats/index.ts';
import { metric, NOTHING } from './metric.ts';

const OPINIONS = ['negative', 'neutral', 'positive'] as const;
const TO = ' to ';

export const opinionConversion = metric<TallyContribution>({
  id: 'opinion-conversion',
  title: 'Opinions before and after',
  definition:
    'How a customer’s opinion moved in an inquiry: from the first judged before an answer of a human agent (rows) to the last judged after one (columns). By recorded reactions, ratings and labels only; inquiries without a judgement on both sides of an answer are left out. converted: of inquiries that began negative, those that did not end so.',
  kind: 'matrix',
  needs: ['openings', 'answers', 'opinions'],
  better: 'neither',
  detail: true,
  of: 'inquiries with both',
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
function movedOpinion({ judgements, events, leftOut }: Conversation): readonly [Judgement, Judgement] | null {
  const recorded = judgements.filter(({ signal }) => signal !== 'text').sort((a, b) => a.at - b.at);
  const [first] = recorded;
  const last = recorded.at(-1);
  if (leftOut !== null || !first || !last || first === last) return null;
  const isBetween = events.some(
    ({ kind, author, at }) => kind === 'message' && author.role === 'agent' && first.at <= at && at <= last.at,
  );
  return isBetween ? [first, last] : null;
}
