import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readDocument } from '../../src/config/document.ts';

const value = async (text: string) => (await readDocument(text, 'f.yaml')).value;
const complaint = async (text: string) => {
  const error = await readDocument(text, 'f.yaml').then(
    ({ value: read }) => new Error(`it was read: ${JSON.stringify(read)}`),
    (fault: unknown) => fault as Error,
  );
  return `${error.name}: ${error.message}`;
};

describe('what is written', () => {
  it.each([
    ['2026-12-25', '2026-12-25'],
    ['2026-01-01T09:00:00Z', '2026-01-01T09:00:00Z'],
    ['08:30', '08:30'],
    ['09:00-17:00', '09:00-17:00'],
    ['no', 'no'],
    ['on', 'on'],
    ['0012', '0012'],
    ['0x10', '0x10'],
    ['1e3', '1e3'],
    ['.inf', '.inf'],
    ['1_000', '1_000'],
    ['941500000000000104', '941500000000000104'],
    ['90%', '90%'],
    ['"12"', '12'],
    ['12', 12],
    ['0.5', 0.5],
    ['true', true],
    ['~', null],
    ['', null],
  ])('%s is %j', async (written, meant) => {
    expect(await value(`a: ${written}`)).toEqual({ a: meant });
  });

  it('is the same whatever version of YAML the file claims', async () => {
    expect(await value('%YAML 1.1\n---\na: no\nb: 08:30\nc: 2026-01-01')).toEqual({
      a: 'no',
      b: '08:30',
      c: '2026-01-01',
    });
  });

  it('keeps keys as they are written', async () => {
    expect(await value('2026: a\nno: b\nnull: c\n<<: {d: e}')).toEqual({
      2026: 'a',
      no: 'b',
      null: 'c',
      '<<': { d: 'e' },
    });
  });

  it('may be JSON, with tabs and escapes', async () => {
    expect(await value('{\n\t"a": "\\ud83d\\ude00\\/",\n\t"b": [1,\n\t2]\n}')).toEqual({ a: '😀/', b: [1, 2] });
  });

  it('may be nothing', async () => {
    expect(await value('')).toBeNull();
    expect(await value('# only a remark\n')).toBeNull();
  });

  it('may use an alias for what stands elsewhere', async () => {
    expect(await value('mon: &day [1, 2]\ntue: *day')).toEqual({ mon: [1, 2], tue: [1, 2] });
  });

  const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.boolean(), fc.integer(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc.array(tie('tree')),
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        tie('tree'),
      ),
    ),
  }));

  it('is what JSON says it is', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (meant) => {
        expect(await value(JSON.stringify(meant, null, 1))).toEqual(JSON.parse(JSON.stringify(meant)));
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from YAML as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (meant) => {
        const plain = JSON.parse(JSON.stringify(meant));
        expect(await value(stringify(plain, { aliasDuplicateObjects: false }))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });
});

describe('where it stands', () => {
  const text = 'first: 1\nsecond:\n  inner: "some text"\n  list:\n    - a\n    - {b: c}\n';

  it.each([
    [['first'], 'value', 1, 8],
    [['first'], 'key', 1, 1],
    [['second', 'inner'], 'value', 3, 10],
    [['second', 'list', 1, 'b'], 'value', 6, 11],
    [['second', 'list', 1, 'b'], 'key', 6, 8],
    [['second', 'nowhere'], 'value', 3, 3],
    [['nowhere'], 'key', 1, 1],
  ] as const)('%j, the %s: line %i, column %i', async (path, of, line, column) => {
    expect((await readDocument(text, 'f.yaml')).place(path, of)).toEqual({ line, column });
  });

  it('may be inside of a text', async () => {
    const document = await readDocument('a: plain text\nb: "quoted text"\nc: "with \\n escape"\n', 'f.yaml');
    expect(document.place(['a'], 'value', 6)).toEqual({ line: 1, column: 10 });
    expect(document.place(['b'], 'value', 7)).toEqual({ line: 2, column: 12 });
    expect(document.place(['c'], 'value', 8)).toEqual({ line: 3, column: 4 });
  });

  it('is where an alias leads to', async () => {
    const document = await readDocument('a: &x {b: 1}\nc: *x\n', 'f.yaml');
    expect(document.place(['c', 'b'])).toEqual({ line: 1, column: 11 });
  });
});

describe('what is refused', () => {
  it.each([
    ['a: 1\nb: 2\na: 3', '3:1: the key "a" is here a second time; the first is in line 1.'],
    ['a: !!js/function "x"', '1:4: a tag'],
    ['a: !!binary aGVsbG8=', '1:4: a tag'],
    ['a: !mine [1]', '1:4: a tag'],
    ['a: !!str 12', '1:10: a tag'],
    ['__proto__: {polluted: 1}', '1:1: "__proto__" cannot be a name.'],
    ['a: *nothing', '1:4: *nothing refers to nothing.'],
    ['a:\n\tb: 1', '2:1: a tab'],
    ['a: b: c', '1:4: a second colon'],
    ['a: @name', '1:4: a text that begins with a character which means something in YAML.'],
    ['a: "x', '1:6: a quotation mark or a bracket is missing here.'],
    ['a: [1, 2', '1:9: indented otherwise'],
    ['a: 1\n---\nb: 2', '2:1: a second document'],
    ['? [a]\n: 1', '1:3: a key is a plain word.'],
    ['a: &x [*x]', '1:8: nested more than 20 deep.'],
    ['['.repeat(1000), 'nested more than 20 deep.'],
    ['{'.repeat(1000), 'nested more than 20 deep.'],
    ['\u001b[31m: *\u001b', 'UserError: f.yaml:1:'],
  ])('%j', async (text, words) => {
    const message = await complaint(text);
    expect(message).toContain(words);
    expect(message).toMatch(/^UserError: f\.yaml:\d+:\d+: /);
    expect(message).not.toContain('\u001b');
  });

  it('refuses a text of aliases that stands for a billion', async () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const lines = levels.map((name, index) => {
      const inner = index === 0 ? 'lol' : `*${levels[index - 1]}`;
      return `${name}: &${name} [${Array(9).fill(inner).join(', ')}]`;
    });
    expect(await complaint(lines.join('\n'))).toContain('more than 100000 values, aliases resolved');
  });

  it('takes no minutes for a megabyte of keys', { timeout: 20_000 }, async () => {
    const keys = Array.from({ length: 90_000 }, (_, index) => `k${index}: 1`);
    expect(Object.keys((await value(keys.join('\n'))) as object)).toHaveLength(90_000);
  });

  it('throws nothing but a clear error, whatever the text', async () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '&x ',
      '*x',
      '!',
      '|',
      '>',
      '%',
      '#',
      '?',
      '---\n',
      '\\',
      '@',
      '1',
      '\u0000',
      '\ud800',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        await readDocument(pieces.join(''), 'f.yaml').catch((error: Error) => {
          expect(error.name, error.stack ?? '').toBe('UserError');
          expect(error.message).toMatch(/^f\.yaml:\d+:\d+: \S/);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
