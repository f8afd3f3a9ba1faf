import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './support/fixtures.ts';
import { played, scenarioOf } from './support/scenario.ts';

const SCENARIOS = `${ROOT}test/scenarios/`;
const scenarios = readdirSync(SCENARIOS).map((file) => ({
  file,
  ...scenarioOf(readFileSync(SCENARIOS + file, 'utf8')),
}));

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-scenarios-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.concurrent('the command line', () => {
  // How scenarios are written: support/scenario.ts.
  it.for(scenarios)('$file: $title', async ({ file, ...scenario }, { expect: expectHere }) => {
    const place = join(folder, file);
    mkdirSync(place);
    await expectHere(await played(scenario, place)).toMatchFileSnapshot(SCENARIOS + file);
  });
});

it('is never told where this machine keeps its files', () => {
  const told = scenarios.map(({ file }) => readFileSync(SCENARIOS + file, 'utf8')).join('');
  for (const path of [ROOT, tmpdir(), 'socmetrics-scenarios-']) expect(told).not.toContain(path);
});
