import { Named } from './named.ts';
import { percentile } from './quantile.ts';
import type { Stat, StatFactory } from './stat.ts';
import { Sum } from './sum.ts';
import type { TallySummary } from './tally.ts';

/** Something that happened in an hour of the wall clock (whole hours since 1970), in each of the series it belongs to. */
export interface SurgeSample {
  readonly hour: number;
  readonly series: readonly string[];
  /** Only its day is known: of its hour nothing is said. */
  readonly wholeDay?: boolean;
  /** What it adds to the total: 1, or 0 where it is counted beside it. */
  readonly total?: number;
}

export interface SurgeOptions {
  /** The first and the last hour that was observed: before it nobody knows, within it nothing is 0. */
  readonly from: number;
  readonly to: number;
  /** What a period is called: `2026-03-05T14`, `2026-03-05`. */
  readonly nameOf: (hour: number, unit: 'hour' | 'day') => string;
}

const DAY = 24;
const WEEK = 7 * DAY;
/** So many weeks before are looked at, and fewer than these say nothing. */
const MOST_WEEKS = 8;
const LEAST_WEEKS = 3;
/** Fewer than these are no avalanche, whatever was usual, nor is less than half as much again. */
const LEAST_COUNT = 5;
const LEAST_RATIO = 1.5;
/** How probable one false alarm in all that was looked at may be. */
const LEVEL = 0.05;
/** Alarms of one series that are not further apart, in hours, are one. */
const TOGETHER = DAY;

/** A period of one series that exceeds what is likely. */
interface Surge {
  readonly series: string;
  readonly unit: 'hour' | 'day';
  readonly hour: number;
  readonly count: number;
  readonly expected: number;
  /** Hours from its beginning to the end of its last period. */
  lasted: number;
}

type Counts = ReadonlyMap<number, number>;

/** What happened in one series: in which hour, and in which day where no more is known. */
interface Observed {
  readonly hours: Counts;
  readonly days: Counts;
}

class Surges implements Stat<SurgeSample, TallySummary> {
  readonly #options: SurgeOptions;
  readonly #series = new Named<SurgeSample, Observed>(() => new Observations());
  readonly #total = new Sum();

  constructor(options: SurgeOptions) {
    this.#options = options;
  }

  add(sample: SurgeSample): void {
    this.#total.add(sample.total ?? 1);
    for (const name of sample.series) this.#series.add(name, sample);
  }

  merge(other: Surges): void {
    this.#total.merge(other.#total);
    this.#series.merge(other.#series);
  }

  summary(): TallySummary {
    const { nameOf, to } = this.#options;
    const found = surgesIn(Object.entries(this.#series.summary()), this.#options);
    return {
      kind: 'table',
      total: this.#total.summary(),
      columns: [
        { id: 'expected', title: 'expected', unit: 'number' },
        { id: 'ratio', title: 'times as many', unit: 'number' },
        { id: 'hours', title: 'hours', unit: 'count' },
        { id: 'ago', title: 'hours ago', unit: 'count', detail: true },
      ],
      rows: found.map(({ series, unit, hour, count, expected, lasted }) => ({
        key: `${nameOf(hour, unit)} ${series}`,
        count,
        expected: rounded(expected),
        ratio: expected === 0 ? null : rounded(count / expected),
        hours: lasted,
        // Before the last hour that was observed: 0 where it goes on, so that days of 24 hours hold each alert once.
        ago: Math.max(0, to + 1 - hour - lasted),
      })),
    };
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Hours, or days, in which more happened than chance makes of what was usual at that time of the week. */
export function surges(options: SurgeOptions): StatFactory<SurgeSample, TallySummary> {
  return () => new Surges(options);
}

class Observations implements Stat<SurgeSample, Observed> {
  readonly #hours = new Map<number, number>();
  readonly #days = new Map<number, number>();

  add({ hour, wholeDay }: SurgeSample): void {
    increase(wholeDay ? this.#days : this.#hours, hour, 1);
  }

  merge(other: Observations): void {
    for (const [hour, count] of other.#hours) increase(this.#hours, hour, count);
    for (const [hour, count] of other.#days) increase(this.#days, hour, count);
  }

  summary(): Observed {
    return { hours: this.#hours, days: daily(this.#hours, this.#days) };
  }
}

function increase(counts: Map<number, number>, period: number, by: number): void {
  counts.set(period, (counts.get(period) ?? 0) + by);
}

function surgesIn(all: readonly (readonly [string, Observed])[], { from, to }: SurgeOptions): readonly Surge[] {
  const hours = to - from + 1 - LEAST_WEEKS * WEEK;
  if (hours <= 0) return [];
  const series = all.filter(([, { days }]) => Math.max(...days.values()) >= LEAST_COUNT);
  // Every hour and every day of every series is a question that chance may answer wrongly.
  const level = LEVEL / (series.length * (hours + Math.ceil(hours / DAY)));
  const found = series.flatMap(([name, observed]) => {
    const hourly = together(unlikely(observed.hours, { name, unit: 'hour', week: WEEK, from, level }));
    const days = unlikely(observed.days, { name, unit: 'day', week: 7, from: Math.ceil(from / DAY), level });
    // What an hour has told already a day does not tell again.
    const slow = days.filter(
      ({ hour }) => !hourly.some((one) => one.hour < hour + DAY && one.hour + one.lasted > hour),
    );
    return [...hourly, ...together(slow)];
  });
  return found.sort((a, b) => a.hour - b.hour || (a.series < b.series ? -1 : 1));
}

function daily(...all: readonly Counts[]): Counts {
  const days = new Map<number, number>();
  for (const counts of all) for (const [hour, count] of counts) increase(days, Math.floor(hour / DAY), count);
  return days;
}

interface Looking {
  readonly name: string;
  readonly unit: Surge['unit'];
  /** How many of its periods make a week. */
  readonly week: number;
  readonly from: number;
  readonly level: number;
}

function unlikely(counts: Counts, looking: Looking): readonly Surge[] {
  const { name, unit, week, level } = looking;
  const excess = excessOf(counts, looking);
  const found: Surge[] = [];
  for (const [period, count] of counts) {
    if (count < LEAST_COUNT) continue;
    const before = weeksBefore(counts, period, week, looking.from);
    if (before.length < LEAST_WEEKS) continue;
    const cap = capOf(before, excess);
    const usual = before.reduce((sum, one) => sum + Math.min(one, cap), 0);
    const expected = usual / before.length;
    if (count < LEAST_RATIO * expected) continue;
    const spread = 1 + excess * expected;
    const p = binomialTail(Math.floor(count / spread), Math.ceil(usual / spread), 1 / (before.length + 1));
    const width = unit === 'hour' ? 1 : DAY;
    if (p < level) found.push({ series: name, unit, hour: period * width, count, expected, lasted: width });
  }
  return found.sort((a, b) => a.hour - b.hour);
}

function weeksBefore(counts: Counts, period: number, week: number, from: number): readonly number[] {
  const found: number[] = [];
  for (let weeks = 1; weeks <= MOST_WEEKS && period - weeks * week >= from; weeks++) {
    found.push(counts.get(period - weeks * week) ?? 0);
  }
  return found;
}

/** An avalanche of some week before must not make the next one look usual. */
function capOf(before: readonly number[], excess: number): number {
  const middle = medianOf(before);
  return middle + 3 * Math.sqrt(Math.max(middle, 1) * (1 + excess * middle));
}

/** The median of a squared standard normal variable. */
const MEDIAN_SQUARE = 0.4549;

/**
 * By how much the counts vary more than those of a Poisson process, whose variance is its mean: it is taken to be
 * `mean * (1 + excess * mean)`, as where whole days are busier than others by the same factor. So a night of which nothing
 * is expected is not measured by how uneven mornings are. It is where half of the squared deviations are below their
 * median, so that a few avalanches change nothing.
 */
function excessOf(counts: Counts, { week, from }: Looking): number {
  const excesses: number[] = [];
  for (const [period, count] of counts) {
    const before = weeksBefore(counts, period, week, from);
    if (before.length < LEAST_WEEKS) continue;
    const mean = before.reduce((sum, one) => sum + one, 0) / before.length;
    // Small counts are mostly 0 and 1, whose squares say nothing of a spread.
    if (mean < 2) continue;
    const square = (count - mean) ** 2 / (mean * (1 + 1 / before.length));
    excesses.push((square / MEDIAN_SQUARE - 1) / mean);
  }
  return excesses.length < 20 ? 0 : Math.max(0, medianOf(excesses));
}

const medianOf = (values: readonly number[]): number => percentile(Float64Array.from(values).sort(), 50) ?? 0;

/**
 * How probable it is that of `now + before` things that fell at random into equal periods at least `now` fell into the
 * one, whose share is `share`. Comparing two Poisson counts like this needs no estimate of their mean: J. Przyborowski
 * and H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940) 313-323.
 */
function binomialTail(now: number, before: number, share: number): number {
  const n = now + before;
  let term = Math.exp(logChoose(n, now) + now * Math.log(share) + before * Math.log1p(-share));
  let tail = 0;
  for (let k = now; k <= n && term > 0; k++) {
    tail += term;
    term *= ((n - k) / (k + 1)) * (share / (1 - share));
    if (term < tail * 1e-17) break;
  }
  return Math.min(1, tail);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i++) sum += Math.log((n - i + 1) / i);
  return sum;
}

/** Alarms that follow on one another are one, which began with the first. */
function together(found: readonly Surge[]): readonly Surge[] {
  const merged: Surge[] = [];
  for (const one of found) {
    const last = merged.at(-1);
    if (last && one.hour - (last.hour + last.lasted) < TOGETHER) last.lasted = one.hour + one.lasted - last.hour;
    else merged.push({ ...one });
  }
  return merged;
}
