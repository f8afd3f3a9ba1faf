import { expect, it } from 'vitest';
import { untrusted } from '../../src/report/untrusted.ts';

it.each([
  ['::error::boom', '\\u{3a}:error::boom'],
  [' ::error::boom', ' \\u{3a}:error::boom'],
  ['a\u{3000}::error::b', 'a\u{3000}\\u{3a}:error::b'],
  ['##[error]boom', '\\u{23}#[error]boom'],
  ['x##vso[task.complete]', 'x\\u{23}#vso[task.complete]'],
  ['section_start:1:a', '\\u{73}ection_start:1:a'],
  ['\u{1b}[31mred', '\\u{1b}[31mred'],
])('shows what a CI runner would obey in %j', (text, shown) => expect(untrusted(text)).toBe(shown));

it.each(['std::string', 'fe80::1', '#topic', '## Heading', 'C# [x]', 'section_start'])('leaves %j alone', (text) => {
  expect(untrusted(text)).toBe(text);
});

it('cuts what is too long', () => {
  expect(untrusted('a'.repeat(100), 5)).toBe('aaaaa…');
});
