import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/problem.ts';
import { EXPANSION_LIMIT, EXPANSION_RATIO } from '../../src/sources/gzip.ts';
import { type ByteStream, findSources } from '../../src/sources/open.ts';
import { pieces } from './formats/reading.ts';

const root = mkdtempSync(join(tmpdir(), 'sources-'));
let folder = root;
let count = 0;

beforeEach(() => {
  folder = join(root, String(++count));
  mkdirSync(folder);
});
afterAll(() => rmSync(root, { recursive: true }));

const write = (name: string, content: string | Buffer = 'id,text\n'): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const find = (...inputs: string[]) => findSources(inputs, { workingDirectory: folder });
const paths = async (...inputs: string[]) => (await find(...inputs)).sources.map(({ path }) => path);

async function textOf(stream: ByteStream): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function read(name: string) {
  const { sources } = await find(name);
  const stream = sources[0]?.open() as ByteStream;
  return { text: await textOf(stream), outcome: stream.outcome() };
}

describe('findSources', () => {
  it('finds files, folders and patterns, in the order of their paths', async () => {
    for (const name of ['b.csv', 'a.csv', 'week/10.csv', 'week/9.json', 'other.tsv']) write(name);
    expect(await paths('week', 'b.csv', '*.tsv', 'a.csv')).toEqual([
      'a.csv',
      'b.csv',
      'other.tsv',
      'week/10.csv',
      'week/9.json',
    ]);
  });

  it('takes from a folder what has the name of an export, at any depth', async () => {
    const taken = ['a.CSV', 'b.tsv', 'c.tab', 'd.ssv', 'deep/er/e.txt', 'f.jsonl', 'g.ndjson.gz', 'x.csv/h.json'];
    for (const name of [...taken, 'README.md', '.hidden.csv', '.git/i.csv', 'j.gz', 'k.csv.bak']) write(name);
    expect(await paths('.')).toEqual(taken);
  });

  it('takes a file named by itself, whatever it is called', async () => {
    write('.hidden');
    write('export.xyz');
    expect(await paths('.hidden', 'export.xyz')).toEqual(['.hidden', 'export.xyz']);
  });

  it('takes a name with brackets literally where there is such a file', async () => {
    write('week[1].csv');
    write('week1.csv');
    expect(await paths('week[1].csv')).toEqual(['week[1].csv']);
    expect(await paths('week[12].csv')).toEqual(['week1.csv']);
  });

  it('knows what was named and what was only found', async () => {
    write('a.csv');
    write('in/b.csv');
    const { sources } = await find('a.csv', 'in');
    expect(sources.map(({ path, named }) => [path, named])).toEqual([
      ['a.csv', true],
      ['in/b.csv', false],
    ]);
  });

  it('follows a link that was named, and none that it meets', async () => {
    write('data/a.csv');
    symlinkSync('data/a.csv', join(folder, 'link.csv'));
    symlinkSync('..', join(folder, 'data', 'up'));
    symlinkSync('a.csv', join(folder, 'data', 'b.csv'));
    expect(await paths('data')).toEqual(['data/a.csv']);
    expect(await paths('link.csv')).toEqual(['link.csv']);
    expect(await paths('**/*.csv')).toEqual(['data/a.csv']);
  });

  it('reads one file once, under whatever names', async () => {
    write('a.csv');
    linkSync(join(folder, 'a.csv'), join(folder, 'b.csv'));
    const { sources, faults, unreadable } = await find('b.csv', 'a.csv', '.', '-', '-');
    expect(sources.map(({ path }) => path)).toEqual(['-', 'a.csv']);
    expect(faults.map(({ path, fault }) => `${path}: ${fault.code}, ${fault.message}`)).toEqual([
      '-: duplicate-file, named twice; it is read once',
      'a.csv: duplicate-file, named twice; it is read once',
      'b.csv: duplicate-file, the same file as a.csv; it is read once',
      'b.csv: duplicate-file, the same file as a.csv; it is read once',
    ]);
    expect(unreadable).toEqual([]);
  });

  it('says what is wrong with a name', async () => {
    write('tickets.csv');
    mkdirSync(join(folder, 'empty'));
    symlinkSync('gone.csv', join(folder, 'dangling.csv'));
    symlinkSync('loop-b.csv', join(folder, 'loop-a.csv'));
    symlinkSync('loop-a.csv', join(folder, 'loop-b.csv'));
    const refused = async (name: string) => {
      const error = await find(name).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).exit).toBe(3);
      return (error as UserError).message;
    };
    expect(await refused('ticket.csv')).toBe('ticket.csv: no such file or folder. Did you mean tickets.csv?');
    expect(await refused('weather')).toBe('weather: no such file or folder. Check the name and the current folder.');
    expect(await refused('tickets.csv/x')).toContain('no such file or folder, because a part of the path is a file');
    expect(await refused('empty')).toContain('empty: a folder without exports');
    expect(await refused('*.json')).toContain('*.json: no file matches this pattern');
    expect(await refused('dangling.csv')).toContain('a link to nothing');
    expect(await refused('loop-a.csv')).toContain('links that point to each other');
    expect(await refused('x'.repeat(300))).toContain('the name is too long');
    expect(await refused('a\u001b[2J.csv')).toContain('a\\u{1b}[2J.csv: no such file');
  });

  it.skipIf(process.platform === 'win32')('refuses a named pipe at once', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
    await expect(find('pipe.csv')).rejects.toThrow('pipe.csv: a named pipe, not a regular file');
    await expect(find('/dev/null')).rejects.toThrow('a device, not a regular file');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'refuses a file that may not be read',
    async () => {
      write('secret.csv');
      execFileSync('chmod', ['0', join(folder, 'secret.csv')]);
      await expect(find('secret.csv')).rejects.toThrow('secret.csv: no permission to read it');
    },
  );

  it('refuses a name that no file can have as wrong use', async () => {
    await expect(find('a\0.csv')).rejects.toMatchObject({
      exit: 2,
      message: 'a\\u{0}.csv: a file name cannot hold a NUL character.',
    });
  });

  it('does not take an empty name, a variable without a value perhaps, for the current folder', async () => {
    write('a.csv');
    await expect(find('')).rejects.toMatchObject({ exit: 2, message: expect.stringContaining('without a name') });
    expect(await paths('.')).toEqual(['a.csv']);
  });

  it('goes on with the others when one of several cannot be read', async () => {
    write('a.csv');
    const { sources, faults, unreadable } = await find('gone.csv', 'a.csv');
    expect(sources).toHaveLength(1);
    expect(unreadable).toEqual(['gone.csv']);
    expect(faults.map(({ path, fault }) => [path, fault.code])).toEqual([['gone.csv', 'unreadable-file']]);
    expect(faults[0]?.fault.message).toContain('gone.csv: no such file');
  });
});

describe('a file', () => {
  it('is read as often as wanted', async () => {
    write('a.csv', 'id,text\n1,a\n');
    const { sources } = await find('a.csv');
    expect(await textOf(sources[0]?.open() as ByteStream)).toBe('id,text\n1,a\n');
    expect(await textOf(sources[0]?.open() as ByteStream)).toBe('id,text\n1,a\n');
  });

  it('is told by its bytes as they lie on disk', async () => {
    const content = gzipSync('id,text\n1,a\n');
    write('a.csv', content);
    const { text, outcome } = await read('a.csv');
    expect(text).toBe('id,text\n1,a\n');
    expect(outcome).toEqual({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      changed: false,
      compressed: true,
    });
  });

  it('that changes while it is read is told', async () => {
    write('a.csv', 'id,text\n');
    const { sources } = await find('a.csv');
    const stream = sources[0]?.open() as ByteStream;
    for await (const _ of stream) appendFileSync(join(folder, 'a.csv'), '');
    expect(stream.outcome().changed).toBe(false);
    const again = sources[0]?.open() as ByteStream;
    let appended = false;
    for await (const _ of again) {
      if (!appended) appendFileSync(join(folder, 'a.csv'), '1,a\n');
      appended = true;
    }
    expect(again.outcome()).toMatchObject({ changed: true, bytes: 12 });
  });

  it('that is gone when it is opened gives a clean error', async () => {
    write('a.csv');
    const { sources } = await find('a.csv');
    rmSync(join(folder, 'a.csv'));
    await expect(textOf(sources[0]?.open() as ByteStream)).rejects.toThrow('a.csv: no such file or folder.');
  });

  it('is closed when reading stops early, and has no outcome then', async () => {
    write('a.csv', 'x'.repeat(2_000_000));
    const { sources } = await find('a.csv');
    const stream = sources[0]?.open() as ByteStream;
    for await (const _ of stream) break;
    expect(() => stream.outcome()).toThrow('before its end');
  });
});

function withChanged(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('gzip', () => {
  const packed = gzipSync('id,text\n1,a\n');

  it('is known by its bytes, not by its name', async () => {
    write('plain.csv.gz', 'id,text\n');
    write('packed.csv', packed);
    expect((await read('plain.csv.gz')).text).toBe('id,text\n');
    expect((await read('packed.csv')).text).toBe('id,text\n1,a\n');
  });

  it('may have several members', async () => {
    write('a.csv.gz', Buffer.concat([packed, gzipSync('2,b\n')]));
    expect((await read('a.csv.gz')).text).toBe('id,text\n1,a\n2,b\n');
  });

  it.each([
    ['cut', packed.subarray(0, -12), 'the gzip data ends early'],
    ['without its trailer', packed.subarray(0, -8), 'the gzip data ends early'],
    ['of two bytes', packed.subarray(0, 2), 'the gzip data ends early'],
    ['with another checksum', withChanged(packed, packed.length - 8), 'the gzip data does not match its checksum'],
    ['with another size', withChanged(packed, packed.length - 4), 'the gzip data does not match its checksum'],
    ['with something behind it', Buffer.concat([packed, Buffer.from('more')]), 'the gzip data is damaged'],
    ['inside gzip', gzipSync(packed), 'gzip inside gzip'],
  ])('%s is refused', async (_, content, expected) => {
    write('a.csv.gz', content);
    await expect(read('a.csv.gz')).rejects.toThrow(`a.csv.gz: ${expected}`);
    await expect(read('a.csv.gz')).rejects.toBeInstanceOf(UserError);
  });

  it('that expands beyond all measure is stopped', async () => {
    write('bomb.csv.gz', gzipSync(Buffer.alloc(EXPANSION_LIMIT + 1, 'a')));
    await expect(read('bomb.csv.gz')).rejects.toThrow(`expands to more than ${EXPANSION_RATIO} times its size`);
  });

  it('that expands as much in a small file is read', async () => {
    write('blank.csv.gz', gzipSync('\n'.repeat(5_000_000)));
    expect((await read('blank.csv.gz')).text).toHaveLength(5_000_000);
  });
});

describe('standard input', () => {
  const open = async (content: string | Buffer, size?: number) => {
    const { sources } = await findSources(['-'], { stdin: pieces(content, size) });
    return sources[0] as NonNullable<(typeof sources)[0]>;
  };

  it('is read as often as wanted, also when a reading stopped early', async () => {
    const source = await open('id,text\n1,a\n', 3);
    for await (const _ of source.open()) break;
    expect(await textOf(source.open())).toBe('id,text\n1,a\n');
    const again = source.open();
    expect(await textOf(again)).toBe('id,text\n1,a\n');
    expect(again.outcome()).toMatchObject({ bytes: 12, changed: false, compressed: false });
  });

  it('may be compressed, in pieces of one byte', async () => {
    expect(await textOf((await open(gzipSync('id\n1\n'), 1)).open())).toBe('id\n1\n');
  });

  it('may be empty', async () => {
    expect(await textOf((await open('')).open())).toBe('');
  });

  it('that breaks gives a clean error', async () => {
    const broken = async function* () {
      yield Buffer.from('id');
      throw Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' });
    };
    const { sources } = await findSources(['-'], { stdin: broken() });
    await expect(textOf(sources[0]?.open() as ByteStream)).rejects.toThrow(
      'standard input: a folder where a file is due.',
    );
  });
});
