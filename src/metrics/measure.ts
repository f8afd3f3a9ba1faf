import { CAPABILITIES, type Capability } from '../model/capability.ts';
import type { Conversation } from '../model/conversation.ts';
import { addTogether, type MetricSummary, type Stat, type TallySummary } from '../stats/index.ts';
import { contextOfSlices, contextsOf } from './context.ts';
import type { Dimension, DimensionContext } from './dimensions.ts';
import type { Measured, Metric, MetricContext, Need } from './metric.ts';

export type Summaries = Readonly<Record<string, MetricSummary>>;

interface Slice {
  readonly by: Readonly<Record<string, string>>;
  readonly metrics: Summaries;
}

export interface Measurement {
  readonly metrics: Summaries;
  readonly slices: readonly Slice[];
}

/** One metric over one set of conversations. It is available as soon as one of them could tell it. */
interface Cell {
  readonly stat: Stat<unknown, MetricSummary>;
  available: boolean;
}

type Cells = readonly Cell[];

/**
 * Measures every metric over all conversations and over each slice, in one pass. Conversations of an export that
 * cannot tell a metric are left out of it, never counted as zero. `provided` is what each export tells, also one of
 * whose conversations none is measured: a month in which nobody wrote has no inquiries, and not no answers. `earlier`
 * are those of the period before, for metrics that tell their change.
 */
export function measure(
  conversations: Iterable<Conversation>,
  metrics: readonly Metric[],
  dimensions: readonly Dimension[],
  context: MetricContext & DimensionContext,
  provided: Iterable<ReadonlySet<Capability>> = [],
  earlier: Iterable<Conversation> = [],
): Measurement {
  const total = cellsOf(metrics, context);
  const sliced = contextOfSlices(context, dimensions);
  const slices = new Map<string, SliceCells>();
  const told = new Set<Capability>();
  for (const provides of [NO_EXPORT, ...provided]) {
    for (const capability of provides) told.add(capability);
    makeAvailable(total, metrics, provides);
  }
  const contextOf = contextsOf(context);
  for (const conversation of conversations) {
    const own = contextOf(conversation);
    for (const capability of conversation.provides) told.add(capability);
    const touched = new Set<SliceCells>();
    metrics.forEach((metric, index) => {
      if (!isTold(metric.needs, conversation.provides)) return;
      const samples = metric.measure(conversation, own);
      addTo(total[index] as Cell, samples);
      if (dimensions.length === 0) return;
      const shares = new Map<SliceCells, Measured<unknown>[]>();
      // A conversation that gives no sample stands in its slices all the same.
      for (const measured of samples.length > 0 ? samples : NO_SAMPLE) {
        for (const keys of keysOf(dimensions, conversation, measured, context)) {
          const slice = sliceAt(slices, keys, () => cellsOf(metrics, sliced));
          touched.add(slice);
          if (samples.length === 0) continue;
          const share = shares.get(slice) ?? [];
          if (share.push(measured) === 1) shares.set(slice, share);
        }
      }
      for (const [slice, share] of shares) addTo(slice.cells[index] as Cell, share);
    });
    for (const { cells } of touched) makeAvailable(cells, metrics, conversation.provides);
  }
  const lookingBack = [...metrics.entries()].filter(([, { looksBack }]) => looksBack);
  if (lookingBack.length > 0) {
    for (const conversation of earlier) {
      for (const [index, metric] of lookingBack) {
        if (!isTold(metric.needs, conversation.provides)) continue;
        for (const measured of metric.measure(conversation, contextOf(conversation))) {
          (total[index] as Cell).stat.add(measured.sample);
          for (const keys of keysOf(dimensions, conversation, measured, context)) {
            if (keys.length > 0) slices.get(nameOf(keys))?.cells[index]?.stat.add(measured.sample);
          }
        }
      }
    }
  }
  const named = customersNamed(metrics, context);
  return {
    metrics: named(summaries(metrics, total, told, context)),
    slices: [...slices.values()].sort(compareSlices).map(({ keys, cells }) => ({
      by: Object.fromEntries(dimensions.map(({ id }, index) => [id, keys[index] as string])),
      metrics: named(summaries(metrics, cells, told, context, dimensions)),
    })),
  };
}

interface SliceCells {
  readonly keys: readonly string[];
  readonly cells: Cells;
}

const nameOf = (keys: readonly string[]): string => (keys.length === 1 ? (keys[0] as string) : JSON.stringify(keys));

function sliceAt(slices: Map<string, SliceCells>, keys: readonly string[], make: () => Cells): SliceCells {
  const name = nameOf(keys);
  const known = slices.get(name);
  if (known) return known;
  const slice = { keys, cells: make() };
  slices.set(name, slice);
  return slice;
}

/** Keys that name people become what they are called. */
function customersNamed(
  metrics: readonly Metric[],
  { customerName }: MetricContext,
): (summaries: Summaries) => Summaries {
  const keyed = new Set(metrics.filter(({ keyedBy }) => keyedBy === 'customer').map(({ id }) => id));
  if (keyed.size === 0) return (summaries) => summaries;
  const renamed = (summary: TallySummary) => {
    const rows = summary.rows.map((row) => ({ ...row, key: customerName(row.key) }));
    return { ...summary, rows: rows as TallySummary['rows'] };
  };
  const named = (summary: MetricSummary): MetricSummary => (isTable(summary) ? renamed(summary) : summary);
  return (summaries) =>
    Object.fromEntries(
      Object.entries(summaries).map(([id, summary]) => [id, keyed.has(id) ? named(summary) : summary]),
    );
}

const isTable = (summary: MetricSummary): summary is TallySummary =>
  summary.kind === 'table' || summary.kind === 'tally';

/** What needs nothing is told even by an export without rows: that there are no conversations. */
const NO_EXPORT: ReadonlySet<Capability> = new Set();

/** What a conversation without a sample stands in its slices with. */
export const NO_SAMPLE: readonly Measured<never>[] = [{} as Measured<never>];

const cellsOf = (metrics: readonly Metric[], context: MetricContext): Cells =>
  metrics.map((metric) => ({ stat: metric.stat(context)(), available: false }));

function addTo(cell: Cell, samples: readonly Measured<unknown>[]): void {
  cell.available = true;
  addTogether(
    cell.stat,
    samples.map(({ sample }) => sample),
  );
}

/**
 * What an export tells at all it tells of every slice in which one of its conversations stands: that there is nothing,
 * not that nobody knows. (An agent who answered nobody first; an hour in which cases were answered and none began.)
 */
function makeAvailable(cells: Cells, metrics: readonly Metric[], provides: ReadonlySet<Capability>): void {
  metrics.forEach(({ needs }, index) => {
    const cell = cells[index] as Cell;
    cell.available ||= isTold(needs, provides);
  });
}

export const isTold = (needs: readonly Need[], provides: ReadonlySet<Capability>): boolean =>
  needs.every((need) => (typeof need === 'string' ? provides.has(need) : need.some((one) => provides.has(one))));

/** The slices of one sample: every combination of the keys of the dimensions. */
export function keysOf(
  dimensions: readonly Dimension[],
  conversation: Conversation,
  measured: Measured<unknown>,
  context: DimensionContext,
): readonly (readonly string[])[] {
  let combinations: readonly (readonly string[])[] = [[]];
  for (const dimension of dimensions) {
    const keys = dimension.keys(conversation, measured, context);
    combinations = combinations.flatMap((before) => keys.map((key) => [...before, key]));
  }
  return combinations;
}

function compareSlices(a: { keys: readonly string[] }, b: { keys: readonly string[] }): number {
  const index = a.keys.findIndex((key, place) => key !== b.keys[place]);
  return index < 0 ? 0 : (a.keys[index] as string) < (b.keys[index] as string) ? -1 : 1;
}

function summaries(
  metrics: readonly Metric[],
  cells: Cells,
  told: ReadonlySet<Capability>,
  context: MetricContext,
  dimensions: readonly Dimension[] = [],
): Summaries {
  return Object.fromEntries(
    metrics.map((metric, index) => {
      const senseless = dimensions.map(({ id }) => metric.notBy?.[id]).find((reason) => reason !== undefined);
      const { stat, available } = cells[index] as Cell;
      const unasked = metric.unasked?.(context) ?? null;
      if (unasked !== null) return [metric.id, { kind: 'not-available', reason: unasked }];
      if (senseless) return [metric.id, { kind: 'not-available', reason: senseless }];
      const lacking = available ? (metric.lacks?.(context) ?? null) : null;
      if (lacking !== null) return [metric.id, { kind: 'not-available', reason: lacking }];
      return [metric.id, available ? stat.summary() : { kind: 'not-available', reason: missing(metric.needs, told) }];
    }),
  );
}

/** What an export that does not allow a metric lacks, in words; of several that would do, the first. */
export function missing(needs: readonly Need[], told: ReadonlySet<Capability>): string {
  if (told.size === 0) return 'there are no conversations to measure';
  const open = needs.filter((need) => !isTold([need], told));
  const lacking = (open.length > 0 ? open : needs).map((need) =>
    typeof need === 'string' ? need : (need[0] as Capability),
  );
  return `this export has no ${[...new Set(lacking)].map((one) => CAPABILITIES[one]).join(' and no ')}`;
}
