import type { MetricSummary } from '../../stats/index.ts';
import { businessTime, count, duration, share } from '../format.ts';
import { untrusted } from '../untrusted.ts';
import { hanging } from '../wrap.ts';
import { type Column, grid } from './layout.ts';
import { naming, type Page } from './page.ts';
import { promoterScore } from './promoters.ts';

const MOST_ROWS = 40;

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
  const shown = largest(groups, MOST_ROWS);
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
    ...(hidden > 0 ? hanging(`and ${count(hidden)} smaller: --csv or --json hold all`, page.width) : []),
  ];
}

type Group = Page['report']['groups'][number];

function largest(groups: readonly Group[], atMost: number): readonly Group[] {
  const size = ({ metrics: { conversations } }: Group) => (conversations?.kind === 'count' ? conversations.value : 0);
  const kept = new Set(groups.toSorted((a, b) => size(b) - size(a)).slice(0, atMost));
  return groups.filter((group) => kept.has(group));
}

/** One metric over all slices. The columns of the kinds that it is not are empty, and such are left out. */
function comparison(id: string, summaries: readonly (MetricSummary | undefined)[], page: Page): Column[] {
  const { title, of } = naming(page, id);
  const head = title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const counts = summaries.map((summary) => (summary?.kind === 'count' ? summary.value : null));
  const ratios = summaries.map((summary) => (summary?.kind === 'ratio' ? summary : null));
  const scores = ratios.map((ratio) => ratio && promoterScore(ratio));
  const durations = summaries.map((summary) => (summary?.kind === 'duration' ? summary : null));
  const sizes = (of: readonly (number | null | undefined)[]) => of.map((n) => count(n ?? null));
  return [
    { head: of, cells: counts.map(count) },
    { head, cells: ratios.map((it) => share(it?.value ?? null)), n: sizes(ratios.map((it) => it?.total)) },
    { head: 'NPS', cells: scores.map((it) => it?.score ?? '-'), n: sizes(scores.map((it) => it?.n)) },
    { head, cells: durations.map((it) => duration(it?.median ?? null)), n: sizes(durations.map((it) => it?.n)) },
    { head: '90 % within', cells: durations.map((it) => duration(it?.p90 ?? null)) },
    { head: 'in business time', cells: durations.map((it) => businessTime(it?.business?.median ?? null)) },
    { head: '90 % within', cells: durations.map((it) => businessTime(it?.business?.p90 ?? null)) },
  ];
}
