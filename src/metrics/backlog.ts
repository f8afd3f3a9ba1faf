import type { Conversation } from '../model/conversation.ts';
import { periodKey } from '../model/zone.ts';
import { type TallyContribution, type TallySample, tally } from '../stats/index.ts';
import { countedWhereTold, told } from './figures.ts';
import { type MetricContext, metric, NOTHING } from './metric.ts';
import { RESOLUTION_TIME_NEEDS } from './resolution.ts';

export const backlog = metric<TallyContribution>({
  id: 'backlog',
  title: 'Backlog',
  definition:
    'How many inquiries were open at the end of each period: begun, and not resolved (recorded or inferred, as for resolution-rate) or opened again, those sent to another channel left aside from then on; and in how many of all inquiries a customer waited for an answer then (unanswered). The last period ends at as-of. Inquiries whose resolution has no usable time are left out. Periods as for volume.',
  kind: 'series',
  needs: ['openings', ...RESOLUTION_TIME_NEEDS],
  better: 'neither',
  waits: true,
  resolutions: true,
  notCompared: 'what is open at one moment is no sample; socmetrics report --metric backlog shows it period by period',
  of: 'inquiries',
  detail: true,
  stat: ({ periods }) =>
    tally({
      kind: 'series',
      running: true,
      periods: periods.keys,
      columns: [countedWhereTold('unanswered', 'unanswered')],
    }),
  measure(conversation, context) {
    const { leftOut, resolution, startedAt, provides } = conversation;
    if (leftOut !== null || resolution === null || resolution.invalid) return NOTHING;
    // Resolved, and nobody knows when.
    if (resolution.everResolved && resolution.firstAt === null) return NOTHING;
    const changes = changesFrom(startedAt, context);
    const rows: TallySample[] = [...changes(startedAt, 1)];
    for (const { from, to } of resolution.spans) {
      rows.push(...changes(from, -1));
      if (to !== null) rows.push(...changes(to, 1));
    }
    const { state, lastAt, spans } = resolution;
    // Who was sent elsewhere by an agent who came back to a resolved case has left the backlog already.
    if (state === 'moved' && lastAt !== null && spans.at(-1)?.to !== null) rows.push(...changes(lastAt, -1));
    const waits = provides.has('answers') ? waiting(conversation, context) : [];
    return [{ sample: { rows: [...rows, ...waits], total: 1 } }];
  },
});

/** One after the other: what a clock that was wrong dates back happens when all before it has happened. */
function changesFrom(startedAt: number, { asOf, zone, periods }: MetricContext) {
  let latest = startedAt;
  return (instant: number, by: number): TallySample[] => {
    latest = Math.max(latest, instant);
    return latest > asOf ? [] : [{ key: periodKey(zone, latest, periods.period), count: by }];
  };
}

/** From the opening of each turn to its end; nobody waits for an answer to thanks. */
function waiting({ turns, startedAt }: Conversation, context: MetricContext): readonly TallySample[] {
  const changes = changesFrom(startedAt, context);
  const change = (instant: number, by: number) =>
    changes(instant, 0).map((row) => ({ ...row, columns: { unanswered: told(by) } }));
  const open = turns.filter(({ dated, thanks, invalid }) => dated && !thanks && !invalid);
  return [
    ...change(startedAt, 0),
    ...open.flatMap(({ openedAt, endedAt }) => [
      ...change(openedAt, 1),
      ...(endedAt === null ? [] : change(endedAt, -1)),
    ]),
  ];
}
