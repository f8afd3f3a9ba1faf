import type { Conversation } from './conversation.ts';
import { authorKey } from './interaction.ts';

/**
 * `customer-1` for whoever was there first: nothing of the export's, and whatever is asked of the same conversations
 * calls the same person the same. They are looked through when the first name is asked for.
 */
export function pseudonyms(conversations: Iterable<Conversation>): (id: string) => string {
  let known: Map<string, string> | null = null;
  return (id) => {
    known ??= new Map(inOrder(conversations).map((one, place) => [one, `customer-${place + 1}`]));
    const name = known.get(id) ?? `customer-${known.size + 1}`;
    known.set(id, name);
    return name;
  };
}

/** Of those who came at the same instant the first by id, so that the order of files says nothing. */
function inOrder(conversations: Iterable<Conversation>): readonly string[] {
  const first = new Map<string, number>();
  const seen = (id: string | null, at: number): void => {
    if (id !== null && at < (first.get(id) ?? Number.POSITIVE_INFINITY)) first.set(id, at);
  };
  for (const { customer, startedAt, events } of conversations) {
    const own = events.filter(({ author }) => author.role === 'customer');
    for (const event of own) seen(authorKey(event), event.at);
    if (!own.some((event) => authorKey(event) === customer)) seen(customer, startedAt);
  }
  return [...first].sort(([a, at], [b, other]) => at - other || (a < b ? -1 : 1)).map(([id]) => id);
}
