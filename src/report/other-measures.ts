import type { Report } from './report.ts';

/** What may change from run to run without changing what a figure means. */
const MAY_DIFFER: ReadonlySet<string> = new Set(['asOf', 'from', 'to', 'by', 'every', 'limitsSeconds']);

interface OtherOption {
  readonly name: string;
  readonly before: unknown;
  readonly now: unknown;
}

/** The options by which the two were measured otherwise. */
export function otherOptions(before: Report, now: Report): readonly OtherOption[] {
  const names = new Set([...Object.keys(now.options), ...Object.keys(before.options)] as (keyof Report['options'])[]);
  return [...names].flatMap((name) => {
    const pair = { name, before: before.options[name], now: now.options[name] };
    return MAY_DIFFER.has(name) || JSON.stringify(pair.before) === JSON.stringify(pair.now) ? [] : [pair];
  });
}

/** The metrics that the two define otherwise: what is defined anew is neither better nor worse. */
export const definedOtherwise = (before: Report, now: Report): readonly string[] =>
  Object.entries(now.definitions).flatMap(([id, { definition }]) => {
    const earlier = before.definitions[id];
    return earlier && earlier.definition !== definition ? [id] : [];
  });
