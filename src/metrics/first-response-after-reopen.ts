import type { Conversation, Turn } from '../model/conversation.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import { type DurationSample, durations } from '../stats/index.ts';
import { lastedEach } from './column.ts';
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
  waits: true,
  unfinished: 'unanswered',
  resolutions: true,
  of: 'reopenings',
  detail: true,
  columns: lastedEach(
    'firstResponsesAfterReopen',
    'After each reopening: from the customer’s next message to the answer.',
  ),
  stat: ({ business }) => durations({ business: business !== null }),
  measure: (conversation, context) =>
    reopenedTurns(conversation).map((turn) => ({
      sample: durationOf(turn, context),
      at: turn.endedAt ?? turn.openedAt,
      agent: turn.agent,
    })),
});

/** The turn of the first message after each reopening, from that message on: it may have begun with thanks before. */
function reopenedTurns({ events, turns, leftOut, resolution }: Conversation): readonly Turn[] {
  const spans = leftOut === null && resolution ? resolution.spans : [];
  return spans.flatMap(({ to }, index): Turn[] => {
    if (to === null) return [];
    const asked = events.find((event) => asks(event) && event.at >= to)?.at ?? Number.POSITIVE_INFINITY;
    const turn = turns.findLast(({ openedAt }) => openedAt <= asked);
    const resolvedAgain = spans[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (asked > resolvedAgain || asked === Number.POSITIVE_INFINITY) return [];
    return !turn || turn.outcome === 'answered-by-bot' ? [] : [{ ...turn, openedAt: asked }];
  });
}

const asks = ({ kind, author }: TaggedInteraction): boolean => kind === 'message' && author.role === 'customer';
