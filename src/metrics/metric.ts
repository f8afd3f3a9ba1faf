import type { Capability } from '../model/capability.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Clocks } from '../model/schedule.ts';
import type { Target } from '../model/target.ts';
import type { MetricSummary, RatesByKind, StatFactory, Stretches } from '../stats/index.ts';
import type { Column } from './column.ts';
import type { Periods } from './periods.ts';

/** One sample of one conversation, with what slices by event or by agent need to know of it. */
export interface Measured<Sample> {
  readonly sample: Sample;
  /** The instant of the event, for `--date-basis event`; the start of the conversation where there is none of its own. */
  readonly at?: number;
  /** Who of the brand is credited with it; without one, everybody who answered in the conversation. */
  readonly agent?: string | null;
}

/** The clocks are those of the conversation in front of a metric. */
export interface MetricContext extends Clocks {
  /** Of each conversation, where they differ. */
  readonly clocksOf?: (conversation: Conversation) => Clocks;
  /** The instant up to which the export can be believed. */
  readonly asOf: number;
  /** What is younger than this (ms) and not done yet is pending, not failed. */
  readonly pending: number;
  readonly resolvedAfter: number;
  /** Limits (ms) of first-response-within. */
  readonly limits: readonly number[];
  readonly botsAnswer: boolean;
  /** Service levels. */
  readonly targets: readonly Target[];
  /** One sample an event instead of one a conversation, where a metric counts messages. */
  readonly byEvent: boolean;
  /** How the judge of words errs, by language. Only over all: slices are too small to be corrected. */
  readonly errorRates?: RatesByKind | undefined;
  /** The zone of periods, weekdays and hours. */
  readonly zone: string;
  readonly periods: Periods;
  /** What is compared with what came before it, where a metric tells its change. */
  readonly stretches: Stretches;
  /** How a customer is called: by a pseudonym, or as the export has them. */
  customerName(id: string): string;
}

/** One of the capabilities is enough. */
export type Need = Capability | readonly Capability[];

/**
 * One definition. `definition` is product text: what starts the clock, what stops it, who is left out. It appears in
 * help, docs and report. `measure` looks at one conversation; arithmetic over many is the work of the stat.
 */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds metrics of every kind of sample
export interface Metric<Sample = any> {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly kind: Exclude<MetricSummary['kind'], 'not-available'>;
  readonly needs: readonly Need[];
  readonly better: 'higher' | 'lower' | 'neither';
  /** What is counted: "inquiries", "turns". */
  readonly of: string;
  /** Of a duration: what has not come to its end, "unanswered". */
  readonly unfinished?: string;
  /** It depends on resolutions, which are recorded or inferred: the report says which. */
  readonly resolutions?: boolean;
  /** Who waits for an answer makes it worse: where it misses a limit, they are who to look after. */
  readonly waits?: true;
  /** The short table leaves it out; it is shown where it is asked for. */
  readonly detail?: boolean;
  /** What has to be asked for before there is anything to measure, in words; `null` where it was. */
  unasked?(context: MetricContext): string | null;
  /** Why a slice by this dimension would mean nothing. */
  readonly notBy?: Readonly<Record<string, string>>;
  /** Why two sides have no figure of it that could be compared, and what to do instead. */
  readonly notCompared?: string;
  /** Why the data are not enough for it, though they hold what it needs. */
  lacks?(context: MetricContext): string | null;
  /** It shows what people wrote: that is read again before it is measured. */
  readonly examples?: true;
  /** The option that asks for it: unasked it is not measured. */
  readonly onRequest?: 'customers' | 'expectations';
  /** It tells its change: conversations of the period before are measured beside. */
  readonly looksBack?: true;
  /** The keys of its rows are customers. */
  readonly keyedBy?: 'customer';
  /** What it says of one conversation; a service level has columns for each target that is set. */
  readonly columns?:
    | readonly Column<Sample>[]
    | ((context: Pick<MetricContext, 'targets'>) => readonly Column<Sample>[]);
  /** Where its rows are only some of what was counted: the rows that a sample stands behind. */
  behind?(sample: Sample, summary: MetricSummary): readonly string[];
  stat(context: MetricContext): StatFactory<Sample, MetricSummary>;
  measure(conversation: Conversation, context: MetricContext): readonly Measured<Sample>[];
}

/** A definition with its sample's type checked, and nothing else. */
export const metric = <Sample>(definition: Metric<Sample>): Metric<Sample> => definition;

export const NOTHING: readonly never[] = Object.freeze([]);
