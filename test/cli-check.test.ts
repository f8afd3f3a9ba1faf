import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './support/fixtures.ts';
import { readJunit } from './support/junit.ts';
import { ENVIRONMENT, programPath, type Ran, run } from './support/program.ts';

/*
 * `socmetrics check` as CI runs it: exit codes in their order, reporters, annotations, the action. What it prints is in
 * test/scenarios/check*.txt.
 */

const root = mkdtempSync(join(tmpdir(), 'socmetrics-check-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder of its own with these files. */
let folders = 0;
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(root, String(folders++));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const HEADER = 'conversation_id,message_id,created_at,author_role,channel,account,text\n';
const DAY = Date.UTC(2026, 2, 2);
const instant = (minute: number): string => new Date(DAY + minute * 60_000).toISOString();
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One conversation an hour; `null` is never answered. The last two days of the export are quiet. */
function shop(waits: readonly (number | null)[], { channel = 'chat', account = '@acme', id = 'c' } = {}): string {
  const row = (...cells: readonly string[]) => `${cells.map(quoted).join(',')}\n`;
  const rows = waits.flatMap((wait, index) => [
    row(`${id}${index}`, `${id}${index}a`, instant(60 * index), 'customer', channel, account, 'Where is my parcel?'),
    ...(wait === null
      ? []
      : [
          row(
            `${id}${index}`,
            `${id}${index}b`,
            instant(60 * index + wait),
            'agent',
            channel,
            account,
            'It comes today.',
          ),
        ]),
  ]);
  const last = row('end', 'end1', instant(60 * waits.length + 2880), 'agent', channel, account, 'Good evening.');
  return HEADER + rows.join('') + last;
}

const OUTSIDE_CI = { GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: '' };
const check = (cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  run(['check', ...args], { cwd, env: { ...OUTSIDE_CI, ...env } });

const nineteen = shop([...Array<number>(19).fill(10), null]);
const ANSWERED = ['--require', 'response-rate >= 95%'];

describe('exit codes', () => {
  it('exactly 95 % meets >= 95%, and one less does not', async () => {
    const folder = folderWith({ 'shop.csv': nineteen, 'less.csv': shop([...Array<number>(18).fill(10), null, null]) });
    expect(await check(folder, ['shop.csv', ...ANSWERED])).toMatchObject({
      code: 0,
      stdout: 'ok    response-rate >= 95%   found 95 %   n 20\n1 threshold met.\n',
      stderr: '',
    });
    expect((await check(folder, ['less.csv', ...ANSWERED])).code).toBe(1);
  });

  it('come in their order: 2 before 3 before 4 before 1', async () => {
    const broken = nineteen.replace('c0b', 'c0b\u{0}').replace(instant(60), 'yesterday');
    const folder = folderWith({ 'shop.csv': broken });
    const breached = ['shop.csv', '--require', 'response-rate >= 99%'];
    const rejected = ['--max-rejects', '0'];
    const unwritable = ['--reporter', 'junit=nowhere/results.xml'];
    expect((await check(folder, breached)).code).toBe(1);
    expect((await check(folder, [...breached, ...rejected])).code).toBe(4);
    expect((await check(folder, [...breached, ...rejected, ...unwritable])).code).toBe(3);
    expect((await check(folder, [...breached, ...rejected, ...unwritable, '--require', 'x'])).code).toBe(2);
    expect((await check(folder, [...breached, ...unwritable, '--from', 'someday'])).code).toBe(2);
    expect((await check(folder, [...breached, ...unwritable, '--no-such-flag'])).code).toBe(2);
    expect((await check(folder, ['nothing.csv', '--require', 'x >= 5'])).code).toBe(2);
    expect((await check(folder, ['nothing.csv', ...ANSWERED, '--warn-only'])).code).toBe(3);
  });

  it('tell a wrong slice of a saved report before a baseline that is missing', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    await run(['report', 'shop.csv', '-o', 'report.json'], { cwd: folder });
    const args = ['report.json', '--require', 'response-rate >= 95% by channel', '--baseline', 'nothing.json'];
    expect(await check(folder, args)).toMatchObject({ code: 2, stdout: '' });
  });

  it('are those of the verdict although the pipe behind was closed', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    const command = `"${process.execPath}" "${programPath()}" check shop.csv --require 'response-rate >= 99%' | true; exit "\${PIPESTATUS[0]}"`;
    expect(await shell(command, folder)).toMatchObject({ code: 1, stderr: '' });
  });
});

it('judges a saved report as it judges the exports, and reads it by its content', async () => {
  const folder = folderWith({ 'shop.csv': nineteen });
  const thresholds = [...ANSWERED, '--require', 'first-response-time.p90 <= 5m', '--json'];
  await run(['report', 'shop.csv', '-o', 'week.JSON', '-q', '--json'], { cwd: folder });
  const [saved, exported] = [
    await check(folder, ['week.JSON', ...thresholds]),
    await check(folder, ['shop.csv', ...thresholds]),
  ];
  expect(saved).toEqual(exported);
  expect(saved.code).toBe(1);
  writeFileSync(join(folder, 'renamed.csv'), readFileSync(join(folder, 'shop.csv')));
  expect((await check(folder, ['renamed.csv', ...ANSWERED])).code).toBe(0);
});

it('gives the same bytes in whatever order the files come', async () => {
  const folder = folderWith({ 'a.csv': shop([5, 90, null]), 'b.csv': shop([7, 7], { channel: 'twitter', id: 'd' }) });
  const args = ['--require', 'response-rate >= 99% by channel', '--require', 'first-response-time.max <= 1h'];
  const [there, back] = [
    await check(folder, ['a.csv', 'b.csv', ...args]),
    await check(folder, ['b.csv', 'a.csv', ...args]),
  ];
  expect(there.code).toBe(1);
  expect(back).toEqual(there);
});

describe('a baseline', () => {
  const week = (fast: number, slow: number) => shop([...Array<number>(fast).fill(5), ...Array<number>(slow).fill(50)]);

  it('lets pass what is better or may be chance, and fails what is worse by more', async () => {
    const folder = folderWith({
      'last.csv': week(40, 20),
      'better.csv': week(50, 10),
      'chance.csv': week(38, 22),
      'worse.csv': week(10, 50),
    });
    const against = (file: string, ...more: string[]) =>
      check(folder, [file, '--baseline', 'last.json', '--not-worse', 'first-response-time.mean', ...more]);
    expect((await against('last.csv', '--update-baseline')).code).toBe(0);
    expect((await against('better.csv')).code).toBe(0);
    expect(await against('chance.csv')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no more than chance'),
    });
    expect(await against('worse.csv')).toMatchObject({ code: 1, stdout: expect.stringContaining('p < 0.001') });
    expect((await against('chance.csv', '--max-worse', '1%')).code).toBe(1);
    expect((await against('chance.csv', '--max-worse', '1%', '--significant')).code).toBe(0);
    expect((await against('chance.csv', '--max-worse', '20%')).code).toBe(0);
  });

  it('is written whole or not at all, and is never an input', async () => {
    const old = '{"schemaVersion":1,"tool":{"name":"socmetrics"}}';
    const folder = folderWith({ 'shop.csv': nineteen, 'old.json': old });
    const update = ['--update-baseline', '--baseline'];
    expect((await check(folder, ['nothing.csv', ...update, 'old.json'])).code).toBe(3);
    expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe(old);
    expect((await check(folder, ['shop.csv', ...update, 'shop.csv'])).code).toBe(2);
    expect((await check(folder, ['shop.csv', ...update, 'old.json', ...ANSWERED])).code).toBe(0);
    const [written, reported] = [
      readFileSync(join(folder, 'old.json'), 'utf8'),
      await run(['report', 'shop.csv', '--json', '-q'], { cwd: folder }),
    ];
    // A check reads no examples again: its questions are called by their places.
    const withoutExamples = (json: string) => {
      const report = JSON.parse(json);
      delete report.metrics['frequent-questions'];
      return report;
    };
    expect(withoutExamples(written)).toEqual(withoutExamples(reported.stdout));
  });

  it('holds the slices that are compared', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    const args = ['shop.csv', '--baseline', 'b.json', '--not-worse', 'response-rate by channel'];
    expect((await check(folder, [...args, '--update-baseline'])).code).toBe(0);
    expect(await check(folder, args)).toMatchObject({ code: 0, stdout: expect.stringContaining('channel chat') });
    expect((await check(folder, [...args, '--not-worse', 'response-rate by account', '--update-baseline'])).code).toBe(
      2,
    );
  });
});

describe('reporters', () => {
  it('write several files at once, and say in one line how it went', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    const files = [
      'junit=results.xml',
      'json=results.json',
      'markdown=results.md',
      'text=results.txt',
      'github=results.log',
    ];
    const args = files.flatMap((file) => ['--reporter', file]);
    const ran = await check(folder, ['shop.csv', '--require', 'response-rate >= 99%', ...ANSWERED, ...args]);
    expect(ran).toEqual({ code: 1, stdout: '', stderr: 'socmetrics: 1 of 2 thresholds breached.\n' });
    const written = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(readJunit(written('results.xml')).map(({ children }) => children[0]?.name)).toEqual(['failure', undefined]);
    expect(JSON.parse(written('results.json'))).toMatchObject({
      passed: false,
      results: [{ actual: 0.95 }, { actual: 0.95 }],
    });
    expect(written('results.md')).toContain('| ❌ breached | `response-rate >= 99%` |');
    expect(written('results.txt')).toMatch(/^FAIL/);
    expect(written('results.log')).toMatch(/^::error title=response-rate >= 99%25::found 95 %25/);
  });

  it('take the format from the name of -o', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    expect((await check(folder, ['shop.csv', ...ANSWERED, '-o', 'results.xml'])).code).toBe(0);
    expect(readJunit(readFileSync(join(folder, 'results.xml'), 'utf8'))).toHaveLength(1);
    expect((await check(folder, ['shop.csv', ...ANSWERED, '-o', 'results.pdf'])).code).toBe(2);
  });

  it('never write over an input or over each other', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    expect((await check(folder, ['shop.csv', ...ANSWERED, '--reporter', 'text=shop.csv'])).code).toBe(2);
    expect((await check(folder, ['shop.csv', ...ANSWERED, '--reporter', 'text=a', '--reporter', 'json=a'])).code).toBe(
      2,
    );
    expect(readFileSync(join(folder, 'shop.csv'), 'utf8')).toBe(nineteen);
  });
});

describe('the command that lists who waits', () => {
  const WEEK = `${ROOT}fixtures/messages/week/input.csv`;

  /** Runs it as whoever copies it does. */
  async function listed(command: string, cwd: string): Promise<readonly string[]> {
    const program = `"${process.execPath}" "${programPath()}"`;
    const shell = spawn('sh', ['-c', `${command.replace(/^socmetrics/, program)} --csv -q`], { cwd, env: ENVIRONMENT });
    const pieces: string[] = [];
    shell.stdout.on('data', (piece: Buffer) => pieces.push(piece.toString()));
    const code = await new Promise((done) => shell.on('close', done));
    expect(code, command).toBe(0);
    const rows = pieces.join('').trimEnd().split('\n').slice(1);
    return rows.map((row) => row.split(',')[0] ?? '');
  }

  it.each([
    [['--require', 'first-response-time.p90 <= 8h']],
    [['--require', 'response-rate >= 99%']],
    [['--require', 'response-rate >= 99%', '--period=2026-03-02..2026-03-05', '--tz', 'Europe/Warsaw']],
    [['--require', 'first-response-time.p90 <= 1h where channel = whatsapp']],
    [['--require', 'first-response-time.p90 <= 8h by channel']],
    [['--require', 'response-time.p90 <= 2h', '--business-hours', 'Mon-Fri 09:00-17:00', '--platform', 'messages']],
    [['--require', 'first-response-time.business.p90 <= 2h', '--business-hours', 'Mon-Fri 09:00-17:00']],
    [['--sla', "dave's: first-response 95% in 1h where channel=twitter"]],
    [['--sla', 'first-response 95% in 1h', '--sla', 'resolution 99% in 1h', '--exclude-author', 'nobody *']],
  ])('lists the very ones that the verdict tells of: %j', async (flags) => {
    const cwd = folderWith({ "this week's.csv": readFileSync(WEEK, 'utf8') });
    const { stdout, code } = await check(cwd, ["this week's.csv", '-q', ...flags]);
    expect(code, stdout).toBe(1);
    const [, command = ''] = /all of them: (.*)/.exec(stdout) ?? [];
    const waiting = await listed(command, cwd);
    const told = [...stdout.matchAll(/^ {2}since .* · (\S+)$/gm)].map(([, id = '']) => id);
    const more = Number(/^ {2}and (\d+) more$/m.exec(stdout)?.[1] ?? 0);
    expect(waiting.slice(0, told.length)).toEqual(told);
    expect(waiting).toHaveLength(told.length + more);
    expect(told.length).toBeGreaterThan(0);
  });

  it('lists those of one slice, and says which there are', async () => {
    const { stdout } = await run(['queue', WEEK, '-q', '--csv', '--slice', 'channel=whatsapp'], { cwd: root });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',')[2]),
    ).toEqual(['whatsapp', 'whatsapp']);
    const { stderr, code } = await run(['queue', WEEK, '-q', '--slice', 'channel=whatsap'], { cwd: root });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean whatsapp')]);
  });
});

describe('in GitHub Actions', () => {
  const inActions = (folder: string) => ({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') });

  it('annotates the run and adds to the summary of the step, unless told otherwise', async () => {
    const folder = folderWith({ 'shop.csv': nineteen, 'summary.md': 'Before.\n' });
    const args = ['shop.csv', '--require', 'response-rate >= 99%'];
    const ran = await check(folder, args, inActions(folder));
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(
      /^FAIL {2}response-rate >= 99%.*\n::error title=response-rate >= 99%25::found 95 %25, 4 points under, n 20\n$/s,
    );
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^Before\.\n## ❌ 1 of 1 threshold breached\.\n/);
    expect((await check(folder, [...args, '--reporter', 'text'], inActions(folder))).stdout).not.toContain('::error');
    expect(JSON.parse((await check(folder, [...args, '--json'], inActions(folder))).stdout)).toMatchObject({
      passed: false,
    });
  });

  it('passes although the summary cannot be written', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    const ran = await check(folder, ['shop.csv', ...ANSWERED], {
      ...inActions(folder),
      GITHUB_STEP_SUMMARY: '/nowhere/summary.md',
    });
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('cannot be written') });
  });

  const HOSTILE = [
    '::error::boom',
    'x\n::set-output name=a::b',
    '##[error]boom',
    '##vso[task.complete]',
    '%0A::error::x',
    'a|b`c`<b>@dan',
    '\u{1b}[31mred',
  ];

  it('obeys no name that came in with the data', async () => {
    for (const name of HOSTILE) {
      const folder = folderWith({ 'shop.csv': shop([5, null, null], { channel: name, account: name, id: name }) });
      const thresholds = [
        'response-rate >= 99% by channel',
        `first-response-time.p90 <= 1m where account = "${name.replaceAll(/["\\]/g, '\\$&')}"`,
        `topics."${name}".count >= 5`,
      ];
      const args = [
        'shop.csv',
        ...thresholds.flatMap((text) => ['--require', text]),
        '--reporter',
        'text',
        '--reporter',
        'github',
        '--reporter',
        'junit=results.xml',
        '--reporter',
        'markdown=summary.md',
      ];
      const { code, stdout, stderr } = await check(folder, args, inActions(folder));
      expect([code, stderr.includes('a fault of ours')]).toEqual([1, false]);
      const lines = `${stdout}\n${stderr}`.split('\n');
      const commands = lines.filter((line) => /^\s*(?:::|##)/.test(line));
      expect(commands.every((line) => /^::error title=[^:]*::(?!.*##\w*\[)/.test(line))).toBe(true);
      expect(commands).toHaveLength(3);
      expect(lines.filter((line) => !line.startsWith('::error')).join('\n')).not.toMatch(
        /##\w*\[|[\0-\x09\x0b-\x1f\x7f-\x9f]/,
      );
      expect(readJunit(readFileSync(join(folder, 'results.xml'), 'utf8'))).toHaveLength(3);
      const page = readFileSync(join(folder, 'summary.md'), 'utf8').replaceAll(/`[^`]*`/g, '');
      expect(page).not.toMatch(/^\s*::|<|@/m);
    }
  });

  it('names the wrong threshold without obeying it', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    const { code, stderr } = await check(folder, ['shop.csv', '--require', '::error::x >= 5'], inActions(folder));
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/^\s*::/m);
  });
});

describe('action.yml', () => {
  const action = parse(readFileSync(`${ROOT}action.yml`, 'utf8'));
  const [step] = action.runs.steps;

  /** Runs what the action runs, with the inputs of a workflow, where the runner would have checked it out. */
  async function play(
    folder: string,
    inputs: Readonly<Record<string, string>>,
  ): Promise<Ran & { output: string; summary: string }> {
    const defaults = Object.fromEntries(
      Object.entries<{ default?: string }>(action.inputs).map(([name, input]) => [name, input.default ?? '']),
    );
    const given: Readonly<Record<string, string>> = { ...defaults, ...inputs };
    const variables = Object.entries<string>(step.env).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? '';
      return [name, given[input] ?? ''] as const;
    });
    const files = { GITHUB_OUTPUT: join(folder, 'output.txt'), GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    for (const path of Object.values(files)) writeFileSync(path, '');
    writeFileSync(join(folder, 'step.sh'), step.run);
    const ran = await shell(
      `bash --noprofile --norc -e -o pipefail ${join(folder, 'step.sh')}`,
      join(folder, given['working-directory'] ?? '.'),
      {
        ...Object.fromEntries(variables),
        ...files,
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: dirname(dirname(programPath())),
      },
    );
    return {
      ...ran,
      output: readFileSync(files.GITHUB_OUTPUT, 'utf8'),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  }

  it('is a composite action whose inputs never become code', () => {
    expect(action.runs.using).toBe('composite');
    expect(step.run).not.toContain('${{');
    expect(Object.values(step.env)).toEqual(
      Object.keys(action.inputs)
        .filter((name) => name !== 'working-directory')
        .map((name) => `\${{ inputs.${name} }}`),
    );
    expect(action.outputs.passed.value).toBe(`\${{ steps.${step.id}.outputs.passed }}`);
  });

  it('passes, fails, and tells wrong use from a breach', async () => {
    const folder = folderWith({ 'shop.csv': nineteen, 'other shop.csv': shop([5], { id: 'd' }) });
    const files = 'shop.csv\nother shop.csv\n';
    const passed = await play(folder, {
      files,
      require: 'response-rate >= 95%\n\nfirst-response-time.p90 <= 15m\n',
      warn: 'conversations >= 1000',
    });
    expect(passed).toMatchObject({ code: 0, output: 'passed=true\n' });
    expect(passed.stdout).toContain('::warning title=conversations >= 1000::found 21');
    expect(passed.summary).toContain('✅');
    const failed = await play(folder, { files, require: 'response-rate >= 99%' });
    expect(failed).toMatchObject({ code: 1, output: 'passed=false\n' });
    expect(failed.stdout).toContain('::error title=response-rate >= 99%25::');
    expect(await play(folder, { files, require: 'response-rate >= 99' })).toMatchObject({ code: 2, output: '' });
    expect(await play(folder, { files: 'nothing.csv', require: 'response-rate >= 99%' })).toMatchObject({
      code: 3,
      output: '',
    });
  });

  it('takes thresholds of a file, further arguments and a place for JUnit', async () => {
    const folder = folderWith({
      'shop.csv': nineteen,
      'socmetrics.config.yaml': 'thresholds:\n  - response-rate >= 99%\n',
    });
    const ran = await play(folder, {
      files: 'shop.csv',
      arguments: '--warn-only\n--tz=Europe/Warsaw\n',
      junit: 'results.xml',
    });
    expect(ran).toMatchObject({ code: 0, output: 'passed=true\n' });
    expect(ran.stdout).toContain('::warning title=response-rate >= 99%25::');
    expect(ran.summary).toContain('⚠️ warning');
    expect(readJunit(readFileSync(join(folder, 'results.xml'), 'utf8'))).toHaveLength(1);
  });

  it('takes whatever stands in an input for a name', async () => {
    const folder = folderWith({ 'shop.csv': nineteen, '$(touch pwned).csv': nineteen });
    const ran = await play(folder, {
      files: '$(touch pwned).csv',
      require: '"; touch pwned; echo "\n`touch pwned`\n$(touch pwned)',
    });
    expect(ran.code).toBe(2);
    expect((await play(folder, { files: '--help', require: 'response-rate >= 95%' })).code).toBe(3);
    expect((await play(folder, { files: '$(touch pwned).csv', require: 'response-rate >= 95%' })).code).toBe(0);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('builds the program where it was checked out without one', async () => {
    const folder = folderWith({ 'shop.csv': nineteen });
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "npm $*" >> "$NPM_CALLS"\n');
    chmodSync(join(bin, 'npm'), 0o755);
    const calls = join(folder, 'calls.txt');
    writeFileSync(join(folder, 'step.sh'), step.run);
    const ran = await shell(`bash --noprofile --norc -e -o pipefail ${join(folder, 'step.sh')}`, folder, {
      PATH: `${bin}:${process.env.PATH}`,
      NPM_CALLS: calls,
      GITHUB_ACTION_PATH: folder,
      GITHUB_OUTPUT: join(folder, 'output.txt'),
      INPUT_FILES: 'shop.csv',
      INPUT_REQUIRE: '',
      INPUT_WARN: '',
      INPUT_ARGUMENTS: '',
      INPUT_JUNIT: '',
    });
    expect(readFileSync(calls, 'utf8')).toBe('npm ci --ignore-scripts --no-audit --no-fund\nnpm run build\n');
    expect(ran.stderr).toContain('Cannot find module');
  });
});

function shell(command: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn('bash', ['-c', command], { cwd, env: { ...ENVIRONMENT, LC_ALL: 'C', ...OUTSIDE_CI, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (piece) => (stdout += piece));
    child.stderr.on('data', (piece) => (stderr += piece));
    child.on('error', fail);
    child.on('close', (code) => done({ stdout, stderr, code }));
    child.stdin.end();
  });
}
