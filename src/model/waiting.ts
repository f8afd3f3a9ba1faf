import type { Conversation, Turn } from './conversation.ts';

/** The turn in which somebody waits now; nobody waits for an answer to thanks, or in a case that was deleted. */
export function waitingTurn({ leftOut, provides, turns }: Conversation): Turn | null {
  if (leftOut === 'deleted' || leftOut === 'spam' || leftOut === 'merged') return null;
  if (!provides.has('answers') || !provides.has('openings')) return null;
  const turn = turns.at(-1);
  return turn?.outcome === 'open' && !turn.thanks && turn.dated ? turn : null;
}
