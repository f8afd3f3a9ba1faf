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

  it('is read without what names a place outside of it, which is told', async () => {
    const bytes = zip(table('a.csv'), table('../../b.csv'), table('/etc/c.csv'), table('C:/d.csv'));
    expect(Object.keys(await contents('evil.zip', bytes))).toEqual(['evil.zip/a.csv']);
    const { faults } = await findSources(['evil.zip'], { workingDirectory: folder });
    expect(faults).toMatchObject([
      { path: 'evil.zip', fault: { code: 'outside-path', count: 3, message: '../../b.csv, /etc/c.csv, C:/d.csv' } },
    ]);
    expect(await refusal('worse.zip', zip(table('../b.csv')))).toMatch(/an archive without exports/);
  });

  it('that expands without end or is cut is refused whole', async () => {
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

  it('in an archive is read too, and one that is broken is told alone', async () => {
    const book = workbook({ Tickets: [['id'], ['7']] });
    const found = await contents('books.zip', zip({ name: 'in/book.xlsx', content: book }, table('a.csv')));
    expect(found).toEqual({ 'books.zip/a.csv': 'id\na.csv\n', 'books.zip/in/book.xlsx/Tickets': 'id\n7\n' });
  });

  it('is read without its hidden sheets, unless one is named', async () => {
    const hiding = workbook({ Tickets: [['id'], ['7']], 'A & B': [['id'], ['8']] }, 1900, ['A & B']);
    expect(Object.keys(await contents('hiding.xlsx', hiding))).toEqual(['hiding.xlsx/Tickets']);
    const options = { workingDirectory: folder };
    expect((await findSources(['hiding.xlsx'], options)).faults).toMatchObject([{ fault: { code: 'set-aside' } }]);
    const { sources } = await findSources(['hiding.xlsx'], { ...options, sheet: 'A & B' });
    expect(sources.map(({ path }) => path)).toEqual(['hiding.xlsx/A & B']);
  });

  it('that holds nothing is refused', async () => {
    expect(await refusal('nothing.xlsx', workbook({ Empty: [] }))).toMatch(/the workbook holds nothing/);
  });

  it('that is a page with a table is read as that table, and the XML of an old spreadsheet too', async () => {
    const page = Buffer.from(
      '<html><head><meta charset="utf-8"></head><body><table><tr><th>id<th>note</tr>' +
        '<tr><td>7</td><td>a &amp; b<br>c</td></tr></table></body></html>',
    );
    expect(await contents('page.xls', page)).toEqual({ 'page.xls': 'id,note\n7,"a & b\nc"\n' });
    const xml = Buffer.from(
      '<?xml version="1.0"?><Workbook xmlns:ss="x"><Worksheet><Table><Row><Cell><Data>id</Data></Cell><Cell><Data>a</Data>' +
        '</Cell><Cell><Data>b</Data></Cell></Row><Row><Cell><Data>7</Data></Cell><Cell ss:Index="3"><Data>z</Data></Cell>' +
        '</Row></Table></Worksheet></Workbook>',
    );
    expect(await contents('sheet.xls', xml)).toEqual({ 'sheet.xls': 'id,a,b\n7,,z\n' });
  });

  it('of which nothing can be read says what to do', async () => {
    const broken = zip({ name: 'xl/workbook.xml', content: '<workbook' });
    expect(await refusal('broken.xlsx', broken)).toMatch(
      /^broken\.xlsx: the workbook cannot be read .* Save the sheet as CSV/,
    );
  });
});
