import { wallClock } from '../model/zone.ts';
import { type SurgeSample, surges, type TallyRow } from '../stats/index.ts';
import { metric, NOTHING } from './metric.ts';
import { negative } from './negative-feedback-ratio.ts';

const HOUR = 3_600_000;
const THREE_WEEKS = 21 * 24 * HOUR;

const hourOf = (zone: string, instant: number): number => Math.floor(wallClock(zone, instant) / HOUR);

const nameOf = (hour: number, unit: 'hour' | 'day'): string =>
  new Date(hour * HOUR).toISOString().slice(0, unit === 'day' ? 10 : 13);

/** The key of an alert is its first hour or day and the series; it may have gone on for some hours. */
function isBehind(hour: number, series: readonly string[], { key, hours }: TallyRow): boolean {
  const at = key.indexOf(' ');
  const [name, which] = [key.slice(0, at), key.slice(at + 1)];
  if (!series.includes(which)) return false;
  const isDay = !name.includes('T');
  const step = isDay ? 24 : 1;
  const first = isDay ? hour - (hour % 24) : hour;
  const steps = Array.from({ length: Math.max(1, Number(hours) / step) }, (_, back) => first - back * step);
  return steps.some((start) => nameOf(start, isDay ? 'day' : 'hour') === name);
}

const TIME = 'an hour is compared with those of the weeks before';

export const alerts = metric<SurgeSample>({
  id: 'alerts',
  title: 'Alerts',
  definition:
    'Hours and days, in --tz, in which inquiries, negative feedback or a topic were more than the same hours of the up to 8 weeks before make likely: where an avalanche begins. At least 5, and half as many again as expected; what was expected is the mean of those weeks, an avalanche among them cut off. Compared as two Poisson counts (the conditional test), with the spread that the series has where that is wider, at a level of 5 % for all hours, days and series together. Hours that follow on one another are one alert, named by its first; days are told where no hour stands out, or where an export tells no hours. Topics are those that have a name: of the export, of the configuration, built-in; what `socmetrics topics` finds is followed once its rules are in the configuration. Needs three weeks to know what is usual.',
  kind: 'table',
  needs: ['openings'],
  better: 'neither',
  notCompared: 'each alert is told from chance already, by the weeks before it',
  of: 'inquiries',
  notBy: {
    ...Object.fromEntries(
      ['hour', 'day', 'week', 'month', 'quarter', 'year', 'weekday', 'hour-of-day'].map((id) => [id, TIME]),
    ),
    agent: 'nobody knows which agent was to answer what was not answered',
  },
  lacks: ({ periods: { from, to } }) =>
    to - from > THREE_WEEKS ? null : 'three weeks and more are needed to know what is usual',
  stat: ({ zone, periods: { from, to } }) =>
    surges({
      from: hourOf(zone, from),
      to: hourOf(zone, to),
      nameOf,
    }),
  behind({ hour, series }, summary) {
    const rows = summary.kind === 'table' ? summary.rows : [];
    return rows.filter((row) => isBehind(hour, series, row)).map(({ key }) => key);
  },
  measure({ leftOut, startedAt, topics, judgements, provides }, { zone }) {
    if (leftOut !== null) return NOTHING;
    const wholeDay = !provides.has('hours');
    const series = ['inquiries', ...topics.map((topic) => `topic ${topic}`)];
    const begun = { hour: hourOf(zone, startedAt), series, wholeDay };
    const complaints = judgements.filter((judgement) => negative(judgement).matched > 0);
    return [
      { sample: begun },
      ...complaints.map(({ at }) => ({
        sample: { hour: hourOf(zone, at), series: ['negative feedback'], total: 0, wholeDay },
        at,
      })),
    ];
  },
});
