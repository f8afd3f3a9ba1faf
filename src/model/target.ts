import type { Clock } from './clock.ts';
import { calendarClock } from './clock.ts';
import { readDuration } from './duration.ts';
import { UserError } from './problem.ts';
import type { Clocks, Schedules } from './schedule.ts';
import { printable } from './text.ts';

/*
 * Service levels: how soon a first answer, a further answer or a resolution was promised.
 */

export const TARGET_METRICS = ['first-response', 'next-response', 'resolution'] as const;
export type TargetMetric = (typeof TARGET_METRICS)[number];

export const TARGET_CLOCKS = ['calendar', 'business'] as const;
type TargetClock = (typeof TARGET_CLOCKS)[number];

/** A service level, as a person says it. */
export interface TargetRules {
  readonly metric: TargetMetric | string;
  /** A duration such as `1h`, or milliseconds. */
  readonly target: string | number;
  /** How many of the cases have to meet it, such as `90%`: what `check` requires. */
  readonly share?: string | undefined;
  /** Dimension -> values: only cases in these slices. */
  readonly where?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** The schedule whose hours count. Default: the one that holds for the conversation. */
  readonly schedule?: string | undefined;
  /** Calendar time, or the business time of the schedule that holds. Default: business time where hours are known. */
  readonly clock?: TargetClock | string | undefined;
}

export interface Target {
  readonly name: string;
  readonly metric: TargetMetric;
  /** In milliseconds. */
  readonly limit: number;
  /** As it was written: `90%`. */
  readonly share: string | null;
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** By which time it is counted, as a report tells it: `calendar`, `business`, or the name of a schedule. */
  readonly time: string;
  clockOf(clocks: Clocks): Clock;
}

const wrong = (name: string, words: string): UserError => new UserError(`sla "${printable(name)}": ${words}`, 2);

/** Throws a UserError (2) for what cannot be. */
export function targetOf(name: string, rules: TargetRules, { named }: Schedules): Target {
  const { target, share = null, where = {}, schedule, clock } = rules;
  const metric = TARGET_METRICS.find((one) => one === rules.metric);
  if (!metric) {
    throw wrong(
      name,
      `"${printable(rules.metric)}" is no metric of a service level. There are ${TARGET_METRICS.join(', ')}.`,
    );
  }
  const limit = typeof target === 'number' ? target : readDuration(target, null);
  if (!(limit >= 0))
    throw wrong(name, `"${printable(String(target))}" is not a duration. Write for example 45m, 24h or 3d.`);
  if (share !== null && !SHARE.test(share)) {
    throw wrong(name, `"${printable(share)}" is no percentage. Write for example 90%.`);
  }
  if (clock !== undefined && !TARGET_CLOCKS.some((one) => one === clock)) {
    throw wrong(name, `there is no clock "${printable(clock)}". There are ${TARGET_CLOCKS.join(', ')}.`);
  }
  if (clock === 'business' && named.size === 0) throw wrong(name, NO_HOURS);
  const own = schedule === undefined ? undefined : named.get(schedule);
  if (schedule !== undefined && !own) {
    throw wrong(
      name,
      `there is no schedule "${printable(schedule)}". There are ${[...named.keys()].map((one) => printable(one)).join(', ') || 'none'}.`,
    );
  }
  return {
    name,
    metric,
    limit,
    share,
    where: Object.fromEntries(Object.entries(where).flatMap(([key, values]) => (values ? [[key, values]] : []))),
    time: own?.id ?? (clock === 'calendar' || named.size === 0 ? 'calendar' : 'business'),
    clockOf: (clocks) => own ?? (clock === 'calendar' ? calendarClock : (clocks.schedule ?? calendarClock)),
  };
}

const SHARE = /^(?:100|\d{1,2}(?:\.\d{1,9})?)%$/;

const NO_HOURS =
  'no business hours are known to count it in. Name them: --business-hours "Mon-Fri 09:00-17:00", or schedules in the configuration.';

const ONE_LINE = /^(?:(?<name>[^:]*?\S)\s*:\s+)?(?<metric>[a-z-]+)\s+(?<rest>.*?)(?:\s+where\s+(?<where>.*))?$/is;

/**
 * `first-response 1h`, `fast: first-response 90% in 15m calendar where priority=urgent and channel=chat,twitter`: a name
 * where one is wanted, the metric, how many of the cases, the duration, the time in which it is counted, and the cases
 * of which it speaks.
 */
export function readTarget(text: string): readonly [name: string, rules: TargetRules] {
  const { name, metric = '', rest = '', where } = ONE_LINE.exec(text.trim())?.groups ?? {};
  const words = rest.split(/\s+/).filter((word) => !FILLERS.has(word.toLowerCase()));
  const clock = words.find((word) => TARGET_CLOCKS.some((one) => one === word.toLowerCase()))?.toLowerCase();
  const share = words.find((word) => word.endsWith('%'));
  const target = words.filter((word) => word !== share && word.toLowerCase() !== clock).join(' ');
  if (metric === '' || target === '') throw new UserError(`"${printable(text)}" is no service level. ${EXAMPLE}`, 2);
  const rules = { metric: metric.toLowerCase(), target, share, clock };
  return [
    name ?? text.trim().replace(/\s+/g, ' '),
    where === undefined ? rules : { ...rules, where: readConditions(where) },
  ];
}

/** `priority=urgent and channel=chat,twitter`. */
function readConditions(text: string): Readonly<Record<string, readonly string[]>> {
  const conditions = text.split(/\s+and\s+/i).map((condition): readonly [string, readonly string[]] => {
    const { dimension, values } =
      /^(?<dimension>[^=]*[^=\s])\s*=\s*(?<values>\S.*)$/s.exec(condition.trim())?.groups ?? {};
    if (dimension === undefined || values === undefined) {
      throw new UserError(`"${printable(condition)}" is no condition. Write for example where priority=urgent.`, 2);
    }
    return [dimension.trim(), values.split(',').map((value) => value.trim())];
  });
  const twice = conditions.find(([id], at) => conditions.findIndex(([other]) => other === id) < at);
  if (twice === undefined) return Object.fromEntries(conditions);
  throw new UserError(
    `${printable(twice[0])} stands twice in "${printable(text)}". Write ${printable(twice[0])}=a,b for either.`,
    2,
  );
}

const FILLERS = new Set(['in', 'within', 'time', 'of']);

const EXAMPLE =
  'Write a metric and a duration, such as "first-response 1h" or "first-response 90% in 15m where priority=urgent".';
