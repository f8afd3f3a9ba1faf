import type { BaselineRule, Compared } from '../checks/baseline.ts';
import { type FigureReference, parseFigure, type Threshold, type ThresholdSettings } from '../checks/threshold.ts';
import type { ThresholdEntry } from '../config/schema.ts';
import { UserError } from '../model/problem.ts';
import { pathName, printable } from '../model/text.ts';
import { threshold, VOCABULARY } from '../vocabulary.ts';

export interface AskedFlags {
  readonly require?: readonly string[];
  readonly warn?: readonly string[];
  readonly warnOnly?: true;
  readonly minN?: string;
  readonly allowMissing?: true;
  readonly baseline?: string;
  readonly notWorse?: readonly string[];
  readonly maxWorse?: string;
  readonly significant?: true;
  readonly updateBaseline?: true;
  /** Those of the configuration file. */
  readonly thresholds?: readonly ThresholdEntry[];
}

/** What is to be judged by, every text of it read. */
export interface Asked {
  readonly thresholds: readonly Threshold[];
  readonly baseline: AskedBaseline | null;
}

export interface AskedBaseline {
  readonly path: string;
  readonly rule: BaselineRule;
  /** `null`: every metric that has a better side. */
  readonly figures: readonly Compared[] | null;
  readonly common: Pick<Compared, 'level' | 'minimumN' | 'allowMissing'>;
  /** The report of now is written in place of it, and nothing is compared. */
  readonly update: boolean;
}

/** Every figure that is spoken of. */
export const figuresOf = ({ thresholds, baseline }: Asked): readonly FigureReference[] => [
  ...thresholds,
  ...(baseline?.figures ?? []),
];

/** Throws a UserError (2) for whatever cannot be meant, before anything is read. */
export function askedOf(flags: AskedFlags): Asked {
  const common = commonOf(flags);
  const thresholds = [
    ...(flags.thresholds ?? []).map((one) => configured(one, common)),
    ...(flags.require ?? []).map((text) => threshold(text, common)),
    ...(flags.warn ?? []).map((text) => threshold(text, { ...common, level: 'warn' })),
  ];
  const baseline = baselineOf(flags, common);
  if (thresholds.length === 0 && baseline === null) throw new UserError(NOTHING_ASKED, 2);
  return { thresholds, baseline };
}

const NOTHING_ASKED =
  "There is nothing to judge by. Give a threshold, such as --require 'response-rate >= 95%', write thresholds into socmetrics.config.yaml, or name an earlier report with --baseline.";

function commonOf({ warnOnly, minN, allowMissing }: AskedFlags): AskedBaseline['common'] {
  if (minN !== undefined && !/^\d{1,15}$/.test(minN)) {
    throw new UserError(`--min-n ${printable(minN)}: not a number of observations. Write for example --min-n 20.`, 2);
  }
  return {
    level: warnOnly ? 'warn' : 'error',
    minimumN: minN === undefined ? null : Number(minN),
    allowMissing: allowMissing === true,
  };
}

/** Flags go before what the file says, here as everywhere. */
function configured(
  { require, level, minimumN, allowMissing, name, reason }: ThresholdEntry,
  common: AskedBaseline['common'],
): Threshold {
  const own: ThresholdSettings = {
    level: common.level === 'warn' || level === 'warn' ? 'warn' : 'error',
    minimumN: common.minimumN ?? minimumN ?? null,
    allowMissing: common.allowMissing || allowMissing === true,
    name: name ?? null,
    reason: reason ?? null,
  };
  return threshold(require, own);
}

function baselineOf(flags: AskedFlags, common: AskedBaseline['common']): AskedBaseline | null {
  const { baseline: path, notWorse, maxWorse, significant, updateBaseline } = flags;
  if (path === undefined) {
    const idle = Object.entries({ notWorse, maxWorse, significant, updateBaseline }).find(
      ([, value]) => value !== undefined,
    );
    if (idle)
      throw new UserError(
        `${FLAG_NAMES[idle[0]]} needs a report to compare with. Name it: --baseline last-week.json.`,
        2,
      );
    return null;
  }
  return {
    path,
    rule: {
      maxWorse: maxWorse === undefined ? 0 : percentageOf(maxWorse),
      // Without a word about how much is too much, a change counts when it is more than chance.
      significant: significant === true || maxWorse === undefined,
      called: pathName(path),
    },
    figures: notWorse?.map((text) => ({ ...parseFigure(text, VOCABULARY), ...common })) ?? null,
    common,
    update: updateBaseline === true,
  };
}

const FLAG_NAMES: Readonly<Record<string, string>> = {
  notWorse: '--not-worse',
  maxWorse: '--max-worse',
  significant: '--significant',
  updateBaseline: '--update-baseline',
};

/** The decimal point is moved in the text, so that 10% is 0.1 and nothing beside it. */
function percentageOf(text: string): number {
  const percent = /^(\d{1,6}(?:\.\d{1,6})?)\s*%$/.exec(text.trim())?.[1];
  if (percent !== undefined) return Number(`${percent}e-2`);
  throw new UserError(`--max-worse ${printable(text)}: not a percentage. Write for example --max-worse 10%.`, 2);
}
