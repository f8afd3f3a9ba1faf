import { type Conversation, LEFT_OUT_REASONS } from '../model/conversation.ts';
import { count } from '../stats/index.ts';
import { questionsIn } from './events.ts';
import { metric } from './metric.ts';

export const conversations = metric({
  id: 'conversations',
  title: 'Conversations',
  definition:
    'Inquiries: conversations that a customer began. Left out, each counted under the first reason that applies: deleted, spam, merged, truncated (the earliest row answers a message that the export does not hold), begun by the brand (a human agent wrote before the customer; bots and system never begin), a rating without words, no message of a customer. --include REASON counts them. Inquiries and left out are all conversations. Customers are those of inquiries; repeatContacts are customers who opened another inquiry within 7 days; joined are other customers who wrote in an inquiry that somebody else began, counted per inquiry. Where the export names nobody, they are not known.',
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
      untold: ['joined', 'customers', 'repeatContacts'],
    }),
  measure(conversation) {
    const { leftOut, customer, repeat } = conversation;
    const more = leftOut === null ? joined(conversation) : null;
    const parts = {
      conversations: 1,
      ...(leftOut !== null && { [leftOut]: 1 }),
      ...(customer !== null && { joined: 0, customers: 0, repeatContacts: 0 }),
      ...(more !== null && { joined: more }),
    };
    const distinct = { customers: leftOut === null ? customer : null, repeatContacts: repeat ? customer : null };
    return [{ sample: { value: leftOut === null ? 1 : 0, parts, distinct } }];
  },
});

/** Customers beside the one who began it; `null` where it names nobody. */
function joined(conversation: Conversation): number | null {
  const others = new Set(questionsIn(conversation).map(({ author }) => author.id ?? author.name));
  others.delete(conversation.customer);
  others.delete(null);
  return others.size === 0 && conversation.customer === null ? null : others.size;
}
