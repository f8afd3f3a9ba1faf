import { INTENTS } from '../model/interaction.ts';
import { type CountSummary, count, type TallyContribution, tally } from '../stats/index.ts';
import { metric, NOTHING } from './metric.ts';

export const intents = metric<TallyContribution>({
  id: 'intents',
  title: 'Intents',
  definition:
    'What customers want by their messages, one intent each, by the words of their language: a suggestion; a complaint (it is negative, or says so); a question; praise; thanks; other. With the conversations in which each occurs. Messages in languages that are not judged are left out.',
  kind: 'tally',
  needs: ['judged-words'],
  better: 'neither',
  of: 'customer messages',
  columns: [
    {
      id: 'intents',
      type: 'list',
      about: `What its customers want: ${INTENTS.join(', ')}.`,
      value: ({ measured }) => measured.flatMap(({ sample: { rows } }) => rows.map(({ key }) => key)),
    },
  ],
  stat: () =>
    tally({
      columns: [
        {
          id: 'conversations',
          title: 'conversations',
          unit: 'count',
          stat: count(),
          value: ({ value }: CountSummary) => value,
        },
      ],
    }),
  measure({ events }) {
    const found = new Map<string, number>();
    for (const { said, author } of events) {
      const [words] = author.role === 'customer' ? (said?.read ?? []) : [];
      if (words && words.opinion !== null) found.set(words.intent, (found.get(words.intent) ?? 0) + 1);
    }
    if (found.size === 0) return NOTHING;
    const rows = INTENTS.flatMap((key) => {
      const messages = found.get(key);
      return messages === undefined ? [] : [{ key, count: messages, columns: { conversations: { value: 1 } } }];
    });
    return [{ sample: { rows, total: [...found.values()].reduce((sum, one) => sum + one, 0) } }];
  },
});
