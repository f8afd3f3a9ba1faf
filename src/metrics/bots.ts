import type { Conversation } from '../model/conversation.ts';
import type { TaggedInteraction } from '../model/interaction.ts';

const isSpoken = ({ kind, author }: TaggedInteraction, role: 'customer' | 'agent' | 'bot'): boolean =>
  kind === 'message' && author.role === role;

/** The bot's message that was the first answer to an inquiry; `null` where a human was first, or nobody. */
export function firstBotAnswer({ events, leftOut }: Conversation): TaggedInteraction | null {
  if (leftOut !== null) return null;
  const asked = events.findIndex((event) => isSpoken(event, 'customer'));
  const first = events.find((event, place) => place > asked && (isSpoken(event, 'agent') || isSpoken(event, 'bot')));
  return first !== undefined && isSpoken(first, 'bot') ? first : null;
}

/** A human wrote to the customer after the bot, or took the case over. */
export function handedOver({ events }: Conversation, bot: TaggedInteraction): boolean {
  const after = events.slice(events.indexOf(bot) + 1);
  return after.some((event) => isSpoken(event, 'agent') || event.kind === 'handoff');
}
