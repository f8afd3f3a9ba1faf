import type { TaggedInteraction } from '../model/interaction.ts';
import { type CountSample, count } from '../stats/index.ts';
import { metric } from './metric.ts';

const ROLES = ['customer', 'agent', 'bot', 'unknown'] as const;

const MESSAGES_OF = {
  customer: 'Messages of customers.',
  agent: 'Messages of human agents; private notes are none.',
  bot: 'Messages of bots.',
  unknown: 'Messages of whom nothing tells the side.',
} as const satisfies Record<(typeof ROLES)[number], string>;

export const messages = metric<CountSample>({
  id: 'messages',
  title: 'Messages',
  definition:
    'Messages that a customer can see, direct messages included, by the side that wrote them; private notes and system lines are none. Timestamps of a ticket row are no messages. Customers and agents are those who wrote; where nobody of them is named, their number is not known.',
  kind: 'count',
  needs: ['messages'],
  better: 'neither',
  of: 'messages',
  columns: ROLES.map((role) => ({
    id: `${role}Messages`,
    type: 'count' as const,
    about: MESSAGES_OF[role],
    value: ({ conversation: { events } }) => spokenIn(events).filter(({ author }) => author.role === role).length,
  })),
  stat: () => count({ parts: ROLES, distinct: ['customers', 'agents'], untold: ['customers', 'agents'] }),
  measure({ events }, { byEvent }) {
    const spoken = spokenIn(events);
    if (byEvent) return spoken.map((event) => ({ sample: { ...counted([event]), ...writer(event) }, at: event.at }));
    const writers = new Map(spoken.map((event) => [event.signature ?? event.author, event]));
    return [{ sample: counted(spoken) }, ...Array.from(writers.values(), (event) => ({ sample: writer(event) }))];
  },
});

function spokenIn(events: readonly TaggedInteraction[]): readonly TaggedInteraction[] {
  return events.filter(
    ({ kind, detail, author }) => kind === 'message' && !detail?.synthetic && author.role !== 'system',
  );
}

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
