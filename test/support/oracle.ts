import { expect } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { problemCount, summary } from './report.ts';

type Figures = { readonly [name: string]: number | null | Figures };

/** The figures of a report by the names that `scripts/oracle.mjs` gives them; times in seconds. */
export function oracleFigures(report: Report): Figures {
  const conversations = summary(report, 'conversations', 'count');
  const messages = summary(report, 'messages', 'count');
  const inquiries = summary(report, 'response-rate', 'ratio');
  const turns = summary(report, 'response-rate-turns', 'ratio');
  const { total, pending: turnsPending = 0, answeredByBot: turnsAnsweredByBot = 0 } = turns;
  return {
    input: { ...fileCounts(report), blank: problemCount(report, 'blank-row') },
    asOf: Date.parse(report.options.asOf ?? '') / 1000,
    conversations: report.input.conversations,
    // Nothing in such a file marks a post, so there is none.
    posts: 0,
    customerMessages: messages.parts.customer ?? 0,
    agentMessages: messages.parts.agent ?? 0,
    botMessages: messages.parts.bot ?? 0,
    truncated: conversations.parts.truncated ?? 0,
    brandInitiated: conversations.parts['brand-initiated'] ?? 0,
    noCustomerMessage: conversations.parts['no-customer-message'] ?? 0,
    inquiries: conversations.value,
    answered: inquiries.matched,
    unanswered: inquiries.total - inquiries.matched,
    pending: inquiries.pending ?? 0,
    answeredByBot: inquiries.answeredByBot ?? 0,
    responseRate: inquiries.value,
    firstResponse: durationFigures(report, 'first-response-time'),
    responseTime: durationFigures(report, 'response-time'),
    turns: total + turnsPending + turnsAnsweredByBot,
    turnsAnswered: turns.matched,
    turnsUnanswered: total - turns.matched,
    turnsPending,
    turnsAnsweredByBot,
    messagesAnsweredByLink: summary(report, 'response-rate-messages', 'ratio').matched,
  };
}

function fileCounts({ input: { files } }: Report): Figures {
  const sum = (count: 'read' | 'skipped' | 'duplicates') => files.reduce((all, { records }) => all + records[count], 0);
  return { read: sum('read'), skipped: sum('skipped'), duplicates: sum('duplicates') };
}

function durationFigures(report: Report, metric: string): Figures {
  const { n, invalid, mean, median, p75, p90, p95, min, max } = summary(report, metric, 'duration');
  return { n, invalid, mean, median, p75, p90, p95, min, max };
}

/** Half a millisecond for times, next to nothing for shares; counts agree or do not. */
const TOLERANCES: Readonly<Record<string, number>> = { responseRate: 1e-9, n: 0, invalid: 0 };
const OF_TIMES = 0.0005;

/** Every figure that is expected is found, by its name. */
export function expectFigures(actual: Figures, expected: Figures, path = ''): void {
  expect(Object.keys(actual)).toEqual(expect.arrayContaining(Object.keys(expected)));
  for (const [name, value] of Object.entries(expected)) {
    const found = actual[name];
    if (typeof value === 'object' && value !== null) expectFigures(found as Figures, value, `${path}${name}.`);
    else expectNear(found, value, `${path}${name}`);
  }
}

function expectNear(found: unknown, value: unknown, path: string): void {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const isTime = path.startsWith('firstResponse.') || path.startsWith('responseTime.');
  const tolerance = TOLERANCES[name] ?? (isTime ? OF_TIMES : 0);
  const near = typeof found === 'number' && typeof value === 'number' && Math.abs(found - value) <= tolerance;
  expect(near ? value : found, path).toBe(value);
}
