import { Chalk } from 'chalk';
import { expect, it } from 'vitest';
import { abreast, beside, grid } from '../../src/report/table/layout.ts';

const ink = new Chalk({ level: 0 });
const COLUMNS = [
  { head: 'Topics', name: true, cells: ['app and updates', '漢字'] },
  { head: 'inquiries', cells: ['1,285', '4'] },
  { head: 'first response', cells: ['13 m 33 s', '-'], n: ['1,280', '0'] },
];

it('sets names to the left, figures to the right, and n beside them', () => {
  expect(grid(COLUMNS, { width: 80, ink })).toEqual([
    '                                first',
    'Topics           inquiries   response      n',
    'app and updates      1,285  13 m 33 s  1,280',
    '漢字                     4          -',
  ]);
});

it('cuts names before it leaves out figures', () => {
  expect(grid(COLUMNS, { width: 37, ink })).toEqual([
    '                         first',
    'Topics    inquiries   response      n',
    'app and…      1,285  13 m 33 s  1,280',
    '漢字              4          -',
  ]);
});

it('leaves out whole figures, never cuts them, and says so', () => {
  expect(grid(COLUMNS, { width: 30, ink })).toEqual([
    'Topics           inquiries',
    'app and updates      1,285',
    '漢字                     4',
    'Columns that do not fit',
    '  here: “first response”',
  ]);
});

it('leaves out a column in which nothing is known', () => {
  const unknown = { head: 'satisfaction', cells: ['-', '-'], n: ['0', '0'] };
  expect(grid([...COLUMNS.slice(0, 2), unknown], { width: 80, ink })[0]).toBe('Topics           inquiries');
});

it('shares the room among several names, so that a short one is not cut for a long one', () => {
  const month = { head: 'month', name: true, cells: ['2026-03'] };
  const account = { head: 'account', name: true, cells: ['a very long name of an account'] };
  expect(grid([account, month], { width: 30, ink })[1]).toBe('a very long name of…   2026-03');
});

it('puts blocks side by side where they fit', () => {
  const blocks = [['ab', 'c'], ['d'], ['e'.repeat(20)]];
  expect(abreast(blocks, 20)).toEqual([['ab    d', 'c'], ['e'.repeat(20)]]);
});

it('keeps text to the right of its head', () => {
  expect(beside('Not here  ', 'Satisfaction: no ratings', 24)).toEqual([
    'Not here  Satisfaction:',
    '          no ratings',
  ]);
});
