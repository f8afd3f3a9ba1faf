import { contextOfSlices, contextsOf } from '../metrics/context.ts';
import type { Dimension, DimensionContext } from '../metrics/dimensions.ts';
import { isTold, keysOf, measure, missing, NO_SAMPLE } from '../metrics/measure.ts';
import type { Measured, Metric, MetricContext } from '../metrics/metric.ts';
import type { Capability } from '../model/capability.ts';
import { type Conversation, LEFT_OUT_REASONS } from '../model/conversation.ts';
import { addTogether, type MetricSummary } from '../stats/index.ts';
import { described, namesOf } from './conversation.ts';
import { isBeside, isNothing, lengthIn, type Sample } from './samples.ts';

/** One conversation behind a figure. */
export interface Contribution {
  readonly conversation: string;
  readonly channel: string;
  readonly account: string;
  readonly startedAt: number;
  /** What it adds to the figure; nothing where it is left out. */
  readonly samples: readonly Sample[];
  readonly contributes: string;
  /** Why it adds nothing, or stands beside the figure; `null` where it counts. */
  readonly reason: string | null;
}

/** A figure of a report, and every conversation of its slice. */
export interface FigureTrace {
  readonly metric: Metric;
  readonly slice: Readonly<Record<string, string>>;
  /** The very one that a report shows. */
  readonly summary: MetricSummary;
  /** Those that count, longest first where it is a time; then those that do not. */
  readonly conversations: readonly Contribution[];
  /** The keys of the slices that there are by these dimensions. */
  readonly keys: readonly string[];
}

/** The slice that is asked for: each dimension and the key in it. */
export type SliceAsked = readonly { readonly dimension: Dimension; readonly key: string }[];

/** Opens a figure: who stands behind it, with what, and who does not and why. */
export function traceFigure(
  conversations: readonly Conversation[],
  metric: Metric,
  asked: SliceAsked,
  context: MetricContext & DimensionContext,
  provided: Iterable<ReadonlySet<Capability>> = [],
): FigureTrace {
  const dimensions = asked.map(({ dimension }) => dimension);
  const wanted = JSON.stringify(asked.map(({ key }) => key));
  const contextOf = contextsOf(context);
  const stat = metric.stat(asked.length === 0 ? context : contextOfSlices(context, dimensions))();
  const traced: Contribution[] = [];
  const refused = metric.unasked?.(context) ?? metric.lacks?.(context) ?? null;
  for (const conversation of conversations) {
    const notTold = refused ?? lackingIn(metric, conversation);
    const samples = notTold === null ? metric.measure(conversation, contextOf(conversation)) : [];
    const isIn = (measured: Measured<unknown>) =>
      keysOf(dimensions, conversation, measured, context).some((keys) => JSON.stringify(keys) === wanted);
    const held = samples.filter(isIn).map(({ sample }) => sample as Sample);
    if (held.length === 0 && (samples.length > 0 || !NO_SAMPLE.some(isIn))) continue;
    if (held.length > 0) addTogether(stat, held);
    traced.push(contributionOf(conversation, metric, held, context, notTold));
  }
  const senseless = dimensions.map(({ id }) => metric.notBy?.[id]).find((reason) => reason !== undefined);
  const figures = measure(conversations, [metric], dimensions, context, provided);
  const place = figures.slices.find(({ by }) => JSON.stringify(Object.values(by)) === wanted);
  const reported = (asked.length === 0 ? figures.metrics : place?.metrics)?.[metric.id];
  const summary =
    reported ??
    (senseless === undefined && refused === null
      ? // A slice of what no export tells is in no measurement: the whole says why.
        figures.metrics[metric.id]?.kind === 'not-available'
        ? (figures.metrics[metric.id] as MetricSummary)
        : stat.summary()
      : ({ kind: 'not-available', reason: metric.unasked?.(context) ?? senseless ?? refused ?? '' } as const));
  return {
    metric,
    slice: Object.fromEntries(asked.map(({ dimension, key }) => [dimension.id, key])),
    summary,
    conversations: traced.map((one) => onlyBehind(one, metric, summary)).sort(byWeight),
    keys: figures.slices.map(({ by }) => Object.values(by).join(', ')),
  };
}

const lackingIn = ({ needs }: Metric, { provides }: Conversation): string | null =>
  isTold(needs, provides) ? null : missing(needs, provides);

function contributionOf(
  conversation: Conversation,
  metric: Metric,
  samples: readonly Sample[],
  context: MetricContext,
  notTold: string | null,
): Contribution {
  const { id, channel, account, startedAt } = conversation;
  const nameOf = namesOf(metric, context);
  const contributes = samples.map((sample) => described(sample, nameOf)).filter((words) => words !== '');
  const counts = samples.some((sample) => !isBeside(sample) && !isNothing(sample));
  const beside = contributes.length > 0 ? [...new Set(contributes)].join('; ') : null;
  return {
    conversation: id,
    channel,
    account,
    startedAt,
    samples,
    contributes: counts ? contributes.join('; ') : '',
    reason: counts ? null : (beside ?? notTold ?? whyNot(conversation, metric)),
  };
}

/** Of those that count, the ones that stand behind a row, where rows are only some of what was counted. */
function onlyBehind(one: Contribution, { behind }: Metric, summary: MetricSummary): Contribution {
  if (behind === undefined || one.reason !== null) return one;
  const rows = new Set(one.samples.flatMap((sample) => behind(sample, summary)));
  if (rows.size > 0) return { ...one, contributes: [...rows].join(', ') };
  return { ...one, contributes: '', reason: 'in none of the rows' };
}

/** What speaks against it, from what is known of the conversation. */
function whyNot(conversation: Conversation, metric: Metric): string {
  const { leftOut, turns, resolution } = conversation;
  if (leftOut !== null && /\binquiries\b/.test(metric.of)) return `no inquiry: ${LEFT_OUT_REASONS[leftOut]}`;
  if (metric.resolutions && resolution?.state === 'moved') return 'sent elsewhere';
  if (metric.resolutions && resolution !== null && !resolution.everResolved) return `not resolved: ${resolution.state}`;
  if (/\b(?:inquiries|turns)\b/.test(metric.of) && !metric.resolutions) {
    if (turns.length === 0) return 'no message of a customer';
    if (turns.every(({ outcome }) => outcome === 'answered-by-bot')) return 'answered by a bot';
    if (turns.every(({ synthetic }) => synthetic)) return 'no single messages';
  }
  return `no ${metric.of}`;
}

/** What counts before what does not, the longest time first, then in the order of time. */
function byWeight(a: Contribution, b: Contribution): number {
  const counted = Number(a.reason !== null) - Number(b.reason !== null);
  const length = ({ samples }: Contribution) => samples.reduce((most, sample) => Math.max(most, lengthIn(sample)), 0);
  return counted || length(b) - length(a) || a.startedAt - b.startedAt || (a.conversation < b.conversation ? -1 : 1);
}
