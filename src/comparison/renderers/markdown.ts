import { methodWords, notComparedWords, sideWords, wordsOf } from '../../report/compared.ts';
import { code, markdownTable } from '../../report/markdown.ts';
import type { ComparisonRenderer } from './renderer.ts';

/** For a pull request, a wiki, the summary of a CI step. */
export const markdown: ComparisonRenderer = {
  id: 'markdown',
  extensions: ['.md'],
  render({ comparison, report }) {
    const titleOf = (metric: string) => report.definitions[metric]?.title ?? metric;
    const rows = comparison.figures.map((figure) => {
      const { title, a, nA, b, nB, difference, ratio, outcome } = wordsOf(figure, titleOf(figure.metric));
      const place = Object.values(figure.slice).join(', ');
      return [place === '' ? title : `${place}: ${title}`, a, nA, b, nB, difference, ratio, outcome].map(code);
    });
    const sides = [comparison.a, comparison.b].map(
      (side, at) => `- ${'AB'[at]}: ${code(sideWords(side, report.options.timeZone))}`,
    );
    const lines = [
      ...sides,
      ...comparison.warnings.map((line) => `- Mind: ${code(line)}`),
      '',
      ...markdownTable(['', 'A', 'n', 'B', 'n', 'B - A', 'B / A', ''], rows),
      '',
      ...notComparedWords(comparison, titleOf).map((line) => `- Not compared: ${code(line)}`),
      '',
      methodWords(comparison),
    ];
    return `${lines.join('\n')}\n`;
  },
};
