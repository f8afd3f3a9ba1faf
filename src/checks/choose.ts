import { nearest, printable } from '../model/text.ts';
import { figuresOf, type KindFigures, type RowFigures, type Unit } from './figures.ts';
import type { Scanner, Token } from './scanner.ts';
import type { KnownMetric } from './vocabulary.ts';
import { printName } from './words.ts';

/** Which of the figures of a metric is meant. */
interface Chosen {
  readonly row: string | null;
  readonly statistic: string;
  readonly unit: Unit;
}

/** Which figure of the metric the names after it mean. */
export function choose(
  scan: Scanner,
  { id, declared }: KnownMetric,
  metric: Token,
  [first, second]: readonly Token[],
): Chosen {
  const kind = figuresOf(declared);
  const statistic = first?.value ?? 'value';
  const whole = second ? undefined : kind.figures.get(statistic);
  if (whole) return { row: null, statistic, unit: whole.unit };
  if (!first) return scan.fail(`${id} is no single figure. ${offered(id, kind)}`, metric);
  const row = kind.rows?.name(first.value) ?? null;
  const ofRow = second?.value ?? 'value';
  const cell = row === null ? undefined : kind.rows?.figures.get(ofRow);
  if (row !== null && cell) return { row, statistic: ofRow, unit: cell.unit };
  return scan.fail(noFigure(id, kind, first.value, second?.value), row === null ? first : (second ?? first));
}

function noFigure(id: string, { figures, rows }: KindFigures, first: string, second: string | undefined): string {
  const written = printable(first);
  const row = rows?.name(first) ?? null;
  if (rows && row !== null) {
    const names = [...rows.figures.keys()];
    const example = `${id}.${printName(first)}`;
    if (second === undefined && rows.figures.has(first)) {
      const usual = `${id}.${rows.usual ?? 'ROW'}.${written}`;
      return `${id}.${written} stands in its rows. Write ${usual} (${rows.example}). ${offers(id, [...figures.keys()])}`;
    }
    if (second === undefined)
      return `${id} has no statistic "${written}"; for a row of that name say which figure. ${offers(example, names)}`;
    return `${example} has no statistic "${printable(second)}".${suggestion(second, names)} ${offers(example, names)}`;
  }
  const names = [...figures.keys()];
  return `${id} has no statistic "${written}".${suggestion(first, names)} ${offered(id, { figures, rows })}`;
}

function offered(id: string, { figures, rows }: KindFigures): string {
  const named = [...figures.keys()].filter((name) => name !== 'value');
  const whole = named.length > 0 ? [offers(id, named)] : [];
  return [...whole, ...(rows ? [offeredRows(id, rows)] : [])].join(' ');
}

const offers = (name: string, statistics: readonly string[]): string => `${name} offers ${statistics.join(', ')}.`;

const offeredRows = (id: string, { example, figures, offer }: RowFigures): string =>
  offer?.(id) ?? `${id}.ROW${figures.has('value') ? '' : `.${[...figures.keys()][0]}`} reads one row (${example}).`;

function suggestion(word: string, candidates: readonly string[]): string {
  const [near] = nearest(word, candidates, 1);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

export function unknown(what: string, word: string, candidates: readonly string[]): string {
  return `There is no ${what} "${printable(word)}".${suggestion(word, candidates)} There are ${candidates.join(', ')}.`;
}
