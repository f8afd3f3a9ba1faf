import { Chalk } from 'chalk';
import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../report/csv.ts';
import { businessTime, count, duration, instant, plural } from '../report/format.ts';
import { jsonText } from '../report/json.ts';
import { type Column, grid } from '../report/table/layout.ts';
import { untrusted } from '../report/untrusted.ts';
import { hanging } from '../report/wrap.ts';
import type { Queue, Waiting } from './queue.ts';

export interface QueueRenderer {
  readonly id: 'table' | 'csv' | 'json' | 'ndjson';
  /** What names of files end in that are written this way. */
  readonly extensions: readonly string[];
  render(queue: Queue, options: { readonly width: number; readonly colour: boolean }): string;
}

const CELLS: Readonly<Record<string, (waiting: Waiting) => string | number | null>> = {
  conversation: ({ conversation }) => conversation,
  url: ({ url }) => url,
  channel: ({ channel }) => channel,
  account: ({ account }) => account,
  customer: ({ customer }) => customer,
  priority: ({ priority }) => priority,
  topics: ({ topics }) => topics.join(';'),
  agent: ({ agent }) => agent,
  messages: ({ messages }) => messages,
  since: ({ since }) => since,
  waited_seconds: ({ waitedSeconds }) => waitedSeconds,
  business_seconds: ({ businessSeconds }) => businessSeconds,
  target: ({ target }) => target,
  target_seconds: ({ targetSeconds }) => targetSeconds,
  overdue_seconds: ({ overdueSeconds }) => overdueSeconds,
  late: ({ late }) => (late === null ? null : late ? 'yes' : 'no'),
};

const csv: QueueRenderer = {
  id: 'csv',
  extensions: ['.csv'],
  render: ({ waiting }) =>
    stringify([
      Object.keys(CELLS),
      ...waiting.map((one) =>
        Object.values(CELLS).map((cell) => {
          const value = cell(one);
          return typeof value === 'string' ? safeCell(value) : value;
        }),
      ),
    ]),
};

const json: QueueRenderer = { id: 'json', extensions: ['.json'], render: (queue) => jsonText(queue) };

const ndjson: QueueRenderer = {
  id: 'ndjson',
  extensions: ['.ndjson', '.jsonl'],
  render: ({ waiting }) => waiting.map((one) => jsonText(one, 0)).join(''),
};

const table: QueueRenderer = {
  id: 'table',
  extensions: ['.txt'],
  render(queue, { width, colour }) {
    const ink = new Chalk({ level: colour ? 1 : 0 });
    const { waiting } = queue;
    const head = hanging(summaryOf(queue), width);
    if (waiting.length === 0) return `${head.join('\n')}\n`;
    const rows = grid(columnsOf(waiting), { width, ink }).map((line, index) => {
      const late = waiting[index - 1]?.late;
      return late ? ink.red(line) : line;
    });
    return `${[...head.map((line) => ink.bold(line)), '', ...rows].join('\n')}\n`;
  },
};

function summaryOf({ total, late, waiting, asOf, timeZone }: Queue): string {
  const when = asOf === null ? '' : ` at ${instant(asOf, timeZone)} ${untrusted(timeZone)}`;
  if (total === 0) return `Nobody waits${when}.`;
  const past = late === null ? '' : `, ${late === 0 ? 'none' : count(late)} past the target`;
  const shown = waiting.length < total ? ` Shown: ${count(waiting.length)}.` : '';
  return `${plural(total, 'conversation')} ${total === 1 ? 'waits' : 'wait'} for an answer${when}, longest first${past}.${shown}`;
}

/** Columns in which nothing stands are left out. */
function columnsOf(waiting: readonly Waiting[]): readonly Column[] {
  const name = (head: string, text: (one: Waiting) => string | null): Column => ({
    head,
    name: true,
    cells: waiting.map((one) => untrusted(text(one) ?? '')),
  });
  const lateBy = waiting.some(({ businessSeconds }) => businessSeconds !== null) ? businessTime : duration;
  const columns: readonly Column[] = [
    { head: 'waits', cells: waiting.map(({ waitedSeconds }) => duration(waitedSeconds)) },
    { head: 'business time', cells: waiting.map(({ businessSeconds }) => businessTime(businessSeconds)) },
    { head: 'late by', cells: waiting.map(({ late, overdueSeconds }) => (late ? lateBy(overdueSeconds) : '-')) },
    // Whole, or it opens nothing; a link holds the id.
    { head: 'conversation', cells: waiting.map(({ url, conversation }) => untrusted(url ?? conversation, LONGEST)) },
    { head: 'customer', cells: waiting.map(({ customer }) => untrusted(customer ?? '-')) },
    name('channel', ({ channel }) => channel),
    name('account', ({ account }) => (account === UNKNOWN ? null : account)),
    name('priority', ({ priority }) => priority),
    name('topics', ({ topics }) => topics.join(', ')),
    name('last agent', ({ agent }) => agent),
    { head: 'messages', cells: waiting.map(({ messages }) => (messages === null ? '' : count(messages))) },
  ];
  return columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

const LONGEST = 300;
const UNKNOWN = '(unknown)';

/** Every way to write a queue down. */
export const QUEUE_RENDERERS: readonly QueueRenderer[] = [table, csv, json, ndjson];
