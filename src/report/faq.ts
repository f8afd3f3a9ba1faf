import type { TallyRow } from '../stats/index.ts';
import { count, date, plural, share } from './format.ts';
import { plain } from './markdown.ts';
import type { Report } from './report.ts';
import { figureIn } from './tally-row.ts';
import { untrusted } from './untrusted.ts';

const METRIC = 'frequent-questions';
const LONGEST = 2000;

/** A draft of a page of frequent questions, in Markdown: what customers ask most, and what agents usually answer. */
export function faqOf(report: Report, most: number): string {
  const found = report.metrics[METRIC];
  const head = ['# Frequent questions: a draft', whence(report)];
  if (found?.kind !== 'table') {
    const reason = found?.kind === 'not-available' ? found.reason : 'they were not measured';
    return page([...head, `No questions: ${untrusted(reason, 200)}.`]);
  }
  const { rows } = found;
  const total = found.total ?? 0;
  if (rows.length === 0) return page([...head, `None of ${plural(total, 'question')} was asked three times.`]);
  const shown = rows.slice(0, most);
  const hidden = rows.length - shown.length;
  return page([
    ...head,
    `${plural(total, 'conversation')} with a question; ${plural(rows.length, 'question')} asked three times or more.`,
    ...shown.flatMap((row) => entry(row, total)),
    ...(hidden > 0 ? [`And ${count(hidden)} more: --top shows them.`] : []),
  ]);
}

const page = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

function whence({ input: { files }, period, options: { timeZone } }: Report): string {
  const names = files.map(({ path }) => plain(untrusted(path, 100))).join(', ');
  const when = period === null ? '' : `, ${date(period.from, timeZone)} - ${date(period.to, timeZone)}`;
  return `From ${names}${when}. Questions are in the words of one customer, answers in those of one agent; read them before you publish them.`;
}

function entry(row: TallyRow, total: number): string[] {
  const [answered, answeredOf, alike] = [
    figureIn(row, 'answered'),
    figureIn(row, 'answeredN'),
    figureIn(row, 'answerN'),
  ];
  const asked = `Asked in ${plural(row.count ?? 0, 'conversation')} (${share((row.count ?? 0) / Math.max(1, total))}), ${share(answered)} of ${count(answeredOf)} answered.`;
  const answer = row.answer;
  return [
    `## ${plain(untrusted(row.key, LONGEST))}`,
    ...(typeof answer === 'string'
      ? [`> ${plain(untrusted(answer, LONGEST))}`, `${asked} ${count(alike)} of the first answers say this.`]
      : ['*No usual answer yet.*', asked]),
  ];
}
