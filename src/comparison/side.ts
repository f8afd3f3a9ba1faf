import type { ComparedSide } from '../report/comparison.ts';
import { epoch } from '../report/format.ts';
import type { Report } from '../report/report.ts';

/** What is compared: a report as it is, or one slice of it. */
export interface Side {
  readonly name: string;
  readonly report: Report;
  /** `null`: everything. */
  readonly slice: Readonly<Record<string, string>> | null;
}

const DAY = 86_400_000;

export function sideOf(side: Side): ComparedSide {
  const { name, report, slice } = side;
  const asked = askedOf(report);
  const known = knownOf(report, asked);
  return {
    name,
    from: iso(asked.from),
    to: iso(asked.to),
    knownFrom: iso(known?.from ?? null),
    knownTo: iso(known?.to ?? null),
    days: known && Math.max(0, known.to - known.from) / DAY,
    conversations: conversationsIn(figuresOf(side), slice === null ? report : null) ?? 0,
  };
}

/** The figures of a side; none where its report holds no such slice. */
export const figuresOf = ({ report, slice }: Side): Report['metrics'] =>
  slice === null ? report.metrics : (groupOf(report, slice)?.metrics ?? {});

export const groupOf = (
  report: Report,
  slice: Readonly<Record<string, string>>,
): Report['groups'][number] | undefined =>
  report.groups.find(({ by }) => Object.entries(slice).every(([dimension, value]) => by[dimension] === value));

/** How many conversations figures may come from, those left out too; `null` where nobody says. */
export function conversationsIn({ conversations }: Report['metrics'], whole: Report | null): number | null {
  if (whole) return whole.input.conversations;
  return conversations?.kind === 'count' ? (conversations.parts.conversations ?? conversations.value) : null;
}

/** The period that was asked for, else that of the data. */
const askedOf = ({ options, period }: Report) => ({
  from: instantOf(options.from ?? period?.from),
  to: instantOf(options.to),
});

/** What the data cover of it. That nobody wrote in its last or first hours does not make it any shorter. */
function knownOf({ options, input }: Report, asked: ReturnType<typeof askedOf>) {
  const asOf = instantOf(options.asOf);
  const { from } = asked;
  if (from === null || asOf === null) return null;
  const to = asked.to ?? asOf;
  const slack = Math.min(DAY, (to - from) / 10);
  const earliest = instantOf(input.earliest) ?? from;
  return { from: earliest - from > slack ? earliest : from, to: to - asOf > slack ? asOf : to };
}

const instantOf = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : epoch(text);

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
