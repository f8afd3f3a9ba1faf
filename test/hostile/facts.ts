import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'csv-parse/sync';
import { type Report, totalRecords } from '../../src/report/report.ts';
import type { Case, Class } from './manifest.ts';
import { meaning } from './meanings.ts';
import type { Run } from './run.ts';

/** All that came of a case. */
export interface Outcome {
  readonly case: Case;
  /** `report --json --rejects FILE`, from which the class, the figures and the counts are taken. */
  readonly run: Run;
  readonly class: Class | 'crash';
  readonly report: Report | null;
  /** What the tool can print of it, by name: `stdout`, `stderr`, `table`, `csv`, `normalize` ... */
  readonly outputs: ReadonlyMap<string, Buffer>;
  /** What `normalize` printed, where a fact needs it. */
  readonly interactions: readonly Interaction[];
  readonly rejected: Buffer;
  /** The bytes of the inputs, where they are plain files. */
  readonly input: Buffer;
  /** The same command in other time zones, with the inputs turned round, once more. */
  readonly repeated: ReadonlyMap<string, Buffer>;
  /** What the tool, run inside of the test, left on every object. */
  readonly polluted: readonly string[];
  /** The report of another case, to compare with. */
  readonly other: Report | null;
}

export interface Interaction {
  readonly id: string | null;
  readonly conversationId: string;
  readonly kind: string;
  readonly at: string;
  readonly text: string | null;
  readonly author: { readonly id: string | null; readonly role: string };
}

/** `null` where the fact holds, what was found where it does not; `undefined` where it says nothing of this outcome. */
export type Finding = string | null | undefined;
type Check = (expected: never, outcome: Outcome) => Finding;

const judge = (holds: boolean, found: unknown): Finding => (holds ? null : JSON.stringify(found)?.slice(0, 300));

/* ---------------------------------------------------------------- what is counted */

type Range = number | { readonly min?: number; readonly max?: number };

const isIn = (value: number, range: Range): boolean =>
  typeof range === 'number'
    ? value === range
    : value >= (range.min ?? Number.NEGATIVE_INFINITY) && value <= (range.max ?? Number.POSITIVE_INFINITY);

const ofReport =
  (value: (report: Report, outcome: Outcome) => number) =>
  (expected: Range, outcome: Outcome): Finding => {
    if (outcome.report === null) return undefined;
    const found = value(outcome.report, outcome);
    return judge(isIn(found, expected), found);
  };

const counted = (name: 'read' | 'used' | 'skipped' | 'duplicates') =>
  ofReport((report) => totalRecords(report.input.files)[name]);

const problem = ({ input }: Report, code: string) => input.problems.find((one) => one.code === code);

function firstBadLine({ input }: Report): number {
  const lines = input.problems
    .filter(({ notice }) => !notice)
    .flatMap(({ examples }) => examples.map(({ line }) => line));
  return Math.min(...lines.filter((line) => line !== null));
}

/* ---------------------------------------------------------------- figures */

/** Every summary of the report, of the whole and of its slices. */
const summaries = ({ metrics, groups }: Report) =>
  [metrics, ...groups.map((group) => group.metrics)].flatMap(Object.values);

/** A share of what agents wrote needs no customer: it is told of an export that holds nothing but answers. */
const OF_ANSWERS = new Set(['canned-share']);

const ratesAreNull = (_: true, { report }: Outcome): Finding => {
  if (report === null) return undefined;
  const told = Object.entries(report.metrics).flatMap(([id, summary]) =>
    (summary.kind === 'ratio' && summary.value !== null) || (summary.kind === 'duration' && summary.median !== null)
      ? [id]
      : [],
  );
  const wrong = told.filter((id) => !OF_ANSWERS.has(id));
  return judge(wrong.length === 0, wrong);
};

/** Every number below zero under a duration. */
const negative = (value: unknown): readonly unknown[] =>
  typeof value === 'number'
    ? value < 0 || Object.is(value, -0)
      ? [value]
      : []
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(negative)
      : [];

const noNegativeDurations = (_: true, { report }: Outcome): Finding => {
  if (report === null) return undefined;
  const found = summaries(report)
    .filter(({ kind }) => kind === 'duration')
    .flatMap(negative);
  return judge(found.length === 0, found);
};

/** From the first message of a customer to the first of an agent, worked out from what `normalize` prints. */
function firstReplies({ interactions }: Outcome): Map<string, number | null> {
  const conversations = new Map<string, Interaction[]>();
  for (const one of interactions) {
    const events = conversations.get(one.conversationId);
    if (events) events.push(one);
    else conversations.set(one.conversationId, [one]);
  }
  return new Map(
    [...conversations].map(([id, events]) => {
      const first = (role: string) => events.find(({ kind, author }) => kind === 'message' && author.role === role);
      const [asked, answered] = [first('customer'), first('agent')];
      return [id, asked && answered ? (Date.parse(answered.at) - Date.parse(asked.at)) / 1000 : null];
    }),
  );
}

const repliesAfter = (expected: Readonly<Record<string, number | null>>, outcome: Outcome): Finding => {
  if (outcome.report === null) return undefined;
  const found = Object.fromEntries(firstReplies(outcome));
  return judge(
    Object.entries(expected).every(([id, seconds]) => found[id] === seconds),
    found,
  );
};

/* ---------------------------------------------------------------- text */

/** A percent sign begins an escape, and none of them begins a new line. */
const ANNOTATION = /^::(?:error|warning|notice)(?: title=(?:[^:,%]|%3A|%2C|%25)*)?::(?:[^%]|%25)*$/;

/** Controls but LF, C1, and what turns the direction of writing. A table and JSON may hold tabs as text. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/u;
const COMMAND = /^\s*(::|##\[|##vso\[|##teamcity\[|section_start)/m;

const text = (outcome: Outcome, name: string): string => outcome.outputs.get(name)?.toString() ?? '';

/** `stdout` is whatever the tool prints, table or JSON; the names of renderers that do not exist say nothing. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  stdout: ['stdout', 'table', 'normalize', 'inspect', 'check-text', 'check-github'],
  stderr: ['stderr'],
  csv: ['csv', 'wide', 'normalize-csv'],
  json: ['stdout', 'normalize', 'check-json'],
  markdown: ['check-markdown'],
};

const outputsNamed = (outcome: Outcome, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => NAMES[name] ?? [name]).filter((name) => outcome.outputs.has(name));

const everywhere = (outcome: Outcome): readonly string[] => [...outcome.outputs.keys()];

/** Where CI runners look for commands; in annotations each line is one, and ours. */
const inLogs = (outcome: Outcome): readonly string[] => everywhere(outcome).filter((name) => name !== 'check-github');

const without = (outcome: Outcome, names: readonly string[], unwanted: (text: string) => boolean): Finding => {
  const found = names.filter((name) => unwanted(text(outcome, name)));
  return names.length === 0 ? undefined : judge(found.length === 0, found);
};

const isControlFree = (outcome: Outcome, names: readonly string[]): Finding =>
  without(outcome, names, (output) => CONTROL.test(output));

/** What a spreadsheet would run, also behind spaces and controls; a number may have its minus sign. */
const isFormula = (cell: string): boolean =>
  /^[\s\0-\x1f\p{Cf}"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell) && !/^-?\d+(\.\d+)?(e-?\d+)?$/.test(cell);

const cellsOf = (csv: string): readonly string[] => (parse(csv, { relax_column_count: true }) as string[][]).flat();

const years = ({ interactions }: Outcome): readonly number[] => interactions.map(({ at }) => Number(at.slice(0, 4)));

/* ---------------------------------------------------------------- the table of facts */

/** The facts of the manifest, by their keys. */
export const FACTS: Readonly<Record<string, Check>> = {
  rows: counted('read'),
  kept: counted('used'),
  rejected: counted('skipped'),
  duplicates: counted('duplicates'),
  conversations: ofReport(({ input }) => input.conversations),
  conversations_by_reply_chain: ofReport(({ input }) => input.conversations),
  distinct_message_ids: ofReport((_, { interactions }) => new Set(interactions.map(({ id }) => id)).size),
  channels: ofReport(({ metrics }) => {
    const volume = metrics['volume-by-channel'];
    return volume?.kind === 'tally' ? volume.rows.length : Number.NaN;
  }),
  blank_rows: ofReport((report) => problem(report, 'blank-row')?.count ?? 0),
  preamble_lines: ofReport((report) => problem(report, 'preamble')?.count ?? 0),
  first_bad_line: (expected: Range, outcome: Outcome) => {
    const { report, case: one } = outcome;
    if (report === null) return undefined;
    // Where nothing has to be wrong, nothing needs a line.
    const isClean = one.also_acceptable.includes('ok') && !report.input.problems.some(({ notice }) => !notice);
    return isClean ? undefined : ofReport(firstBadLine)(expected, outcome);
  },
  warnings: (expected: number, { run, report }: Outcome) => {
    const found = report?.input.problems.length ?? Number.NaN;
    return judge(found === expected && (expected > 0 || run.stderr.length === 0), run.stderr.toString());
  },
  warn: (codes: readonly string[], { report, class: ended }: Outcome) => {
    if (report === null || ended === 'ok') return undefined;
    const found = report.input.problems.map(({ code }) => code);
    return judge(
      codes.every((code) => found.some((one) => meaning(code).includes(one))),
      found,
    );
  },
  error_mentions: (patterns: readonly string[], { run, class: ended }: Outcome) => {
    if (ended === 'ok') return undefined;
    const told = run.stderr.toString();
    return judge(
      patterns.every((pattern) => new RegExp(pattern, 'i').test(told)),
      told,
    );
  },
  reference: (
    expected: { conversations: number; messages: number; first_agent_reply_seconds: Record<string, number | null> },
    outcome: Outcome,
  ) => {
    const { report } = outcome;
    if (report === null) return undefined;
    const { messages } = report.metrics;
    const found = [report.input.conversations, messages?.kind === 'count' ? messages.value : null];
    const holds = isDeepStrictEqual(found, [expected.conversations, expected.messages]);
    return holds ? repliesAfter(expected.first_agent_reply_seconds, outcome) : judge(false, found);
  },
  same_report_as: (_: string, { report, other }: Outcome) => {
    if (report === null || other === null) return undefined;
    const differing = Object.keys(other.metrics).filter(
      (id) => !isDeepStrictEqual(report.metrics[id], other.metrics[id]),
    );
    const holds = differing.length === 0 && isDeepStrictEqual(report.groups, other.groups);
    return judge(holds, differing);
  },
  first_agent_reply_seconds: repliesAfter,
  first_agent_reply_seconds_all: (expected: number, outcome: Outcome) => {
    const found = [...firstReplies(outcome).values()];
    return judge(found.length > 0 && found.every((seconds) => seconds === expected), found);
  },
  rates_are_null: ratesAreNull,
  response_rate: (expected: number, { report }: Outcome) => {
    const rate = report?.metrics['response-rate'];
    return judge(rate?.kind === 'ratio' && rate.value === expected, rate);
  },
  median_first_response: (expected: null, { report }: Outcome) => {
    const time = report?.metrics['first-response-time'];
    return judge(time?.kind === 'not-available' || (time?.kind === 'duration' && time.median === expected), time);
  },
  no_negative_durations: noNegativeDurations,
  max_response_days: (days: number, { report }: Outcome) => {
    if (report === null) return undefined;
    const longest = summaries(report).map((summary) => (summary.kind === 'duration' ? (summary.max ?? 0) : 0));
    return judge(Math.max(...longest) <= days * 86_400, Math.max(...longest));
  },
  forbid_years: (unwanted: readonly number[], outcome: Outcome) =>
    judge(!years(outcome).some((year) => unwanted.includes(year)), years(outcome)),
  forbid_years_after: (last: number, outcome: Outcome) =>
    judge(
      years(outcome).every((year) => year <= last),
      years(outcome),
    ),
  delimiter: (expected: string, { report }: Outcome) => {
    const found = report?.input.files.map(({ delimiter }) => delimiter);
    return judge(found?.every((delimiter) => delimiter === expected) ?? false, found);
  },

  must_contain_text: (wanted: readonly string[], outcome: Outcome) =>
    judge(
      wanted.every((one) => text(outcome, 'normalize').includes(one)),
      wanted,
    ),
  forbid_text: (unwanted: readonly string[], outcome: Outcome) =>
    without(outcome, everywhere(outcome), (output) => unwanted.some((one) => output.includes(one))),
  forbid_text_in_terminal: (unwanted: readonly string[], outcome: Outcome) =>
    without(outcome, everywhere(outcome), (output) => unwanted.some((one) => output.includes(one))),
  forbid_control_chars_in: (names: readonly string[], outcome: Outcome) =>
    isControlFree(outcome, outputsNamed(outcome, names)),
  forbid_line_start: (unwanted: readonly string[], outcome: Outcome) =>
    without(outcome, inLogs(outcome), (output) =>
      output.split('\n').some((line) => unwanted.some((one) => line.trimStart().startsWith(one))),
    ),
  csv_output_no_formula_start: (_: true, outcome: Outcome) =>
    without(outcome, outputsNamed(outcome, ['csv']), (output) => cellsOf(output).some(isFormula)),
  json_output_keeps_ids_unchanged: (_: true, outcome: Outcome) =>
    judge(
      outcome.interactions.length > 0 &&
        outcome.interactions.every(({ conversationId }) => outcome.input.includes(conversationId)),
      outcome.interactions.map(({ conversationId }) => conversationId),
    ),
  default_report_has_no_message_text: (_: true, outcome: Outcome) =>
    without(outcome, ['stdout', 'table', 'csv', 'wide'], (output) =>
      outcome.interactions.some((one) => one.text !== null && one.text !== '' && output.includes(one.text)),
    ),
  no_prototype_pollution: (_: true, { polluted }: Outcome) => judge(polluted.length === 0, polluted),
  annotation_message_escapes: (_: readonly string[], outcome: Outcome) =>
    judge(text(outcome, 'check-github').includes('%250A::error::forged'), text(outcome, 'check-github')),
  forbid_in_markdown: (unwanted: readonly string[], outcome: Outcome) =>
    without(outcome, ['check-markdown'], (output) => unwanted.some((one) => withoutCode(output).includes(one))),
  markdown_tables_keep_their_column_count: (_: true, outcome: Outcome) => {
    const tables = text(outcome, 'check-markdown').split(/\n(?!\|)/);
    const counts = tables.map(
      (table) =>
        new Set(
          table
            .split('\n')
            .filter((line) => line.startsWith('|'))
            .map(columns),
        ),
    );
    return judge(
      counts.some(({ size }) => size === 1) && counts.every(({ size }) => size <= 1),
      counts.map((one) => [...one]),
    );
  },
  all_outputs_valid_utf8: (_: true, outcome: Outcome) => allValid(outcome),

  stderr_max_lines: (most: number, { run }: Outcome) => judge(lines(run.stderr) <= most, lines(run.stderr)),
  stderr_max_bytes: (most: number, { run }: Outcome) => judge(run.stderr.length <= most, run.stderr.length),
  stdout_max_lines: (most: number, outcome: Outcome) =>
    ofTable(outcome, (table) => judge(lines(table) <= most, lines(table))),
  stdout_max_bytes: (most: number, outcome: Outcome) =>
    ofTable(outcome, (table) => judge(table.length <= most, table.length)),
  stdout_max_line_width: (most: number, outcome: Outcome) =>
    ofTable(outcome, (table) => {
      const widest = Math.max(
        ...table
          .toString()
          .split('\n')
          .map((line) => line.length),
      );
      return judge(widest <= most, widest);
    }),
  no_stack_trace: (_: true, { run }: Outcome) => judge(!STACK.test(run.stderr.toString()), run.stderr.toString()),

  same_under_tz: (zones: readonly string[], outcome: Outcome) => sameBytes(zones, outcome),
  same_bytes_on_rerun: (_: true, outcome: Outcome) => sameBytes(['rerun'], outcome),
  same_report_for_any_input_order: (_: true, outcome: Outcome) => sameBytes(['turned'], outcome),
};

/** What stands between backticks is shown as it is. */
const withoutCode = (markdown: string): string => markdown.replaceAll(/(`+)[^`](?:.*?[^`])?\1(?!`)/gs, '');
const columns = (row: string): number => row.split(/(?<!\\)\|/).length;

const lines = (output: Buffer): number => output.toString().split('\n').length - 1;
const STACK = /^\s+at .+:\d+/m;

const ofTable = (outcome: Outcome, check: (table: Buffer) => Finding): Finding => {
  const table = outcome.outputs.get('table');
  return table === undefined ? undefined : check(table);
};

const sameBytes = (names: readonly string[], { run, repeated }: Outcome): Finding => {
  const differing = names.filter((name) => !repeated.get(name)?.equals(run.stdout));
  return judge(differing.length === 0, differing);
};

const allValid = ({ outputs }: Outcome): Finding => {
  const broken = [...outputs].filter(([, bytes]) => !isUtf8(bytes)).map(([name]) => name);
  return judge(broken.length === 0, broken);
};

/** What is said of outputs or switches that this version does not have. */
export const NOT_OFFERED: Readonly<Record<string, string>> = {
  forbid_in_html: 'there is no HTML',
  html_has_no_remote_urls: 'there is no HTML',
  with_topic_patterns: 'topics are words and not patterns',
  with_topic_patterns_max_seconds: 'topics are words and not patterns',
  when_redacting_forbid: 'nothing is redacted: the report holds no words',
  when_redacting_same_author_same_pseudonym: 'nothing is redacted: the report holds no names of customers',
};

/** What is reported and never asserted, because it says more of the machine than of the program. */
export const MEASURED: ReadonlySet<string> = new Set(['max_seconds', 'peak_rss_mb']);

/** What holds of the whole folder, or is no fact. */
export const ELSEWHERE: ReadonlySet<string> = new Set([
  'writes_only_named_outputs',
  'run_with',
  'physical_rows',
  'note',
]);

/* ---------------------------------------------------------------- laws */

const EXIT_CODES = new Set([0, 2, 3, 4]);

/** What is true of every case, whatever its facts. */
export const LAWS: Readonly<Record<string, (outcome: Outcome) => Finding>> = {
  class: ({ class: found, case: { expect, also_acceptable }, run }) =>
    judge([expect, ...also_acceptable].includes(found as Class), `${found}: ${run.stderr}`),
  'exit code': ({ run }) => judge(run.code !== null && EXIT_CODES.has(run.code), run.code),
  conservation: ({ report }) => {
    if (report === null) return undefined;
    const files = report.input.files.map(({ records }) => records);
    const lost = files.filter(
      ({ read, used, skipped, duplicates }) => read !== used + skipped + duplicates || used < 0,
    );
    return judge(lost.length === 0, lost);
  },
  'an error names the file, prints no report and no stack': ({ class: ended, run, case: { inputs } }) => {
    if (ended !== 'clean-error') return undefined;
    const told = run.stderr.toString();
    const names = inputs.map((input) => basename(input)).some((name) => told.includes(name));
    return judge(names && run.stdout.length === 0 && !STACK.test(told) && lines(run.stderr) <= 3, told);
  },
  'a warning names a file': ({ class: ended, run }) =>
    ended === 'ok-with-warnings'
      ? judge(/\.(csv|tsv|json|ndjson|gz)/.test(run.stderr.toString()), run.stderr.toString())
      : undefined,
  'outputs are valid UTF-8': allValid,
  'outputs hold no controls': (outcome) => isControlFree(outcome, everywhere(outcome)),
  'no line is a command to a CI runner': (outcome) =>
    without(outcome, inLogs(outcome), (output) => COMMAND.test(output)),
  'every annotation is our own, and holds nothing that ends it': (outcome) =>
    without(outcome, outputsNamed(outcome, ['check-github']), (output) =>
      output.split('\n').some((line) => line !== '' && !ANNOTATION.test(line)),
    ),
  'no figure is undefined or not a number': (outcome) =>
    without(
      outcome,
      ['table', 'csv', 'wide'].filter((name) => outcome.outputs.has(name)),
      (output) =>
        /\b(NaN|Infinity|undefined)\b|\[object /.test(output) &&
        !/nan|undefined/.test(outcome.input.toString('latin1')),
    ),
  'a rate over nothing is null': ({ report }) => {
    if (report === null) return undefined;
    const wrong = summaries(report).filter((one) => one.kind === 'ratio' && one.total === 0 && one.value !== null);
    return judge(wrong.length === 0, wrong);
  },
  'no duration is negative': (outcome) => noNegativeDurations(true, outcome),
  'stderr is short': ({ run }) => judge(lines(run.stderr) <= 60, lines(run.stderr)),
  'rejected records are kept whole': ({ report, rejected, input }) => {
    if (report === null) return undefined;
    const kept = rejected.toString('latin1').split(/^# .*: record \d+, line \d+: [a-z-]+: .*\n/m);
    const count = kept.length - 1;
    const { skipped } = totalRecords(report.input.files);
    if (count !== skipped) return judge(false, { kept: count, skipped });
    if (input.length === 0) return null;
    const source = input.toString('latin1');
    const lost = [...new Set(kept)].filter((record) => !source.includes(record.replace(/\n$/, '')));
    return judge(lost.length === 0, lost.slice(0, 3));
  },
};
