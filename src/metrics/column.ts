import type { Conversation } from '../model/conversation.ts';
import type { Beside, DurationSample, RatioSample } from '../stats/index.ts';
import type { Measured, MetricContext, Need } from './metric.ts';

/*
 * What a metric says of one conversation: the columns of the table of conversations. They are made of the samples that
 * the figure is made of, so that the table adds up to the report.
 */

/** What a cell holds: lists stay lists up to the renderer. `null`: not known, not told by this export, or none. */
export type CellValue = string | number | boolean | readonly string[] | readonly number[] | null;

/** What is known of one conversation when its cells are filled. Durations carry business time wherever hours are known. */
interface Told<Sample> {
  readonly conversation: Conversation;
  readonly context: MetricContext;
  readonly measured: readonly Measured<Sample>[];
}

export interface Column<Sample> {
  /** As in JSON; CSV writes `first_response_s`. Behind a colon stands a name that the user gave. */
  readonly id: string;
  readonly type: 'text' | 'count' | 'number' | 'seconds' | 'instant' | 'flag' | 'list' | 'seconds-list';
  /** Product text: what it holds, and when it is empty. */
  readonly about: string;
  /** What an export must tell for it, where that is not what the metric needs; without it the cell is empty. */
  readonly needs?: readonly Need[];
  value(told: Told<Sample>): CellValue;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Of a ratio that asks a conversation one thing: yes, no, or empty where it is in neither side. */
export const flag = (id: string, about: string): Column<RatioSample> => ({
  id,
  type: 'flag',
  about,
  value: ({ measured: [one] }) => (one && one.sample.total > 0 ? one.sample.matched > 0 : null),
});

/** Of a ratio that asks a conversation one thing: on which side it stands, or what it is beside. */
export const standing = (
  id: string,
  about: string,
  [matched, unmatched]: readonly [matched: string, unmatched: string],
  besides: Readonly<Partial<Record<Beside, string>>>,
): Column<RatioSample> => ({
  id,
  type: 'text',
  about,
  value({ measured: [one] }) {
    if (!one) return null;
    const { sample } = one;
    if (sample.total > 0) return sample.matched > 0 ? matched : unmatched;
    const beside = Object.entries(sample.beside ?? {}).find(([, count]) => count > 0);
    return beside === undefined ? null : (besides[beside[0] as Beside] ?? null);
  },
});

/** Of a ratio that asks a conversation several things: how many stand on a side, or beside. */
export const counts = (
  id: string,
  about: string,
  of: 'matched' | 'unmatched' | 'total' | Beside,
): Column<RatioSample> => ({
  id,
  type: 'count',
  about,
  value: ({ measured }) =>
    sum(
      measured.map(({ sample }) => {
        if (of === 'unmatched') return sample.total - sample.matched;
        return of === 'matched' || of === 'total' ? sample[of] : (sample.beside?.[of] ?? 0);
      }),
    ),
});

type ByClock = 'report' | 'business';

/** How long it took, where it came to its end and its instants give a duration. */
function lengthOf(sample: DurationSample, clock: ByClock): readonly number[] {
  if (!('elapsed' in sample) || !(sample.elapsed >= 0)) return [];
  const length = clock === 'report' ? sample.elapsed : sample.business;
  return length === undefined ? [] : [length / 1000];
}

/** Of a duration that a conversation has once: how long, by the clock of the report and by that of business hours. */
export const lasted = (id: string, about: string): readonly Column<DurationSample>[] => [
  {
    id,
    type: 'seconds',
    about,
    value: ({ measured: [one] }) => (one ? (lengthOf(one.sample, 'report')[0] ?? null) : null),
  },
  {
    id: `${id}Business`,
    type: 'seconds',
    about: BESIDE_IN_BUSINESS_HOURS,
    value: ({ measured: [one] }) => (one ? (lengthOf(one.sample, 'business')[0] ?? null) : null),
  },
];

/** Of a duration that a conversation has several times: each of them, in order. */
export const lastedEach = (id: string, about: string): readonly Column<DurationSample>[] => [
  {
    id,
    type: 'seconds-list',
    about,
    value: ({ measured }) => measured.flatMap(({ sample }) => lengthOf(sample, 'report')),
  },
  {
    id: `${id}Business`,
    type: 'seconds-list',
    about: BESIDE_IN_BUSINESS_HOURS,
    value: ({ measured }) => measured.flatMap(({ sample }) => lengthOf(sample, 'business')),
  },
];

const BESIDE_IN_BUSINESS_HOURS =
  'The same in business hours. Empty where none are configured; of conversations without hours of their own calendar time, as in the report.';

/** How long somebody has waited for what has not come to its end. */
export const waited = (id: string, about: string): Column<DurationSample> => ({
  id,
  type: 'seconds',
  about,
  value: ({ measured: [one] }) => (one && 'censored' in one.sample ? Math.max(0, one.sample.censored) / 1000 : null),
});

export const iso = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();
