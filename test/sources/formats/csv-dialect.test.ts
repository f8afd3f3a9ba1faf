import { describe, expect, it } from 'vitest';
import { HEAD_BYTES, sniffCsv } from '../../../src/sources/formats/csv-dialect.ts';
import { dialectOf, scoreBy } from './reading.ts';

const NAMES = ['id', 'at', 'who', 'text'];
const sniff = (text: string | Buffer, fixed = {}) => sniffCsv(Buffer.from(text), scoreBy(NAMES), fixed);

describe('the delimiter', () => {
  it.each([',', ';', '\t', '|'])('%j is found by the names between it', (delimiter) => {
    const { header, ...dialect } = dialectOf(`${NAMES.join(delimiter)}\n1,;2,;3,;4,;5,;\n`);
    expect(dialect.delimiter).toBe(delimiter);
    expect(header).toEqual(NAMES);
  });

  it('is not the one that is frequent in the texts', () => {
    const rows = Array.from({ length: 20 }, (_, at) => `${at};9:00;Ana;one, two, three, four, five, six, seven`);
    expect(dialectOf(`id;at;who;text\n${rows.join('\n')}\n`).delimiter).toBe(';');
  });

  it('can be told', () => {
    expect(sniff('id~at~who\n', { delimiter: '~' })?.header).toEqual(['id', 'at', 'who']);
    expect(sniff('id::at::who\n', { delimiter: '::' })?.header).toEqual(['id', 'at', 'who']);
  });

  it('may be named by a first line for Excel, which is no part of the table', () => {
    const dialect = dialectOf('sep=;\r\nid;at;text\r\n1;2;3\r\n');
    expect(dialect).toMatchObject({ delimiter: ';', headerLine: 2, preambleLines: 0, header: ['id', 'at', 'text'] });
    expect(dialect.skipBytes).toBe('sep=;\r\nid;at;text\r\n'.length);
  });
});

describe('the header', () => {
  it('is found below lines of a title', () => {
    const dialect = dialectOf('Conversations, all\nWorkspace: Demo\n\nid,at,text\n1,2,3\n');
    expect(dialect).toMatchObject({ headerLine: 4, preambleLines: 3, header: ['id', 'at', 'text'] });
  });

  it('is found below a title that was padded to the width of the table', () => {
    expect(dialectOf('Export,,\n,,\nid,at,text\n')).toMatchObject({ headerLine: 3, preambleLines: 2 });
  });

  it('may stand below blank lines, which are no preamble', () => {
    expect(dialectOf('\n\nid,at,text\n')).toMatchObject({ headerLine: 3, preambleLines: 0 });
  });

  it('may hold line ends inside of quotes', () => {
    const text = 'id,at,"who\nwrote",text\n1,2,3,4\n';
    const dialect = dialectOf(text);
    expect(dialect.header).toEqual(['id', 'at', 'who\nwrote', 'text']);
    expect(text.slice(dialect.skipBytes)).toBe('1,2,3,4\n');
  });

  it('is given as written, without byte order marks and zeros', () => {
    expect(dialectOf('\ufeff\ufeffid, At ,te\0xt\n').header).toEqual(['id', ' At ', 'text']);
    expect(dialectOf('\ufeff"id","at"\n').header).toEqual(['id', 'at']);
  });

  it('survives a quotation mark that does not belong there', () => {
    expect(dialectOf('id,at,size 5" wide\n1,2,3\n').header).toEqual(['id', 'at', 'size 5" wide']);
  });

  it('of an unknown table is its first line of two names or more, so that it can be shown', () => {
    expect(sniff('Report\nnumber;subject;opened\n1;x;y\n')).toMatchObject({
      delimiter: ';',
      header: ['number', 'subject', 'opened'],
    });
  });

  it('is not found in one column of unknown words, or in nothing', () => {
    expect(sniff('note\nhello\nworld\n')).toBeNull();
    expect(sniff('')).toBeNull();
    expect(sniff('\n\n\n')).toBeNull();
  });

  it('may be all there is', () => {
    expect(sniff('id,at,text')).toMatchObject({ header: ['id', 'at', 'text'], skipBytes: 10 });
  });

  it('is no line of 5 million commas, and no file without line ends; both answers come at once', () => {
    const started = performance.now();
    expect(sniff(Buffer.alloc(5_000_000, ','))).toBeNull();
    expect(sniff(Buffer.alloc(20_000_000, 'z'))).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('may have thousands of columns', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `custom_${at}`);
    expect(dialectOf(`id,at,${many.join(',')}\n`).header).toHaveLength(5002);
  });

  it('is not looked for in a line that the head cuts off', () => {
    const head = Buffer.concat([Buffer.from('id,at,text'), Buffer.alloc(HEAD_BYTES, 'x')]);
    expect(sniff(head)).toBeNull();
  });
});

describe('line ends', () => {
  it.each([
    ['id,text\n1,a\n', ['\r\n', '\n']],
    ['id,text\r\n1,a\r\n', ['\r\n', '\n']],
    ['id,text\n1,a\rb\n', ['\r\n', '\n']],
    ['id,text\r1,a\r', ['\r']],
    ['id,text\r1,"two\nlines"\r', ['\r']],
  ])('of %j', (text, expected) => {
    expect(dialectOf(text).recordDelimiters).toEqual(expected);
  });
});

describe('spaces after delimiters', () => {
  it('are trimmed when every name but the first has one', () => {
    expect(dialectOf('id, at, text\n')).toMatchObject({ trim: true, header: ['id', 'at', 'text'] });
    expect(dialectOf('"id", "at", "text"\n')).toMatchObject({ trim: true, header: ['id', 'at', 'text'] });
    expect(dialectOf('id, at,text\n').trim).toBe(false);
  });
});

describe('the quotation mark', () => {
  it('is an apostrophe where the header is wrapped in them', () => {
    expect(dialectOf("'id','at'\n'1','2'\n")).toMatchObject({ quote: "'", header: ['id', 'at'] });
  });

  it('is an apostrophe where the rows are', () => {
    expect(dialectOf("id,text\n1,'Hello, you'\n2,'it''s fine'\n").quote).toBe("'");
  });

  it.each([
    ["id,text\n1,'tis late\n2,don't\n"],
    ["id,text\n1,'quoted' at first\n2,b\n"],
    ["id,text\n1,\"it's 'fine'\"\n"],
    ['id,text\n'],
  ])('stays the usual one in %j', (text) => {
    expect(dialectOf(text).quote).toBe('"');
  });
});
