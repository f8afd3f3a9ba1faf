import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readConversations } from '../../src/pipeline.ts';
import { isSerial, serialInstant, serialText } from '../../src/sources/serial.ts';
import { workbook } from '../support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'serials-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** When each ticket was opened, and what was said of the file. */
async function read(name: string, content: string | Buffer, options: object = {}) {
  writeFileSync(join(folder, name), content);
  const { conversations, log } = await readConversations([name], { workingDirectory: folder, ...options });
  const told = log.counts().flatMap(({ code, examples }) => examples.map(({ message }) => `${code}: ${message}`));
  return { at: conversations.map(({ startedAt }) => new Date(startedAt).toISOString()).sort(), told };
}

const csv = (...rows: string[]): string => `${['id,created_at,resolved_at,status', ...rows].join('\n')}\n`;

describe('the days of a spreadsheet', () => {
  it('count from 1900 or from 1904', () => {
    expect(serialText('46083.375', 1900)).toBe('2026-03-02 09:00:00');
    expect(serialText('44621.375', 1904)).toBe('2026-03-02 09:00:00');
    expect(serialText('46083', 1900)).toBe('2026-03-02 00:00:00');
    // 0.41667 is 10 o'clock as a sheet rounds it to five places, and a fraction of a second more.
    expect(serialText('46083.41667', 1900)).toBe('2026-03-02 10:00:00');
  });

  it('lie between 1990 and 2100, and are no seconds or milliseconds since 1970', () => {
    for (const text of ['32873', '73416', '4608', '460830', '1773651600', '1773651600000', '-46083', '46083,5', '']) {
      expect(isSerial(text, 1900), text).toBe(false);
    }
    expect([isSerial('32874', 1900), isSerial('73415.99', 1900)]).toEqual([true, true]);
  });

  it('of any second are read as that second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_470_000_000 }), (second) => {
        const instant = Date.UTC(1990, 0, 1) + second * 1000;
        expect(serialInstant(String(instant / 86_400_000 + 25_569), 1900)).toBe(instant);
      }),
    );
  });
});

describe('a time without a day', () => {
  it.each([1900, 1904] as const)('is a duration in a workbook from %i, as it is in CSV', async (epoch) => {
    const day = { 1900: 46083, 1904: 44621 }[epoch];
    const rows = [[1, { date: day + 0.375 }, { date: 1 / 24 }, { date: 27 / 24 }, 'closed']];
    const sheets = { T: [['ticket_id', 'created_at', 'First response time', 'Resolution time', 'status'], ...rows] };
    writeFileSync(join(folder, 'took.xlsx'), workbook(sheets, epoch));
    const { conversations } = await readConversations(['took.xlsx'], { workingDirectory: folder });
    expect(conversations.map(({ turns }) => turns.map(({ endedAt }) => endedAt))).toEqual([[Date.UTC(2026, 2, 2, 10)]]);
  });
});

describe('a column of times', () => {
  it('that holds such numbers alone holds dates, and says so', async () => {
    const { at, told } = await read('a.csv', csv('1,46083.375,46083.5,solved', '2,46084,,open'));
    expect(at).toEqual(['2026-03-02T09:00:00.000Z', '2026-03-03T00:00:00.000Z']);
    expect(told).toContain(
      'serial-dates: "created_at" holds days since 1900: the first is 2026-03-02 09:00:00 (from 1904: --date-format excel-1904)',
    );
  });

  it('is read in the zone of times that name none', async () => {
    const { at } = await read('zone.csv', csv('1,46083.375,,open'), { inputTimeZone: 'Europe/Warsaw' });
    expect(at).toEqual(['2026-03-02T08:00:00.000Z']);
  });

  it('with another date in it proves nothing: the numbers are bad dates', async () => {
    const { at, told } = await read('b.csv', csv('1,46083.375,,open', '2,2026-03-03,,open'));
    expect(at).toEqual(['2026-03-03T00:00:00.000Z']);
    expect(told.filter((line) => line.startsWith('serial'))).toEqual([]);
  });

  it('in epoch seconds stays what it is', async () => {
    const { at, told } = await read('c.csv', csv('1,1772442000,1772445600,solved'));
    expect(at).toEqual(['2026-03-02T09:00:00.000Z']);
    expect(told.filter((line) => line.startsWith('serial'))).toEqual([]);
  });

  it('that may be a duration is one, where nothing says the opposite', async () => {
    const table = 'id,created_at,resolution_time,status\n1,2026-03-02 09:00,40000,solved\n';
    const { told } = await read('d.csv', table, { map: ['resolvedAt=resolution_time'] }).catch(({ message }) => ({
      told: [String(message)],
    }));
    expect(told.join()).not.toContain('serial');
  });

  it('counts as the user says', async () => {
    const table = csv('1,44621.375,,open');
    expect((await read('e.csv', table, { dateFormat: 'excel-1904' })).at).toEqual(['2026-03-02T09:00:00.000Z']);
    expect((await read('e.csv', table, { dateFormat: 'excel' })).at).toEqual(['2022-03-01T09:00:00.000Z']);
  });

  it('of a workbook counts as the workbook says', async () => {
    const sheets = {
      Tickets: [
        ['id', 'created_at', 'status'],
        ['7', 44621.375, 'open'],
      ],
    };
    const { at, told } = await read('f.xlsx', workbook(sheets, 1904));
    expect(at).toEqual(['2026-03-02T09:00:00.000Z']);
    expect(told.join()).toContain('days since 1904');
    expect((await read('g.xlsx', workbook(sheets))).at).toEqual(['2022-03-01T09:00:00.000Z']);
  });
});

describe('a workbook', () => {
  const tickets = (id: string) => [
    ['id', 'created_at', 'status'],
    [id, '2026-03-02 09:00', 'open'],
  ];
  const book = workbook({ About: [['Made in March', 'by us']], March: tickets('1'), April: tickets('2') });

  it('is read with all sheets that are exports, and the others are told', async () => {
    const { at, told } = await read('book.xlsx', book);
    expect(at).toHaveLength(2);
    expect(told.some((line) => line.startsWith('set-aside: its columns are not those'))).toBe(true);
  });

  it('is read by one sheet that is asked for, by name in any letter case or by number', async () => {
    for (const sheet of ['April', 'april', '3']) {
      expect((await read('book.xlsx', book, { sheet })).at, sheet).toHaveLength(1);
    }
  });

  it('without the sheet that is asked for names those that there are', async () => {
    await expect(read('book.xlsx', book, { sheet: 'Mai' })).rejects.toThrow(
      'book.xlsx: no sheet "Mai" that holds anything. There are 1 About, 2 March, 3 April. Name one: --sheet NAME or --sheet N.',
    );
  });

  it('that was named and has no sheet of an export ends the run beside other files', async () => {
    writeFileSync(join(folder, 'notes.xlsx'), workbook({ About: [['Made in', 'March']], More: [['a', 'b']] }));
    writeFileSync(join(folder, 'good.csv'), csv('1,2026-03-02,,open'));
    await expect(readConversations(['notes.xlsx', 'good.csv'], { workingDirectory: folder })).rejects.toThrow(
      /notes\.xlsx\/About: .*--skip-unreadable/,
    );
  });
});
