import { Chalk, type ChalkInstance } from 'chalk';
import { count, instant } from '../../report/format.ts';
import { padEnd, widest } from '../../report/table/layout.ts';
import { untrusted } from '../../report/untrusted.ts';
import { wrapped } from '../../report/wrap.ts';
import type { CheckResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { figure, findingOf, inOrder, type Status, sizeOf, sliceOf, statusOf, summaryOf, titleOf } from '../wording.ts';
import type { VerdictRenderer } from './renderer.ts';

const LABELS: Readonly<Record<Status, string>> = { fail: 'FAIL', warn: 'warn', skip: 'skip', ok: 'ok' };
const INKS: Readonly<Record<Status, (ink: ChalkInstance) => (text: string) => string>> = {
  fail: ({ red }) => red,
  warn: ({ yellow }) => yellow,
  skip: ({ dim }) => dim,
  ok: ({ green }) => green,
};
const LABEL_WIDTH = widest(Object.values(LABELS)) + 2;
const GAP = '   ';

/** Every line begins with a word of ours, or with spaces and one of ours: nothing that came in can be a command to CI. */
export const text: VerdictRenderer = {
  id: 'text',
  title: 'for people',
  extensions: ['.txt'],
  isDocument: false,
  render(verdict, { width, colour }) {
    const ink = new Chalk({ level: colour ? 1 : 0 });
    const lines = [
      ...table(verdict, width, ink),
      ...waitingLines(verdict),
      summaryOf(verdict.results),
      ...hint(verdict),
    ];
    return `${lines.join('\n')}\n`;
  },
};

/** What failed without having been judged may be meant to. */
const hint = ({ results }: Verdict): readonly string[] =>
  results.some(({ passed, outcome, level }) => !passed && outcome !== 'breached' && level === 'error')
    ? ['Nothing to judge by fails; where it is to be expected: --allow-missing.']
    : [];

interface Row {
  readonly status: Status;
  readonly cells: readonly string[];
  /** What follows on lines of its own. */
  readonly more: readonly string[];
}

function table(verdict: Verdict, width: number, ink: ChalkInstance): readonly string[] {
  const rows = shown(verdict.results).map((entry) => rowOf(entry, verdict));
  // Nothing stands behind the last cell of a line, so it may be long without pushing others away.
  const widths = [0, 1].map((column) =>
    widest(rows.map(({ cells }) => (cells[column + 1] ? (cells[column] ?? '') : ''))),
  );
  return rows.flatMap(({ status, cells, more }) => {
    const line = cells.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join(GAP);
    const label = INKS[status](ink)(padEnd(LABELS[status], LABEL_WIDTH));
    return [`${label}${line}`.trimEnd(), ...more.flatMap((each) => wrapped(each, width, ' '.repeat(LABEL_WIDTH)))];
  });
}

/** Results, and how many more slices of the same threshold are met. */
type Entry = { readonly result: CheckResult; readonly others: number };

const MOST_MET = 5;

/** What is missed is told slice by slice; a threshold that is met in a hundred slices takes one line. */
function shown(results: readonly CheckResult[]): readonly Entry[] {
  const met = (source: string) => results.filter((one) => one.source === source && statusOf(one) === 'ok');
  return inOrder(results).flatMap((result) => {
    const alike = statusOf(result) === 'ok' ? met(result.source) : [];
    if (alike.length <= MOST_MET) return [{ result, others: 0 }];
    return alike[0] === result ? [{ result, others: alike.length }] : [];
  });
}

function rowOf({ result, others }: Entry, { worst }: Verdict): Row {
  const status = statusOf(result);
  if (others > 0) return { status, cells: [titleOf(result), `met in ${count(others)} slices`], more: [] };
  const slice = sliceOf(result);
  const finding = findingOf(result);
  const breakdown = (worst.get(result) ?? []).map(({ name, actual }) => `${untrusted(name)} ${figure(actual, result)}`);
  return {
    status,
    cells: [
      slice === '' ? titleOf(result) : `${titleOf(result)} · ${slice}`,
      finding,
      [sizeOf(result), breakdown.join(', ')].filter((part) => part !== '').join(GAP),
    ],
    more: result.why !== null && !result.passed ? [`Why: ${untrusted(result.why, 500)}`] : [],
  };
}

function waitingLines(verdict: Verdict): readonly string[] {
  const { waiting, waitingTotal, timeZone, past, command } = verdict;
  if (waiting.length === 0) return [];
  const rows = waiting.map(({ conversation, since, channel, account }) =>
    [`since ${instant(since, timeZone)}`, untrusted(channel), untrusted(account), untrusted(conversation)].join(' · '),
  );
  const more = waitingTotal > waiting.length ? [`  and ${count(waitingTotal - waiting.length)} more`] : [];
  return [
    `${past === null ? 'Waiting longest' : `${past}, waiting longest`} (${untrusted(timeZone)}):`,
    ...rows.map((row) => `  ${row}`),
    ...more,
    `  all of them: ${command ?? 'socmetrics queue, of the exports'}`,
  ];
}
