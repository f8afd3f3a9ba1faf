import type { Conversation } from '../model/conversation.ts';
import type { ChangingContribution, Stretches } from '../stats/index.ts';
import type { MetricContext } from './metric.ts';

/** Where a conversation stands in a comparison of now with before. */
export function stretchOf(
  { startedAt }: Conversation,
  { stretches }: MetricContext,
): Pick<ChangingContribution, 'stretch' | 'isBeside'> {
  if ('reason' in stretches) return {};
  const isIn = ({ from, to }: { readonly from: number; readonly to: number }) => startedAt >= from && startedAt < to;
  const stretch = isIn(stretches.now) ? 'now' : isIn(stretches.before) ? 'before' : undefined;
  return { stretch, ...(stretch === 'before' && stretches.isBeside && { isBeside: true }) };
}

/** The later half of the inquiries, and the earlier one; `to` is the end of what is told. */
export function halvesOf(conversations: readonly Conversation[], to: number): Stretches {
  const starts = conversations.filter(({ leftOut }) => leftOut === null).map(({ startedAt }) => startedAt);
  const sorted = Float64Array.from(starts).sort();
  const [first, middle] = [sorted[0], sorted[Math.ceil(sorted.length / 2)]];
  if (first === undefined || middle === undefined || middle <= first) {
    return { reason: 'there are no two halves of the inquiries, an earlier and a later one' };
  }
  const end = Math.max(to, (sorted.at(-1) ?? to) + 1);
  return { now: { from: middle, to: end }, before: { from: first, to: middle }, isBeside: false };
}
