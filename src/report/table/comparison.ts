import { type FigureWords, methodWords, notComparedWords, sideWords, wordsOf } from '../compared.ts';
import type { ComparedFigure, Comparison } from '../comparison.ts';
import { untrusted } from '../untrusted.ts';
import { hanging } from '../wrap.ts';
import { type Column, grid, padEnd, widest } from './layout.ts';
import { naming, type Page } from './page.ts';

/** What is compared, figure by figure, and how sure that is. */
export function comparisonLines(comparison: Comparison, page: Page): string[] {
  const { width, ink, report } = page;
  const title = (metric: string) => naming(page, metric).title;
  const sides = [comparison.a, comparison.b].flatMap((side, at) =>
    hanging(`${'AB'[at]}  ${sideWords(side, report.options.timeZone)}`, width, '   '),
  );
  const warnings = comparison.warnings.flatMap((line) => hanging(`Mind: ${line}.`, width));
  const missing = notComparedWords(comparison, title).flatMap((line) => hanging(`Not compared  ${line}`, width));
  return [
    ...sides,
    ...warnings.map((line) => ink.bold(line)),
    ...blocksOf(comparison.figures).flatMap(([slice, figures]) => ['', ...block(slice, figures, page)]),
    ...(missing.length > 0 ? ['', ...missing.map((line) => ink.dim(line))] : []),
    '',
    ...hanging(methodWords(comparison), width).map((line) => ink.dim(line)),
  ];
}

/** Over everything first, then slice by slice. */
function blocksOf(figures: readonly ComparedFigure[]): readonly (readonly [string, readonly ComparedFigure[]])[] {
  const blocks = new Map<string, ComparedFigure[]>();
  for (const figure of figures) {
    const name = Object.entries(figure.slice)
      .map(([dimension, value]) => `${untrusted(dimension)} ${untrusted(value)}`)
      .join(' · ');
    blocks.set(name, [...(blocks.get(name) ?? []), figure]);
  }
  return [...blocks];
}

function block(slice: string, figures: readonly ComparedFigure[], page: Page): string[] {
  const lines = figures.flatMap((figure, at): FigureWords[] => {
    const { title } = naming(page, figure.metric);
    if (figure.key === null) return [wordsOf(figure, title)];
    const words = { ...wordsOf(figure, title), title: `  ${untrusted(figure.key)}` };
    return figures[at - 1]?.metric === figure.metric ? [words] : [{ ...NOTHING, title }, words];
  });
  const columns: readonly Column[] = [
    { head: slice, name: true, cells: lines.map(({ title }) => title) },
    { head: 'A', cells: lines.map(({ a }) => a), n: lines.map(({ nA }) => nA) },
    { head: 'B', cells: lines.map(({ b }) => b), n: lines.map(({ nB }) => nB) },
    { head: 'B - A', cells: lines.map(({ difference }) => difference) },
    { head: 'B / A', cells: lines.map(({ ratio }) => ratio) },
    { head: '', cells: padded(lines.map(({ outcome }) => outcome)) },
  ];
  return grid(columns, page);
}

/** What it comes to is never cut, and stands on the left of its place. */
const padded = (texts: readonly string[]): string[] => texts.map((text) => padEnd(text, widest(texts)));

/** The line above the rows of a metric. */
const NOTHING: FigureWords = {
  title: '',
  a: '',
  nA: '',
  b: '',
  nB: '',
  difference: '',
  ratio: '',
  chance: '',
  outcome: '',
};
