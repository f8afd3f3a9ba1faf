import { duration } from './format.ts';
import type { Report } from './report.ts';
import { untrusted } from './untrusted.ts';

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

/** `business hours: none in A and support in B`. */
export function otherOptionWords({ name, before, now }: OtherOption, then: string, later: string): string {
  const called = NAMES[name] ?? untrusted(wordsOf(name));
  const changed = changedIn(before, now);
  if (changed.length > 0) return `${called}: ${listed(changed)} not the same ${then} and ${later}`;
  return `${called}: ${valueWords(name, before)} ${then} and ${valueWords(name, now)} ${later}`;
}

/** Where the words of an option of the report say too little. */
const NAMES: Readonly<Record<string, string>> = {
  timeZone: 'time zone',
  inputTimeZone: 'time zone of dates that name none',
  clock: 'clock of durations',
  schedules: 'business hours',
  sla: 'service levels',
  gapSeconds: 'gap between conversations',
  pendingSeconds: 'time to answer before it counts (--pending)',
  resolvedAfterSeconds: 'silence that resolves (--resolved-after)',
  include: 'counted all the same (--include)',
  map: 'columns (--map)',
};

const wordsOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function valueWords(name: string, value: unknown): string {
  if (typeof value === 'number') return name.endsWith('Seconds') ? duration(value) : String(value);
  if (typeof value === 'string') return untrusted(value, 100);
  const names = Array.isArray(value) ? value.map(String) : Object.keys(value ?? {});
  return names.length === 0 ? 'none' : listed(names);
}

const listed = (names: readonly string[]): string => untrusted(names.join(', '), 100);

/** Of things with names that both have, those that are not the same. */
function changedIn(before: unknown, now: unknown): readonly string[] {
  if (!isNamed(before) || !isNamed(now)) return [];
  const [first, second] = [Object.keys(before).sort(), Object.keys(now).sort()];
  if (JSON.stringify(first) !== JSON.stringify(second)) return [];
  return first.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
}

const isNamed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
