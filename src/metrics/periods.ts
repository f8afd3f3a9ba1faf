import type { Conversation } from '../model/conversation.ts';
import { type Period, periodKeys } from '../model/zone.ts';

/** The stretches of time that series are told by, and all of them from the first conversation to as-of. */
export interface Periods {
  readonly period: Period;
  readonly keys: readonly string[];
  /** The start of the first conversation, and as-of. */
  readonly from: number;
  readonly to: number;
}

const DAY = 24 * 3_600_000;

/** Up to so many days: as many rows as a person looks through. */
const FITTING: readonly (readonly [days: number, Period])[] = [
  [2, 'hour'],
  [92, 'day'],
  [732, 'week'],
  [30 * 366, 'month'],
];

/** What was asked for, or what fits the span. */
export function periodsOf(
  conversations: readonly Conversation[],
  asOf: number | null,
  zone: string,
  wanted: Period | undefined,
): Periods {
  let from = Number.POSITIVE_INFINITY;
  let to = asOf ?? Number.NEGATIVE_INFINITY;
  for (const { startedAt } of conversations) {
    if (startedAt < from) from = startedAt;
    if (startedAt > to) to = startedAt;
  }
  if (conversations.length === 0) return { period: wanted ?? 'day', keys: [], from: 0, to: 0 };
  const period = wanted ?? FITTING.find(([days]) => to - from <= days * DAY)?.[1] ?? 'year';
  return { period, keys: periodKeys(zone, from, to, period), from, to };
}
