import type { Conversation, Resolution } from '../model/conversation.ts';
import type { DurationSample } from '../stats/index.ts';
import type { MetricContext, Need } from './metric.ts';
import { elapsedIn } from './outcome.ts';

/** Recorded by the platform, with its time, or inferred from the silence after an agent's message. */
export const RESOLUTION_TIME_NEEDS: readonly Need[] = [
  ['resolution-times', 'messages'],
  ['resolution-times', 'answers'],
];

/** Recorded by the platform, or inferred from the silence after an agent's message. */
export const RESOLUTION_NEEDS: readonly Need[] = [
  // Without openings a list of tickets leaves out those that are still open.
  'openings',
  ['resolutions', 'messages'],
  ['resolutions', 'answers'],
];

export const INFERENCE =
  'Recorded where the platform records resolutions; otherwise inferred: leaving aside messages that only thank, a human agent’s message is the last and at least --resolved-after (72 h) old at as-of; younger ones are pending, those that send the customer to another channel count as moved, and where the customer wrote last the case is unresolved.';

/** The resolution of an inquiry; `null` where there is none to speak of. */
export const resolutionOf = ({ leftOut, resolution }: Conversation): Resolution | null =>
  leftOut === null ? resolution : null;

/** From the customer's first message to an instant of resolution; what is not resolved is censored at `horizon`. */
export function sinceAsked(
  { turns }: Conversation,
  context: MetricContext,
  {
    resolvedAt,
    resolved,
    invalid,
    horizon,
  }: { resolvedAt: number | null; resolved: boolean; invalid: boolean; horizon: number },
): DurationSample | null {
  const asked = turns[0];
  if (!asked) return null;
  if (!resolved) {
    const { elapsed: censored, ...business } = elapsedIn(context, asked.openedAt, Math.max(horizon, asked.openedAt));
    return { censored, ...business, said: 'not resolved' };
  }
  if (invalid || !asked.dated || resolvedAt === null || resolvedAt < asked.openedAt) return { invalid: true };
  return elapsedIn(context, asked.openedAt, resolvedAt);
}
