import { type RatioSample, ratio } from '../stats/index.ts';
import { firstBotAnswer, handedOver } from './bots.ts';
import { flag } from './column.ts';
import { metric, NOTHING } from './metric.ts';

export const handoffRate = metric<RatioSample>({
  id: 'handoff-rate',
  title: 'Handed to a human',
  definition:
    'Of inquiries first answered by a bot, those in which a human agent wrote afterwards, or to which a recorded handoff came / inquiries first answered by a bot. Without either they are pending for --pending (24 h) after the bot’s answer, unless they are resolved.',
  kind: 'ratio',
  needs: ['openings', 'messages', 'answers', 'bots'],
  better: 'neither',
  detail: true,
  of: 'inquiries first answered by a bot',
  columns: [
    flag('handedOver', 'Of an inquiry first answered by a bot: a human took over. Empty while that is waited for.'),
  ],
  stat: () => ratio({ beside: ['pending'] }),
  measure(conversation, { asOf, pending }) {
    const bot = firstBotAnswer(conversation);
    if (bot === null) return NOTHING;
    if (handedOver(conversation, bot)) return [{ sample: { matched: 1, total: 1 }, at: bot.at }];
    const isOpen = conversation.resolution?.state !== 'resolved' && asOf - bot.at < pending;
    return [
      { sample: isOpen ? { matched: 0, total: 0, beside: { pending: 1 } } : { matched: 0, total: 1 }, at: bot.at },
    ];
  },
});
