import { count, instant } from '../../report/format.ts';
import { code, markdownTable } from '../../report/markdown.ts';
import { untrusted } from '../../report/untrusted.ts';
import type { CheckResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { findingOf, inOrder, type Status, sizeOf, sliceOf, statusOf, summaryOf, titleOf } from '../wording.ts';
import type { VerdictRenderer } from './renderer.ts';

const SIGNS: Readonly<Record<Status, string>> = {
  fail: '❌ breached',
  warn: '⚠️ warning',
  skip: '➖ skipped',
  ok: '✅ met',
};

/** A step summary may hold a mebibyte. */
const MOST_ROWS = 500;

/** For the summary of a CI step, or a comment on a pull request. */
export const markdown: VerdictRenderer = {
  id: 'markdown',
  title: 'a page for the summary of a CI step',
  extensions: ['.md'],
  isDocument: true,
  render(verdict) {
    const rows = inOrder(verdict.results);
    const hidden = rows.length - MOST_ROWS;
    const lines = [
      `## ${verdict.passed ? '✅' : '❌'} ${summaryOf(rows)}`,
      '',
      ...markdownTable(['', 'threshold', 'slice', 'found', 'n'], rows.slice(0, MOST_ROWS).map(cellsOf)),
      ...(hidden > 0 ? ['', `and ${count(hidden)} more.`] : []),
      ...waitingLines(verdict),
    ];
    return `${lines.join('\n')}\n`;
  },
};

function cellsOf(result: CheckResult): readonly string[] {
  const why = result.why === null || result.passed ? '' : ` ${code(untrusted(result.why, 500))}`;
  return [
    SIGNS[statusOf(result)],
    code(titleOf(result)),
    code(sliceOf(result)),
    `${code(findingOf(result))}${why}`,
    sizeOf(result),
  ];
}

function waitingLines({ waiting, timeZone }: Verdict): readonly string[] {
  if (waiting.length === 0) return [];
  const rows = waiting.map(({ conversation, since, channel, account }) =>
    [instant(since, timeZone), channel, account, conversation].map((cell) => code(untrusted(cell))),
  );
  return [
    '',
    '### Waiting longest',
    '',
    ...markdownTable([`since (${untrusted(timeZone)})`, 'channel', 'account', 'conversation'], rows),
  ];
}
