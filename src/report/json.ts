import type { Renderer } from './renderer.ts';

/** JSON.stringify writes half characters as escapes, and nothing else as `\ud8xx`; the second branch steps over pairs. */
const ESCAPE = /\\(?:ud[89a-f]..|.)/g;

/** What JSON allows as it is, but a terminal or a CI log would obey. */
const OBEYED = /[\u{7f}-\u{9f}\p{Bidi_Control}\u{2028}\u{2029}\u{feff}]|#(?=#\w*\[)/gu;

/**
 * JSON that can be printed anywhere; read back, it is what was given, but for half characters. Without indentation it
 * is one line.
 */
export function jsonText(value: unknown, indentation = 2): string {
  const text = JSON.stringify(value, null, indentation)
    .replace(ESCAPE, (found) => (found.length === 2 ? found : '\u{fffd}'))
    .replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${text}\n`;
}

export const json: Renderer = {
  id: 'json',
  title: 'everything, for other programs',
  extensions: ['.json'],
  render: (report) => jsonText(report),
};
