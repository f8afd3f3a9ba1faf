import stringWidth from 'string-width';

/*
 * Text that fits. Widths are those of string-width throughout: cli-table3 brings an older one, which takes Hindi for
 * wider and recent emoji for narrower than terminals show them, so its lines come out ragged or too long.
 */

/** At most `width` columns, an ellipsis for what is lost. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const kept = [...text];
  while (kept.length > 0 && stringWidth(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('')}…`;
}

/** Lines of at most `width` columns, each after the indentation. */
export function wrapped(text: string, width: number, indent = ''): string[] {
  return broken(text, Math.max(1, width - indent.length)).map((line) => indent + line);
}

/** The same, but the first line stands out to the left. */
export function hanging(text: string, width: number, indent = '  '): string[] {
  return wrapped(text, width, indent).map((line, index) => (index === 0 ? line.slice(indent.length) : line));
}

/** Lines are broken between the parts of a sentence, so that numbers keep their units; between words only if need be. */
const BETWEEN_PARTS = / (?=[(·])|(?<=[,:;.]) /;

function broken(text: string, width: number): string[] {
  const parts = text.split(BETWEEN_PARTS).flatMap((part) => (stringWidth(part) > width ? words(part, width) : [part]));
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line} ${part}`;
    if (stringWidth(longer) > width) {
      lines.push(line);
      // A separator separates nothing where a line begins.
      line = part.replace(/^· /, '');
    } else line = longer;
  }
  return [...lines, line].filter((each) => each !== '');
}

/** A word is cut, never broken: what begins in its middle must not come to begin a line. */
const words = (text: string, width: number): string[] => text.split(' ').map((word) => cut(word, width));
