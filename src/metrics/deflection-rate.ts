import { DEFLECTION_TARGETS } from '../model/interaction.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { flag } from './column.ts';
import { answersIn } from './events.ts';
import { metric, NOTHING } from './metric.ts';
import { decidingTurn } from './outcome.ts';

export const deflectionRate = metric<RatioSample>({
  id: 'deflection-rate',
  title: 'Sent elsewhere',
  definition:
    'Answered inquiries in which a human agent sent the customer to another channel / answered inquiries; by target: direct message, e-mail, phone, form, chat. Judged by the words of agents’ messages, in the languages whose words are known. An inquiry may be sent to several.',
  kind: 'ratio',
  needs: ['openings', 'messages', 'answers', 'answer-words'],
  better: 'lower',
  detail: true,
  of: 'answered inquiries',
  columns: [
    flag('sentElsewhere', 'Of an answered inquiry: an agent sent the customer to another channel.'),
    {
      id: 'sentTo',
      type: 'list',
      about: `Where to: ${DEFLECTION_TARGETS.join(', ')}.`,
      value: ({ measured: [one] }) =>
        one ? DEFLECTION_TARGETS.filter((target) => (one.sample.parts?.[target]?.matched ?? 0) > 0) : null,
    },
  ],
  stat: () => ratio({ parts: DEFLECTION_TARGETS }),
  measure(conversation, { botsAnswer }) {
    if (conversation.leftOut !== null || decidingTurn(conversation)?.outcome !== 'answered') return NOTHING;
    const found = new Set(answersIn(conversation, botsAnswer).flatMap(({ deflects }) => deflects));
    const parts = Object.fromEntries(
      DEFLECTION_TARGETS.map((target) => [target, { matched: found.has(target) ? 1 : 0, total: 1 }]),
    );
    return [{ sample: { matched: found.size > 0 ? 1 : 0, total: 1, parts } }];
  },
});
