import type { Conversation } from '../model/conversation.ts';
import {
  type CountSummary,
  count,
  type DurationSummary,
  durations,
  type RatioSummary,
  ratio,
  type TallyColumn,
} from '../stats/index.ts';
import type { MetricContext } from './metric.ts';
import { negative } from './negative-feedback-ratio.ts';
import { decidingTurn, durationOf, outcomeOf, ratioOf } from './outcome.ts';

/*
 * Columns that several tables have, each the figure of the metric whose name it bears.
 */

export const counted = (id: string, title: string): TallyColumn => ({
  id,
  title,
  unit: 'count',
  stat: count(),
  value: ({ value }: CountSummary) => value,
});

/** A number of what an export may not hold at all: nothing where none of the conversations could tell it. */
export const countedWhereTold = (id: string, title: string): TallyColumn => ({
  ...counted(id, title),
  value: ({ value, parts }: CountSummary) => (parts.told ? value : null),
});

/** A sample of such a column. */
export const told = (value: number) => ({ value, parts: { told: 1 } });

export const shared = (id: string, title: string): TallyColumn => ({
  id,
  title,
  unit: 'share',
  stat: ratio(),
  value: ({ value }: RatioSummary) => value,
  n: ({ total }: RatioSummary) => total,
});

export const medianOf = (id: string, title: string): TallyColumn => ({
  id,
  title,
  unit: 's',
  stat: durations(),
  value: ({ median }: DurationSummary) => median,
  n: ({ n }: DurationSummary) => n,
});

/** Of an inquiry: whether it was answered, how fast, and what its customer's interactions were judged to be. */
export function figuresOfInquiry(conversation: Conversation, context: MetricContext) {
  const { judgements, provides } = conversation;
  const isTold = provides.has('openings') && provides.has('answers');
  const turn = isTold ? decidingTurn(conversation) : null;
  const isNegative = judgements.filter((judgement) => negative(judgement).matched > 0);
  return {
    ...(isTold ? { answered: ratioOf(outcomeOf(turn, context)) } : {}),
    ...(turn ? { firstResponse: durationOf(turn, context) } : {}),
    negativeShare: { matched: isNegative.length, total: judgements.length },
  };
}
