import type { Conversation } from '../model/conversation.ts';
import type { Clocks } from '../model/schedule.ts';
import type { MetricContext } from './metric.ts';

/** In slices, which are too small for it, nothing is corrected for the errors of a judge. */
export const contextOfSlices = <Context extends MetricContext>(context: Context): Context => ({
  ...context,
  errorRates: undefined,
});

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
