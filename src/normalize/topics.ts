import type { TaggedInteraction } from '../model/interaction.ts';

type Event = TaggedInteraction;

/** Topics by the rules of the user that hold for an account. */
export const ruledTopics = ({ ruledTopics: ruled }: Event, account: string): readonly string[] =>
  ruled.length === 0
    ? NONE
    : ruled.filter(({ about, accounts }) => about && holdsFor(accounts, account)).map(({ topic }) => topic);

const NONE: readonly string[] = Object.freeze([]);

/** Events with the topics that count for them, now that the account of their conversation is known. */
export const withSettledTopics = (events: readonly Event[], account: string): readonly Event[] =>
  events.some(({ ruledTopics: ruled }) => ruled.length > 0)
    ? events.map((event) => ({ ...event, topics: settled(event, account) }))
    : events;

function settled(event: Event, account: string): readonly string[] {
  const denied = event.ruledTopics.filter(({ about, accounts }) => !about && holdsFor(accounts, account));
  const kept = event.topics.filter((topic) => !denied.some((one) => one.topic === topic));
  return [...new Set([...kept, ...ruledTopics(event, account)])];
}

const holdsFor = (accounts: readonly string[] | null, account: string): boolean =>
  accounts?.includes(account.replace(/^@/, '').toLowerCase()) ?? true;
