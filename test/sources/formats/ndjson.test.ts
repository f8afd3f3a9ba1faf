import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNdjson } from '../../../src/sources/formats/json.ts';
import { pieces, readingOf, told } from './reading.ts';

const read = (text: string | Buffer, chunkBytes = 32, lineLimit?: number) =>
  readingOf(readNdjson(pieces(text), chunkBytes, lineLimit));

describe('readNdjson', () => {
  it('gives one object a line', async () => {
    const { records, faults, lines, bytes } = await read('{"id":1}\n{"id":2}\r\n\n  \n{"id":3}');
    expect(records).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(faults).toEqual([]);
    expect(lines).toEqual([1, 2, 5]);
    expect(bytes).toEqual(['{"id":1}\n', '{"id":2}\r\n', '{"id":3}']);
  });

  it('breaks lines at LF and nowhere else', async () => {
    const { records } = await read(`${JSON.stringify({ text: 'a\u2028b\u2029c\u0085d' })}\n{"id":2}\n`);
    expect(records).toHaveLength(2);
  });

  it('passes over a byte order mark before any line', async () => {
    const { records, faults } = await read('\ufeff{"id":1}\n\ufeff{"id":2}\n');
    expect(records).toEqual([{ id: 1 }, { id: 2 }]);
    expect(faults).toEqual([]);
  });

  it('rejects a line that is not JSON, and says where the mistake is', async () => {
    const { records, faults } = await read('{"id":1}\n{"id":2, oops\n{"id":3\n[1]\n5\n{"id":4}{"id":5}\n{"id":6}\n');
    expect(records).toEqual([{ id: 1 }, null, null, null, null, null, { id: 6 }]);
    expect(told(faults)).toEqual([
      'bad-json 2 2',
      'bad-json 3 3',
      'not-an-object 4 4',
      'not-an-object 5 5',
      'bad-json 6 6',
    ]);
    expect(faults.map(({ message }) => message)).toEqual([
      'in column 10 stands "oops\\u{a}" instead of a name in double quotes',
      'the line ends in the middle of a value',
      'a list where an object is due',
      'a number where an object is due',
      'several values on one line',
    ]);
  });

  it('tells a cut last line from a broken one', async () => {
    expect(told((await read('{"id":1}\n{"id":2,"te')).faults)).toEqual(['truncated 2 2']);
    expect(told((await read('{"id":1}\n{"id":2,}')).faults)).toEqual(['bad-json 2 2']);
  });

  it('rejects a line above the limit alone', async () => {
    const { records, faults, lines } = await read(`{"id":1}\n{"text":"${'z'.repeat(500)}"}\n{"id":3}\n`, 32, 100);
    expect(records).toEqual([{ id: 1 }, null, { id: 3 }]);
    expect(told(faults)).toEqual(['record-too-long 2 2']);
    expect(lines).toEqual([1, 2, 3]);
  });

  it('keeps a line of 12 MB', async () => {
    const { records } = await readingOf(readNdjson(pieces(`{"text":"${'z'.repeat(12e6)}"}\n{"id":2}\n`, 65_536)));
    expect(records).toHaveLength(2);
  });

  it('keeps the digits of long numbers', async () => {
    expect((await read('{"id":925463219839811584}\n')).records).toEqual([{ id: '925463219839811584' }]);
  });

  it('tells of bytes that are no UTF-8', async () => {
    const text = Buffer.concat([Buffer.from('{"id":1}\n{"text":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    const { records, faults } = await read(text);
    expect(records).toEqual([{ id: 1 }, { text: '\ufffd' }]);
    expect(told(faults)).toEqual(['invalid-encoding 2 2']);
  });

  it('passes over a block of zeros at the end', async () => {
    const { records, faults } = await read(`{"id":1}\n${'\0'.repeat(50)}`);
    expect(records).toEqual([{ id: 1 }]);
    expect(told(faults)).toEqual(['trailing-garbage - 2']);
  });

  it('reads any bytes the same, wherever they are cut', async () => {
    const line = fc.oneof(
      fc.json(),
      fc.constantFrom('', '{"id":1}', '{"id":', '\ufeff{"id":2}', '[]', '\r', '{"a":"\u2028"}', '{"id":1}{}'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const size = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(line), size, size, async (lines, piece, chunk) => {
        const text = lines.join('\n');
        const whole = await readingOf(readNdjson(pieces(text, 1e6)));
        expect(await readingOf(readNdjson(pieces(text, piece), chunk))).toEqual(whole);
        const rejected = whole.records.filter((record) => record === null).length;
        expect(whole.faults.filter(({ record }) => record !== undefined)).toHaveLength(rejected);
      }),
      { numRuns: 300 },
    );
  });
});
