import { median } from './statistics.ts';

/*
 * Alerts, from the words of their definition and of the decision about them: hours and days that are more than the same
 * ones of the weeks before make likely.
 */

const DAY = 24;

/** Something that happened in an hour of the wall clock, counted from 1970. */
export interface Happened {
  readonly hour: number;
  readonly series: string;
}

interface Alarm {
  readonly begin: number;
  end: number;
  readonly count: number;
  readonly expected: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const LOG_FACTORIALS = [0];
function logFactorial(n: number): number {
  while (LOG_FACTORIALS.length <= n)
    LOG_FACTORIALS.push((LOG_FACTORIALS.at(-1) ?? 0) + Math.log(LOG_FACTORIALS.length));
  return LOG_FACTORIALS[n] ?? 0;
}

/** The probability of at least `least` of `all`, each with this chance. */
function atLeast(least: number, all: number, chance: number): number {
  const terms = Array.from({ length: Math.max(0, all - least + 1) }, (_, more) => {
    const k = least + more;
    const ways = logFactorial(all) - logFactorial(k) - logFactorial(all - k);
    return Math.exp(ways + k * Math.log(chance) + (all - k) * Math.log(1 - chance));
  });
  return sum(terms.reverse());
}

/** The counts of the same period of up to eight weeks before, as far as anything was observed. */
function before(counts: readonly number[], at: number, week: number, first: number): readonly number[] {
  const places = Array.from({ length: 8 }, (_, weeks) => at - (weeks + 1) * week).filter((place) => place >= first);
  return places.map((place) => counts[place] ?? 0);
}

/** How much wider than chance the counts scatter, as a share of what is expected. */
function excess(counts: readonly number[], week: number, first: number): number {
  const all = counts.flatMap((count, at) => {
    const weeks = count === undefined ? [] : before(counts, at, week, first);
    const mean = weeks.length < 3 ? 0 : sum(weeks) / weeks.length;
    if (mean < 2) return [];
    return [((count - mean) ** 2 / (mean + mean / weeks.length) / 0.4549 - 1) / mean];
  });
  return all.length < 20 ? 0 : Math.max(0, median(all) ?? 0);
}

/** `length`: of one period, in hours; a sparse list of counts by the number of the period. */
function unlikely(counts: readonly number[], length: number, first: number, level: number): readonly Alarm[] {
  const week = (7 * DAY) / length;
  const wider = excess(counts, week, first);
  const alarms: Alarm[] = [];
  counts.forEach((count, at) => {
    const weeks = before(counts, at, week, first);
    if (count < 5 || weeks.length < 3) return;
    const middle = median(weeks) ?? 0;
    const most = middle + 3 * Math.sqrt(Math.max(1, middle) * (1 + wider * middle));
    const usual = sum(weeks.map((one) => Math.min(one, most)));
    const expected = usual / weeks.length;
    if (count < 1.5 * expected) return;
    const spread = 1 + wider * expected;
    const [now, then] = [Math.floor(count / spread), Math.ceil(usual / spread)];
    if (atLeast(now, now + then, 1 / (weeks.length + 1)) >= level) return;
    alarms.push({ begin: at * length, end: (at + 1) * length, count, expected });
  });
  return alarms;
}

/** What follows within a day is one. */
function merged(alarms: readonly Alarm[]): readonly Alarm[] {
  const all: Alarm[] = [];
  for (const alarm of alarms) {
    const last = all.at(-1);
    if (last && alarm.begin < last.end + DAY) last.end = alarm.end;
    else all.push({ ...alarm });
  }
  return all;
}

function countsOf(hours: readonly number[], length: number): number[] {
  const counts: number[] = [];
  for (const hour of hours) counts[Math.floor(hour / length)] = (counts[Math.floor(hour / length)] ?? 0) + 1;
  return counts;
}

export function alerts(happened: readonly Happened[], from: number, to: number) {
  const all = new Map<string, number[]>();
  for (const { series, hour } of happened) all.set(series, [...(all.get(series) ?? []), hour]);
  const looked = [...all].filter(([, hours]) => countsOf(hours, DAY).some((count) => count >= 5));
  const known = to - from + 1 - 21 * DAY;
  const level = 0.05 / (looked.length * (known + Math.ceil(known / DAY)));
  const rows = looked.flatMap(([series, hours]) => {
    const hourly = merged(unlikely(countsOf(hours, 1), 1, from, level));
    const days = unlikely(countsOf(hours, DAY), DAY, Math.ceil(from / DAY), level).filter(
      ({ begin, end }) => !hourly.some((hour) => hour.begin < end && hour.end > begin),
    );
    const told = (alarms: readonly Alarm[], letters: number) =>
      alarms.map(({ begin, end, count, expected }) => ({
        key: `${new Date(begin * 3_600_000).toISOString().slice(0, letters)} ${series}`,
        ...{ count, hours: end - begin, expected: Math.round(expected * 100) / 100, ago: Math.max(0, to + 1 - end) },
        ratio: expected === 0 ? null : Math.round((count / expected) * 100) / 100,
      }));
    return [...told(hourly, 13), ...told(merged(days), 10)];
  });
  return { total: happened.filter(({ series }) => series === 'inquiries').length, rows };
}
