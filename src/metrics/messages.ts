import type { TaggedInteraction } from '../model/interaction.ts';
import { type CountSample, count } from '../stats/index.ts';
import { metric } from './metric.ts';

const ROLES = ['customer', 'agent', 'bot', 'unknown'] as const;

export const messages = metric<CountSample>({
  id: 'messages',
  title: 'Messages',
  definition:
    'Messages that a customer can see, direct messages included, by the side that wrote them; private notes and system lines are none. Timestamps of a ticket row are no messages. Customers and agents are those who wrote.',
  kind: 'count',
  needs: ['messages'],
  better: 'neither',
  of: 'messages',
  stat: () => count({ parts: ROLES, distinct: ['customers', 'agents'] }),
  measure({ events }, { byEvent }) {
    const spoken = events.filter(
      ({ kind, detail, author }) => kind === 'message' && !detail?.synthetic && author.role !== 'system',
    );
    if (byEvent) return spoken.map((event) => ({ sample: { ...counted([event]), ...writer(event) }, at: event.at }));
    const writers = new Map(spoken.map((event) => [event.signature ?? event.author, event]));
    return [{ sample: counted(spoken) }, ...Array.from(writers.values(), (event) => ({ sample: writer(event) }))];
  },
});

function counted(events: readonly TaggedInteraction[]): CountSample {
  const parts: Record<string, number> = {};
  for (const { author } of events) parts[author.role] = (parts[author.role] ?? 0) + 1;
  return { value: events.length, parts };
}

function writer({ author, signature }: TaggedInteraction): CountSample {
  const name = signature ?? author.id ?? author.name;
  return {
    distinct: { customers: author.role === 'customer' ? name : null, agents: author.role === 'agent' ? name : null },
  };
}
