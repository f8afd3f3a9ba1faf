import { expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { march, nothing } from './reports.ts';

const OPTIONS = { width: 80, colour: false };

it('is the report itself, in its order', async () => {
  const text = json.render(march, OPTIONS);
  expect(JSON.parse(text)).toEqual(march);
  expect(text).toBe(`${JSON.stringify(march, null, 2)}\n`);
  await expect(text).toMatchFileSnapshot('./golden/march.json.txt');
});

const withClock = (clock: string) => json.render({ ...nothing, options: { ...nothing.options, clock } }, OPTIONS);
const clockOf = (text: string) => (JSON.parse(text) as typeof nothing).options.clock;

it('makes half characters whole, and nothing else that looks like their escapes', () => {
  expect(clockOf(withClock('a\u{d83d}b'))).toBe('a\u{fffd}b');
  expect(clockOf(withClock('\\ud83d \\\\ud83d 😀'))).toBe('\\ud83d \\\\ud83d 😀');
});

it.each([
  '\u{9b}31m',
  '\u{7f}',
  '\u{202e}desrever',
  '\u{2028}',
  '\u{feff}',
  '##vso[task.complete]',
])('escapes what a terminal or a log would obey in %j, and changes nothing', (clock) => {
  const text = withClock(clock);
  expect(clockOf(text)).toBe(clock);
  expect(text).not.toContain(clock);
});
