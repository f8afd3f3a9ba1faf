import { type DurationSample, durations } from '../stats/index.ts';
import { lastedEach } from './column.ts';
import { metric } from './metric.ts';
import { durationOf } from './outcome.ts';

export const responseTime = metric<DurationSample>({
  id: 'response-time',
  title: 'Every response',
  definition:
    'Every turn of every conversation: from its first message to the human agent message that closes it. The clock starts at the first of several customer messages in a row. Turns that a bot answered are left out; turns without an answer are censored.',
  kind: 'duration',
  needs: ['openings', 'answers', 'messages'],
  better: 'lower',
  waits: true,
  unfinished: 'unanswered',
  of: 'turns',
  columns: [
    ...lastedEach('responseTimes', 'Every response, in the order of what was asked.'),
    {
      id: 'longestResponse',
      type: 'seconds',
      about: 'The longest of them.',
      value: ({ measured }) =>
        measured.reduce<number | null>(
          (longest, { sample }) =>
            'elapsed' in sample && sample.elapsed >= 0 ? Math.max(longest ?? 0, sample.elapsed / 1000) : longest,
          null,
        ),
    },
  ],
  stat: ({ business }) => durations({ business: business !== null }),
  measure: ({ turns }, context) =>
    turns
      .filter(({ outcome, synthetic }) => outcome !== 'answered-by-bot' && !synthetic)
      .map((turn) => ({ sample: durationOf(turn, context), at: turn.endedAt ?? turn.openedAt, agent: turn.agent })),
});
