import { stringify } from 'csv-stringify/sync';
import { printable } from '../model/text.ts';
import {
  BESIDE,
  type DurationSummary,
  type MetricSummary,
  type NumbersSummary,
  type RatioSummary,
  type TallySummary,
} from '../stats/index.ts';
import type { Renderer } from './renderer.ts';
import type { Report } from './report.ts';
import { figureIn } from './tally-row.ts';
import { untrusted } from './untrusted.ts';

/** One number of a summary. `n` is the sample size behind it, where it is not a count itself. */
interface Figure {
  readonly statistic: string;
  /** The row of a tally. */
  readonly key?: string;
  readonly value: number | string | null;
  readonly unit: 's' | 'share' | 'difference' | 'count' | 'number' | 'instant' | 'text' | '';
  readonly n?: number | null;
  readonly status?: 'not-reached' | 'not-available';
  readonly reason?: string;
}

interface Slice {
  readonly by: readonly string[];
  readonly figures: readonly (Figure & { readonly metric: string })[];
}

type Cell = string | number | null;

export const csv: Renderer = {
  id: 'csv',
  title: 'a row a figure, for spreadsheets; --wide: a row a slice',
  extensions: ['.csv'],
  render(report, { wide = false, raw = false }) {
    const rows = wide ? wideRows(report) : longRows(report);
    const cell = remembered(raw ? (text) => printable(text, Number.POSITIVE_INFINITY) : safeCell);
    return stringify(rows.map((row) => row.map((value) => (typeof value === 'string' ? cell(value) : value))));
  },
};

/** A spreadsheet runs what begins with these, also behind spaces and quotes, and behind the `;` that some split at. */
const FORMULA = /(^|;)(?=[\s\p{Cf}"]*[=+\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}])/gu;

/** Text as a cell that nothing runs: no spreadsheet, no terminal, no CI log. */
export const safeCell = (text: string): string => untrusted(text, Number.POSITIVE_INFINITY).replace(FORMULA, "$1'");

/** The same few names stand in row after row. */
function remembered(clean: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const cleaned = known.get(text) ?? clean(text);
    known.set(text, cleaned);
    return cleaned;
  };
}

function longRows(report: Report): Cell[][] {
  const header = [...report.options.by, 'metric', 'statistic', 'key', 'value', 'unit', 'n', 'status', 'reason'];
  const rows = slicesOf(report).flatMap(({ by, figures }) =>
    figures.map(({ metric, statistic, key = '', value, unit, n = null, status, reason = '' }) => {
      return [...by, metric, statistic, key, value, unit, n, status ?? (value === null ? 'no-data' : 'ok'), reason];
    }),
  );
  return [header, ...rows];
}

const NAMED = ['value', 'matched', 'total', 'n', 'censored', 'mean', 'median', 'p90', 'kaplan-meier', ...BESIDE].join(
  '|',
);

/** What a comparison of slices needs; all the rest is in the long form. */
const IN_WIDE = new RegExp(`^(?:business\\.)?(?:${NAMED}|part:[^:]*|within-\\d+(?:\\.\\d+)?s(?::total)?)$`);

/** The metrics whose rows (of topics, of agents, of periods) a row a slice has no room for. */
export const notInWide = ({ metrics }: Report): readonly string[] =>
  Object.entries(metrics).flatMap(([metric, summary]) => {
    const { rows = [], values = [] } = summary as {
      readonly rows?: readonly object[];
      readonly values?: readonly object[];
    };
    return summary.kind !== 'distribution' && rows.length + values.length > 0 ? [metric] : [];
  });

function wideRows(report: Report): Cell[][] {
  const slices = slicesOf(report).map(({ by, figures }) => {
    const shown = figures.filter(({ statistic, key }) => key === undefined && IN_WIDE.test(statistic));
    // A median that is not reached is not one that nobody knows.
    const cellOf = ({ value, status }: Figure): Cell => (status === 'not-reached' ? status : value);
    return { by, cells: new Map(shown.map((figure) => [`${figure.metric}.${figure.statistic}`, cellOf(figure)])) };
  });
  const columns = [...new Set(slices.flatMap(({ cells }) => [...cells.keys()]))];
  const rows = slices.map(({ by, cells }) => [...by, ...columns.map((column) => cells.get(column) ?? null)]);
  return [[...report.options.by, ...columns], ...rows];
}

/** The whole first: its slice columns are empty. */
function slicesOf({ options, metrics, groups }: Report): Slice[] {
  return [{ by: {}, metrics }, ...groups].map((slice: Report['groups'][number]) => ({
    by: options.by.map((dimension) => slice.by[dimension] ?? ''),
    figures: Object.entries(slice.metrics).flatMap(([metric, summary]) =>
      figuresOf(summary).map((figure) => ({ metric, ...figure })),
    ),
  }));
}

const counted = (statistic: string, value: number | null, n: number | null = null): Figure => ({
  statistic,
  value,
  unit: 'count',
  n,
});

function figuresOf(summary: MetricSummary): Figure[] {
  switch (summary.kind) {
    case 'count':
      return [counted('value', summary.value), ...partsOf(summary.parts)];
    case 'ratio':
      return [
        ...proportion('', summary),
        ...BESIDE.flatMap((name) => (summary[name] === undefined ? [] : counted(name, summary[name]))),
        ...proportionsOf(summary.parts),
        ...correctedFigures(summary),
      ];
    case 'duration':
      return durationFigures(summary);
    case 'distribution':
      return summary.rows.flatMap(({ limit, business, ...row }) => [
        ...proportion(`within-${limit}s`, row),
        ...(business ? proportion(`business.within-${limit}s`, business) : []),
      ]);
    case 'numbers':
      return numbersFigures(summary);
    case 'tally':
    case 'table':
    case 'series':
    case 'matrix':
      return [
        counted('total', summary.total),
        ...proportionsOf(summary.parts),
        ...changeFigures(summary),
        ...tallyFigures(summary),
      ];
    case 'not-available':
      return [{ statistic: '', value: null, unit: '', status: 'not-available', reason: summary.reason }];
  }
}

/** What the columns of change compare, or why there is nothing to compare. */
function changeFigures({ change }: TallySummary): Figure[] {
  if (change === undefined) return [];
  if (change.status === 'not-available') {
    return [{ statistic: 'change', value: null, unit: '', status: change.status, reason: change.reason }];
  }
  return (['now', 'before'] as const).flatMap((name): Figure[] => {
    const { from, to, total } = change[name];
    const edge = (of: string, value: string): Figure => ({ statistic: `change:${name}:${of}`, value, unit: 'instant' });
    return [edge('from', from), edge('to', to), counted(`change:${name}:total`, total)];
  });
}

const partsOf = (parts: Readonly<Record<string, number | null>>): Figure[] =>
  Object.entries(parts).map(([name, value]) => counted(`part:${name}`, value));

interface Proportion {
  readonly value: number | null;
  readonly matched: number;
  readonly total: number;
  readonly ci95?: readonly [number, number] | null;
}

const proportionsOf = (parts: Readonly<Record<string, Proportion>> = {}): Figure[] =>
  Object.entries(parts).flatMap(([name, part]) => proportion(`part:${name}`, part));

/** `value`, `matched`, `total` of the whole; `NAME`, `NAME:matched`, `NAME:total` of what has a name. */
function proportion(name: string, { value, matched, total, ci95 }: Proportion): Figure[] {
  const of = (statistic: string) => (name === '' ? statistic : `${name}:${statistic}`);
  const bound = (statistic: string, at: 0 | 1): Figure => ({
    statistic: of(statistic),
    value: ci95?.[at] ?? null,
    unit: 'share',
    n: total,
  });
  return [
    { statistic: name || 'value', value, unit: 'share', n: total },
    counted(of('matched'), matched, total),
    counted(of('total'), total),
    ...(ci95 === undefined ? [] : [bound('ci95-low', 0), bound('ci95-high', 1)]),
  ];
}

/** The share corrected for the errors of whoever judged. */
function correctedFigures({ corrected }: RatioSummary): Figure[] {
  if (corrected === undefined) return [];
  const { value, ci95, n, method, measuredOn = [] } = corrected;
  const share = (statistic: string, figure: number | null): Figure => ({ statistic, value: figure, unit: 'share', n });
  return [
    share('corrected', value),
    share('corrected:ci95-low', ci95?.[0] ?? null),
    share('corrected:ci95-high', ci95?.[1] ?? null),
    { statistic: 'corrected:method', value: method, unit: 'text', n },
    ...measuredOn.flatMap(({ language: key, judged, n: measured, texts }): Figure[] => [
      { ...counted('corrected:judged', judged, n), key },
      { statistic: 'corrected:measured-on', key, value: texts, unit: 'text', n: measured },
    ]),
  ];
}

function durationFigures({ business, ...summary }: DurationSummary): Figure[] {
  const beside = business ? oneClock(business).map((one) => ({ ...one, statistic: `business.${one.statistic}` })) : [];
  return [...oneClock(summary), ...beside];
}

function oneClock(summary: DurationSummary): Figure[] {
  const { n, invalid, censored, medianCi95 } = summary;
  const seconds = (statistic: string, value: number | null): Figure => ({ statistic, value, unit: 's', n });
  return [
    ...Object.entries({ n, invalid, censored }).map(([statistic, value]) => counted(statistic, value)),
    ...(['mean', 'median', 'p75', 'p90', 'p95', 'min', 'max'] as const).map((name) => seconds(name, summary[name])),
    seconds('medianCi95-low', medianCi95?.[0] ?? null),
    seconds('medianCi95-high', medianCi95?.[1] ?? null),
    ...withThoseWaiting(summary),
    ...summary.histogram.flatMap(({ from, to, answered, censored: open }) =>
      Object.entries({ answered, censored: open }).map(([side, value]) => ({
        ...counted(`histogram:${side}`, value, n + censored),
        key: `${from}-${to}`,
      })),
    ),
  ];
}

function withThoseWaiting({ n, censored, kaplanMeier }: DurationSummary): Figure[] {
  if (kaplanMeier === undefined) return [];
  const { status, median: value } = kaplanMeier;
  const figure: Figure = { statistic: 'kaplan-meier', value, unit: 's', n: n + censored };
  return [status === 'not-reached' ? { ...figure, status } : figure];
}

function numbersFigures({ n, values, ...summary }: NumbersSummary): Figure[] {
  const figure = (statistic: 'mean' | 'median' | 'p90'): Figure => {
    return { statistic, value: summary[statistic], unit: 'number', n };
  };
  return [
    counted('n', n),
    ...(['mean', 'median', 'p90'] as const).map(figure),
    ...(['min', 'max'] as const).map((statistic) => ({ ...figure('mean'), statistic, value: summary[statistic] })),
    ...values.flatMap(({ value, count, share }): Figure[] => [
      { ...counted('count', count, n), key: String(value) },
      { statistic: 'share', key: String(value), value: share, unit: 'share', n },
    ]),
  ];
}

/** A row's count, its share of the total, and the figures that the columns declare. */
function tallyFigures({ total, columns, rows }: TallySummary): Figure[] {
  return rows.flatMap((row): Figure[] => {
    const { key, count, share } = row;
    return [
      { ...counted('count', count, total), key },
      ...(share === undefined ? [] : [{ statistic: 'share', key, value: share, unit: 'share', n: total } as const]),
      ...columns.map(({ id, unit, n }) => ({
        statistic: id,
        key,
        value: unit === 'instant' || unit === 'text' ? (row[id] ?? null) : figureIn(row, id),
        unit,
        n: n === undefined ? null : figureIn(row, n),
      })),
    ];
  });
}
