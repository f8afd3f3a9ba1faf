import type { Conversation } from '../model/conversation.ts';
import { authorKey, type TaggedInteraction } from '../model/interaction.ts';
import { earliest, latest, type TallyColumn, type TallyContribution, type TallySample, tally } from '../stats/index.ts';
import { judgedOf } from './events.ts';
import { counted, countedWhereTold, told } from './figures.ts';
import { metric } from './metric.ts';

const instant = (id: string, title: string, stat: TallyColumn['stat']): TallyColumn => ({
  id,
  title,
  unit: 'instant',
  stat,
  value: (at: number | null) => (at === null ? null : new Date(at).toISOString()),
});

export const communityRanking = metric<TallyContribution>({
  id: 'community-ranking',
  title: 'Customers',
  definition:
    'Customers by what they wrote and did (messages, ratings, reactions): conversations, messages, reactions, praise and complaints (positive and negative judgements), first and last seen. Only on request (--customers), and under pseudonyms in the order in which they first appear (the same in all slices, in the queue and in the table of conversations), unless --show-ids names them.',
  kind: 'table',
  needs: ['customers'],
  better: 'neither',
  notCompared: 'each side has customers of its own',
  of: 'interactions',
  onRequest: 'customers',
  keyedBy: 'customer',
  stat: () =>
    tally({
      kind: 'table',
      columns: [
        counted('conversations', 'conversations'),
        countedWhereTold('messages', 'messages'),
        counted('reactions', 'reactions'),
        countedWhereTold('praise', 'praise'),
        countedWhereTold('complaints', 'complaints'),
        instant('firstSeen', 'first seen', earliest()),
        instant('lastSeen', 'last seen', latest()),
      ],
    }),
  measure(conversation) {
    const rows = new Map<string, TaggedInteraction[]>();
    for (const event of conversation.events) {
      const customer = event.author.role === 'customer' ? authorKey(event) : null;
      if (customer === null || event.detail?.synthetic) continue;
      const known = rows.get(customer);
      if (known) known.push(event);
      else rows.set(customer, [event]);
    }
    const samples = [...rows].flatMap(([customer, events]) => rowsOf(customer, events, conversation));
    return [{ sample: { rows: samples, total: samples.reduce((sum, { count }) => sum + (count ?? 0), 0) } }];
  },
});

function rowsOf(key: string, events: readonly TaggedInteraction[], conversation: Conversation): readonly TallySample[] {
  const judgements = judgedOf(conversation, key);
  const { provides } = conversation;
  const isJudged = provides.has('opinions') || provides.has('judged-words');
  const of = (...kinds: readonly string[]) => events.filter(({ kind }) => kinds.includes(kind)).length;
  const judged = (label: string) =>
    isJudged ? told(judgements.filter((judgement) => judgement.label === label).length) : undefined;
  const columns = {
    conversations: { value: 1 },
    messages: provides.has('messages') ? told(of('message')) : undefined,
    reactions: { value: of('reaction', 'feedback') },
    praise: judged('positive'),
    complaints: judged('negative'),
  };
  const seen = events.map(({ at }) => ({ key, count: 0, columns: { firstSeen: at, lastSeen: at } }));
  return [{ key, count: events.length, columns }, ...seen];
}
