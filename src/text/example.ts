import type { Mask } from './mask.ts';

const LONGEST = 160;

/** A text of a stranger as an example: what is private hidden, on one line, and not longer than a few of them. */
export function exampleOf(text: string, hide: Mask, longest = LONGEST): string {
  // On one line before it is hidden, or a number over several lines would come together behind the mask; and hidden
  // before it is cut, so that no half of a number is left.
  const line = (text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text).replace(/\s+/g, ' ').trim();
  const shown = hide(line).replace(/^(?:\[handle\]\s*)+/, '');
  if (shown.length <= longest) return shown;
  const cut = shown.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  const word = cut.lastIndexOf(' ');
  return `${word > longest / 2 ? cut.slice(0, word) : cut}…`;
}

const READ_LIMIT = 10_000;
