/** Where a report does not say what is expected of it; leaves are near each other, rows go by their keys. */
export function differences(expected: unknown, found: unknown, path = ''): readonly string[] {
  if (Array.isArray(expected)) return differences(byKey(expected), byKey(found as readonly unknown[]), path);
  if (typeof expected === 'object' && expected !== null) {
    const own = (found ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(expected).flatMap(([name, value]) => differences(value, own[name], `${path}/${name}`));
  }
  return isNear(expected, found) ? [] : [`${path}: ${String(found)}, and ${String(expected)} is expected`];
}

function byKey(rows: readonly unknown[] = []): Readonly<Record<string, unknown>> {
  const keyed = rows.map((row, at) => {
    const { key = at, limit = key, value } = row as { key?: unknown; limit?: unknown; value?: unknown };
    return [String(limit === at && value !== undefined ? value : limit), row];
  });
  return Object.fromEntries([...keyed, ['rows', rows.length]]);
}

/** Sums in another order differ in their last digits. */
const isNear = (expected: unknown, found: unknown): boolean =>
  typeof expected === 'number' && typeof found === 'number'
    ? Math.abs(expected - found) <= 1e-9 * Math.max(1, Math.abs(expected))
    : expected === found;
