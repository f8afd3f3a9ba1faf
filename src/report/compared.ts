import type { ComparedFigure, ComparedSide, Comparison } from './comparison.ts';
import { count, date, duration, epoch, number, one, plural, probability, rate, share, signed } from './format.ts';
import { untrusted } from './untrusted.ts';

/*
 * A comparison in words, the same for every renderer.
 */

const IN_UNIT = {
  share,
  s: duration,
  perDay: (value: number | null) => (value === null ? '-' : `${rate(value)} a day`),
  number,
};

const JUDGED: Readonly<Record<ComparedFigure['outcome'], string>> = {
  better: 'better',
  worse: 'worse',
  higher: 'higher',
  lower: 'lower',
  'may-be-chance': 'may be chance',
  'too-few': 'too few',
  'not-tested': 'not tested',
};

/** One figure as it is read: every cell a text. */
export interface FigureWords {
  readonly title: string;
  readonly a: string;
  readonly nA: string;
  readonly b: string;
  readonly nB: string;
  readonly difference: string;
  readonly ratio: string;
  readonly chance: string;
  readonly outcome: string;
}

export function wordsOf(figure: ComparedFigure, title: string): FigureWords {
  const { key, unit, a, b, difference, ratio, corrected, outcome, reason } = figure;
  const told = IN_UNIT[unit];
  return {
    title: key === null ? untrusted(title) : `${untrusted(title)}: ${untrusted(key)}`,
    a: told(a.value),
    nA: count(a.n),
    b: told(b.value),
    nB: count(b.n),
    difference: signed(difference, unit),
    ratio: ratio === null ? '-' : rate(ratio),
    chance: corrected === null ? '-' : probability(corrected),
    outcome: reason === null ? JUDGED[outcome] : `${JUDGED[outcome]}: ${untrusted(reason, 200)}`,
  };
}

/** `A  last-month  1 Feb 2026 - 28 Feb 2026, 28 days, 412 conversations` */
export function sideWords(side: ComparedSide, zone: string): string {
  const { name, from, to, days, conversations } = side;
  const length = days === null ? [] : [`${rate(days)}${lengthOf(side, days)}`];
  const period = from === null ? [] : [stretch(from, to, zone)];
  return [untrusted(name, 200), ...period, ...length, plural(conversations, 'conversation')].join(' · ');
}

/** ` days`, or ` of 31 days` where the data do not cover all of it. */
function lengthOf({ from, to, knownFrom, knownTo }: ComparedSide, days: number): string {
  const isShort = from !== null && to !== null && (knownFrom !== from || knownTo !== to);
  const asked = isShort ? (epoch(to) - epoch(from)) / 86_400_000 : days;
  return `${isShort ? ` of ${rate(asked)}` : ''} ${asked === 1 ? 'day' : 'days'}`;
}

/** The end is not included, so its day is that of the instant before. */
function stretch(from: string, to: string | null, zone: string): string {
  if (to === null) return `from ${date(from, zone)}`;
  const last = epoch(to) - 1;
  const [first, end] = [date(from, zone), date(isoOf(last), zone)];
  return first === end ? first : `${first} - ${end}`;
}

/** What is not compared, by reason: an ordinary export lacks much. */
export function notComparedWords({ notCompared }: Comparison, titleOf: (metric: string) => string): readonly string[] {
  const byReason = new Map<string, Set<string>>();
  for (const { metric, slice, reason } of notCompared) {
    const of = Object.values(slice).join(', ') || titleOf(metric);
    byReason.set(reason, (byReason.get(reason) ?? new Set<string>()).add(untrusted(of)));
  }
  return Array.from(byReason, ([reason, titles]) => `${[...titles].join(', ')}: ${untrusted(reason, 300)}`);
}

/** How it was judged, and over how much it was corrected. */
export function methodWords({ figures }: Comparison): string {
  const sizes = new Map<string, number>();
  for (const { family, p } of figures) if (p !== null) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  const families = Array.from(sizes, ([family, size]) => `${count(size)} ${size === 1 ? one(family) : family}`);
  const corrected = families.length === 0 ? '' : `, corrected by Holm over each of these: ${families.join(', ')}`;
  const fewer = figures.length > 1 ? ' The fewer are looked at together, the more can be told: --metric ID,ID.' : '';
  return `B is judged by A. What is called better, worse, higher or lower differs by more than chance (5 %${corrected}): shares by Pearson’s or Fisher’s test, times by Gehan’s test of all waits, those still waiting included, numbers by their ranks, numbers by day as Poisson events.${fewer}`;
}

const isoOf = (instant: number): string => new Date(instant).toISOString();
