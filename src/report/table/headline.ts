import type { MetricSummary, RatioSummary } from '../../stats/index.ts';
import { count, duration, durationInterval, points, share, shareInterval } from '../format.ts';
import { untrusted } from '../untrusted.ts';
import { cut, hanging, wrapped } from '../wrap.ts';
import { beside, padEnd, widest } from './layout.ts';
import { isLeftOut } from './left-out.ts';
import { naming, type Page } from './page.ts';

/** A metric in one line: its name, its value, and what stands behind the value. */
interface Headline {
  readonly label: string;
  readonly value: string;
  readonly behind: readonly string[];
}

interface Context {
  /** What is counted: "inquiries". */
  readonly of: string;
  readonly verbose: boolean;
}

type Summary<Kind> = Extract<MetricSummary, { kind: Kind }>;

/** Every metric that one line can tell, in the order of the report. */
export function headlines(page: Page): string[] {
  const told = Object.entries(page.report.metrics).flatMap(([id, summary]): Headline[] => {
    const { title, of } = naming(page, id);
    const figures = figuresOf(summary, { of, verbose: page.verbose });
    if (figures === null) return [];
    const [value, ...behind] = figures;
    return [{ label: title, value: value ?? '', behind: [...behind, ...basisOf(page, `${title} ${of}`)] }];
  });
  return aligned(told, page);
}

/** Narrower than this, what stands behind a value goes below it. */
const ROOM_BESIDE = 30;
const WIDEST_LABEL = 24;

function aligned(headlines: readonly Headline[], { width, ink }: Page): string[] {
  const labelWidth = Math.min(widest(headlines.map(({ label }) => label)), WIDEST_LABEL);
  const valueWidth = widest(headlines.map(({ value }) => value));
  const stacked = width - (labelWidth + valueWidth + 4) < ROOM_BESIDE;
  return headlines.flatMap(({ label, value, behind }) => {
    const head = `${padEnd(ink.bold(cut(label, labelWidth)), labelWidth)}  ${padEnd(value, valueWidth)}  `;
    const text = behind.join(' · ');
    return stacked ? [head.trimEnd(), ...wrapped(text, width, '    ')] : beside(head, text, width);
  });
}

/** The value, then what stands behind it. Rows of keys are for tables. */
function figuresOf(summary: MetricSummary, context: Context): string[] | null {
  switch (summary.kind) {
    case 'count':
      return countFigures(summary, context);
    case 'ratio':
      return ratioFigures(summary, context);
    case 'duration':
      return durationFigures(summary, context);
    case 'distribution':
      return distributionFigures(summary, context);
    default:
      return null;
  }
}

function countFigures({ value, parts }: Summary<'count'>, { of }: Context): string[] {
  const some = Object.entries(parts).filter(([name, number]) => number > 0 && !isLeftOut(name));
  return [count(value), of, ...some.map(([name, number]) => `${count(number)} ${inWords(name)}`)];
}

/** A part's name is an id of the data: `repeatContacts`. */
const inWords = (name: string): string =>
  untrusted(name).replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const BESIDE = { pending: 'pending', answeredByBot: 'answered by bots', moved: 'sent elsewhere' } as const;

function ratioFigures(summary: RatioSummary, { of }: Context): string[] {
  const { value, matched, total, ci95, parts = {} } = summary;
  const score = promoterScore(summary);
  if (total === 0 && score) return [score.value, score.behind];
  const interval = ci95 ? ` (95 % interval ${shareInterval(ci95)})` : '';
  const beside = Object.entries(BESIDE).map(([name, words]) => {
    const number = summary[name as keyof typeof BESIDE] ?? 0;
    return number > 0 ? `, ${count(number)} ${words}` : '';
  });
  return [
    share(value),
    `${count(matched)} of ${count(total)} ${of}${interval}${beside.join('')}`,
    ...Object.entries(parts)
      .filter(([, part]) => part.total > 0)
      .map(([name, part]) => `${inWords(name)} ${count(part.matched)} of ${count(part.total)}`),
    ...(score ? [`${score.value}: ${score.behind}`] : []),
  ];
}

/** The Net Promoter Score: the share of promoters less that of detractors, in points. */
function promoterScore({ promoters = 0, passives = 0, detractors = 0 }: RatioSummary) {
  const total = promoters + passives + detractors;
  if (total === 0) return null;
  return {
    value: `NPS ${points((promoters - detractors) / total)}`,
    behind: `${count(promoters)} promoters, ${count(passives)} passives, ${count(detractors)} detractors of ${count(total)}`,
  };
}

function durationFigures(summary: Summary<'duration'>, { of, verbose }: Context): string[] {
  const { n, invalid, censored, median, mean, p75, p90, p95, min, max, medianCi95 } = summary;
  const sample = [
    `n ${count(n)} ${of}`,
    censored > 0 ? `${count(censored)} waiting` : 'none waiting',
    ...(invalid > 0 ? [`${count(invalid)} invalid`] : []),
  ].join(', ');
  if (n === 0) return [duration(median), sample];
  return [
    duration(median),
    verbose && medianCi95 ? `median (95 % interval ${durationInterval(medianCi95)})` : 'median',
    ...(verbose ? [`75 % within ${duration(p75)}`] : []),
    `90 % within ${duration(p90)}`,
    ...(verbose ? [`95 % within ${duration(p95)}`, `from ${duration(min)} to ${duration(max)}`] : []),
    `mean ${duration(mean)}`,
    sample,
    ...withThoseWaiting(summary),
  ];
}

/** Told only where those who still wait make a difference that can be seen. */
function withThoseWaiting({ median, kaplanMeier }: Summary<'duration'>): string[] {
  if (kaplanMeier === undefined) return [];
  const estimate = kaplanMeier.status === 'reached' ? duration(kaplanMeier.median) : 'not reached';
  return estimate === duration(median) ? [] : [`with those waiting, median ${estimate} (Kaplan-Meier)`];
}

function distributionFigures({ rows }: Summary<'distribution'>, { of }: Context): string[] {
  const totals = rows.map(({ total }) => total);
  const [fewest, most] = [Math.min(...totals), Math.max(...totals)];
  const n = fewest === most ? count(most) : `${count(fewest)}-${count(most)}`;
  return ['', ...rows.map(({ limit, value }) => `${duration(limit)} ${share(value)}`), `n ${n} ${of}`];
}

const BASIS = {
  recorded: ['recorded'],
  inferred: ['inferred from silence'],
  both: ['partly recorded, partly inferred from silence'],
  none: [],
} as const;

/** What speaks of resolutions says where they come from. */
const basisOf = ({ report }: Page, words: string): readonly string[] =>
  /resol|reopen/i.test(words) ? BASIS[report.resolutions] : [];

/** What this export does not tell, by reason, in one place: an ordinary export lacks much. */
export function notAvailable(page: Page): string[] {
  const byReason = new Map<string, string[]>();
  for (const [id, summary] of Object.entries(page.report.metrics)) {
    if (summary.kind !== 'not-available') continue;
    const reason = untrusted(summary.reason, 300);
    byReason.set(reason, [...(byReason.get(reason) ?? []), naming(page, id).title]);
  }
  if (byReason.size === 0) return [];
  const told = Array.from(byReason, ([reason, titles]) => `${titles.join(', ')} (${reason})`);
  return hanging(`Not in this export: ${told.join(' · ')}`, page.width).map((line) => page.ink.dim(line));
}
