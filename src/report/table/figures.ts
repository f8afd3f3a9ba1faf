import type {
  Beside,
  CountSummary,
  DistributionSummary,
  DurationSummary,
  MetricSummary,
  NumbersSummary,
  RatioSummary,
} from '../../stats/index.ts';
import {
  businessTime,
  count,
  duration,
  durationInterval,
  number,
  one,
  quantity,
  share,
  shareInterval,
} from '../format.ts';
import { untrusted } from '../untrusted.ts';
import { isLeftOut } from './left-out.ts';
import { promoterScore } from './promoters.ts';

/** The value of a metric, and what stands behind it. */
export interface Figures {
  readonly value: string;
  readonly behind: readonly string[];
}

interface Context {
  /** What is counted: "inquiries". */
  readonly of: string;
  /** What has not come to its end: "unanswered". */
  readonly unfinished: string;
  readonly verbose: boolean;
}

/** `null` for what takes more than a line: rows of keys are for tables. */
export function figuresOf(summary: MetricSummary, context: Context): Figures | null {
  switch (summary.kind) {
    case 'count':
      return countFigures(summary, context);
    case 'ratio':
      return ratioFigures(summary, context);
    case 'duration':
      return durationFigures(summary, context);
    case 'distribution':
      return distributionFigures(summary, context);
    case 'numbers':
      return numbersFigures(summary, context);
    default:
      return null;
  }
}

function countFigures({ value, parts }: CountSummary, { of }: Context): Figures {
  const some = Object.entries(parts).flatMap(([name, number]) =>
    number && !isLeftOut(name) ? [quantity(number, inWords(name))] : [],
  );
  return {
    value: count(value),
    behind: [value === 1 ? one(of) : of, ...some],
  };
}

/** A part's name is an id of the data: `repeatContacts`. */
export const inWords = (name: string): string =>
  untrusted(name).replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** In words, what stands beside a ratio; the groups of the Net Promoter Score are told by the score. */
const BESIDE = {
  pending: 'pending',
  answeredByBot: 'answered by bots',
  moved: 'sent elsewhere',
  unjudged: 'in languages that are not judged',
  unknownLanguage: 'in languages that cannot be told',
  elsewhere: 'elsewhere than on posts of known reach',
} as const satisfies Partial<Record<Beside, string>>;

function ratioFigures(summary: RatioSummary, { of }: Context): Figures {
  const { value, matched, total, ci95, corrected, parts = {} } = summary;
  const score = promoterScore(summary);
  if (total === 0 && score) return { value: `NPS ${score.score}`, behind: score.behind };
  const interval = intervalOf(ci95);
  const beside = Object.entries(BESIDE).map(([name, words]) => {
    const number = summary[name as keyof typeof BESIDE] ?? 0;
    return number > 0 ? `, ${count(number)} ${words}` : '';
  });
  const judged = Object.entries(parts).filter(([, part]) => part.total > 0);
  return {
    value: share(value),
    behind: [
      `${count(matched)} of ${quantity(total, of)}${interval}${beside.join('')}`,
      ...judged.map(([name, part]) => `${inWords(name)} ${count(part.matched)} of ${count(part.total)}`),
      ...(corrected ? correctedFigure(corrected) : []),
      ...(score ? [`NPS ${score.score}`, ...score.behind] : []),
    ],
  };
}

/** What the judge of words gets wrong is known of some texts, which may be of another kind than these. */
function correctedFigure({ n, value, ci95, measuredOn }: NonNullable<RatioSummary['corrected']>): string[] {
  const [first, ...others] = measuredOn ?? [];
  const texts = first
    ? `, as measured on ${count(first.n)} ${untrusted(first.texts)} (${untrusted(first.language)})`
    : '';
  const more = others.length === 0 ? '' : ` and texts of ${quantity(others.length, 'other languages')}`;
  return [
    `of the ${count(n)} judged by words ${share(value)} when corrected for errors of judgement${intervalOf(ci95)}${texts}${more}`,
  ];
}

const intervalOf = (ci95: RatioSummary['ci95']): string => (ci95 ? ` (95 % interval ${shareInterval(ci95)})` : '');

function durationFigures(summary: DurationSummary, { of, unfinished, verbose }: Context): Figures {
  const { n, invalid, censored, median, mean, p75, p90, p95, min, max, medianCi95 } = summary;
  const sample = [
    `n ${quantity(n, of)}`,
    `${censored > 0 ? count(censored) : 'none'} ${unfinished || 'unfinished'}`,
    ...(invalid > 0 ? [`${count(invalid)} invalid`] : []),
  ].join(', ');
  if (n === 0) return { value: duration(median), behind: [sample] };
  const behind = [
    verbose && medianCi95 ? `median (95 % interval ${durationInterval(medianCi95)})` : 'median',
    ...(verbose ? [`75 % within ${duration(p75)}`] : []),
    `90 % within ${duration(p90)}`,
    ...(verbose ? [`95 % within ${duration(p95)}`, `from ${duration(min)} to ${duration(max)}`] : []),
    `mean ${duration(mean)}`,
    sample,
    ...withThoseWaiting(summary),
    ...inBusinessTime(summary),
  ];
  return { value: duration(median), behind };
}

/** The same ones by the other clock: their number is the same too. */
function inBusinessTime({ business }: DurationSummary): string[] {
  if (business === undefined) return [];
  const { median, p90, mean } = business;
  return [
    `in business time: median ${businessTime(median)}, 90 % within ${businessTime(p90)}, mean ${businessTime(mean)}`,
  ];
}

/** Told only where those who still wait make a difference that can be seen. */
function withThoseWaiting({ median, kaplanMeier }: DurationSummary): string[] {
  if (kaplanMeier === undefined) return [];
  const estimate = kaplanMeier.status === 'reached' ? duration(kaplanMeier.median) : 'not reached';
  return estimate === duration(median) ? [] : [`with those still open, median ${estimate} (Kaplan-Meier)`];
}

const FEW_VALUES = 5;

function numbersFigures({ n, mean, median, p90, min, max, values }: NumbersSummary, context: Context): Figures {
  const sample = `n ${quantity(n, context.of)}`;
  if (n === 0) return { value: number(median), behind: [sample] };
  const few = values.slice(0, context.verbose ? 3 * FEW_VALUES : FEW_VALUES);
  const rest = n - few.reduce((sum, one) => sum + one.count, 0);
  const shares = few.map(({ value, share: part }) => `${count(value)}: ${share(part)}`);
  return {
    value: number(median),
    behind: [
      'median',
      `90 % within ${number(p90)}`,
      `from ${count(min)} to ${count(max)}`,
      `mean ${number(mean)}`,
      [...shares, ...(rest > 0 ? [`more: ${share(rest / n)}`] : [])].join(', '),
      sample,
    ],
  };
}

function distributionFigures({ rows }: DistributionSummary, { of }: Context): Figures | null {
  if (rows.length === 0) return null;
  const totals = rows.map(({ total }) => total);
  const [fewest, most] = [Math.min(...totals), Math.max(...totals)];
  const n = fewest === most ? count(most) : `${count(fewest)}-${count(most)}`;
  return {
    value: '',
    behind: [
      ...rows.map(({ limit, value }) => `${duration(limit)} ${share(value)}`),
      `n ${n} ${most === 1 ? one(of) : of}`,
      ...(rows.some(({ business }) => business)
        ? [
            `in business time: ${rows.map((row) => `${duration(row.limit)} ${share(row.business?.value ?? null)}`).join(', ')}`,
          ]
        : []),
    ],
  };
}
