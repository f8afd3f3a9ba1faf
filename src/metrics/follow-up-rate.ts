import { type RatioSample, ratio } from '../stats/index.ts';
import { flag } from './column.ts';
import { answersIn, questionsIn } from './events.ts';
import { metric, NOTHING } from './metric.ts';
import { resolutionOf } from './resolution.ts';

/** What is written while a case is being closed belongs to the closing. */
const SAME_ACT = 60_000;

export const followUpRate = metric<RatioSample>({
  id: 'follow-up-rate',
  title: 'Followed up',
  definition:
    'Inquiries in which a human agent came back to the customer after a recorded resolution, the customer having written nothing since / inquiries that were resolved at least once. A message within a minute of the resolution belongs to it. Not for inferred resolutions: they are the silence after an agent’s message.',
  kind: 'ratio',
  needs: ['openings', 'messages', 'answers', 'resolution-times'],
  better: 'higher',
  detail: true,
  of: 'resolved inquiries',
  columns: [flag('followedUp', 'Of an inquiry that was resolved: a human agent came back to the customer unasked.')],
  stat: () => ratio(),
  measure(conversation, { botsAnswer }) {
    const resolution = resolutionOf(conversation);
    if (resolution?.source !== 'recorded' || resolution.firstAt === null) return NOTHING;
    const answers = answersIn(conversation, botsAnswer);
    const questions = questionsIn(conversation);
    // Thanks open nothing again, and who answers them was asked.
    const isFollowed = resolution.spans.some(({ from, to }) => {
      const asked = questions.find(({ at }) => at > from)?.at ?? Number.POSITIVE_INFINITY;
      return answers.some(({ at }) => at > from + SAME_ACT && at < Math.min(to ?? asked, asked));
    });
    return [{ sample: { matched: isFollowed ? 1 : 0, total: 1 } }];
  },
});
