import type { TaggedInteraction } from '../model/interaction.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { counts } from './column.ts';
import { answersIn } from './events.ts';
import { metric } from './metric.ts';

const OTHERS = 5;

export const cannedShare = metric<RatioSample>({
  id: 'canned-share',
  title: 'Canned answers',
  definition:
    'Messages of human agents that are near-identical to at least 5 others, of all messages of human agents, in all conversations. What is compared are words: names after a greeting, signatures, handles, numbers and links are left out first, and about two thirds of the words have to agree. Others are looked for in the whole export, also outside of --from and --to.',
  kind: 'ratio',
  needs: ['messages', 'answers', 'words'],
  better: 'neither',
  of: 'agent messages',
  columns: [
    counts('cannedMessages', 'Messages of human agents that are near-identical to at least 5 others.', 'matched'),
  ],
  stat: () => ratio(),
  measure(conversation) {
    return answersIn(conversation, false).map((answer) => ({
      sample: { matched: isCanned(answer) ? 1 : 0, total: 1 },
      at: answer.at,
      agent: answer.author.name ?? answer.author.id,
    }));
  },
});

const isCanned = ({ repeat }: TaggedInteraction): boolean => repeat !== null && repeat.size > OTHERS;
