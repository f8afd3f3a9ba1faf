import { plural } from '../../report/format.ts';
import { untrusted } from '../../report/untrusted.ts';
import type { CheckResult } from '../result.ts';
import { findingOf, inOrder, sizeOf, sliceOf, titleOf } from '../wording.ts';
import type { VerdictRenderer } from './renderer.ts';

/*
 * Workflow commands, which GitHub shows as annotations of the run. Only these characters need escaping: line ends would
 * begin a line, on which another command could stand, and in a property the separators would end it.
 * docs.github.com/actions/reference/workflow-commands-for-github-actions; actions/toolkit, packages/core/src/command.ts
 */
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** GitHub shows ten errors and ten warnings of a step; the last of them says how many more there are. */
const MOST = 10;

export const github: VerdictRenderer = {
  id: 'github',
  title: 'annotations of GitHub Actions',
  extensions: [],
  isDocument: false,
  render({ results }) {
    const missed = inOrder(results).filter(({ passed }) => !passed);
    const lines = [
      ...annotations(
        'error',
        missed.filter(({ level }) => level === 'error'),
      ),
      ...annotations(
        'warning',
        missed.filter(({ level }) => level === 'warn'),
      ),
    ];
    return lines.map((line) => `${line}\n`).join('');
  },
};

type Kind = 'error' | 'warning';

function annotations(kind: Kind, missed: readonly CheckResult[]): readonly string[] {
  const told = missed.length > MOST ? missed.slice(0, MOST - 1) : missed;
  const rest = missed.length - told.length;
  const last = rest > 0 ? [annotation(kind, 'socmetrics', `and ${plural(rest, 'more threshold')}`)] : [];
  return [...told.map((result) => annotation(kind, titleOf(result), messageOf(result))), ...last];
}

const annotation = (kind: Kind, title: string, message: string): string =>
  `::${kind} title=${property(title)}::${data(message)}`;

function messageOf(result: CheckResult): string {
  const words = [sliceOf(result), findingOf(result), sizeOf(result)].filter((part) => part !== '').join(', ');
  return result.why === null ? words : `${words}\n${untrusted(result.why, 500)}`;
}
