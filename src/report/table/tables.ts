import type { MetricSummary, TallySummary } from '../../stats/index.ts';
import { count, duration, IN_UNIT, share } from '../format.ts';
import { untrusted } from '../untrusted.ts';
import { hanging } from '../wrap.ts';
import { abreast, type Column, grid, padStart, widest } from './layout.ts';
import { naming, type Page } from './page.ts';

const FEW_ROWS = 10;
const MANY_ROWS = 40;

type Summary<Kind> = Extract<MetricSummary, { kind: Kind }>;

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
  const grouped = Object.entries(parts).filter(([, part]) => part.matched > 0);
  return [
    ...grid(
      [
        { head: title, name: true, cells: shown.map(({ key }) => untrusted(key)) },
        { head: all, cells: shown.map((row) => count(row.count)) },
        { head: 'share', cells: shown.map((row) => share(row.share ?? null)) },
        ...columns.map(({ id, title, unit, n }) =>
          figure(
            untrusted(title),
            shown.map((row) => IN_UNIT[unit](row[id] ?? null)),
            n === undefined ? undefined : shown.map((row) => row[n] ?? null),
          ),
        ),
      ],
      page,
    ),
    ...(rows.length > shown.length ? [`and ${count(rows.length - shown.length)} more`] : []),
    ...(grouped.length > 0
      ? hanging(grouped.map(([name, { value }]) => `${untrusted(name)} ${share(value)}`).join(' · '), page.width)
      : []),
  ];
}

/** A figure with its n beside it, in a column of its own width: no number without its n. */
function figure(head: string, values: readonly string[], ns?: readonly (number | null)[]): Column {
  if (ns === undefined) return { head, cells: values };
  const counts = values.map((value, row) => (value === '-' ? '' : count(ns[row] ?? null)));
  const room = widest([...counts, 'n']);
  const beside = (value: string, n: string) => `${value}  ${padStart(n, room)}`;
  if (values.every((value) => value === '-')) return { head, cells: values };
  return { head: beside(head, 'n'), cells: values.map((value, row) => beside(value, counts[row] ?? '')) };
}

/** What slices are compared by. */
const COMPARED = [
  'conversations',
  'response-rate',
  'first-response-time',
  'resolution-rate',
  'negative-feedback-ratio',
  'satisfaction',
];

/** One row a slice. Where there are too many, those with the most conversations, in their order. */
export function slices(page: Page): string[] {
  const { groups, options } = page.report;
  if (groups.length === 0) return [];
  const shown = largest(groups, MANY_ROWS);
  const names = options.by.map((dimension): Column => {
    return { head: untrusted(dimension), name: true, cells: shown.map(({ by }) => untrusted(by[dimension] ?? '')) };
  });
  const figures = COMPARED.flatMap((id) =>
    comparison(
      id,
      shown.map(({ metrics }) => metrics[id]),
      page,
    ),
  );
  const hidden = groups.length - shown.length;
  return [
    ...grid([...names, ...figures], page),
    ...(hidden > 0 ? [`and ${count(hidden)} smaller: --csv or --json hold all`] : []),
  ];
}

type Group = Page['report']['groups'][number];

function largest(groups: readonly Group[], atMost: number): readonly Group[] {
  const size = ({ metrics: { conversations } }: Group) => (conversations?.kind === 'count' ? conversations.value : 0);
  const kept = new Set(groups.toSorted((a, b) => size(b) - size(a)).slice(0, atMost));
  return groups.filter((group) => kept.has(group));
}

/** One metric over all slices; none where no slice has it. */
function comparison(id: string, summaries: readonly (MetricSummary | undefined)[], page: Page): Column[] {
  const { title, of } = naming(page, id);
  const head = title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const pick = <Kind extends MetricSummary['kind']>(kind: Kind) =>
    summaries.map((summary) => (summary?.kind === kind ? (summary as Summary<Kind>) : null));
  const counts = pick('count');
  const ratios = pick('ratio');
  const durations = pick('duration');
  return [
    figure(
      of,
      counts.map((summary) => count(summary?.value ?? null)),
    ),
    figure(
      head,
      ratios.map((summary) => share(summary?.value ?? null)),
      ratios.map((summary) => summary?.total ?? null),
    ),
    figure(
      head,
      durations.map((summary) => duration(summary?.median ?? null)),
      durations.map((summary) => summary?.n ?? null),
    ),
    figure(
      '90 % within',
      durations.map((summary) => duration(summary?.p90 ?? null)),
    ),
  ].filter(({ cells }) => cells.some((cell) => cell !== '-'));
}
