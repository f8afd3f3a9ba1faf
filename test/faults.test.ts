import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ENVIRONMENT, programPath, run } from './support/program.ts';

/*
 * What goes wrong around a program and not in its input: pipes that close, disks that are full, outputs that are
 * inputs, signals.
 */

const root = mkdtempSync(join(tmpdir(), 'socmetrics-faults-'));
let folder = root;
let count = 0;

const HEADER = 'conversation_id,message_id,author_role,created_at,text\n';
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => {
    const [number, asks] = [from + index, index % 2 === 0];
    const at = new Date(Date.UTC(2026, 2, 2) + number * 60_000).toISOString();
    return `c${number >> 1},m${number},${asks ? 'customer' : 'agent'},${at},Message ${number}\n`;
  }).join('');
const EXPORT = HEADER + rows(0, 20);

beforeEach(() => {
  folder = join(root, String(++count));
  mkdirSync(folder);
  writeFileSync(join(folder, 'export.csv'), EXPORT);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const socmetrics = (...args: readonly string[]) => run(args, { cwd: folder });
const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const files = (): readonly string[] => readdirSync(folder, { recursive: true }).map(String).sort();

type Stdio = 'pipe' | 'ignore' | number;
const started = (args: readonly string[], stdio: readonly Stdio[] = ['ignore', 'pipe', 'pipe']): ChildProcess =>
  spawn(process.execPath, [programPath(), ...args], { cwd: folder, env: ENVIRONMENT, stdio: [...stdio] });

/** In a shell, for what only a shell can do to a program before it starts. */
const inShell = (script: string, ...args: readonly string[]): ChildProcess =>
  spawn('sh', ['-c', script, process.execPath, programPath(), ...args], { cwd: folder, env: ENVIRONMENT });

async function ended(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr?.on('data', (piece: Buffer) => stderr.push(piece));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

const isPosix = process.platform !== 'win32';
const mayWriteAnywhere = process.getuid?.() === 0;

describe('a pipe', () => {
  it.each([['report'], ['report', '--json'], ['normalize']])('that closes ends %j quietly', async (...args) => {
    write('large.csv', HEADER + rows(0, 20_000));
    const child = started([...args, 'large.csv']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended(child)).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    ['is done', [], 0],
    ['fails for its problems', ['--strict'], 4],
  ] as const)('that is read slowly gets everything, also where the run %s', async (_, flags, code) => {
    // More columns than a pipe holds.
    const names = Array.from({ length: 9000 }, (_, index) => `custom_${index}`).join(',');
    write('wide.csv', EXPORT.replaceAll('\n', `,${names}\n`).concat('not a row\n'));
    const child = started(['inspect', 'wide.csv', '--json', ...flags]);
    await pause(500);
    const { stdout, ...rest } = await ended(child);
    expect(rest.code).toBe(code);
    expect(stdout.length).toBeGreaterThan(100_000);
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ records: { read: 21, skipped: 1 } }] });
  });

  it('without anything in it is an error, not a report', async () => {
    const { code, stdout, stderr } = await socmetrics('report', '-');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^socmetrics: standard input: .*empty/);
  });
});

describe('a disk', () => {
  it.skipIf(!existsSync('/dev/full'))('that is full is told where standard output goes to it', async () => {
    for (const args of [['report'], ['report', '--json'], ['normalize'], ['inspect']]) {
      const full = openSync('/dev/full', 'w');
      const { code, stderr } = await ended(started([...args, 'export.csv'], ['ignore', full, 'pipe']));
      expect(code).toBe(3);
      expect(stderr).toContain('Standard output cannot be written: no space');
    }
  });

  it.skipIf(!isPosix)('that takes no more leaves the old report as it was, and nothing else', async () => {
    write('report.json', 'the report of yesterday');
    // A file may not grow beyond 512 bytes: as if the disk were full in the middle of a file.
    const { code, stderr } = await ended(
      inShell('ulimit -f 1; exec "$0" "$@"', 'report', 'export.csv', '-o', 'report.json'),
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/^socmetrics: report\.json cannot be written: /m);
    expect(read('report.json')).toBe('the report of yesterday');
    expect(files()).toEqual(['export.csv', 'report.json']);
  });
});

describe('an output', () => {
  it.each([
    ['in a folder that is not there', 'reports/march.json', 3],
    ['that is a folder', '.', 3],
  ])('%s is told before anything is read', async (_, output, code) => {
    const { stderr, ...rest } = await socmetrics('report', 'nothing-here.csv', '--json', '-o', output);
    expect(rest).toEqual({ code, stdout: '' });
    expect(stderr).toMatch(/cannot be written: .*\n$/);
  });

  it.skipIf(!isPosix || mayWriteAnywhere)(
    'in a folder that may not be written is told before anything is read',
    async () => {
      mkdirSync(join(folder, 'reports'));
      chmodSync(join(folder, 'reports'), 0o555);
      const { code, stderr } = await socmetrics('report', 'nothing-here.csv', '-o', 'reports/march.json');
      expect(code).toBe(3);
      expect(stderr).toContain('reports/march.json cannot be written: no permission');
    },
  );

  it.each([
    ['itself', 'export.csv', 'export.csv'],
    ['another way to it', 'export.csv', './exports/../export.csv'],
    ['a link to it', 'export.csv', 'link.csv'],
    ['another name of it', 'export.csv', 'second.csv'],
    ['a file of a folder', 'exports', 'exports/march.csv'],
    ['a file of a pattern', 'exports/*.csv', 'exports/march.csv'],
  ])('that is the input, %s, is refused', async (_, input, output) => {
    mkdirSync(join(folder, 'exports'));
    write('exports/march.csv', EXPORT);
    linkSync(join(folder, 'export.csv'), join(folder, 'second.csv'));
    if (isPosix) symlinkSync('export.csv', join(folder, 'link.csv'));
    else linkSync(join(folder, 'export.csv'), join(folder, 'link.csv'));
    for (const flag of ['-o', '--rejects']) {
      const { code, stdout, stderr } = await socmetrics('report', input, flag, output);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/is one of the inputs and would be lost/);
    }
    expect([read('export.csv'), read('exports/march.csv')]).toEqual([EXPORT, EXPORT]);
  });

  it('for the report and for the rejected rows is not one file', async () => {
    const { code, stderr } = await socmetrics('report', 'export.csv', '-o', 'a.json', '--rejects', './a.json');
    expect(code).toBe(2);
    expect(stderr).toContain('would be written twice');
  });

  it('gets the rejected rows byte for byte, also where none is left', async () => {
    const bad = 'c1,m1,customer,soon,"Two\nlines"\nc2,m2,agent,later,\u{1b}[31mred';
    write('bad.csv', HEADER + bad);
    const { code } = await socmetrics('report', 'bad.csv', '--rejects', 'rejects.txt');
    expect(code).toBe(3);
    const kept = read('rejects.txt').split(/^# bad\.csv: record \d, line \d: bad-date: .*\n/m);
    expect(kept.join('')).toBe(`${bad}\n`);
    expect(kept).toHaveLength(3);
  });
});

describe.skipIf(!isPosix)('a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends with %i and leaves nothing behind', async (signal, code) => {
    const child = started(['report', '-', '-o', 'report.json', '--rejects', 'rejects.txt'], ['pipe', 'pipe', 'pipe']);
    const end = ended(child);
    // More than a pipe holds: when it is taken, the program is reading.
    await new Promise((taken) => child.stdin?.write(HEADER + rows(0, 20_000), taken));
    child.kill(signal);
    expect(await end).toEqual({ code, stdout: '', stderr: '' });
    expect(files()).toEqual(['export.csv']);
  });
});

describe('the surroundings', () => {
  it.skipIf(!isPosix)('may close standard output or standard error', async () => {
    const { code, stderr } = await ended(inShell('exec "$0" "$@" >&-', 'report', 'export.csv'));
    expect(stderr).toBe('');
    expect([0, 3]).toContain(code);
    write('bad.csv', `${EXPORT}not a row\n`);
    expect(await ended(inShell('exec "$0" "$@" 2>&-', 'report', 'bad.csv'))).toMatchObject({ code: 0 });
  });

  it.skipIf(!isPosix)('may allow few open files, however many there are to read', async () => {
    mkdirSync(join(folder, 'exports'));
    for (let part = 0; part < 300; part++) write(`exports/part-${part}.csv`, HEADER + rows(part * 4, part * 4 + 4));
    const { code, stdout } = await ended(inShell('ulimit -n 64; exec "$0" "$@"', 'report', 'exports', '--json'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ input: { interactions: 1200 } });
  });

  it('may change the order of the inputs, the zone and the language', async () => {
    write('more.csv', HEADER + rows(20, 40));
    const { stdout } = await socmetrics('report', 'export.csv', 'more.csv', '--json');
    expect((await socmetrics('report', 'more.csv', 'export.csv', '--json')).stdout).toBe(stdout);
    for (const [TZ, LC_ALL] of [
      ['Asia/Kolkata', 'de_DE.UTF-8'],
      ['Pacific/Apia', 'sv_SE.UTF-8'],
      ['UTC', 'C'],
    ] as const) {
      const again = await run(['report', 'export.csv', 'more.csv', '--json'], { cwd: folder, env: { TZ, LC_ALL } });
      expect(again.stdout).toBe(stdout);
    }
  });

  it('need no network', async () => {
    const modules = ['net', 'dns', 'http', 'https', 'http2', 'tls', 'dgram'];
    const stub = `for (const name of ${JSON.stringify(modules)}) {
      const module = require(name);
      for (const key of Object.keys(module)) {
        if (/^(connect|create|get$|request|lookup|resolve)/.test(key)) module[key] = () => { throw new Error('network'); };
      }
    }
    require('module').syncBuiltinESMExports();
    globalThis.fetch = () => { throw new Error('network'); };`;
    write('no-network.cjs', stub);
    const env = { NODE_OPTIONS: `--require "${join(folder, 'no-network.cjs')}"` };
    expect(await run(['report', 'export.csv'], { cwd: folder, env })).toEqual(await socmetrics('report', 'export.csv'));
  });

  it('get colours only where they show them', async () => {
    const { stdout } = await socmetrics('report', 'export.csv');
    expect(stdout).not.toContain('\u{1b}');
    const forced = await run(['report', 'export.csv'], { cwd: folder, env: { FORCE_COLOR: '1' } });
    expect(forced.stdout.replaceAll(/\u{1b}\[\d+m/gu, '')).toBe(stdout);
    expect(forced.stdout).not.toBe(stdout);
    const both = await run(['report', 'export.csv'], { cwd: folder, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(both.stdout).toBe(stdout);
  });
});

describe('wrong use', () => {
  it.each([
    ['--wat'],
    ['--topic', '(a+)+$'],
    ['-o', '../../x'],
    ['--max-rejects', '-1'],
    ['--from', '31/02/2026'],
    ['--tz', 'Mars/Olympus'],
    ['--by', 'nothing'],
    ['--within', 'soon'],
    ['--gap', '-1h'],
    ['--map', 'at'],
    ['--date-format', 'YYYY'],
    ['--encoding', 'utf-99'],
    ['--platform', 'fax'],
    ['--delimiter', ''],
    ['--delimiter', 'constructor'],
  ])('%s %s ends with 2 before anything is read', async (...args) => {
    const { code, stdout, stderr } = await socmetrics('report', 'nothing-here.csv', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at .+:\d+/m);
    expect(stderr).not.toContain('nothing-here');
  });

  it.each([
    '--date-format',
    '--date-order',
    '--input-tz',
    '--tz',
    '--bots',
    '--platform',
    '--map',
    '--\u{1b}[31m',
  ])('repeats what was typed after %j without obeying it', async (flag) => {
    const { code, stderr } = await socmetrics('report', 'export.csv', `${flag}=\u{1b}[31mred\u{202e}`);
    expect(code).toBe(2);
    expect(stderr).toContain('\\u{1b}[31m');
    expect(stderr).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });
});
