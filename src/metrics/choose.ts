import { UserError } from '../model/problem.ts';
import type { Target } from '../model/target.ts';
import { nearest, printable } from '../model/text.ts';
import { DIMENSIONS, type Dimension } from './dimensions.ts';
import { METRICS } from './index.ts';
import type { Metric } from './metric.ts';

/** What a metric that is not measured unasked may be asked for by. */
type Requested = Partial<Readonly<Record<NonNullable<Metric['onRequest']>, boolean>>>;

/** The metrics of `--metric`, in the order of the registry; without any all that need no asking, or were asked for. */
export function chosenMetrics(ids: readonly string[] = [], requested: Requested = {}): readonly Metric[] {
  if (ids.length === 0) return METRICS.filter(({ onRequest }) => onRequest === undefined || requested[onRequest]);
  const wanted = new Set(ids.map((id) => byId(METRICS, id, 'metric').id));
  return METRICS.filter(({ id }) => wanted.has(id));
}

/** The dimensions of `--by`. */
export function chosenDimensions(ids: readonly string[] = []): readonly Dimension[] {
  if (new Set(ids).size < ids.length)
    throw new UserError(`--by names ${printable(ids.join(', '))}: a dimension once is enough.`, 2);
  if (ids.length > 2) throw new UserError(`--by takes two dimensions at most, and ${ids.length} were given.`, 2);
  return ids.map((id) => byId(DIMENSIONS, id, 'dimension of --by'));
}

/** Throws a UserError (2) for a service level that speaks of slices that there are not: nothing would ever be in them. */
export function checkConditions(targets: readonly Pick<Target, 'where'>[]): void {
  for (const { where } of targets) for (const id of Object.keys(where)) byId(DIMENSIONS, id, 'dimension of --sla');
}

function byId<T extends { readonly id: string }>(registry: readonly T[], id: string, what: string): T {
  const found = registry.find((one) => one.id === id);
  if (found) return found;
  const ids = registry.map((one) => one.id);
  const [near] = nearest(id, ids, 1);
  throw new UserError(
    `"${printable(id)}" is no ${what}.${near ? ` Did you mean ${near}?` : ''} There are ${ids.join(', ')}.`,
    2,
  );
}
