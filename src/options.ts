import { LEFT_OUT_REASONS, type LeftOutReason } from './model/conversation.ts';
import { readDuration } from './model/duration.ts';
import type { Interaction, Origin } from './model/interaction.ts';
import { UserError } from './model/problem.ts';
import {
  CLOCKS,
  type ClockChoice,
  checkHolidays,
  type FurtherHolidays,
  type ScheduleRules,
  type Schedules,
  schedulesOf,
} from './model/schedule.ts';
import { readTarget, type Target, type TargetRules, targetOf } from './model/target.ts';
import { nearest, printable } from './model/text.ts';
import { checkZone, type Period } from './model/zone.ts';
import { checkPeriod } from './period.ts';
import { readInstant } from './sources/dates.ts';
import type { Reject } from './sources/read.ts';
import type { MaskRules } from './text/mask.ts';
import type { TopicRules } from './text/topics.ts';

/**
 * What can be asked of an analysis. A duration is a number of milliseconds or a text such as `90m`, `24h`, `3d`; an
 * instant is epoch milliseconds or a text such as `2026-03-01` (midnight in `timeZone`) or `2026-03-01T09:00:00Z`.
 * Everything that may change a number is printed in the report.
 */
export interface AnalyzeOptions {
  /** The export format of all files; by default each file is recognised by itself. */
  platform?: string;
  delimiter?: string;
  /** The names of the columns of files that have no header, in their order. */
  header?: readonly string[];
  encoding?: string;
  /** Of workbooks, the sheet that is read, by its name or its number. By default every sheet that is an export. */
  sheet?: string;
  /** `field=column`, or `field=column:unit` for a duration: how columns are to be read. */
  map?: readonly string[];
  /** A pattern of date-fns tokens, for times written in an unusual way. */
  dateFormat?: string;
  dateOrder?: 'dmy' | 'mdy';
  /** The zone of times that name none. Default UTC. */
  inputTimeZone?: string;
  /** Names or ids of the brand's own side, `*` for any letters. */
  self?: readonly string[];

  /** The zone of periods and printed times. Default UTC. */
  timeZone?: string;
  /** The instant up to which the export can be believed. Default: the latest in the data. */
  asOf?: number | string;
  /** Conversations that start at or after it. */
  from?: number | string;
  /** Conversations that start before it. */
  to?: number | string;
  /** In place of both: `2026-03`, `2026-W10`, `2026-Q1`, `this-month` as seen from as-of, `2026-03-01..2026-03-15` with both days. */
  period?: string;
  /** Beside the figures of the period, those of the period before it. */
  compare?: boolean;
  /** Up to two dimensions: channel, account, agent, topic, day ... */
  by?: readonly string[];
  /** The stretches of time of series. Default: what fits the span. */
  every?: Period;
  dateBasis?: 'start' | 'event';
  /** Also rank customers (community-ranking), under pseudonyms. */
  customers?: boolean;
  /** Customers under the names that the export has for them. */
  showIds?: boolean;
  /** Also set the figures beside published expectations. */
  expectations?: boolean;
  /** Ids of metrics; default: all that need not be asked for. */
  metrics?: readonly string[];
  /** `count`: bots answer like humans. */
  bots?: 'separate' | 'count';
  /** Names or ids of further bots, `*` for any letters. */
  bot?: readonly string[];
  /** Names or ids whose interactions are left out: staff, test accounts. */
  excludeAuthor?: readonly string[];
  /** Conversations that are left out by default for this reason count as inquiries. */
  include?: readonly LeftOutReason[];
  /** Silence after which an endless chat begins anew. Default 24 h. */
  gap?: number | string;
  /** Silence after an agent's message that counts as a resolution where none is recorded. Default 72 h. */
  resolvedAfter?: number | string;
  /** What is younger and not done is pending. Default 24 h. */
  pending?: number | string;
  /** Further limits of first-response-within. */
  limits?: readonly (number | string)[];
  /** Topics by rule, beside those that the export names; a `*` at the end of a word takes its inflections. */
  topics?: TopicRules;
  /** Whether topics are also found by built-in rules, where the export names none. Default `on`. */
  builtInTopics?: 'on' | 'off';
  /** By which time durations are measured. Default: calendar time, and business time beside it where hours are known. */
  clock?: ClockChoice;
  /** Business hours by name; for whom each holds, it says itself. */
  schedules?: Readonly<Record<string, ScheduleRules>>;
  /** Business hours of everybody: in one line, such as `Mon-Fri 09:00-17:00`, or the name of a schedule. */
  businessHours?: string;
  /** Further days on which nobody works, in all business hours: `2026-12-25`, `2026-12-24..2026-12-31`. */
  holidays?: FurtherHolidays;
  /** What is hidden in examples beside e-mails, telephones, cards and accounts: `#` is a digit, `*` letters and digits. */
  masks?: MaskRules;
  /** `false`: examples are shown as they were written. Default `true`. */
  mask?: boolean;
  /** Service levels by name. */
  serviceLevels?: Readonly<Record<string, TargetRules>>;
  /** More of them, each in one line, such as `first-response 90% in 1h`. */
  targets?: readonly string[];
  /** Brand handles that write nothing in the export. */
  accounts?: readonly string[];

  /** Standard input, where `-` is among the inputs. */
  stdin?: AsyncIterable<Uint8Array>;
  workingDirectory?: string;
  /** Goes on without files that cannot be used. Default: they end the run. */
  skipUnreadable?: boolean;
  /** Takes the paths of all files that were found, before any of them is read; what it throws ends the run. */
  onInputs?: (paths: readonly string[]) => void;
  /** Takes every record that cannot be used, whole. */
  onReject?: (reject: Reject) => void;
  /** Takes every interaction with its words as it is read; nothing else sees them whole. */
  onInteraction?: (interaction: Interaction, origin: Origin) => void;
  /** Keeps the words of interactions (for `normalize`). */
  keepText?: boolean;
}

const HOUR = 3_600_000;

const LIMITS = [HOUR / 4, HOUR / 2, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR];

/** The options with their defaults, every text read. Throws a UserError (2) where one is impossible. */
export function withDefaults(options: AnalyzeOptions) {
  const timeZone = options.timeZone ?? 'UTC';
  const inputTimeZone = options.inputTimeZone ?? 'UTC';
  checkZone(timeZone);
  checkZone(inputTimeZone);
  const from = instant('from', options.from, timeZone);
  const to = instant('to', options.to, timeZone);
  if (from !== null && to !== null && from >= to) {
    throw new UserError(
      `--from ${printable(String(options.from))} is not before --to ${printable(String(options.to))}: no conversation can start between them.`,
      2,
    );
  }
  if (options.period !== undefined) {
    checkPeriod(options.period);
    if (from !== null || to !== null)
      throw new UserError('--period takes the place of --from and --to. Give the one or the others.', 2);
  }
  const schedules = readSchedules(options, timeZone);
  return {
    ...options,
    timeZone,
    inputTimeZone,
    asOf: instant('as-of', options.asOf, timeZone),
    from,
    to,
    period: options.period ?? null,
    by: options.by ?? [],
    dateBasis: options.dateBasis ?? 'start',
    bots: options.bots ?? 'separate',
    bot: options.bot ?? [],
    self: options.self ?? [],
    excludeAuthor: options.excludeAuthor ?? [],
    include: (options.include ?? []).map(includable),
    gap: duration('gap', options.gap ?? 24 * HOUR),
    resolvedAfter: duration('resolved-after', options.resolvedAfter ?? 72 * HOUR),
    pending: duration('pending', options.pending ?? 24 * HOUR),
    limits: [...new Set([...LIMITS, ...(options.limits ?? []).map((limit) => duration('within', limit))])].sort(
      (a, b) => a - b,
    ),
    topics: options.topics ?? {},
    builtInTopics: options.builtInTopics ?? 'on',
    masks: options.masks ?? {},
    mask: options.mask ?? true,
    accounts: options.accounts ?? [],
    schedules,
    clock: clockOf(options.clock, schedules),
    targets: readTargets(options, schedules),
  };
}
export type Options = ReturnType<typeof withDefaults>;

function readSchedules({ schedules = {}, businessHours, holidays = [] }: AnalyzeOptions, timeZone: string): Schedules {
  readHolidays(holidays, Object.keys(schedules).length > 0 || businessHours !== undefined);
  try {
    return schedulesOf({ schedules, businessHours: businessHours ?? null, timeZone, holidays });
  } catch (error) {
    if (!(error instanceof UserError) || businessHours === undefined) throw error;
    throw new UserError(`--business-hours: ${error.message}`, 2);
  }
}

function readHolidays(holidays: FurtherHolidays, hasHours: boolean): void {
  try {
    checkHolidays(holidays);
  } catch (error) {
    throw error instanceof UserError
      ? new UserError(`--holidays: ${error.message} Calendars are .ics files.`, 2)
      : error;
  }
  if (hasHours || holidays.length === 0) return;
  throw new UserError(
    '--holidays: no business hours are known that they could close. Name them: --business-hours "Mon-Fri 09:00-17:00", or schedules in the configuration.',
    2,
  );
}

/** Those of the configuration, and those in one line, which replace others of their name. */
function readTargets({ serviceLevels = {}, targets = [] }: AnalyzeOptions, schedules: Schedules): readonly Target[] {
  const inOneLine = targets.map((text) => {
    try {
      const [name, rules] = readTarget(text);
      return [name, targetOf(name, rules, schedules)] as const;
    } catch (error) {
      throw error instanceof UserError
        ? new UserError(`--sla: ${error.message.replace(/^sla "[^"]*": /, '')}`, 2)
        : error;
    }
  });
  const twice = inOneLine.find(([name], at) => inOneLine.findIndex(([other]) => other === name) < at);
  if (twice !== undefined) {
    throw new UserError(
      `--sla: two service levels are called "${printable(twice[0])}", and their figures would be one row. Give each a name of its own, such as "quick: first-response 1h".`,
      2,
    );
  }
  const configured = Object.entries(serviceLevels).map(
    ([name, rules]) => [name, targetOf(name, rules, schedules)] as const,
  );
  return [...new Map([...configured, ...inOneLine]).values()];
}

/** Whoever names business hours wants to see them; what durations have always meant they go on meaning. */
function clockOf(asked: string | undefined, { named }: Schedules): ClockChoice {
  if (asked === undefined) return named.size > 0 ? 'both' : 'calendar';
  const found = CLOCKS.find((one) => one === asked);
  if (found === undefined) {
    throw new UserError(`--clock ${printable(asked)}: there is no such clock. There are ${CLOCKS.join(', ')}.`, 2);
  }
  if (found === 'calendar' || named.size > 0) return found;
  throw new UserError(
    `--clock ${found}: no business hours are known. Name them: --business-hours "Mon-Fri 09:00-17:00", or schedules in the configuration.`,
    2,
  );
}

function instant(name: string, value: number | string | undefined, zone: string): number | null {
  if (value === undefined) return null;
  const read = typeof value === 'number' ? value : readInstant(value, { zone, order: null, format: null });
  if (Number.isFinite(read)) return read;
  throw new UserError(
    `--${name} ${printable(String(value))}: not a date. Write 2026-03-01, or 2026-03-01T09:00:00Z.`,
    2,
  );
}

function duration(name: string, value: number | string): number {
  const read = typeof value === 'number' ? value : readDuration(value, null);
  if (read >= 0 && Number.isFinite(read)) return Math.round(read);
  throw new UserError(`--${name} ${printable(String(value))}: not a duration. Write for example 45m, 24h or 3d.`, 2);
}

/** A conversation without any message of a customer has nothing that could be answered. */
function includable(reason: string): LeftOutReason {
  const reasons = Object.keys(LEFT_OUT_REASONS).filter((one) => one !== 'no-customer-message');
  if (reasons.includes(reason)) return reason as LeftOutReason;
  const [near] = nearest(reason, reasons, 1);
  throw new UserError(
    `--include ${printable(reason)}: not a reason for which conversations are left out.${near ? ` Did you mean ${near}?` : ''} There are ${reasons.join(', ')}.`,
    2,
  );
}
