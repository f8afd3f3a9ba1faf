import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/checks/evaluate.ts';
import { VERDICT_RENDERERS } from '../../src/checks/renderers/index.ts';
import type { CheckResult } from '../../src/checks/result.ts';
import { type Verdict, verdictOf } from '../../src/checks/verdict.ts';
import { threshold } from '../../src/vocabulary.ts';
import { hostileReport, hostileText } from '../report/hostile.ts';
import { counted, duration, march, missing, ratio } from '../report/reports.ts';
import { readJunit } from '../support/junit.ts';
import { reportWith } from './reports.ts';

const rendered = (id: string, verdict: Verdict, options = { width: 100, colour: false }): string => {
  const renderer = VERDICT_RENDERERS.find((one) => one.id === id);
  if (!renderer) throw new Error(`no renderer ${id}`);
  return renderer.render(verdict, options);
};

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const number = fc.oneof(fc.nat(3), fc.double({ min: 0, max: 1e9, noNaN: true }));

/** Any result that could be, with names and reasons that want to be run. */
const hostileResult: fc.Arbitrary<CheckResult> = fc.record(
  {
    metric: fc.constantFrom('response-rate', 'topics'),
    statistic: fc.constant('value'),
    row: orNull(hostileText),
    by: fc.constantFrom(null, 'channel'),
    slice: fc.oneof(fc.constant({}), fc.record({ channel: hostileText }, { noNullPrototype: true })),
    operator: fc.constantFrom('<=' as const, '>=' as const, '<' as const, '!=' as const),
    limit: number,
    unit: fc.constantFrom('count' as const, 'share' as const, 's' as const),
    actual: orNull(number),
    n: orNull(fc.nat()),
    level: fc.constantFrom('error' as const, 'warn' as const),
    passed: fc.boolean(),
    outcome: fc.constantFrom(
      'met' as const,
      'breached' as const,
      'no-data' as const,
      'too-few' as const,
      'not-available' as const,
    ),
    reason: orNull(hostileText),
    overshoot: orNull(number),
    name: orNull(hostileText),
    why: orNull(hostileText),
    source: hostileText,
    baseline: orNull(
      fc.record({
        value: orNull(number),
        n: orNull(fc.nat()),
        change: orNull(number),
        test: fc.constant('z'),
        p: orNull(fc.double({ min: 0, max: 1, noNaN: true })),
      }),
    ),
  },
  { noNullPrototype: true },
);

const hostileVerdict: fc.Arbitrary<Verdict> = fc
  .tuple(hostileReport, fc.array(hostileResult, { maxLength: 15 }))
  .map(([report, results]) => verdictOf([report], results));

const options = fc.record({ width: fc.integer({ min: 40, max: 200 }), colour: fc.boolean() });
const uncoloured = (text: string): string => text.replaceAll(/\u{1b}\[\d+m/gu, '');
const FEW_RUNS = { numRuns: 150 };

describe.each(VERDICT_RENDERERS.map((renderer) => [renderer.id, renderer] as const))('%s', (id, renderer) => {
  it('prints nothing that a terminal obeys, no value that is none, and whole lines', () => {
    const law = fc.property(hostileVerdict, options, (verdict, chosen) => {
      const text = uncoloured(renderer.render(verdict, chosen));
      expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\p{Bidi_Control}\u{2028}\u{2029}\u{feff}\p{Surrogate}]/u);
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(text === '' || text.endsWith('\n')).toBe(true);
    });
    fc.assert(law, FEW_RUNS);
  });

  it('prints nothing that a CI runner obeys but its own annotations', () => {
    const law = fc.property(hostileVerdict, options, (verdict, chosen) => {
      for (const line of uncoloured(renderer.render(verdict, chosen)).split('\n')) {
        const rest = id === 'github' ? line.replace(/^::(?:error|warning) title=[^:,]*::/, '') : line;
        expect(rest).not.toMatch(/^\s*(?:::|section_start:)|##\w*\[/);
      }
    });
    fc.assert(law, FEW_RUNS);
  });

  it('gives the same bytes for the same verdict', () => {
    const law = fc.property(hostileVerdict, options, (verdict, chosen) => {
      expect(renderer.render({ ...verdict }, chosen)).toBe(renderer.render(verdict, chosen));
    });
    fc.assert(law, { numRuns: 20 });
  });

  it('has something to say of no results at all', () => {
    const verdict = verdictOf([march], []);
    expect(() => renderer.render(verdict, { width: 80, colour: false })).not.toThrow();
  });
});

it('gives every renderer an id and extensions of its own', () => {
  const extensions = VERDICT_RENDERERS.flatMap((renderer) => renderer.extensions);
  expect(new Set(VERDICT_RENDERERS.map(({ id }) => id)).size).toBe(VERDICT_RENDERERS.length);
  expect(new Set(extensions).size).toBe(extensions.length);
});

describe('junit', () => {
  it('is valid, and counts what it holds, whatever the names', () => {
    const law = fc.property(hostileVerdict, (verdict) => {
      const cases = readJunit(rendered('junit', verdict));
      expect(cases).toHaveLength(verdict.results.length);
      const failing = verdict.results.filter(({ passed, level }) => !passed && level === 'error');
      expect(cases.filter(({ children }) => children[0]?.name === 'failure')).toHaveLength(failing.length);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

describe('github', () => {
  it('prints one annotation a line for what was missed, and only that', () => {
    const law = fc.property(hostileVerdict, (verdict) => {
      const lines = rendered('github', verdict).split('\n').slice(0, -1);
      const missed = (level: string) =>
        Math.min(10, verdict.results.filter((one) => !one.passed && one.level === level).length);
      expect(lines.filter((line) => line.startsWith('::error title='))).toHaveLength(missed('error'));
      expect(lines.filter((line) => line.startsWith('::warning title='))).toHaveLength(missed('warn'));
      expect(lines).toHaveLength(missed('error') + missed('warn'));
    });
    fc.assert(law, FEW_RUNS);
  });

  it('says how many more there are than GitHub shows', () => {
    const results = evaluate(
      reportWith({ 'response-rate': ratio(1, 2) }),
      Array.from({ length: 12 }, () => threshold('response-rate >= 95%')),
    );
    const lines = rendered('github', verdictOf([march], results))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('::error title=socmetrics::and 3 more thresholds');
  });
});

describe('markdown', () => {
  it('keeps the columns of its tables, and every strange text in a code span', () => {
    const law = fc.property(hostileVerdict, (verdict) => {
      const lines = rendered('markdown', verdict).split('\n');
      for (const line of lines.filter((one) => one.startsWith('|'))) {
        const withoutCode = line.replaceAll(/`[^`]*`/g, 'x');
        expect(withoutCode).not.toMatch(/`|<|@|https?:|\[|\*/);
        expect([5, 6]).toContain(withoutCode.split('|').length - 1);
      }
    });
    fc.assert(law, FEW_RUNS);
  });
});

const slice = (channel: string, p90: number, n: number) =>
  [{ channel }, { 'first-response-time': duration(n, 60, { p90 }) }] as const;

const week = {
  ...reportWith(
    {
      'first-response-time': duration(1204, 300, { p90: 1360 }),
      'negative-feedback-ratio': ratio(761, 3310),
      'response-rate': ratio(1205, 1236),
      satisfaction: missing('this export has no ratings'),
      conversations: counted(1240),
    },
    { slices: [slice('chat', 540, 300), slice('e-mail', 61, 104), slice('twitter', 1860, 800)] },
  ),
  waiting: Array.from({ length: 7 }, (_, at) => ({
    conversation: `88${at}1`,
    since: `2026-03-0${at + 1}T08:02:00.000Z`,
    channel: at === 1 ? 'chat' : 'twitter',
    account: '@acme_help',
  })),
  waitingTotal: 7,
};

const verdict = verdictOf(
  [week],
  evaluate(week, [
    threshold('response-rate >= 95%'),
    threshold('negative-feedback-ratio <= 20%', { level: 'warn' }),
    threshold('first-response-time.p90 <= 15m', { reason: 'what the website promises' }),
    threshold('satisfaction >= 80%', { allowMissing: true }),
    threshold('first-response-time.p90 <= 10m by channel', { name: 'Every channel' }),
  ]),
);

it('tells people what was missed first: the limit, what was found, by how much, of how many, and who waits', () => {
  expect(rendered('text', verdict, { width: 200, colour: false })).toMatchInlineSnapshot(`
    "FAIL  first-response-time.p90 <= 15m                                               found 22 m 40 s, 7 m 40 s over   n 1,204   twitter 31 m, chat 9 m, e-mail 1 m 1 s
          Why: what the website promises
    FAIL  Every channel: first-response-time.p90 <= 10m by channel · channel twitter   found 31 m, 21 m over            n 800
    warn  negative-feedback-ratio <= 20%                                               found 23 %, 3 points over        n 3,310
    skip  satisfaction >= 80%                                                          not available: this export has no ratings
    ok    response-rate >= 95%                                                         found 97.5 %                     n 1,236
    ok    Every channel: first-response-time.p90 <= 10m by channel · channel chat      found 9 m                        n 300
    ok    Every channel: first-response-time.p90 <= 10m by channel · channel e-mail    found 1 m 1 s                    n 104
    Waiting longest (Europe/Warsaw):
      since 1 Mar 2026 09:02 · twitter · @acme_help · 8801
      since 2 Mar 2026 09:02 · chat · @acme_help · 8811
      since 3 Mar 2026 09:02 · twitter · @acme_help · 8821
      since 4 Mar 2026 09:02 · twitter · @acme_help · 8831
      since 5 Mar 2026 09:02 · twitter · @acme_help · 8841
      and 2 more
      all of them: socmetrics queue, of the exports
    2 of 5 thresholds breached, 1 warning, 1 without anything to judge by.
    "
  `);
});

it('tells a CI step what was missed', () => {
  expect(rendered('github', verdict)).toMatchInlineSnapshot(`
    "::error title=first-response-time.p90 <= 15m::found 22 m 40 s, 7 m 40 s over, n 1,204%0Awhat the website promises
    ::error title=Every channel%3A first-response-time.p90 <= 10m by channel::channel twitter, found 31 m, 21 m over, n 800
    ::warning title=negative-feedback-ratio <= 20%25::found 23 %25, 3 points over, n 3,310
    "
  `);
  expect(rendered('markdown', verdict)).toMatchInlineSnapshot(`
    "## ❌ 2 of 5 thresholds breached, 1 warning, 1 without anything to judge by.

    |  | threshold | slice | found | n |
    | --- | --- | --- | --- | --- |
    | ❌ breached | \`first-response-time.p90 <= 15m\` |  | \`found 22 m 40 s, 7 m 40 s over\` \`what the website promises\` | n 1,204 |
    | ❌ breached | \`Every channel: first-response-time.p90 <= 10m by channel\` | \`channel twitter\` | \`found 31 m, 21 m over\` | n 800 |
    | ⚠️ warning | \`negative-feedback-ratio <= 20%\` |  | \`found 23 %, 3 points over\` | n 3,310 |
    | ➖ skipped | \`satisfaction >= 80%\` |  | \`not available: this export has no ratings\` |  |
    | ✅ met | \`response-rate >= 95%\` |  | \`found 97.5 %\` | n 1,236 |
    | ✅ met | \`Every channel: first-response-time.p90 <= 10m by channel\` | \`channel chat\` | \`found 9 m\` | n 300 |
    | ✅ met | \`Every channel: first-response-time.p90 <= 10m by channel\` | \`channel e-mail\` | \`found 1 m 1 s\` | n 104 |

    ### Waiting longest

    | since (Europe/Warsaw) | channel | account | conversation |
    | --- | --- | --- | --- |
    | \`1 Mar 2026 09:02\` | \`twitter\` | \`@acme_help\` | \`8801\` |
    | \`2 Mar 2026 09:02\` | \`chat\` | \`@acme_help\` | \`8811\` |
    | \`3 Mar 2026 09:02\` | \`twitter\` | \`@acme_help\` | \`8821\` |
    | \`4 Mar 2026 09:02\` | \`twitter\` | \`@acme_help\` | \`8831\` |
    | \`5 Mar 2026 09:02\` | \`twitter\` | \`@acme_help\` | \`8841\` |
    "
  `);
  expect(rendered('junit', verdict)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite id="0" package="socmetrics" name="socmetrics check" timestamp="2026-03-31T21:14:05" hostname="localhost" tests="7" failures="2" errors="0" skipped="2" time="0">
        <properties>
          <property name="input" value="exports/march.csv"/>
        </properties>
        <testcase classname="socmetrics.response-rate" name="response-rate &gt;= 95%" time="0"/>
        <testcase classname="socmetrics.negative-feedback-ratio" name="negative-feedback-ratio &lt;= 20%" time="0">
          <skipped message="warning: found 23 %, 3 points over, n 3,310"/>
        </testcase>
        <testcase classname="socmetrics.first-response-time" name="first-response-time.p90 &lt;= 15m" time="0">
          <failure type="breached" message="found 22 m 40 s, 7 m 40 s over, n 1,204">found 22 m 40 s, 7 m 40 s over, n 1,204. what the website promises</failure>
        </testcase>
        <testcase classname="socmetrics.satisfaction" name="satisfaction &gt;= 80%" time="0">
          <skipped message="not available: this export has no ratings"/>
        </testcase>
        <testcase classname="socmetrics.first-response-time" name="Every channel: first-response-time.p90 &lt;= 10m by channel, channel chat" time="0"/>
        <testcase classname="socmetrics.first-response-time" name="Every channel: first-response-time.p90 &lt;= 10m by channel, channel e-mail" time="0"/>
        <testcase classname="socmetrics.first-response-time" name="Every channel: first-response-time.p90 &lt;= 10m by channel, channel twitter" time="0">
          <failure type="breached" message="found 31 m, 21 m over, n 800">found 31 m, 21 m over, n 800</failure>
        </testcase>
        <system-out></system-out>
        <system-err></system-err>
      </testsuite>
    </testsuites>
    "
  `);
});

it('prints the results as the library gives them', () => {
  expect(JSON.parse(rendered('json', verdict))).toEqual({
    passed: false,
    results: verdict.results,
    waiting: verdict.waiting,
  });
});

it('shows who waits only in the channel that was missed', () => {
  const results = evaluate(week, [threshold('first-response-time.p90 <= 5m where channel = chat')]);
  expect(verdictOf([week], results).waiting).toMatchObject([{ conversation: '8811' }]);
  expect(verdictOf([week], evaluate(week, [threshold('response-rate >= 95%')])).waiting).toEqual([]);
});

it('never shows a figure that missed the limit as the limit', () => {
  const found = (text: string, report: Parameters<typeof evaluate>[0]) =>
    rendered('text', verdictOf([march], evaluate(report, [threshold(text)])));
  expect(found('response-rate >= 95%', reportWith({ 'response-rate': ratio(94_999, 100_000) }))).toContain(
    'found 94.999 %, 0.001 points under',
  );
  expect(
    found('first-response-time.p90 <= 15m', reportWith({ 'first-response-time': duration(9, 1, { p90: 900.4 }) })),
  ).toContain('found 900.4 s, 0.4 s over');
});

it('tells a change with what was before', () => {
  const [result] = evaluate(week, [threshold('response-rate >= 99%')]) as [CheckResult];
  const changed = {
    ...result,
    source: 'response-rate no worse than last.json',
    baseline: { value: 0.99, n: 800, change: -0.0152, test: 'z', p: 0.00021 },
  };
  expect(rendered('text', verdictOf([march], [changed]), { width: 200, colour: false })).toContain(
    'found 97.5 %, 1.5 points under, was 99 % (n 800), 1.5 % less, p < 0.001',
  );
});

it('puts slices that are met into one line', () => {
  const hours = reportWith(
    { 'response-rate': ratio(1, 1) },
    {
      slices: Array.from(
        { length: 24 },
        (_, hour) => [{ hour: `${hour}` }, { 'response-rate': ratio(hour === 3 ? 1 : 2, 2) }] as const,
      ),
    },
  );
  const lines = rendered(
    'text',
    verdictOf([hours], evaluate(hours, [threshold('response-rate >= 95% by hour')])),
  ).split('\n');
  expect(lines[0]).toMatch(/^FAIL {2}response-rate >= 95% by hour · hour 3 {3}found 50 %/);
  expect(lines[1]).toMatch(/^ok {4}response-rate >= 95% by hour {3,}met in 23 slices/);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThan(100);
});
