import { type Conversation, LEFT_OUT_REASONS } from '../model/conversation.ts';
import { count } from '../stats/index.ts';
import { questionsIn } from './events.ts';
import { metric } from './metric.ts';

export const conversations = metric({
  id: 'conversations',
  title: 'Conversations',
  definition:
    'Inquiries: conversations that a customer began. Left out, each counted under the first reason that applies: deleted, spam, merged, truncated (the earliest row answers a message that the export does not hold), begun by the brand (a human agent wrote before the customer; bots and system never begin), a rating without words, no message of a customer. --include REASON counts them. Inquiries and left out are all conversations. Customers are those of inquiries; repeatContacts are customers who opened another inquiry within 7 days; joined are other customers who wrote in an inquiry that somebody else began, counted per inquiry.',
  kind: 'count',
  needs: [],
  better: 'neither',
  of: 'inquiries',
  columns: [
    {
      id: 'repeat',
      type: 'flag',
      about: 'The customer opened another inquiry within the 7 days before it.',
      value: ({ conversation: { repeat } }) => repeat,
    },
    {
      id: 'joined',
      type: 'count',
      about: 'Of an inquiry: customers who wrote in it beside the one who began it.',
      value: ({ conversation }) => (conversation.leftOut === null ? joined(conversation) : null),
    },
  ],
  stat: () =>
    count({
      parts: ['conversations', ...Object.keys(LEFT_OUT_REASONS), 'joined'],
      distinct: ['customers', 'repeatContacts'],
    }),
  measure(conversation) {
    const { leftOut, customer, repeat } = conversation;
    const parts = { conversations: 1, ...(leftOut === null ? { joined: joined(conversation) } : { [leftOut]: 1 }) };
    const distinct = { customers: leftOut === null ? customer : null, repeatContacts: repeat ? customer : null };
    return [{ sample: { value: leftOut === null ? 1 : 0, parts, distinct } }];
  },
});

/** Customers beside the one who began it. */
function joined(conversation: Conversation): number {
  const others = new Set(questionsIn(conversation).map(({ author }) => author.id ?? author.name));
  others.delete(conversation.customer);
  others.delete(null);
  return others.size;
}
