import { type RatioSample, ratio } from '../stats/index.ts';
import { firstBotAnswer } from './bots.ts';
import { flag } from './column.ts';
import { metric, NOTHING } from './metric.ts';

export const botShare = metric<RatioSample>({
  id: 'bot-share',
  title: 'First answered by a bot',
  definition:
    'Inquiries whose first answer was a bot’s / inquiries. Automatic receipts are answers of bots here, though they end no wait. Whether a bot answered for good tells response-rate, beside its value.',
  kind: 'ratio',
  needs: ['openings', 'messages', 'answers', 'bots'],
  better: 'neither',
  detail: true,
  of: 'inquiries',
  notBy: { agent: 'a bot is none' },
  columns: [flag('botFirst', 'Of an inquiry: its first answer was a bot’s.')],
  stat: () => ratio(),
  measure(conversation) {
    if (conversation.leftOut !== null) return NOTHING;
    return [{ sample: { matched: firstBotAnswer(conversation) === null ? 0 : 1, total: 1 } }];
  },
});
