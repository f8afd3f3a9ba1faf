import { BUSINESS_TIME, correctedIn, familyOf, LEVEL } from '../comparison/families.ts';
import { fewestBehind, type Sizes } from '../comparison/few.ts';
import { definedOtherwise, otherOptions, otherOptionWords } from '../report/other-measures.ts';
import type { Report } from '../report/report.ts';
import { untrusted } from '../report/untrusted.ts';
import type { Comparison } from '../stats/comparison/index.ts';
import { compare, plus, type Rational, rational, times } from './exact.ts';
import { BUSINESS, figuresOf, type Reading } from './figures.ts';
import { distance, exactly, fewerThan, finite, holds, readAt } from './reading.ts';
import type { BaselineFigure, CheckResult } from './result.ts';
import { type Place, placesOf, reportHolding } from './slices.ts';
import { tested } from './tested.ts';
import { type FigureReference, printFigure, type Threshold } from './threshold.ts';
import type { Vocabulary } from './vocabulary.ts';

/*
 * Whether figures got worse than they were. Better and worse are what the definition of the metric says; a change for
 * the better never fails, and with `significant` neither does one that chance alone would bring about.
 */

/** What may be worse before it fails. */
export interface BaselineRule {
  /** Relative to the baseline: 0.1 lets 10 m become 11 m, and 95% become 85.5%. */
  readonly maxWorse: number;
  /** Fails only where the change is more than chance. */
  readonly significant: boolean;
  /** How the baseline is called in messages. */
  readonly called: string;
}

/** A figure that is to be compared. */
export type Compared = FigureReference & Pick<Threshold, 'level' | 'minimumN' | 'allowMissing'>;

/** What is compared where nothing is named: the one figure of every metric with a better side that the baseline knows. */
export function comparableFigures(
  { metrics }: Vocabulary,
  current: Report,
  baseline: Report,
): readonly FigureReference[] {
  return metrics
    .filter(
      ({ id, better }) => better !== 'neither' && current.metrics[id] !== undefined && isKnown(baseline.metrics[id]),
    )
    .flatMap(({ id, declared }) => {
      const { figures } = figuresOf(declared);
      const statistic = MAIN.find((name) => figures.has(name));
      const unit = statistic && figures.get(statistic)?.unit;
      return statistic && unit ? [{ metric: id, statistic, row: null, unit, by: null, where: {} }] : [];
    });
}

/** A rate is its value; of times the median, since a mean follows its few longest. */
const MAIN = ['value', 'median'];

const isKnown = (summary: Report['metrics'][string] | undefined): boolean =>
  summary !== undefined && summary.kind !== 'not-available';

/** In what the two were measured otherwise: a figure that is defined anew is neither better nor worse. */
export function otherMeasures(current: Report, baseline: Report): readonly string[] {
  const options = otherOptions(baseline, current).map((option) => otherOptionWords(option, 'then', 'now'));
  const defined = definedOtherwise(baseline, current).map(
    (id) => `${untrusted(id)} was defined otherwise by socmetrics ${untrusted(baseline.tool.version)}`,
  );
  return [...options, ...defined];
}

/** One figure in one slice, then and now. */
interface Pair {
  readonly figure: Compared;
  readonly better: 'higher' | 'lower';
  readonly slice: CheckResult['slice'];
  readonly now: ReturnType<typeof readAt>;
  readonly then: ReturnType<typeof readAt>;
  readonly comparison: Comparison | null;
  readonly sizes: Sizes;
  /** What it is corrected with, as socmetrics compare does. */
  readonly family: string;
}

/** Judges figures of a report by those of an earlier one. Throws a UserError (2) where a report does not hold them. */
export function judgeChange(
  reports: readonly Report[],
  baseline: Report,
  figures: readonly Compared[],
  rule: BaselineRule,
): readonly CheckResult[] {
  const asked = figures.map((figure) => ({
    figure,
    current: reportHolding(reports, figure, 'The report'),
    before: reportHolding([baseline], figure, rule.called),
  }));
  const pairs = asked.flatMap(({ figure, current, before }) => pairsOf(figure, current, before, rule));
  const corrected = correctedIn(pairs);
  return pairs.map((pair) => judge(pair, corrected.get(pair) ?? null, rule));
}

function pairsOf(figure: Compared, current: Report, before: Report, { significant }: BaselineRule): readonly Pair[] {
  const better = current.definitions[figure.metric]?.better === 'higher' ? 'higher' : 'lower';
  const earlier = placesOf(before, figure);
  return placesOf(current, figure).map((place) => {
    const match = earlier.find(({ slice }) => sameSlice(slice, place.slice)) ?? nowhere(place);
    const now = readAt(place, figure, current.input.conversations === 0);
    const then = readAt(match, figure, before.input.conversations === 0);
    const isTested = significant && now.missing === null && then.missing === null;
    const found = isTested ? tested(inTime(match, figure), inTime(place, figure), then.reading, now.reading) : null;
    return {
      figure,
      better,
      slice: place.slice,
      now,
      then,
      family: familyIn(current, figure, place.slice),
      comparison: found?.comparison ?? null,
      sizes: found?.sizes ?? [0, 0],
    };
  });
}

function familyIn({ definitions }: Report, { metric, row }: Compared, slice: CheckResult['slice']): string {
  const { title = metric, detail } = definitions[metric] ?? {};
  return familyOf({ key: row === BUSINESS ? BUSINESS_TIME : row, title, detail, slice });
}

const sameSlice = (a: CheckResult['slice'], b: CheckResult['slice']): boolean =>
  Object.entries(a).every(([dimension, value]) => b[dimension] === value);

const nowhere = ({ slice }: Place): Place => ({
  slice,
  summary: undefined,
  absent: 'there was no such slice',
  conversations: 0,
});

/** A figure of business time is compared by the bins of business time. */
function inTime(place: Place, { row }: Compared): Place {
  const { summary } = place;
  return row === BUSINESS && summary?.kind === 'duration' ? { ...place, summary: summary.business } : place;
}

function judge(
  { figure, better, slice, now, then, comparison, sizes }: Pair,
  p: number | null,
  rule: BaselineRule,
): CheckResult {
  const result = resultOf(
    figure,
    better,
    slice,
    now.reading,
    baselineOf(now.reading, then.reading, comparison, p),
    rule,
  );
  // What was not known before cannot have got worse.
  const unknown = then.missing ?? fewerThan(figure.minimumN, then.reading);
  if (unknown) return { ...result, reason: `not compared; in the baseline ${unknown.reason}` };
  const missing = now.missing ?? fewerThan(figure.minimumN, now.reading);
  if (missing) return { ...result, ...missing, passed: figure.allowMissing };
  const worst = worstAllowed(then.reading, better, rule.maxWorse);
  const isWorse = !holds(result.operator, compare(exactly(now.reading), worst));
  if (!isWorse) return result;
  const doubt = rule.significant ? doubtOf(comparison, sizes, p, better) : null;
  if (doubt !== null) return { ...result, reason: doubt };
  const overshoot = result.actual === null ? null : distance(result.actual, result.limit);
  return { ...result, outcome: 'breached', passed: false, reason: now.reading.note ?? null, overshoot };
}

/** Why what looks worse may not be; the same rules as those of socmetrics compare. */
function doubtOf(
  comparison: Comparison | null,
  sizes: Sizes,
  p: number | null,
  better: 'higher' | 'lower',
): string | null {
  if (comparison === null || p === null) return UNTESTED;
  const fewest = fewestBehind(comparison, sizes, p < LEVEL);
  if (fewest !== null) return `worse, but too few to tell it from chance: n ${fewest}`;
  return p < LEVEL && isForTheWorse(comparison, better) ? null : BY_CHANCE;
}

const BY_CHANCE = 'worse, but by no more than chance may bring about';

const UNTESTED = 'worse; whether by more than chance cannot be told of this figure, --max-worse judges it';

const isForTheWorse = (comparison: Comparison | null, better: 'higher' | 'lower'): boolean =>
  comparison?.direction === (better === 'higher' ? -1 : 1);

/** The baseline, worse by what is allowed. */
function worstAllowed(then: Reading, better: 'higher' | 'lower', maxWorse: number): Rational {
  const one = rational(1);
  const margin = rational(maxWorse);
  const less: Rational = { over: -margin.over, under: margin.under };
  return times(exactly(then), plus(one, better === 'lower' ? margin : less));
}

function baselineOf(
  now: Reading,
  { value, n }: Reading,
  comparison: Comparison | null,
  p: number | null,
): BaselineFigure {
  const known = finite(value);
  const after = finite(now.value);
  const change = known === null || known === 0 || after === null ? null : (after - known) / known;
  return { value: known, n, change, test: comparison?.test ?? null, p };
}

function resultOf(
  figure: Compared,
  better: 'higher' | 'lower',
  slice: CheckResult['slice'],
  { value, n }: Reading,
  baseline: BaselineFigure,
  { maxWorse, called }: BaselineRule,
): CheckResult {
  const { metric, statistic, row, by, unit, level } = figure;
  const factor = better === 'lower' ? 1 + maxWorse : 1 - maxWorse;
  return {
    metric,
    statistic,
    row,
    by,
    slice,
    operator: better === 'lower' ? '<=' : '>=',
    limit: Number(((baseline.value ?? 0) * factor).toPrecision(12)),
    unit,
    actual: finite(value),
    n,
    level,
    passed: true,
    outcome: 'met',
    reason: null,
    overshoot: null,
    name: null,
    why: null,
    source: `${printFigure(figure)} no worse than ${called}`,
    baseline,
  };
}
