import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/problem.ts';
import { batchOfJson, readJson } from '../../../src/sources/formats/json.ts';
import { keepDigits } from '../../../src/sources/formats/json-digits.ts';
import { valuesIn } from '../../../src/sources/formats/json-mistake.ts';
import { pieces, told } from './reading.ts';

async function read(text: string | Buffer) {
  const document = await readJson(pieces(text, 11), 'export.json');
  return { ...document, arrays: document.arrays() };
}

async function batchOf(text: string) {
  const [first] = (await read(text)).arrays;
  if (first === undefined) throw new Error('no array');
  return batchOfJson(first);
}

describe('arrays of objects', () => {
  it('are the document, or stand in it, the outermost and longest first', async () => {
    const { arrays } = await read(
      '{"a":{"b":{"c":[{"x":1},{"x":2},{"x":3}]},"few":[{"x":1}],"many":[{"x":1},{"x":2}]},"top":[{"x":1}],"n":[1]}',
    );
    expect(arrays.map(({ path, records }) => [path, records.length])).toEqual([
      ['top', 1],
      ['a.many', 2],
      ['a.few', 1],
      ['a.b.c', 3],
    ]);
  });

  it('know the object that holds them', async () => {
    const { arrays } = await read('{"account":"Shop","messages":[{"id":1}]}');
    expect(arrays[0]?.envelope).toMatchObject({ account: 'Shop' });
    expect((await read('[{"id":1}]')).arrays[0]?.envelope).toBeNull();
  });

  it('are not looked for below the third level', async () => {
    const { arrays } = await read('{"a":{"b":{"c":{"d":[{"x":1}]}}}}');
    expect(arrays.map(({ path, records }) => [path, records.length])).toEqual([['', 1]]);
  });

  it('may be empty', async () => {
    expect((await batchOf('[]')).records).toEqual([]);
  });

  it('are one object where a document is nothing else', async () => {
    expect((await batchOf('{"error":"unauthorized"}')).records).toEqual([{ error: 'unauthorized' }]);
  });
});

describe('values one after another', () => {
  it.each([
    ['{"id":1}{"id":2}'],
    ['{"id":1}\n{"id":2}\n'],
    ['{\n "id": 1\n}\n{\n "id": 2\n}\n'],
    ['[{"id":1}]\n[{"id":2}]'],
  ])('%j are one list, and that is told', async (text) => {
    const { arrays, faults } = await read(text);
    expect(arrays[0]?.records).toEqual([{ id: 1 }, { id: 2 }]);
    expect(told(faults)).toEqual(['json-sequence - -']);
  });

  it('know where each of them stands', async () => {
    const batch = await batchOf('[{"id":1},\n{"id":2}]\n{"id":3}\n');
    expect([0, 1, 2].map((index) => batch.line(index))).toEqual([1, 2, 3]);
    expect(Buffer.from(batch.bytes(1)).toString()).toBe('{"id":2}');
  });
});

describe('records', () => {
  it('that are no objects are skipped with a reason', async () => {
    const { records, faults } = await batchOf('[{"id":1},\nnull,\n5,"x",[],true,{}]');
    expect(records).toEqual([{ id: 1 }, null, null, null, null, null, {}]);
    expect(told(faults)).toEqual([
      'not-an-object 2 2',
      'not-an-object 3 3',
      'not-an-object 4 3',
      'not-an-object 5 3',
      'not-an-object 6 3',
    ]);
    expect(faults[3]?.message).toBe('a list where an object is due');
  });

  it('are found again in the file', async () => {
    const text = '{"na\\"me":[],\n "data":{"list":[{"text":"a, [b] {\\"c\\"}"},\n\n  {"id":2, "deep":[[{}]]}]}}';
    const batch = await batchOf(text);
    expect([batch.line(0), batch.line(1)]).toEqual([2, 4]);
    expect(Buffer.from(batch.bytes(0)).toString()).toBe('{"text":"a, [b] {\\"c\\"}"}');
    expect(Buffer.from(batch.bytes(1)).toString()).toBe('{"id":2, "deep":[[{}]]}');
  });

  it('do not touch any prototype', async () => {
    const { records } = await batchOf('[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}}}]');
    expect(Object.hasOwn(records[0] ?? {}, '__proto__')).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('mistakes', () => {
  it.each([
    ['[{"id":1},]', 'On line 1, in column 11 stands "]" instead of a value.'],
    ['{"a":1\n,"b" 2}', 'On line 2, in column 6 stands "2}" instead of a colon.'],
    ["[{'id':1}]", 'instead of a name in double quotes'],
    ['[{"id": NaN}]', 'stands "NaN}]" instead of a value'],
    ['[{"id": 012}]', 'instead of a value'],
    ['[1 2]', 'instead of a comma or ]'],
    ['{"a":"x\ny"}', 'instead of the end of the text'],
    ['{"a":"\\q"}', 'instead of an escape that JSON knows'],
    ['{"a":1},{"b":2}', 'stands ",{\\u{22}b'.slice(0, 9)],
    ['[{"a":1}] and more', 'instead of the end'],
    ['{"é":1, \u001b[2J}', 'in column 9 stands "\\u{1b}'],
  ])('%j is refused: %s', async (text, expected) => {
    await expect(read(text)).rejects.toThrow(expected);
    await expect(read(text)).rejects.toThrow(/^export\.json: not valid JSON\. /);
  });

  it.each([
    ['[{"id":1},\n{"id":2},\n{"te'],
    ['[{"id":1'],
    ['{"a":[tru'],
    ['{"a":-'],
    ['{"a":"\\u00'],
    ['[{"a":"\\'],
  ])('%j is told to be cut', async (text) => {
    const line = text.split('\n').length;
    await expect(read(text)).rejects.toThrow(`export.json: the JSON ends in the middle, on line ${line}.`);
  });

  it.each([
    ['"hello"', 'a text, where a list of objects is due'],
    ['[[1,2],[3,4]]', 'a list whose first element is a list'],
    ['[1,2]', 'a list whose first element is a number'],
    ['null', 'null, where a list'],
  ])('%j holds no objects', async (text, expected) => {
    await expect(read(text)).rejects.toThrow(expected);
    await expect(read(text)).rejects.toBeInstanceOf(UserError);
  });

  it('are never an overflow, however deep the nesting', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    await expect(read(deep)).rejects.toBeInstanceOf(UserError);
    const field = `[{"a":${'{"b":'.repeat(50_000)}1${'}'.repeat(50_000)}}]`;
    expect((await batchOf(field)).records).toHaveLength(1);
    await expect(read('['.repeat(100_000))).rejects.toThrow('ends in the middle');
  });
});

describe('bytes that belong to no text', () => {
  it('are told with their line', async () => {
    const text = Buffer.concat([Buffer.from('[{"a":"x"},\n{"a":"'), Buffer.from([0xff]), Buffer.from('"}]\n')]);
    const { arrays, faults } = await read(text);
    expect(arrays[0]?.records[1]).toEqual({ a: '\ufffd' });
    expect(told(faults)).toEqual(['invalid-encoding - 2']);
  });

  it('at the end are passed over', async () => {
    const { arrays, faults } = await read(`[{"a":1}]\n${'\0'.repeat(100)}`);
    expect(arrays[0]?.records).toEqual([{ a: 1 }]);
    expect(told(faults)).toEqual(['trailing-garbage - 2']);
  });
});

describe('long numbers', () => {
  it('keep their digits', async () => {
    const { records } = await batchOf(
      '[{"id":925463219839811584,"reply":-925463219839811585, "list":[1234567890123456]}]',
    );
    expect(records).toEqual([{ id: '925463219839811584', reply: '-925463219839811585', list: ['1234567890123456'] }]);
  });

  it.each([
    ['{"a":123456789012345}', '{"a":123456789012345}'],
    ['{"a":1.2345678901234567}', '{"a":1.2345678901234567}'],
    ['{"a":1234567890123456.5}', '{"a":1234567890123456.5}'],
    ['{"a":1234567890123456e3}', '{"a":1234567890123456e3}'],
    ['{"a":1e1234567890123456}', '{"a":1e1234567890123456}'],
    ['{"a":1e-1234567890123456}', '{"a":1e-1234567890123456}'],
    ['{"a":"call: 1234567890123456"}', '{"a":"call: 1234567890123456"}'],
    ['{"a\\":1234567890123456":1}', '{"a\\":1234567890123456":1}'],
    ['{"a\\\\":1234567890123456}', '{"a\\\\":"1234567890123456"}'],
  ])('%s becomes %s', (text, expected) => {
    expect(keepDigits(text)).toBe(expected);
  });

  it('change nothing else in any document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify({ big: 0, value }).replace('"big":0', '"big":12345678901234567890');
        const { big, ...rest } = JSON.parse(keepDigits(text));
        expect(big).toBe('12345678901234567890');
        expect(JSON.stringify(rest, asNumbers)).toBe(
          JSON.stringify({ value: JSON.parse(JSON.stringify(value)) }, asNumbers),
        );
      }),
    );
  });
});

/** Long numbers of the original are texts in the copy. */
const asNumbers = (_: string, value: unknown) =>
  typeof value === 'string' && /^-?\d{16,}$/.test(value) ? Number(value) : value;

describe('the scanner', () => {
  it('accepts what JSON.parse accepts, and nothing else', () => {
    const json = fc.oneof(
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify(value, null, 2)),
    );
    const edits = fc.tuple(
      json,
      fc.nat(),
      fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '1', 'e', '-', ' ', ''),
    );
    fc.assert(
      fc.property(edits, ([text, at, mark]) => {
        const place = at % (text.length + 1);
        const edited = text.slice(0, place) + mark + text.slice(place + 1);
        const { spans, mistake } = valuesIn(Buffer.from(edited));
        expect(mistake === null && spans.length === 1).toBe(isJson(edited));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('JSONTestSuite', () => {
  const folder = new URL('../../../../shared/data/jsontestsuite/test_parsing/', import.meta.url);
  const names = existsSync(folder) ? readdirSync(folder) : [];

  it.skipIf(names.length === 0)('is judged as its authors say (skipped where ../shared/data is absent)', () => {
    for (const name of names) {
      const { spans, mistake } = valuesIn(readFileSync(new URL(encodeURIComponent(name), folder)));
      const isValid = mistake === null && spans.length === 1;
      if (name.startsWith('y_')) expect({ name, isValid }).toEqual({ name, isValid: true });
      // A byte that is no UTF-8 is replaced before parsing, so it is no mistake of the JSON.
      if (name.startsWith('n_') && !/invalid.utf.?8/.test(name))
        expect({ name, isValid }).toEqual({ name, isValid: false });
    }
  });

  it.skipIf(names.length === 0)('is read without a crash (skipped where ../shared/data is absent)', async () => {
    for (const name of names) {
      const outcome = await read(readFileSync(new URL(encodeURIComponent(name), folder))).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError);
    }
  });
});
