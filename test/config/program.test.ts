import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { FIXTURES, ROOT } from '../support/fixtures.ts';
import { run } from '../support/program.ts';
import { folder } from './files.ts';

const EXAMPLE = readFileSync('fixtures/config/socmetrics.config.yaml', 'utf8');
const HOLIDAYS = readFileSync('fixtures/config/holidays.ics');
const HELPDESK = readFileSync('fixtures/config/helpdesk.csv');
const WEEK = join(ROOT, FIXTURES.find(({ name }) => name === 'messages/week')?.input as string);

async function report(cwd: string, ...args: readonly string[]): Promise<Report> {
  const { stdout, stderr, code } = await run(['report', '--json', '-q', ...args], { cwd });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

const topics = ({ metrics: { topics: found } }: Report): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (found as unknown as { rows: readonly { key: string; count: number }[] }).rows.map(({ key, count }) => [
      key,
      count,
    ]),
  );

describe('a report', () => {
  it('is changed by a topic of the file', async () => {
    const cwd = folder({ 'socmetrics.config.yaml': 'topics: { scales: [scale*] }' });
    const plain = await report(folder(), WEEK);
    const configured = await report(cwd, WEEK);
    expect(topics(plain)).not.toHaveProperty('scales');
    expect(topics(configured)).toMatchObject({ scales: expect.any(Number) });
    expect([plain.options.topics, configured.options.topics]).toEqual([{}, { scales: ['scale*'] }]);
    expect(await report(cwd, '--no-config', WEEK)).toEqual(plain);
  });

  it('is changed by the zone of the file, and the flag has the last word', async () => {
    const cwd = folder({ 'socmetrics.config.yaml': 'timeZone: Asia/Tokyo\nby: day' });
    const { options, groups } = await report(cwd, WEEK);
    expect(options).toMatchObject({ timeZone: 'Asia/Tokyo', by: ['day'] });
    expect(groups).toEqual((await report(folder(), '--tz', 'Asia/Tokyo', '--by', 'day', WEEK)).groups);
    expect(groups).not.toEqual((await report(folder(), '--by', 'day', WEEK)).groups);
    expect((await report(cwd, '--tz', 'UTC', WEEK)).options.timeZone).toBe('UTC');
  });

  it('is made possible by a mapping profile', async () => {
    const cwd = folder({ 'socmetrics.config.yaml': EXAMPLE, 'holidays.ics': HOLIDAYS, 'sub/helpdesk.csv': HELPDESK });
    const plain = await run(['report', 'helpdesk.csv', '--no-config'], { cwd: join(cwd, 'sub') });
    expect([plain.code, plain.stderr]).toEqual([3, expect.stringContaining('Vorgang')]);
    const { input, metrics, options } = await report(join(cwd, 'sub'), '--profile', 'helpdesk', 'helpdesk.csv');
    expect(input.files[0]).toMatchObject({
      path: 'helpdesk.csv',
      platform: 'tickets',
      delimiter: ';',
      records: { used: 8 },
    });
    // 35, 12, 240, 55, 8, 20 and 95 minutes; H-106 was never answered.
    expect(metrics['first-response-time']).toMatchObject({ n: 7, median: 35 * 60 });
    expect(options).toMatchObject({
      timeZone: 'Europe/Warsaw',
      inputTimeZone: 'Europe/Berlin',
      resolvedAfterSeconds: 48 * 3600,
    });
  });

  it('takes the environment over the file, and the file over the default', async () => {
    const cwd = folder({ 'socmetrics.config.yaml': 'gap: 12h\npending: 2h' });
    const env = { SOCMETRICS_GAP: '6h', SOCMETRICS_METRIC: 'conversations' };
    const { stdout } = await run(['report', '--json', '-q', WEEK], { cwd, env });
    const { options, metrics } = JSON.parse(stdout) as Report;
    expect(options).toMatchObject({ gapSeconds: 6 * 3600, pendingSeconds: 2 * 3600, resolvedAfterSeconds: 72 * 3600 });
    expect(Object.keys(metrics)).toEqual(['conversations']);
  });

  it('is the same whether its values come from flags or from a file', async () => {
    const lines =
      'bot: [VekkiloWelcome]\nexcludeAuthor: Marta*\ninclude: [truncated]\nlimits: 2h\nbots: count\naccounts: ["@VekkiloHelp"]\n';
    const flags = [
      '--bot',
      'VekkiloWelcome',
      '--exclude-author',
      'Marta*',
      '--include',
      'truncated',
      '--within',
      '2h',
      '--bots',
      'count',
    ];
    const file = await report(folder({ 'socmetrics.config.yaml': lines }), WEEK);
    expect(file).toEqual(await report(folder(), ...flags, '--account', '@VekkiloHelp', WEEK));
  });
});

describe('every command that reads exports', async () => {
  const help = (await run(['--help'], { cwd: ROOT })).stdout;
  const commands = [...help.matchAll(/^ {2}([a-z]+) \[options\] [<[]files\.\.\.[>\]]/gm)].map(
    ([, name]) => name as string,
  );

  it('is known here', () => {
    expect(commands).toEqual(expect.arrayContaining(['report', 'inspect', 'normalize']));
  });

  it.each(commands)('%s ends with 2 and the place if the configuration is wrong', async (command) => {
    const cwd = folder({ 'socmetrics.config.yaml': '# a remark\ntimezone: UTC\n' });
    expect(await run([command, WEEK], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'socmetrics: socmetrics.config.yaml:2:1: unknown key "timezone". Did you mean timeZone?\n',
    });
    const named = await run([command, '--config', 'missing.yaml', WEEK], { cwd });
    expect([named.code, named.stderr]).toEqual([2, expect.stringContaining('missing.yaml cannot be read')]);
    expect((await run([command, '--no-config', WEEK], { cwd })).stderr).not.toContain('timezone');
  });
});

describe('socmetrics config', () => {
  it('shows what counts and who said it', async () => {
    const home = folder({ '.config/socmetrics/config.yaml': 'gap: 6h\npending: 6h\ntopics: { mine: [scale*] }' });
    const cwd = folder({ 'socmetrics.config.yaml': EXAMPLE, 'holidays.ics': HOLIDAYS });
    const env = { HOME: home, XDG_CONFIG_HOME: '', SOCMETRICS_GAP: '12h', SOCMETRICS_TIMEZONE: 'UTC' };
    const { stdout, stderr, code } = await run(
      ['config', '--show', '--profile', 'helpdesk', '--by', 'channel', '--map', 'id=Nummer'],
      { cwd, env },
    );
    expect([code, stderr]).toEqual([0, 'warning: SOCMETRICS_TIMEZONE sets nothing. Did you mean SOCMETRICS_TZ?\n']);
    await expect(stdout).toMatchFileSnapshot('golden/show.txt');
  });

  it('shows the same as JSON', async () => {
    const cwd = folder({ 'socmetrics.config.yaml': EXAMPLE, 'holidays.ics': HOLIDAYS });
    const { stdout, code } = await run(['config', '--json', '--tz', 'UTC'], { cwd });
    expect(code).toBe(0);
    const shown = JSON.parse(stdout);
    expect(shown).toMatchObject({
      files: [{ kind: 'project', path: 'socmetrics.config.yaml' }],
      settings: {
        timeZone: { value: 'UTC', origin: { kind: 'flag', name: '--tz' } },
        resolvedAfter: {
          value: '48h',
          origin: { kind: 'project', path: 'socmetrics.config.yaml', line: 7, column: 16 },
        },
        gap: { value: '24h', origin: { kind: 'default' } },
        asOf: { value: null, origin: { kind: 'default' } },
      },
      topics: { refund: { value: { words: expect.arrayContaining(['zwrot*']) } } },
      thresholds: [{ value: { require: 'response-rate >= 80%' } }, { value: { minimumN: 20 } }],
      masks: { 'order-number': { value: 'KD-######' } },
    });
  });

  it('says that there is no file', async () => {
    const { stdout, code } = await run(['config'], { cwd: folder() });
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'No configuration file was read.']);
  });

  it('prints the schema, also beside a file that is wrong', async () => {
    const { stdout, code } = await run(['config', '--schema'], { cwd: folder({ 'socmetrics.config.yaml': 'x: y' }) });
    expect([code, stdout]).toEqual([0, readFileSync('docs/config.schema.json', 'utf8')]);
  });

  it('says what is wrong', async () => {
    const { stdout, stderr, code } = await run(['config'], { cwd: folder({ 'socmetrics.config.yaml': 'gap: 24' }) });
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      'socmetrics: socmetrics.config.yaml:1:6: gap: a duration such as 45m, 24h or 3d is due here, and the number 24 was found.\n',
    ]);
  });

  it('shows one thing at a time', async () => {
    expect((await run(['config', '--schema', '--json'], { cwd: folder() })).code).toBe(2);
  });
});
