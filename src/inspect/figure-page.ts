import { Chalk } from 'chalk';
import { stringify } from 'csv-stringify/sync';
import { formatInstant } from '../model/zone.ts';
import { safeCell } from '../report/csv.ts';
import { count, plural, quantity } from '../report/format.ts';
import { jsonText } from '../report/json.ts';
import type { RenderOptions } from '../report/renderer.ts';
import { figuresOf } from '../report/table/figures.ts';
import { type Column, grid } from '../report/table/layout.ts';
import { untrusted } from '../report/untrusted.ts';
import { hanging } from '../report/wrap.ts';
import type { Contribution, FigureTrace } from './figure.ts';
import { toldOf } from './samples.ts';

/*
 * An opened figure, written down.
 */

/** As many as a person reads; JSON and CSV hold all. */
const MOST_ROWS = 20;

export function figurePage(trace: FigureTrace, zone: string, { width, colour }: RenderOptions): string {
  const { conversations } = trace;
  const counted = conversations.filter(({ reason }) => reason === null);
  const others = conversations.filter(({ reason }) => reason !== null);
  const page = { width, ink: new Chalk({ level: colour ? 1 : 0 }) };
  const shown = counted.slice(0, MOST_ROWS);
  const hidden = counted.length - shown.length;
  const lines = [
    ...headOf(trace, width),
    ...(shown.length > 0 ? ['', ...grid(columnsOf(shown, zone), page)] : []),
    ...(hidden > 0 ? [`and ${count(hidden)} more: --json and --csv hold all`] : []),
    ...(others.length > 0
      ? ['', 'Not counted:', ...byReason(others).flatMap((line) => hanging(line, width, '    '))]
      : []),
    '',
    `${plural(conversations.length, 'conversation')} = ${count(counted.length)} counted + ${count(others.length)} not`,
  ];
  return `${lines.join('\n')}\n`;
}

function headOf({ metric, slice, summary }: FigureTrace, width: number): readonly string[] {
  const place = Object.entries(slice).map(([dimension, key]) => `${dimension} ${untrusted(key)}`);
  const head = [`${metric.title} (${metric.id})`, ...place].join(' · ');
  return [head, ...hanging(figureWords({ metric, summary }), width)];
}

/** The figure as the report says it. */
function figureWords({ metric, summary }: Pick<FigureTrace, 'metric' | 'summary'>): string {
  if (summary.kind === 'not-available') return `not available: ${untrusted(summary.reason, 300)}`;
  const { of, unfinished = '' } = metric;
  const figures = figuresOf(summary, { of, unfinished, verbose: false });
  if (figures) return [...(figures.value === '' ? [] : [figures.value]), ...figures.behind].join(' · ');
  return 'total' in summary && summary.total !== null ? quantity(summary.total, of) : metric.of;
}

/** Columns in which nothing is known are left out. */
function columnsOf(shown: readonly Contribution[], zone: string): readonly Column[] {
  const columns: readonly Column[] = [
    { head: 'conversation', name: true, cells: shown.map(({ conversation }) => untrusted(conversation)) },
    { head: 'channel', name: true, cells: shown.map(({ channel }) => untrusted(channel)) },
    { head: 'account', name: true, cells: shown.map(({ account }) => untrusted(account)) },
    { head: 'started', name: true, cells: shown.map(({ startedAt }) => formatInstant(zone, startedAt).slice(0, 16)) },
    { head: 'contributes', name: true, cells: shown.map(({ contributes }) => contributes || 'is counted') },
  ];
  return columns.filter(({ cells }) => cells.some((cell) => cell !== UNKNOWN));
}

const UNKNOWN = '(unknown)';

/** The most frequent reason first, each with the conversations that it is said of. */
function byReason(others: readonly Contribution[]): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { reason, conversation } of others) {
    const known = reasons.get(reason ?? '') ?? [];
    if (known.push(conversation) === 1) reasons.set(reason ?? '', known);
  }
  return [...reasons]
    .sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
    .map(([reason, ids]) => `  ${count(ids.length)}  ${reason}: ${someOf(ids)}`);
}

const FEW = 5;

const someOf = (ids: readonly string[]): string =>
  ids
    .slice(0, FEW)
    .map((id) => untrusted(id))
    .join(', ') + (ids.length > FEW ? ` and ${count(ids.length - FEW)} more` : '');

const iso = (instant: number): string => new Date(instant).toISOString();

export const figureJson = ({ metric, slice, summary, conversations }: FigureTrace): string =>
  jsonText({
    metric: metric.id,
    slice,
    summary,
    conversations: conversations.map(({ samples, startedAt, contributes, reason, ...place }) => ({
      ...place,
      startedAt: iso(startedAt),
      counted: reason === null,
      contributes,
      reason,
      samples: samples.map(toldOf),
    })),
  });

const HEADS = ['conversation', 'channel', 'account', 'started_at', 'counted', 'contributes', 'reason'];

export const figureCsv = ({ conversations }: FigureTrace): string =>
  stringify([
    HEADS,
    ...conversations.map(({ conversation, channel, account, startedAt, contributes, reason }) =>
      [conversation, channel, account, iso(startedAt), reason === null ? 'yes' : 'no', contributes, reason ?? ''].map(
        safeCell,
      ),
    ),
  ]);
