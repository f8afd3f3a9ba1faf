import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { FIXTURES, type FixtureCase, filesOf, ROOT } from '../../support/fixtures.ts';
import { findings } from '../../support/report.ts';
import { zip } from '../../support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-recognised-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a file of a chat is called says whose it is, and these are told in all places by the same columns. */
const EXPORTS = FIXTURES.filter(({ platform }) => !['signal', 'whatsapp', 'chat'].includes(platform));

const platformsIn = async (inputs: readonly string[]): Promise<Record<string, string>> => {
  const { files } = await readConversations(inputs, { workingDirectory: ROOT, skipUnreadable: true });
  return Object.fromEntries(files.map(({ plan }) => [plan.path, plan.match.platform.id]));
};

const together = platformsIn(EXPORTS.flatMap(filesOf));

describe.each(EXPORTS)('the export $name', (one: FixtureCase) => {
  it('is told from all others, file by file and among them', async () => {
    const alone = await platformsIn(filesOf(one));
    const among = await together;
    expect(Object.keys(alone)).toHaveLength(filesOf(one).length);
    for (const [path, platform] of Object.entries(alone)) {
      expect(platform, path).toMatch(new RegExp(`^${one.platform.split('-')[0]}`));
      expect(among[path], path).toBe(platform);
    }
  });

  it('gives the same figures as files in any order, as a folder and as an archive', async () => {
    const packed = filesOf(one).map((path) => ({
      name: path === one.input ? basename(path) : path.slice(one.input.length + 1),
      content: readFileSync(`${ROOT}${path}`),
    }));
    const archive = join(folder, `${one.name.replace('/', '-')}.zip`);
    writeFileSync(archive, zip(...packed));
    const expected = findings(await analyze([one.input], { workingDirectory: ROOT }));
    for (const inputs of [filesOf(one), filesOf(one).toReversed(), [archive]])
      expect(findings(await analyze(inputs, { workingDirectory: ROOT }))).toEqual(expected);
  });
});
