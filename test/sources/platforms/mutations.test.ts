import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/problem.ts';
import { analyze } from '../../../src/pipeline.ts';
import { FIXTURES, ROOT } from '../../support/fixtures.ts';
import { mutated, mutations, type Piece, piecesOf } from '../../support/mutate.ts';
import { zip } from '../../support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-mutations-'));
afterAll(() => rmSync(folder, { recursive: true }));

function writeFolder(pieces: readonly Piece[]): string {
  const place = join(folder, 'input');
  rmSync(place, { recursive: true, force: true });
  for (const { name, content } of pieces) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  return 'input';
}

function writeZip(pieces: readonly Piece[]): string {
  writeFileSync(join(folder, 'input.zip'), zip(...pieces));
  return 'input.zip';
}

function writeFile(pieces: readonly Piece[]): string {
  const [piece] = pieces;
  writeFileSync(join(folder, 'input.data'), piece?.content ?? '');
  return 'input.data';
}

/** Every record is used, skipped with a reason, or there twice; or all of it is refused, in words. */
async function expectAccounted(input: string): Promise<void> {
  const found = await analyze([input], { workingDirectory: folder }).catch((error: unknown) => error);
  if (found instanceof UserError) {
    expect(found.exit).toBe(3);
    expect(found.message).toMatch(/^input.*\.$/s);
    return;
  }
  if (found instanceof Error) throw found;
  const { files, problems } = (found as Awaited<ReturnType<typeof analyze>>).input;
  for (const { records } of files) expect(records.read).toBe(records.used + records.skipped + records.duplicates);
  const skipped = files.reduce((sum, { records }) => sum + records.skipped, 0);
  if (skipped > 0) expect(problems.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(skipped);
}

const changedEach = (pieces: readonly Piece[], write: (pieces: readonly Piece[]) => string, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(mutations, async (changes) => expectAccounted(write(mutated(pieces, changes)))),
    { numRuns },
  );

const CASES = FIXTURES.map((fixture) => ({ ...fixture, pieces: piecesOf(`${ROOT}${fixture.input}`) }));
const FOLDERS = CASES.filter(({ input, pieces }) => pieces.length > 1 || input.endsWith('/input'));

describe.each(CASES)('the fixture $name, changed anywhere,', ({ input, pieces }) => {
  const isFolder = input.endsWith('/input');

  it('is read with every record accounted for, or refused in words', { timeout: 120_000 }, async () => {
    await changedEach(pieces, isFolder ? writeFolder : writeFile, 25);
  });
});

describe.each(FOLDERS)('the fixture $name, changed anywhere and packed,', ({ pieces }) => {
  it('is read with every record accounted for, or refused in words', { timeout: 120_000 }, async () => {
    await changedEach(pieces, writeZip, 10);
  });
});
