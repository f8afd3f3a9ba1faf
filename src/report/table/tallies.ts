import type { TallyRow, TallySummary } from '../../stats/index.ts';
import { count, date, epoch, IN_UNIT, period, quantity, share } from '../format.ts';
import { figureIn } from '../tally-row.ts';
import { untrusted } from '../untrusted.ts';
import { hanging } from '../wrap.ts';
import { inWords } from './figures.ts';
import { abreast, grid } from './layout.ts';
import { matrixOf } from './matrix.ts';
import { naming, type Page, shown as shownOf } from './page.ts';

const FEW_ROWS = 10;
const MANY_ROWS = 40;

/** Every tally, side by side where the page is wide enough. */
export function tallies(page: Page): string[] {
  const blocks = shownOf(page).flatMap(([id, summary]) =>
    'rows' in summary && summary.kind !== 'distribution' ? [tallyOf(id, summary, page)] : [],
  );
  return abreast(blocks, page.width).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function tallyOf(id: string, summary: TallySummary, page: Page): string[] {
  const { kind, total, rows } = summary;
  const { title, of } = naming(page, id);
  const all = total === null ? of : `of ${quantity(total, of)}`;
  if (rows.length === 0) return hanging(`${title}: ${total ? `none ${all}` : `no ${of}`}`, page.width);
  const most = page.verbose ? MANY_ROWS : FEW_ROWS;
  // Of a series the latest are worth most.
  const shown = kind === 'series' ? rows.slice(-most) : rows.slice(0, most);
  const hidden = kind === 'matrix' ? 0 : rows.length - shown.length;
  const more = [...partsOf(summary), ...changeWords(summary, page)];
  if (hidden > 0) more.unshift(`and ${count(hidden)} ${kind === 'series' ? 'earlier' : 'more'}`);
  const body =
    kind === 'matrix' ? matrixOf(title, summary, page) : rowsOf(title, all, { ...summary, rows: shown }, page);
  return [...body, ...hanging(more.join(' · '), page.width)];
}

function rowsOf(title: string, all: string, { total, columns, rows: shown }: TallySummary, page: Page): string[] {
  const isSaid = (id: string) => shown.some((row) => row[id] !== null);
  const told = columns.filter(({ id, unit, detail }) => (page.verbose || !detail) && (unit !== 'text' || isSaid(id)));
  const figures = told.map(({ id, title, unit, n }) => ({
    head: untrusted(title),
    name: unit === 'text',
    cells: isUntold(id, shown) ? shown.map(() => '-') : shown.map((row) => cellOf(row, id, unit, page)),
    n: n === undefined ? undefined : shown.map((row) => count(figureIn(row, n))),
  }));
  const names = { head: title, name: true, cells: shown.map(({ key }) => untrusted(key)) };
  // Where nothing of the kind was read (replies, where only their times are told), zeros would say that there was none.
  const counts = { head: all, cells: shown.map((row) => (total ? count(row.count) : '-')) };
  const shares = { head: 'share', cells: shown.map((row) => share(row.share ?? null)) };
  return grid([names, counts, shares, ...figures], page);
}

/** An inquiry without a message is one whose messages the export does not hold. */
const isUntold = (id: string, rows: readonly TallyRow[]): boolean =>
  id === 'messages' && rows.every((row) => row[id] === 0 && (row.count ?? 0) > 0);

type Unit = TallySummary['columns'][number]['unit'];

function cellOf(row: TallyRow, id: string, unit: Unit, { report }: Page): string {
  if (unit !== 'instant' && unit !== 'text') return IN_UNIT[unit](figureIn(row, id));
  if (typeof row[id] !== 'string') return '-';
  return unit === 'text' ? untrusted(row[id]) : date(row[id], report.options.timeZone);
}

/** What a change is from and to; why there is none, where it was asked for with a period. */
function changeWords({ change, rows }: TallySummary, { report: { options } }: Page): string[] {
  if (change === undefined) return [];
  if (change.status === 'not-available') return [`no change: ${untrusted(change.reason, 300)}`];
  const stretch = ({ from, to, total }: typeof change.now) =>
    `${period({ from, to: iso(epoch(to) - 1) }, options.timeZone)} (n ${count(total)})`;
  const isAny = rows.some(({ trend }) => trend !== null);
  const chance = isAny ? 'rising and falling are more than chance' : 'none of it is more than chance';
  return [`change: ${stretch(change.now)} against ${stretch(change.before)}, ${chance}`];
}

const iso = (at: number): string => new Date(at).toISOString();

/** Parts of the total, where there are any, and shares that have a total of their own, with it. */
function partsOf({ total: all, parts = {} }: TallySummary): string[] {
  const told = Object.entries(parts).filter(([, { matched, total }]) => (total === all ? matched > 0 : total > 0));
  return told.map(([name, { value, total }]) => {
    return `${inWords(name)} ${share(value)}${total === all ? '' : ` (n ${count(total)})`}`;
  });
}
