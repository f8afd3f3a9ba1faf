import type { Conversation, Turn } from '../model/conversation.ts';
import type { DurationSample, ShareSample } from '../stats/index.ts';
import type { MetricContext } from './metric.ts';

export type Outcome = 'answered' | 'unanswered' | 'pending' | 'answered-by-bot';

/**
 * The turn that decides an inquiry: the first that a bot did not close; `null` where bots closed all of them. Thanks
 * that follow a bot's answer ask for none.
 */
export const decidingTurn = ({ turns }: Conversation): Turn | null =>
  turns.find((turn) => turn.outcome !== 'answered-by-bot' && !(turn.thanks && turn !== turns[0])) ?? null;

/** An open turn is pending while it is young; one that was closed without a word is never pending. */
export function outcomeOf(turn: Turn | null, { asOf, pending }: MetricContext): Outcome {
  if (turn === null || turn.outcome === 'answered-by-bot') return 'answered-by-bot';
  if (turn.outcome === 'answered') return 'answered';
  return turn.outcome === 'open' && asOf - turn.openedAt < pending ? 'pending' : 'unanswered';
}

/** What is said of a case that a human or the system closed without a word. */
export const CLOSED = 'closed without an answer';

/** How long a turn took, or how long it had waited when it was closed without a word or last seen. */
export function durationOf(turn: Turn, context: MetricContext): DurationSample {
  if (turn.invalid) return { invalid: true };
  const { elapsed, ...business } = elapsedIn(
    context,
    turn.openedAt,
    turn.endedAt ?? Math.max(context.asOf, turn.openedAt),
  );
  if (turn.outcome === 'answered') return { elapsed, ...business };
  return { censored: elapsed, ...business, ...(turn.outcome === 'closed' && { said: CLOSED }) };
}

/** By the clock of the figures, and by that of business hours where it was asked for beside. */
export function elapsedIn({ clock, business }: MetricContext, from: number, to: number) {
  const elapsed = clock.elapsed(from, to);
  return business === null ? { elapsed } : { elapsed, business: business.elapsed(from, to) };
}

export function shareOf(turn: Turn, context: MetricContext): ShareSample | null {
  const duration = durationOf(turn, context);
  if ('invalid' in duration) return null;
  if (turn.outcome === 'closed') return { failed: true };
  if ('elapsed' in duration) {
    const { elapsed: within, ...business } = duration;
    return { within, ...business };
  }
  const { censored: waited, said: _, ...business } = duration;
  return { waited, ...business };
}

/** One ratio sample of an outcome: what is pending or a bot's is counted beside, in neither side. */
export function ratioOf(outcome: Outcome) {
  if (outcome === 'pending') return { matched: 0, total: 0, beside: { pending: 1 } };
  if (outcome === 'answered-by-bot') return { matched: 0, total: 0, beside: { answeredByBot: 1 } };
  return { matched: outcome === 'answered' ? 1 : 0, total: 1 };
}

export const NO_DENOMINATOR = {
  agent: 'nobody knows which agent should have answered what was not answered',
} as const;
