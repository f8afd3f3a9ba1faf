import { type TallyContribution, tally } from '../stats/index.ts';
import { answersIn, questionsIn } from './events.ts';
import { counted } from './figures.ts';
import { metric, NOTHING } from './metric.ts';

const UNSTATED = '(not stated)';

export const languages = metric<TallyContribution>({
  id: 'languages',
  title: 'Languages',
  definition:
    'Customer messages by the language that the export states, and inquiries in which the customer wrote in it. answeredInIt: of inquiries whose customer’s and whose agent’s language are both stated, the share in which the first answer was in the language of the customer’s first message.',
  kind: 'tally',
  needs: ['messages', 'languages'],
  better: 'neither',
  detail: true,
  of: 'customer messages',
  stat: () => tally({ columns: [counted('inquiries', 'inquiries')], ratios: ['answeredInIt'] }),
  measure(conversation, { botsAnswer }) {
    const asked = questionsIn(conversation);
    if (asked.length === 0) return NOTHING;
    const counts = new Map<string, number>();
    for (const { language } of asked) counts.set(language ?? UNSTATED, (counts.get(language ?? UNSTATED) ?? 0) + 1);
    const inquiries = { value: conversation.leftOut === null ? 1 : 0 };
    const spoken = asked.find(({ language }) => language !== null)?.language;
    const answered = answersIn(conversation, botsAnswer).find(({ language }) => language !== null)?.language;
    const isComparable = conversation.leftOut === null && spoken && answered;
    const matched = isComparable && main(spoken) === main(answered) ? 1 : 0;
    return [
      {
        sample: {
          rows: [...counts].map(([key, count]) => ({ key, count, columns: { inquiries } })),
          total: asked.length,
          ...(isComparable ? { ratios: { answeredInIt: { matched, total: 1 } } } : {}),
        },
      },
    ];
  },
});

/** `pt` of `pt-BR`: whoever asks in one is served in the other. */
const main = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? '';
