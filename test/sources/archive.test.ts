import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { UserError } from '../../src/model/problem.ts';
import { findSources } from '../../src/sources/open.ts';
import { workbook, zip } from '../support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'archives-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What an archive holds, by path. */
async function contents(name: string, bytes: Buffer): Promise<Record<string, string>> {
  writeFileSync(join(folder, name), bytes);
  const { sources } = await findSources([name], { workingDirectory: folder });
  const found: Record<string, string> = {};
  for (const source of sources) {
    const pieces: Uint8Array[] = [];
    for await (const piece of source.open()) pieces.push(piece);
    found[source.path] = Buffer.concat(pieces).toString();
  }
  return found;
}

const refusal = async (name: string, bytes: Buffer): Promise<string> => {
  const error: UserError = await contents(name, bytes).then(
    () => expect.unreachable('it was read'),
    (reason) => reason,
  );
  expect(error).toMatchObject({ name: 'UserError', exit: 3 });
  return error.message;
};

const table = (name: string) => ({ name, content: `id\n${name}\n` });

describe('a zip archive', () => {
  it('holds exports in nested folders, in the order of their names, and nothing else of it is read', async () => {
    const hidden = ['__MACOSX/b.csv', '.git/c.csv', 'photos/d.jpg', 'deep/'];
    const bytes = zip(...['z.csv', 'a/very/deep.json', ...hidden].map(table));
    expect(await contents('export.zip', bytes)).toEqual({
      'export.zip/a/very/deep.json': 'id\na/very/deep.json\n',
      'export.zip/z.csv': 'id\nz.csv\n',
    });
  });

  it('is told by its first bytes, whatever it is called', async () => {
    expect(Object.keys(await contents('export.csv', zip(table('a.csv'))))).toEqual(['export.csv/a.csv']);
  });

  it('without exports says what it holds', async () => {
    expect(await refusal('photos.zip', zip(table('a.jpg'), table('b.png')))).toBe(
      'photos.zip: an archive without exports. It holds a.jpg, b.png.',
    );
    expect(await refusal('empty.zip', zip())).toBe('empty.zip: an archive without exports. It is empty.');
  });

  it('that would write outside of its folder, expands without end or is cut is refused whole', async () => {
    expect(await refusal('evil.zip', zip(table('a.csv'), table('../../b.csv')))).toMatch(/invalid relative path/);
    const blank = { name: 'blank.csv', content: Buffer.alloc(70 * 1024 * 1024, ' ') };
    expect(await refusal('bomb.zip', zip(blank))).toMatch(/expands to more than 100 times its size/);
    expect(await refusal('cut.zip', zip(table('a.csv')).subarray(0, 60))).toMatch(/cannot be read/);
  });

  it('whose directory lies about a size is refused when the file grows beyond it', async () => {
    expect(await refusal('liar.zip', zip({ ...table('a.csv'), size: 3 }))).toMatch(/too many bytes/);
  });
});

describe('a workbook', () => {
  const sheets = {
    About: [['Made in March']],
    Empty: [],
    Tickets: [
      ['id', 'opened', 'note'],
      [123456789012345, { date: 46083.375 }, 'a, "b"\nc'],
      ['007', null, '=1+1'],
    ],
  };

  it('is one table a sheet, its dates as a clock on the wall shows them and its texts as they are', async () => {
    const found = await contents('book.xlsx', workbook(sheets));
    expect(Object.keys(found)).toEqual(['book.xlsx/About', 'book.xlsx/Tickets']);
    expect(found['book.xlsx/Tickets']).toBe(
      'id,opened,note\n123456789012345,2026-03-02 09:00:00,"a, ""b""\nc"\n007,,=1+1\n',
    );
  });

  it('of which nothing can be read says what to do', async () => {
    const broken = zip({ name: 'xl/workbook.xml', content: '<workbook' });
    expect(await refusal('broken.xlsx', broken)).toMatch(
      /^broken\.xlsx: the workbook cannot be read .* Save the sheet as CSV/,
    );
  });
});
