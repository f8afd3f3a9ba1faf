import { type DurationSample, durations } from '../stats/index.ts';
import { lasted, waited } from './column.ts';
import { metric, NOTHING } from './metric.ts';
import { decidingTurn, durationOf } from './outcome.ts';

export const firstResponseTime = metric<DurationSample>({
  id: 'first-response-time',
  title: 'First response',
  definition:
    'From the first message of the first turn of an inquiry that a bot did not close, to the human agent message that closes it. Automatic replies and private notes close nothing. Inquiries without an answer are censored: they wait at as-of, or waited until the case was closed without a word. The Kaplan-Meier median counts them too. An answer dated before its question gives no duration and is counted as invalid.',
  kind: 'duration',
  needs: ['openings', 'answers'],
  better: 'lower',
  waits: true,
  unfinished: 'unanswered',
  of: 'inquiries',
  columns: [
    ...lasted('firstResponse', 'Of an inquiry; empty where nobody answered.'),
    waited('waited', 'Of an inquiry without an answer: how long it has waited at as-of, or until it was closed.'),
  ],
  stat: ({ business }) => durations({ kaplanMeier: true, business: business !== null }),
  measure(conversation, context) {
    const turn = conversation.leftOut === null ? decidingTurn(conversation) : null;
    if (turn === null) return NOTHING;
    return [{ sample: durationOf(turn, context), at: turn.endedAt ?? turn.openedAt, agent: turn.agent }];
  },
});
