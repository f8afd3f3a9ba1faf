import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../../src/options.ts';
import { analyze } from '../../src/pipeline.ts';
import { ROOT } from '../support/fixtures.ts';
import { casesOf } from './cases.ts';
import { differences } from './compare.ts';
import { readEvents } from './events.ts';
import { figures, known, type Settings } from './figures.ts';
import { generate, toCsv } from './generate.ts';
import { inferred, recorded } from './resolutions.ts';
import { clocksBetween, RULES } from './schedules.ts';

/*
 * Every figure of an invented log, computed twice: by the program, and from the words of the definitions alone. The two
 * share no code, so that agreement between them means something.
 */

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-independent-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ZONE = 'Europe/Warsaw';

const OPTIONS: AnalyzeOptions = {
  timeZone: ZONE,
  every: 'month',
  expectations: true,
  schedules: RULES,
  serviceLevels: {
    chats: { metric: 'first-response', target: '1h', where: { channel: ['chat'] } },
    further: { metric: 'next-response', target: '4h' },
    urgent: { metric: 'resolution', target: '72h', clock: 'calendar', where: { priority: ['high'] } },
  },
};

async function both(seed: number, statuses: boolean) {
  const csv = toCsv(generate({ seed, conversations: 2000, statuses }));
  const path = join(folder, `log-${seed}-${statuses}.csv`);
  writeFileSync(path, csv);
  const log = casesOf(readEvents(csv));
  const begin = Math.min(...log.events.map(({ at }) => at));
  const settings: Settings = {
    resolutionOf: statuses ? recorded : inferred,
    recorded: statuses,
    clocks: clocksBetween(begin, log.asOf),
    zone: ZONE,
  };
  return { report: await analyze([path], { ...OPTIONS, by: ['channel'] }), cases: known(log, settings), log, settings };
}

describe.each([
  ['whose resolutions are recorded', true],
  ['whose resolutions are inferred', false],
])('a log %s', (_, statuses) => {
  const told = both(20260322, statuses);

  it('has the figures that the definitions give it', async () => {
    const { report, cases, log, settings } = await told;
    expect(differences(figures(cases, log.asOf, settings), report.metrics)).toEqual([]);
  });

  it.each(['twitter', 'chat', 'email'])('has them for %s alone', async (channel) => {
    const { report, cases, log, settings } = await told;
    const own = cases.filter((one) => one.channel === channel);
    const slice = report.groups.find(({ by }) => by.channel === channel);
    const { backlog, volume, ...expected } = figures(own, log.asOf, settings, cases);
    expect(differences(expected, slice?.metrics)).toEqual([]);
  });
});

it('is computed without any code of the program', () => {
  const own = readdirSync(join(ROOT, 'test/independent')).filter((name) => !name.endsWith('.test.ts'));
  for (const name of own)
    expect(readFileSync(join(ROOT, 'test/independent', name), 'utf8'), name).not.toMatch(/from '\.\.\//);
});
