import type { Seen } from './propose.ts';

const ENOUGH = 0.5;

/** Columns whose values are the ids of other rows: answers to them, or the first message of the thread. */
export function linksOf(columns: readonly Seen[]): readonly Seen[] {
  const ids = columns.filter(({ kinds }) => kinds.has('unique-id'));
  return columns.map((one) => {
    const target = ids.find((id) => id !== one && isLinked(one, id));
    if (!target) return one;
    const kinds = new Map(one.kinds);
    const own = one.column.cells.some((cell, row) => cell !== null && cell === target.column.cells[row]);
    kinds.delete('unique-id');
    if (own) kinds.set('thread', `ids of ${target.column.name} that several rows share`);
    else kinds.set('answers', `ids of ${target.column.name} in other rows`);
    return { ...one, kinds };
  });
}

function isLinked({ column, kinds }: Seen, { column: ids }: Seen): boolean {
  if (!kinds.has('shared-id') && !kinds.has('unique-id')) return false;
  // Whoever refers has fewer ids than there are rows to refer to.
  if (ids.distinct.size <= column.distinct.size) return false;
  const found = column.values.filter((value) => ids.distinct.has(value)).length;
  const same = column.cells.filter((cell, row) => cell !== null && cell === ids.cells[row]).length;
  return found >= Math.max(1, column.values.length * ENOUGH) && same < column.values.length * 0.9;
}
