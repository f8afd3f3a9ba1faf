import type { Conversation, Turn } from '../model/conversation.ts';
import { type DurationSample, durations } from '../stats/index.ts';
import { metric } from './metric.ts';
import { durationOf } from './outcome.ts';
import { RESOLUTION_NEEDS } from './resolution.ts';

export const firstResponseAfterReopen = metric<DurationSample>({
  id: 'first-response-after-reopen',
  title: 'After reopening',
  definition:
    'From the first message that a customer writes in a case that was opened again, to the human agent message that answers it; one for each reopening. A customer message after a recorded resolution, or after --resolved-after (72 h) of silence where none is recorded, opens a case again, unless it only thanks. A case that was opened again without a message starts no clock before the customer writes. What a bot answered is left out.',
  kind: 'duration',
  needs: ['answers', ...RESOLUTION_NEEDS],
  better: 'lower',
  unfinished: 'unanswered',
  resolutions: true,
  of: 'reopenings',
  detail: true,
  stat: ({ business }) => durations({ business: business !== null }),
  measure: (conversation, context) =>
    reopenedTurns(conversation).map((turn) => ({
      sample: durationOf(turn, context),
      at: turn.endedAt ?? turn.openedAt,
      agent: turn.agent,
    })),
});

/** The first turn after each reopening, from the reopening on where it had begun with thanks before it. */
function reopenedTurns({ turns, leftOut, resolution }: Conversation): readonly Turn[] {
  const spans = leftOut === null && resolution ? resolution.spans : [];
  return spans.flatMap(({ to }, index): Turn[] => {
    if (to === null) return [];
    const turn = turns.find(({ openedAt, endedAt }) => openedAt >= to || endedAt === null || endedAt > to);
    const resolvedAgain = spans[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (!turn || turn.openedAt > resolvedAgain || turn.outcome === 'answered-by-bot') return [];
    return [{ ...turn, openedAt: Math.max(turn.openedAt, to) }];
  });
}
