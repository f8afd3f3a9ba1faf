import { describe, expect, it } from 'vitest';
import { contentFormat } from '../../../src/sources/formats/content.ts';

const format = (text: string | Buffer) => contentFormat(Buffer.from(text), 'export.csv');

describe('contentFormat', () => {
  it.each([
    ['id,text\n1,a\n', 'csv'],
    ['  \n\n\ufeffid,text\n', 'csv'],
    ['[12/03/2026, 10:00:00] Ana: hello\n', 'chat'],
    ['[2026] was a year\n', 'csv'],
    ['[{"id":1}]', 'json'],
    ['\ufeff [ {\n"id": 1', 'json'],
    ['[]', 'json'],
    ['[1, 2]', 'json'],
    ['{"messages": []}', 'json'],
    ['{"id":1}\n', 'json'],
    ['{\n  "id": 1\n}\n{\n  "id": 2\n}\n', 'json'],
    ['{"id":1}{"id":2}', 'json'],
    ["[{'id': 1}]", 'json'],
    ['"hello"\n', 'json'],
    ['42', 'json'],
    ['{"id":1}\n{"id":2}\n', 'ndjson'],
    ['{"id":1}\r\n\r\n{"id":2', 'ndjson'],
    ['{"id":1}\n{"id": oops\n', 'ndjson'],
    ['{"id": oops\n{"id":2}\n{"id":3}\n', 'ndjson'],
    ['\ufeff{"id":1}\n\ufeff{"id":2}\n', 'ndjson'],
  ])('%j is %s', (text, expected) => {
    expect(format(text)).toBe(expected);
  });

  it.each([
    ['', 'is empty'],
    ['\ufeff', 'is empty'],
    ['\n\r\n \0', 'is empty'],
    ['PK\u0003\u0004\u0014\0\0\0[Content_Types].xml', 'Excel workbook'],
    ['PK\u0003\u0004\u0014\0\0\0data.csv', 'zip archive'],
    ['%PDF-1.7\n', 'PDF'],
    [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'picture'],
    ['‰PNG\r\n\u001a\n', 'picture'],
    [Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1'), 'picture'],
    ['GIF89a', 'picture'],
    ['SQLite format 3\0', 'SQLite'],
    ['{\\rtf1\\ansi', 'rich text'],
    ['<!DOCTYPE html>\n<html>', 'HTML page'],
    ['<?xml version="1.0"?>', 'XML'],
    ['version https://git-lfs.github.com/spec/v1\noid', 'Git LFS'],
    [Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)), 'binary'],
  ])('%j is refused by name', (head, expected) => {
    expect(() => format(head)).toThrow(expected);
    expect(() => format(head)).toThrow(/^export\.csv: /);
  });

  it('takes texts with escape sequences and zeros for texts', () => {
    expect(format('id,text\n1,\u001b[31mred\u001b[0m\n2,before\0after\n')).toBe('csv');
    expect(format(`id,text\n1,a\n${'\0'.repeat(4000)}`)).toBe('csv');
  });
});
