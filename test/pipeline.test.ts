import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../src/options.ts';
import { analyze } from '../src/pipeline.ts';

const root = mkdtempSync(join(tmpdir(), 'socmetrics-pipeline-'));
let folder = root;
let count = 0;

beforeEach(() => {
  folder = join(root, String(++count));
  mkdirSync(folder);
});
afterAll(() => rmSync(root, { recursive: true }));

const write = (name: string, ...lines: readonly string[]): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
};
const reportOf = (inputs: readonly string[], options: AnalyzeOptions = {}) =>
  analyze(inputs, { workingDirectory: folder, ...options });
const problemsOf = async (...inputs: readonly string[]) => (await reportOf(inputs)).input.problems;

const HEADER = 'conversation_id,message_id,author_role,created_at,text';
const ASKED = 'c1,m1,customer,2026-03-02T09:00:00Z,Where is my parcel?';
const ANSWERED = 'c1,m2,agent,2026-03-02T09:10:00Z,On its way.';

describe('what is passed over on the way to the header', () => {
  it('is told, but for the hint that Excel writes for itself', async () => {
    write('hint.csv', 'sep=,', HEADER, ASKED, ANSWERED);
    expect(await problemsOf('hint.csv')).toEqual([]);
    write('title.csv', 'Export of March', HEADER, ASKED, ANSWERED);
    expect(await problemsOf('title.csv')).toMatchObject([{ code: 'preamble', count: 1, examples: [{ line: 2 }] }]);
  });
});

describe('a row whose cells could be names of columns', () => {
  it('is no header where a time stands in it, however that is written', async () => {
    for (const time of ['2026-04-13T15:44:07+01:00', '2026-04-13 15:44:07']) {
      write('steps.csv', 'SR;Changed;State;Sub State', `1;${time};Accepted;Open`, `1;${time};Completed;Closed`);
      await expect(reportOf(['steps.csv'])).rejects.toThrow(
        'its columns are not those of an export that is known. Found: SR, Changed, State, Sub State.',
      );
    }
  });
});

describe('a file without any row', () => {
  it('is an error where there is not even a header', async () => {
    write('list.json', '[]');
    await expect(reportOf(['list.json'])).rejects.toThrow('list.json: an empty list. There is nothing to measure.');
  });
});

describe('several files', () => {
  it('tell which of them lacks a column that others of its kind have', async () => {
    write('a.csv', `${HEADER},channel`, `${ASKED},chat`);
    write('b.csv', HEADER, ANSWERED);
    expect(await problemsOf('a.csv', 'b.csv')).toMatchObject([
      {
        code: 'missing-column',
        notice: true,
        examples: [{ file: 'b.csv', message: 'no column "channel", as in a.csv' }],
      },
    ]);
    expect(await problemsOf('b.csv')).toEqual([]);
  });

  it('name one that is passed over once, not twice', async () => {
    write('exports/a.csv', HEADER, ASKED, ANSWERED);
    write('exports/b.csv', '');
    expect(await problemsOf('exports')).toMatchObject([
      {
        code: 'unreadable-file',
        examples: [{ file: join('exports', 'b.csv'), message: expect.stringMatching(/^the file is empty/) }],
      },
    ]);
  });

  it('are told to who asks before any of them is read', async () => {
    write('exports/a.csv', HEADER, ASKED);
    write('exports/b.csv', 'no export at all');
    const seen: string[] = [];
    const onInputs = (paths: readonly string[]): void => {
      seen.push(...paths);
      throw new Error('stopped');
    };
    await expect(reportOf(['exports'], { onInputs })).rejects.toThrow('stopped');
    expect(seen).toEqual([join('exports', 'a.csv'), join('exports', 'b.csv')]);
  });

  it('may be passed over as soon as one turns out to break off in the middle', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, n) => `c${n},m${n},customer,0${(n % 9) + 1}/13/2026 09:00,Text ${n * 7919}`,
    );
    const packed = gzipSync([HEADER, ...rows].join('\n'));
    write('exports/a.csv', HEADER, ASKED, ANSWERED);
    writeFileSync(join(folder, 'exports', 'b.csv.gz'), packed.subarray(0, packed.length - 1000));
    const { input } = await reportOf(['exports']);
    expect(input.files.map(({ path, records }) => [path, records.used])).toEqual([[join('exports', 'a.csv'), 2]]);
    expect(input.interactions).toBe(2);
    expect(input.problems).toMatchObject([
      {
        code: 'unreadable-file',
        count: 1,
        examples: [{ file: join('exports', 'b.csv.gz'), message: expect.stringMatching(/^the gzip data ends early/) }],
      },
    ]);
    const named = ['exports/a.csv', 'exports/b.csv.gz'];
    await expect(reportOf(named)).rejects.toThrow(
      /^exports\/b\.csv\.gz: the gzip data ends early.* --skip-unreadable\.$/,
    );
    expect((await reportOf(named, { skipUnreadable: true })).input.interactions).toBe(2);
    await expect(reportOf(['exports/b.csv.gz'], { skipUnreadable: true })).rejects.toThrow('ends early');
  });

  it('of which no row can be used say so of all', async () => {
    write('a.csv', HEADER, 'c1,m1,customer,soon,Where is my parcel?');
    write('b.csv', HEADER, 'c1,m2,agent,later,On its way.');
    await expect(reportOf(['a.csv', 'b.csv'])).rejects.toThrow(
      /^a\.csv: none of the 2 rows of all 2 files can be used: 2 of 2 rows, date that is not one \(line 2: /,
    );
  });
});

describe('a file that is broken in a hundred thousand places', () => {
  it('hands every record on, with its reason, without a search for each', async () => {
    const broken = Array.from({ length: 100_000 }, (_, index) => `broken ${index}`);
    write('broken.csv', HEADER, ASKED, ANSWERED, ...broken);
    const rejected: string[] = [];
    const onReject: NonNullable<AnalyzeOptions['onReject']> = ({ line, code, bytes }) => {
      rejected.push(`${line} ${code} ${Buffer.from(bytes)}`);
    };
    const { input } = await reportOf(['broken.csv'], { onReject });
    expect(rejected).toEqual(broken.map((row, index) => `${index + 4} column-count ${row}\n`));
    expect(input.files[0]?.records).toEqual({ read: 100_002, used: 2, skipped: 100_000, duplicates: 0 });
    expect(input.problems).toMatchObject([{ code: 'column-count', count: 100_000 }]);
  });
});
