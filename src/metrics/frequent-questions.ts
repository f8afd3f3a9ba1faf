import type { Conversation } from '../model/conversation.ts';
import type { Repeat, TaggedInteraction } from '../model/interaction.ts';
import { type ModeSummary, mode, type TallyContribution, type TallySample, tally } from '../stats/index.ts';
import { answersIn, questionsIn } from './events.ts';
import { shared } from './figures.ts';
import { metric, NOTHING } from './metric.ts';

/** What one agent answered once is no usual answer. */
const USUAL = 2;

export const frequentQuestions = metric<TallyContribution>({
  id: 'frequent-questions',
  title: 'Frequent questions',
  definition:
    'Questions that customers ask in at least 3 conversations, in the same or in other words, of all conversations in which a customer asks something: each with the words of one of them, how many were answered after it, and the answer that agents usually give first (two of them at least), with how often they do. What is compared are the words of content without their endings, the word that asks, and the topics; what many ask about weighs most, who is greeted, handles, numbers and links are left out. Whoever asks the same in words that nobody else uses is not found. A conversation counts once per question. Examples are shown without what is private. The 500 most frequent questions of the whole export count, also outside of --from and --to.',
  kind: 'table',
  needs: ['messages', 'words'],
  better: 'neither',
  notCompared: 'each side has questions of its own; --by topic compares what they are about',
  of: 'conversations with a question',
  detail: true,
  examples: true,
  stat: () =>
    tally({
      kind: 'table',
      share: true,
      columns: [
        shared('answered', 'answered'),
        {
          id: 'answer',
          title: 'usual answer',
          unit: 'text',
          stat: mode(),
          value: ({ value, count }: ModeSummary) => (count >= USUAL ? value : null),
          n: ({ count }: ModeSummary) => (count >= USUAL ? count : 0),
        },
      ],
    }),
  measure(conversation, { botsAnswer }) {
    const { leftOut } = conversation;
    if (leftOut === 'deleted' || leftOut === 'spam' || leftOut === 'merged') return NOTHING;
    const asked = questionsIn(conversation).filter(({ asks }) => asks);
    if (asked.length === 0) return NOTHING;
    const first = new Map<Repeat, TaggedInteraction>();
    for (const question of asked) {
      if (question.repeat && !first.has(question.repeat)) first.set(question.repeat, question);
    }
    const rows = [...first].map(([repeat, question]) => rowOf(repeat, firstAnswer(question, conversation, botsAnswer)));
    return [{ sample: { rows, total: 1 } }];
  },
});

/** What is said where words were not read again: where they stand. */
const nameOf = ({ text, example: { file, record } }: Repeat): string => text ?? `file ${file + 1}, record ${record}`;

function rowOf(question: Repeat, answer: TaggedInteraction | null): TallySample {
  return {
    key: nameOf(question),
    columns: {
      answered: { matched: answer === null ? 0 : 1, total: 1 },
      ...(answer?.repeat ? { answer: nameOf(answer.repeat) } : {}),
    },
  };
}

function firstAnswer(question: TaggedInteraction, conversation: Conversation, botsAnswer: boolean) {
  const { events } = conversation;
  const from = events.indexOf(question);
  return answersIn({ ...conversation, events: events.slice(from + 1) }, botsAnswer)[0] ?? null;
}
