import type { Conversation } from '../model/conversation.ts';
import type { Clocks } from '../model/schedule.ts';
import type { Dimension } from './dimensions.ts';
import type { MetricContext } from './metric.ts';

/**
 * In slices, which are too small for it, nothing is corrected for the errors of a judge; slices of time stand beside
 * each other and have no time before them.
 */
export const contextOfSlices = <Context extends MetricContext>(
  context: Context,
  dimensions: readonly Pick<Dimension, 'isTime'>[],
): Context => ({
  ...context,
  errorRates: undefined,
  ...(dimensions.some(({ isTime }) => isTime) ? { stretches: { reason: BESIDE_EACH_OTHER } } : {}),
});

const BESIDE_EACH_OTHER = 'slices of time stand beside each other';

/** The context of each conversation: that of all, with the clocks of its own schedule. */
export function contextsOf<Context extends MetricContext>(context: Context): (conversation: Conversation) => Context {
  const { clocksOf } = context;
  if (!clocksOf) return () => context;
  // There are few schedules and many conversations.
  const known = new Map<Clocks, Context>();
  return (conversation) => {
    const clocks = clocksOf(conversation);
    const found = known.get(clocks) ?? { ...context, ...clocks };
    known.set(clocks, found);
    return found;
  };
}
