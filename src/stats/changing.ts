import type { Comparison } from './comparison/comparison.ts';
import { holm } from './comparison/holm.ts';
import { compareProportions } from './comparison/proportions.ts';
import { Named } from './named.ts';
import { Fraction, type FractionSample, type Proportion } from './proportion.ts';
import type { Stat, StatFactory } from './stat.ts';
import { Sum } from './sum.ts';
import { type TallyContribution, type TallyOptions, type TallyRow, type TallySummary, tally } from './tally.ts';

/** What a conversation contributes, and in which of two stretches of time it falls. */
export interface ChangingContribution extends TallyContribution {
  /** None where it falls in neither. */
  readonly stretch?: 'now' | 'before' | undefined;
  /** It is only what is compared with: the rows do not count it. */
  readonly isBeside?: boolean;
}

/** From an instant on, up to one that is not included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Two stretches of time, or why there are no two. */
export type Stretches =
  | { readonly now: Stretch; readonly before: Stretch /** The rows do not count it. */; readonly isBeside: boolean }
  | { readonly reason: string };

export interface ChangingOptions extends TallyOptions {
  /** The column, a share, whose change is told beside that of the rows. */
  readonly followed: { readonly id: string; readonly title: string };
  readonly stretches: Stretches;
}

/** What is called rising or falling, over all rows together. */
const LEVEL = 0.05;

class Changing implements Stat<ChangingContribution, TallySummary> {
  readonly #options: ChangingOptions;
  readonly #tally: Stat<TallyContribution, TallySummary>;
  readonly #now: Shares;
  readonly #before: Shares;

  constructor(options: ChangingOptions) {
    this.#options = options;
    this.#tally = tally(options)();
    this.#now = new Shares(options.followed.id);
    this.#before = new Shares(options.followed.id);
  }

  add({ stretch, isBeside = false, ...contribution }: ChangingContribution): void {
    this.#tally.add(isBeside ? onlyNamed(contribution) : contribution);
    if (stretch === 'now') this.#now.add(contribution);
    if (stretch === 'before') this.#before.add(contribution);
  }

  merge(other: Changing): void {
    this.#tally.merge(other.#tally);
    this.#now.merge(other.#now);
    this.#before.merge(other.#before);
  }

  summary(): TallySummary {
    const { followed, stretches } = this.#options;
    const summary = this.#tally.summary();
    const [now, before] = [this.#now.summary(), this.#before.summary()];
    const rows = summary.rows.map((row) => ({ row, now: now.of(row.key), before: before.of(row.key) }));
    const tests = rows.map((one) => tested(one.before.share, one.now.share));
    const corrected = holm(tests.map((test) => test?.p ?? 1));
    return {
      ...summary,
      change:
        'reason' in stretches
          ? { status: 'not-available', reason: stretches.reason }
          : {
              status: 'measured',
              now: { ...told(stretches.now), total: now.total },
              before: { ...told(stretches.before), total: before.total },
            },
      columns: [...CHANGE_COLUMNS, ...summary.columns, ...FOLLOWING(followed)],
      rows: rows.map((one, at) => {
        const p = tests[at] ? (corrected[at] ?? null) : null;
        const direction = p !== null && p < LEVEL ? (tests[at]?.direction ?? 0) : 0;
        return {
          ...one.row,
          ...changeOf('share', one.now.share, one.before.share),
          shareChangeP: p,
          trend: direction === 0 ? null : direction > 0 ? 'rising' : 'falling',
          ...changeOf(followed.id, one.now.followed, one.before.followed),
        } as TallyRow;
      }),
    };
  }
}

/** More of a row than there is in all is a rate and no share of anything. */
const tested = (before: Proportion, now: Proportion): Comparison | null =>
  before.matched > before.total || now.matched > now.total ? null : compareProportions(before, now);

const told = ({ from, to }: Stretch) => ({ from: iso(from), to: iso(to) });
const iso = (at: number): string => new Date(at).toISOString();

/** The keys alone: a row that does not occur any more is one of 0. */
const onlyNamed = ({ rows }: TallyContribution): TallyContribution => ({
  rows: rows.map(({ key }) => ({ key, count: 0 })),
  total: 0,
});

type Columns = TallySummary['columns'];

const CHANGE_COLUMNS: Columns = [
  { id: 'shareChange', title: 'change', unit: 'difference' },
  { id: 'trend', title: 'trend', unit: 'text' },
  { id: 'shareNow', title: 'share now', unit: 'share', n: 'shareNowN', detail: true },
  { id: 'shareBefore', title: 'before', unit: 'share', n: 'shareBeforeN', detail: true },
  { id: 'shareChangeP', title: 'p of the change', unit: 'number', detail: true },
];

const FOLLOWING = ({ id, title }: ChangingOptions['followed']): Columns => [
  { id: `${id}Now`, title: `${title} now`, unit: 'share', n: `${id}NowN`, detail: true },
  { id: `${id}Before`, title: `${title} before`, unit: 'share', n: `${id}BeforeN`, detail: true },
  { id: `${id}Change`, title: `change of ${title}`, unit: 'difference', detail: true },
];

const changeOf = (id: string, now: Proportion, before: Proportion): Record<string, number | null> => ({
  [`${id}Now`]: now.value,
  [`${id}NowN`]: now.total,
  [`${id}Before`]: before.value,
  [`${id}BeforeN`]: before.total,
  [`${id}Change`]: now.value === null || before.value === null ? null : steady(now.value - before.value),
});

/** Twelve digits take back what binary fractions lose. */
const steady = (value: number): number => Number(value.toPrecision(12));

/** Of one stretch: how much of it each row is, and what share of each row the followed column has. */
class Shares {
  readonly #followed: string;
  readonly #total = new Sum();
  readonly #counts = new Named<number, number>(() => new Sum());
  readonly #shares = new Named<FractionSample, Proportion>(() => new Fraction());

  constructor(followed: string) {
    this.#followed = followed;
  }

  add({ rows, total }: TallyContribution): void {
    this.#total.add(total ?? 0);
    for (const { key, count = 1, columns } of rows) {
      this.#counts.add(key, count ?? 0);
      const share = columns?.[this.#followed] as FractionSample | undefined;
      if (share) this.#shares.add(key, share);
    }
  }

  merge(other: Shares): void {
    this.#total.merge(other.#total);
    this.#counts.merge(other.#counts);
    this.#shares.merge(other.#shares);
  }

  summary() {
    const total = this.#total.summary();
    const counts = new Map(Object.entries(this.#counts.summary()));
    const shares = new Map(Object.entries(this.#shares.summary()));
    return {
      total,
      of: (key: string) => {
        const matched = counts.get(key) ?? 0;
        const share: Proportion = { value: total === 0 ? null : matched / total, matched, total };
        return { share, followed: shares.get(key) ?? { value: null, matched: 0, total: 0 } };
      },
    };
  }
}

/** A tally whose rows also say how their share changed from one stretch of time to the next. */
export function changing(options: ChangingOptions): StatFactory<ChangingContribution, TallySummary> {
  return () => new Changing(options);
}
