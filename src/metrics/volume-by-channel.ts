import { tally } from '../stats/index.ts';
import families from './channels.json' with { type: 'json' };
import { metric, NOTHING } from './metric.ts';

const FAMILY = new Map(
  Object.entries(families).flatMap(([family, channels]) => channels.map((channel) => [channel, family])),
);

/** Social, direct (phone, e-mail, letters) or own (chat, portal); other names belong to none. */
const familyOf = (channel: string): string =>
  FAMILY.get(
    channel
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' '),
  ) ?? 'other';

export const volumeByChannel = metric({
  id: 'volume-by-channel',
  title: 'Volume by channel',
  definition:
    'Inquiries per channel, as the export names its channels, and the share of social channels against phone, e-mail and letters (direct), and against chat and portals (own).',
  kind: 'tally',
  needs: [],
  better: 'neither',
  of: 'inquiries',
  columns: [
    {
      id: 'channelKind',
      type: 'text',
      about: 'social, direct (phone, e-mail, letters), own (chat, portal) or other.',
      value: ({ conversation: { channel } }) => familyOf(channel),
    },
  ],
  stat: () => tally({ parts: ['social', 'direct', 'own', 'other'] }),
  measure({ leftOut, channel }) {
    if (leftOut !== null) return NOTHING;
    return [{ sample: { rows: [{ key: channel }], total: 1, part: familyOf(channel) } }];
  },
});
