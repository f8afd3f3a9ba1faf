import { isTold } from '../metrics/measure.ts';
import type { Metric, MetricContext } from '../metrics/metric.ts';
import type { Conversation } from '../model/conversation.ts';
import type { RecordedTimes } from '../model/interaction.ts';
import { count, duration } from '../report/format.ts';
import { percentile } from '../stats/quantile.ts';

/** One figure that the product states of its cases, beside ours of the same cases. Seconds. */
export interface RecordedComparison {
  readonly metric: string;
  readonly clock: 'calendar' | 'business';
  /** Cases of which the product states it, and those of which we can tell it too. */
  readonly stated: number;
  readonly compared: number;
  readonly theirs: number | null;
  readonly ours: number | null;
  /** Cases in which both differ by a minute at most. */
  readonly agree: number;
}

const MINUTE = 60_000;
const CLOCKS = ['calendar', 'business'] as const;

interface Pair {
  readonly theirs: number;
  readonly ours: number | null;
}

/** What the product itself says that its cases took, figure by figure; nothing where the export states nothing. */
export function compareRecorded(
  conversations: readonly Conversation[],
  metrics: readonly Metric[],
  contextOf: (conversation: Conversation) => MetricContext,
  clock: 'calendar' | 'business',
): readonly RecordedComparison[] {
  const pairs = new Map<string, Pair[]>();
  for (const conversation of conversations) {
    const recorded = recordedOf(conversation);
    if (recorded === null || conversation.leftOut !== null) continue;
    for (const metric of metrics) {
      const theirs = recorded[metric.id as keyof RecordedTimes];
      if (theirs === undefined) continue;
      const ours = ourTimes(metric, conversation, contextOf(conversation), clock);
      for (const by of CLOCKS) {
        const time = theirs[by];
        if (time === undefined) continue;
        const key = `${metric.id} ${by}`;
        pairs.set(key, [...(pairs.get(key) ?? []), { theirs: time, ours: ours[by] ?? null }]);
      }
    }
  }
  return metrics.flatMap(({ id }) =>
    CLOCKS.flatMap((by) => {
      const found = pairs.get(`${id} ${by}`);
      return found ? [{ metric: id, clock: by, ...summed(found) }] : [];
    }),
  );
}

/** The product states it once a case, on whichever of its records. */
const recordedOf = ({ events }: Conversation): RecordedTimes | null =>
  events.findLast(({ detail }) => detail?.recorded)?.detail?.recorded ?? null;

type OurTimes = Partial<Record<(typeof CLOCKS)[number], number>>;

/** Ours of one case; nothing where it is not told, or not over yet. */
function ourTimes(
  metric: Metric,
  conversation: Conversation,
  context: MetricContext,
  clock: 'calendar' | 'business',
): OurTimes {
  if (!isTold(metric.needs, conversation.provides)) return {};
  for (const { sample } of metric.measure(conversation, context)) {
    const { elapsed, business } = sample as { readonly elapsed?: number; readonly business?: number };
    if (elapsed === undefined) continue;
    return { [clock]: elapsed, ...(business === undefined ? {} : { business }) };
  }
  return {};
}

function summed(pairs: readonly Pair[]): Omit<RecordedComparison, 'metric' | 'clock'> {
  const both = pairs.filter((pair): pair is { theirs: number; ours: number } => pair.ours !== null);
  return {
    stated: pairs.length,
    compared: both.length,
    theirs: median(both.map(({ theirs }) => theirs)),
    ours: median(both.map(({ ours }) => ours)),
    agree: both.filter(({ theirs, ours }) => Math.abs(theirs - ours) <= MINUTE).length,
  };
}

function median(times: readonly number[]): number | null {
  const found = percentile(Float64Array.from(times).sort(), 50);
  return found === null ? null : found / 1000;
}

/** Lines for people. */
export function recordedLines(found: readonly RecordedComparison[]): readonly string[] {
  if (found.length === 0) return [];
  const names = found.map(({ metric, clock }) => `${metric}${clock === 'business' ? ' (business hours)' : ''}`);
  const width = names.reduce((most, name) => Math.max(most, name.length), 0);
  return [
    'Times that the product itself states, beside ours:',
    ...found.map((one, index) => `  ${(names[index] as string).padEnd(width)}  ${words(one)}`),
    '  They differ where the product counts business hours, begins at another message than the first or rounds to',
    '  minutes, or where bots, notes or an assignment stop its clock; --conversation ID shows how one case was read.',
  ];
}

function words({ clock, stated, compared, theirs, ours, agree }: RecordedComparison): string {
  if (compared === 0 && clock === 'business') return `stated of ${count(stated)}; --business-hours sets ours beside it`;
  if (compared === 0) return `stated of ${count(stated)}, of none of which the export tells us more`;
  return `n ${count(compared)}, median ${duration(theirs)}, ours ${duration(ours)}, ${count(agree)} within a minute`;
}
