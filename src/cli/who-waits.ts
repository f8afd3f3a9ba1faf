import type { Command } from 'commander';
import type { Analysis } from '../analysis.ts';
import { printLimit } from '../checks/limit.ts';
import type { CheckResult } from '../checks/result.ts';
import type { Waiters } from '../checks/verdict.ts';
import { flagName, SETTINGS } from '../config/settings.ts';
import type { Target } from '../model/target.ts';
import { printable, shellWord } from '../model/text.ts';
import { metricContext } from '../pipeline.ts';
import { queueOf } from '../queue/queue.ts';
import { asTold } from '../report/format.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { ownTarget } from './queue.ts';

const FEW = 5;

/**
 * Who waits, where thresholds were breached: past the limit of the first that speaks of waiting for an answer, and in its
 * slice; and the command that lists all of them.
 */
export function whoWaits(results: readonly CheckResult[], analysis: Analysis, called: Called): Waiters | null {
  const { targets } = analysis.options;
  const breached = results.filter(
    (result) => !result.passed && result.outcome === 'breached' && isOfWaiting(result, targets),
  );
  if (breached.length === 0) return null;
  const where = placesOf(breached);
  const late = latenessOf(breached, analysis);
  const {
    waiting,
    total,
    late: tooLate,
  } = queueOf(analysis, metricContext(analysis), {
    target: late === null || late.target === null ? null : ownTarget(late.target, analysis.options),
    where,
    onlyLate: late !== null,
    most: FEW,
    link: null,
    showIds: true,
  });
  return {
    waiting: waiting.map(({ conversation, since, channel, account }) => ({ conversation, since, channel, account })),
    total: late === null ? total : (tooLate ?? 0),
    past: late?.words ?? null,
    command: commandOf(called, [
      ...Object.entries(where).flatMap(([dimension, values]) => ['--slice', `${dimension}=${values.join(',')}`]),
      ...(late === null ? [] : [...(late.target === null ? [] : ['--target', late.target]), '--late']),
    ]),
  };
}

/** Whether those who wait have to do with it: a bad rating has nobody waiting, nor has a promise to resolve. */
export function isOfWaiting({ metric, row }: CheckResult, targets: readonly Target[]): boolean {
  const isResolution = metric === 'sla' && targets.some(({ name, metric: of }) => name === row && of === 'resolution');
  return !isResolution && VOCABULARY.metrics.some(({ id, waits }) => id === metric && waits);
}

/** The slices that were breached, where all are by one dimension, or one and the same; else everything. */
function placesOf(breached: readonly CheckResult[]): Readonly<Record<string, readonly string[]>> {
  const slices = breached.map(({ slice }) => Object.entries(slice));
  const [first = []] = slices;
  const isSame = slices.every((one) => JSON.stringify(one) === JSON.stringify(first));
  if (isSame) return Object.fromEntries(first.map(([dimension, value]) => [dimension, [value]]));
  const [[dimension = '']] = first.length === 1 ? (first as [[string, string]]) : [[]];
  const isOneDimension = slices.every((one) => one.length === 1 && one[0]?.[0] === dimension);
  if (!isOneDimension) return {};
  const values = [...new Set(slices.map(([one]) => one?.[1] ?? ''))];
  // A comma stands between values.
  return values.some((value) => value.includes(',')) ? {} : { [dimension]: values };
}

interface Lateness {
  /** Of everybody; `null`: the service levels say it. */
  readonly target: string | null;
  readonly words: string;
}

const IS_RESPONSE = /^(?:first-)?response-time$/;

/** What was too late, where a threshold says how long is too long for somebody to wait. */
function latenessOf(breached: readonly CheckResult[], { options: { targets, schedules, clock } }: Analysis) {
  for (const { metric, row, unit, limit, operator, baseline } of breached) {
    if (metric === 'sla' && targets.some(({ name, metric: of }) => name === row && of !== 'resolution')) {
      return { target: null, words: 'Past their service level' } satisfies Lateness;
    }
    if (unit !== 's' || !IS_RESPONSE.test(metric) || operator.startsWith('>')) continue;
    // What somebody wrote is told as it is; what follows from a baseline is as fine as any duration.
    const words = printLimit(baseline === null ? limit : asTold(limit), unit);
    const isCalendar = schedules.named.size > 0 && row === null && clock !== 'business';
    const target = isCalendar ? `${words} calendar` : words;
    return { target, words: `Past ${words}` } satisfies Lateness;
  }
  return null;
}

/** How the command was called: its inputs, and what was written on the command line. */
interface Called {
  readonly inputs: readonly string[];
  readonly command: Command;
  readonly words: readonly string[];
}

/** More files than this are not written out. */
const MOST_INPUTS = 10;

function commandOf({ inputs, command, words }: Called, asked: readonly string[]): string | null {
  // In whatever order files come, the same is said of them.
  const all = [...inputs.toSorted(), ...carried(command, words), ...asked];
  // What cannot be shown as it is cannot be copied either.
  if (inputs.length > MOST_INPUTS || all.some((word) => printable(word, 300) !== word)) return null;
  const written = (word: string) => (/^--?[a-z-]+$/.test(word) ? word : shellWord(word));
  return ['socmetrics queue', ...all.map(written)].join(' ');
}

const CARRIED: ReadonlySet<string> = new Set([
  '--config',
  '--no-config',
  ...SETTINGS.filter(({ group }) => ['configuration', 'reading', 'counting'].includes(group)).map(flagName),
]);

/** What was said of how files are read and what counts, as it was written. */
function carried(command: Command, words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length && words[at] !== '--'; at++) {
    const [word = '', next] = [words[at], words[at + 1]];
    const option = command.options.find(({ long, short }) => word.split('=')[0] === long || word === short);
    if (option === undefined) continue;
    const takesNext = (option.required || option.optional) && !word.includes('=') && next !== undefined;
    if (CARRIED.has(option.long ?? '')) found.push(word, ...(takesNext ? [next] : []));
    if (takesNext) at++;
  }
  return found;
}
