import type { TallySummary } from '../../stats/index.ts';
import { count, IN_UNIT, share } from '../format.ts';
import { figureIn } from '../tally-row.ts';
import { untrusted } from '../untrusted.ts';
import { hanging } from '../wrap.ts';
import { abreast, grid } from './layout.ts';
import { naming, type Page } from './page.ts';

const FEW_ROWS = 10;
const MANY_ROWS = 40;

/** Every tally, side by side where the page is wide enough. */
export function tallies(page: Page): string[] {
  const blocks = Object.entries(page.report.metrics).flatMap(([id, summary]) =>
    summary.kind === 'tally' || summary.kind === 'table' ? [tallyOf(id, summary, page)] : [],
  );
  return abreast(blocks, page.width).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function tallyOf(id: string, { total, columns, rows, parts = {} }: TallySummary, page: Page): string[] {
  const { title, of } = naming(page, id);
  const all = `of ${count(total)} ${of}`;
  if (rows.length === 0) return hanging(`${title}: none ${all}`, page.width);
  const shown = rows.slice(0, page.verbose ? MANY_ROWS : FEW_ROWS);
  const hidden = rows.length - shown.length;
  const figures = columns.map(({ id, title, unit, n }) => ({
    head: untrusted(title),
    cells: shown.map((row) => IN_UNIT[unit](figureIn(row, id))),
    n: n === undefined ? undefined : shown.map((row) => count(figureIn(row, n))),
  }));
  const names = { head: title, name: true, cells: shown.map(({ key }) => untrusted(key)) };
  const counts = { head: all, cells: shown.map((row) => count(row.count)) };
  const shares = { head: 'share', cells: shown.map((row) => share(row.share ?? null)) };
  const groups = Object.entries(parts).filter(([, { matched }]) => matched > 0);
  const more = groups.map(([name, { value }]) => `${untrusted(name)} ${share(value)}`);
  if (hidden > 0) more.unshift(`and ${count(hidden)} more`);
  return [...grid([names, counts, shares, ...figures], page), ...hanging(more.join(' · '), page.width)];
}
