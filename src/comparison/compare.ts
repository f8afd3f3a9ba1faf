import type { ComparedFigure, ComparedSide, Comparison } from '../report/comparison.ts';
import { epoch } from '../report/format.ts';
import { definedOtherwise, otherOptions, otherOptionWords } from '../report/other-measures.ts';
import type { Report } from '../report/report.ts';
import { untrusted } from '../report/untrusted.ts';
import type { MetricSummary } from '../stats/index.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { correctedIn, familyOf, LEVEL } from './families.ts';
import { fewestBehind } from './few.ts';
import { conversationsIn, figuresOf, groupOf, type Side, sideOf } from './side.ts';

type Slice = Readonly<Record<string, string>>;

interface Found extends Candidate {
  readonly metric: string;
  readonly slice: Slice;
  readonly better: ComparedFigure['better'];
  readonly family: string;
}

type NotCompared = Comparison['notCompared'][number];

/** b against a, by every metric that both hold, or by these. Exports and reports that were saved of them say the same. */
export function compareSides(a: Side, b: Side, only: readonly string[] | null = null): Comparison {
  const sides = { a: sideOf(a), b: sideOf(b) };
  const found: Found[] = [];
  const notCompared: NotCompared[] = [];
  for (const slice of slicesOf(a, b)) {
    for (const metric of metricsOf(a, b, only)) {
      const figures = figuresIn(a, b, sides, { slice, metric });
      if (typeof figures === 'string') notCompared.push({ metric, slice, reason: figures });
      else found.push(...figures);
    }
  }
  const corrected = correctedIn(found);
  const figures = found.map((one) => figureOf(one, corrected.get(one) ?? null));
  return { ...sides, level: LEVEL, warnings: [...warningsOf(a, b, sides)], figures, notCompared };
}

type Definition = Pick<Report['definitions'][string], 'title' | 'better' | 'detail' | 'notCompared'>;

/** Over everything, then the slices of both, in the order of their names. A side that is a slice has no others. */
function slicesOf(a: Side, b: Side): readonly Slice[] {
  if (a.slice !== null || b.slice !== null || a.report.options.by.join() !== b.report.options.by.join()) return [{}];
  const keyOf = (by: Slice) => JSON.stringify(a.report.options.by.map((dimension) => by[dimension] ?? ''));
  const all = new Map([...a.report.groups, ...b.report.groups].map(({ by }) => [keyOf(by), by]));
  return [{}, ...[...all].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, by]) => by)];
}

const metricsOf = (a: Side, b: Side, only: readonly string[] | null): readonly string[] =>
  [...new Set([...Object.keys(a.report.metrics), ...Object.keys(b.report.metrics)])].filter(
    (id) => only === null || only.includes(id),
  );

/** The figures of a metric in a slice, or why there are none. */
function figuresIn(
  a: Side,
  b: Side,
  sides: Pick<Comparison, 'a' | 'b'>,
  { slice, metric }: { readonly slice: Slice; readonly metric: string },
): readonly Found[] | string {
  const lacking = lackingIn(a, b, slice);
  if (lacking !== null) return lacking;
  const [first, second] = [heldBy(a, slice, metric), heldBy(b, slice, metric)];
  const missing = missingIn(first.summary, second.summary);
  if (missing !== null) return missing;
  const incomparable = incomparableIn(a.report, b.report, metric);
  if (incomparable !== null) return incomparable;
  const candidates = candidatesOf(
    { ...first, summary: first.summary as MetricSummary, days: sides.a.days },
    { ...second, summary: second.summary as MetricSummary, days: sides.b.days },
  );
  const definition: Definition = b.report.definitions[metric] ?? { title: metric, better: 'neither' };
  if (candidates === null) return untrusted(definition.notCompared ?? NO_FIGURES, 300);
  const { better, title, detail } = definition;
  return candidates.map((one) => {
    const family = familyOf({ key: one.key, title, detail, slice });
    return { ...one, metric, slice, better, family };
  });
}

/** Of a metric that says nothing more. */
const NO_FIGURES = 'neither side has a figure of it';

function lackingIn(a: Side, b: Side, slice: Slice): string | null {
  if (Object.keys(slice).length === 0) return null;
  if (groupOf(a.report, slice) === undefined) return 'only in B';
  return groupOf(b.report, slice) === undefined ? 'only in A' : null;
}

function heldBy(side: Side, slice: Slice, metric: string) {
  const isWhole = side.slice === null && Object.keys(slice).length === 0;
  const figures = Object.keys(slice).length === 0 ? figuresOf(side) : (groupOf(side.report, slice)?.metrics ?? {});
  return {
    summary: Object.hasOwn(figures, metric) ? figures[metric] : undefined,
    conversations: conversationsIn(figures, isWhole ? side.report : null),
  };
}

function missingIn(a: MetricSummary | undefined, b: MetricSummary | undefined): string | null {
  const [first, second] = [absent(a), absent(b)];
  if (first === second) return first;
  return [...(first === null ? [] : [`A: ${first}`]), ...(second === null ? [] : [`B: ${second}`])].join('; ');
}

function absent(summary: MetricSummary | undefined): string | null {
  if (summary === undefined) return 'not measured';
  return summary.kind === 'not-available' ? summary.reason : null;
}

/** Figures that mean two things are not set side by side. */
function incomparableIn(a: Report, b: Report, metric: string): string | null {
  if (definedOtherwise(a, b).includes(metric)) {
    return `defined otherwise by socmetrics ${untrusted(a.tool.version)} and ${untrusted(b.tool.version)}`;
  }
  const isTimed = (report: Report) => ['duration', 'distribution'].includes(report.definitions[metric]?.kind ?? '');
  const [first, second] = [clockOf(a), clockOf(b)];
  if (first === second || !(isTimed(a) || isTimed(b))) return null;
  return `A is measured in ${untrusted(first)} time and B in ${untrusted(second)} time`;
}

/** Where both are measured, calendar time is that of the figures. */
const clockOf = ({ options: { clock } }: Report): string => (clock === 'both' ? 'calendar' : clock);

function figureOf(found: Found, corrected: number | null): ComparedFigure {
  const { metric, slice, key, statistic, unit, better, a, b, comparison, family } = found;
  const isKnown = a.value !== null && b.value !== null;
  return {
    metric,
    slice: { ...slice },
    key,
    statistic,
    unit,
    better,
    a,
    b,
    difference: isKnown ? steady((b.value as number) - (a.value as number)) : null,
    ratio: isKnown && a.value !== 0 ? steady((b.value as number) / (a.value as number)) : null,
    test: comparison?.test ?? null,
    p: comparison?.p ?? null,
    corrected,
    family,
    ...outcomeOf(found, corrected),
  };
}

/** Twelve digits take back what binary fractions lose. */
const steady = (value: number): number => Number(value.toPrecision(12));

function outcomeOf(
  { comparison, sizes, better, untested }: Found,
  corrected: number | null,
): Pick<ComparedFigure, 'outcome' | 'reason'> {
  if (comparison === null || corrected === null) return { outcome: 'not-tested', reason: untested ?? null };
  const isSignificant = corrected < LEVEL;
  const fewest = fewestBehind(comparison, sizes, isSignificant);
  if (fewest !== null) return { outcome: 'too-few', reason: `n ${fewest}` };
  if (!isSignificant || comparison.direction === 0) return { outcome: 'may-be-chance', reason: null };
  const way = comparison.direction > 0 ? 'higher' : 'lower';
  if (better === 'neither') return { outcome: way, reason: null };
  return { outcome: way === better ? 'better' : 'worse', reason: null };
}

function* warningsOf(a: Side, b: Side, sides: Pick<Comparison, 'a' | 'b'>): Generator<string> {
  for (const option of otherOptions(a.report, b.report)) {
    yield `measured otherwise: ${otherOptionWords(option, 'in A', 'in B')}`;
  }
  yield* ['A', 'B'].flatMap((letter) => partial(letter, letter === 'A' ? sides.a : sides.b));
  if (sides.a.conversations === 0 || sides.b.conversations === 0) {
    const empty = sides.a.conversations === 0 ? (sides.b.conversations === 0 ? 'A and B hold' : 'A holds') : 'B holds';
    yield `${empty} no conversations`;
  }
}

/** A month that began before the export did, or has not ended. */
function partial(letter: string, { from, to, knownFrom, knownTo, days }: ComparedSide): readonly string[] {
  if (from === null || knownFrom === null || knownTo === null || days === null) return [];
  const late = knownFrom === from ? [] : [`the data begin ${knownFrom.slice(0, 10)}`];
  const early = to === null || knownTo === to ? [] : [`the data end ${knownTo.slice(0, 10)}`];
  if (late.length + early.length === 0) return [];
  const asked = to === null ? null : tenths((epoch(to) - epoch(from)) / DAY);
  const of = asked === null ? '' : ` of its ${asked}`;
  const running = early.length > 0 ? '; what was asked last had the least time to be answered' : '';
  return [
    `${letter} is known for ${tenths(days)}${of} ${(asked ?? tenths(days)) === 1 ? 'day' : 'days'}: ${[...late, ...early].join(' and ')}${running}`,
  ];
}

const DAY = 86_400_000;
const tenths = (days: number): number => Math.round(days * 10) / 10;
