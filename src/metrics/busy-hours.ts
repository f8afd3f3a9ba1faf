import { HOURS, hourOfDay, WEEKDAYS, weekday } from '../model/zone.ts';
import { type TallyContribution, tally } from '../stats/index.ts';
import { figuresOfInquiry, medianOf } from './figures.ts';
import { metric, NOTHING } from './metric.ts';

const SPACE = ' ';

export const busyHours = metric<TallyContribution>({
  id: 'busy-hours',
  title: 'Busy hours',
  definition:
    'Inquiries and their median first response by the weekday and the hour, in --tz, in which they began; cells are named as in 1 Mon 09. outsideBusinessHours: of inquiries for which business hours are configured, the share that began outside of them.',
  kind: 'matrix',
  needs: ['openings', 'hours'],
  better: 'neither',
  detail: true,
  notCompared:
    'without business hours there is no share outside them; --by hour-of-day or --by weekday compares the hours',
  of: 'inquiries',
  columns: [
    {
      id: 'outsideBusinessHours',
      type: 'flag',
      about: 'Of an inquiry: whether it began outside of business hours, where they are known.',
      value({ measured: [one] }) {
        const outside = one?.sample.ratios?.outsideBusinessHours;
        return outside ? outside.matched > 0 : null;
      },
    },
  ],
  stat: () =>
    tally({
      kind: 'matrix',
      axes: { rows: WEEKDAYS, columns: HOURS, joint: SPACE },
      columns: [medianOf('firstResponse', 'first response')],
      ratios: ['outsideBusinessHours'],
    }),
  measure(conversation, context) {
    const { startedAt, leftOut } = conversation;
    if (leftOut !== null) return NOTHING;
    const { zone, schedule } = context;
    const key = `${weekday(zone, startedAt)}${SPACE}${hourOfDay(zone, startedAt)}`;
    const { firstResponse } = figuresOfInquiry(conversation, context);
    const ratios = schedule && {
      ratios: { outsideBusinessHours: { matched: schedule.isOpen(startedAt) ? 0 : 1, total: 1 } },
    };
    return [{ sample: { rows: [{ key, columns: { firstResponse } }], total: 1, ...ratios } }];
  },
});
