import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { VERDICT_RENDERERS } from '../../src/checks/renderers/index.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { analyze, evaluate, threshold } from '../../src/index.ts';
import { ratio } from '../report/reports.ts';
import { ROOT } from '../support/fixtures.ts';
import { withOutputs } from '../support/page.ts';
import { run } from '../support/program.ts';
import { reportWith } from './reports.ts';

/* docs/check.md says what is true. */

const page = readFileSync(`${ROOT}docs/check.md`, 'utf8');

it('shows what its commands print', async () => {
  const { current, codes } = await withOutputs(page, 120);
  expect(codes).toEqual([1, 0, 0]);
  await expect(current).toMatchFileSnapshot(`${ROOT}docs/check.md`);
});

const inTable = [...page.matchAll(/^\| `([^`]+)` \|/gm)]
  .map(([, text = '']) => text)
  .filter((text) => /[<>=]/.test(text));
const inYaml = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text));

test.each(inTable)('%s is a threshold', (text) => {
  expect(threshold(text).source).toBe(text);
});

/** Rows and columns of the examples are there in an ordinary export, so that no example names what nothing is called. */
test('what is asked of rows is found in a report', async () => {
  const rows = page.slice(page.indexOf('### Rows'), page.indexOf('```console', page.indexOf('### Rows')));
  const asked = [...rows.matchAll(/^\| `([^`]+)` \|/gm)].map(([, text = '']) => threshold(text));
  const report = await analyze(['fixtures/messages/week/input.csv'], {
    workingDirectory: ROOT,
    businessHours: 'Mon-Fri 09:00-17:00',
    targets: ['first-response 8h'],
  });
  expect(asked.length).toBeGreaterThan(12);
  expect(new Set(asked.map(({ metric }) => report.definitions[metric]?.kind))).toEqual(
    new Set(['numbers', 'series', 'matrix', 'tally', 'table']),
  );
  for (const { source, actual, outcome, reason } of evaluate(report, asked)) {
    expect([source, outcome]).toEqual([source, expect.stringMatching(/^(met|breached)$/)]);
    expect([source, actual === null, reason ?? '']).toEqual([source, false, expect.not.stringContaining('no row')]);
  }
});

it('shows workflows and a configuration that say what they should', () => {
  const [workflow, gitlab, config] = inYaml;
  const inputs = Object.keys(parse(readFileSync(`${ROOT}action.yml`, 'utf8')).inputs);
  const { with: given } = workflow.jobs.check.steps[1];
  expect(inputs).toEqual(expect.arrayContaining(Object.keys(given)));
  for (const input of inputs.filter((name) => !(name in given))) expect(page).toContain(`\`${input}\``);
  for (const text of `${given.require}${given.warn}`.trim().split('\n')) threshold(text);
  expect(gitlab['service-levels'].artifacts.reports.junit).toBe('results.xml');
  for (const one of config.thresholds) threshold(one.require ?? one);
});

it('lists every reporter and every exit code', () => {
  for (const { id } of VERDICT_RENDERERS) expect(page).toContain(`| \`${id}\` |`);
  for (const code of Object.values(EXIT)) expect(page).toMatch(new RegExp(`^\\| (?:\\d+, )?${code}\\b`, 'm'));
});

it('shows the library as it is', () => {
  const report = reportWith({ 'response-rate': ratio(19, 20) });
  const [result] = evaluate(report, [threshold('response-rate >= 95%')]);
  expect(result?.passed).toBe(true);
  for (const key of Object.keys(result ?? {})) expect(page).toContain(`\`${key}\``);
  expect(() => evaluate(report, [threshold('satisfaction >= 80% by channel')])).toThrow(/holds no satisfaction/);
});

it('says in the help what every kind of metric offers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'socmetrics-help-'));
  const { stdout } = await run(['check', '--help'], { cwd: folder });
  rmSync(folder, { recursive: true });
  for (const [, text = ''] of stdout.matchAll(/--require '([^']+)'/g)) threshold(text);
  for (const [, text = ''] of stdout.matchAll(/^ {2}([a-z-]+\S* (?:<=|>=|<) .*?)(?: {2,}.*)?$/gm)) threshold(text);
  expect(stdout).toContain('2 before 3 before 4 before 1');
});
