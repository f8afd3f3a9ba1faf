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
  return `${kept.join('').trimEnd()}…`;
}

/** Lines of at most `width` columns, each after the indentation. */
export function wrapped(text: string, width: number, indent = ''): string[] {
  return broken(text, Math.max(1, width - indent.length)).map((line) => indent + line);
}

/** The same, but the first line stands out to the left. */
export function hanging(text: string, width: number, indent = '  '): string[] {
  return wrapped(text, width, indent).map((line, index) => (index === 0 ? line.slice(indent.length) : line));
}

/** Where lines are broken, the best places first: between statements, between their parts, between words. */
const BREAKS = [/ (?=·)/, / (?=\()|(?<=[,;.]) /, / /];

function broken(text: string, width: number): string[] {
  const parts = BREAKS.reduce(
    (pieces, places) => pieces.flatMap((piece) => (stringWidth(piece) > width ? piece.split(places) : [piece])),
    [text],
  );
  const lines: string[] = [];
  let line = '';
  // A word is cut, never broken: what stands in its middle must not come to begin a line.
  for (const part of parts.map((each) => cut(each, width))) {
    const longer = line === '' ? part : `${line} ${part}`;
    if (stringWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = part.replace(/^· ?/, '');
    }
  }
  // A separator separates nothing where a line ends or begins.
  return [...lines, line].map((each) => each.replace(/ ·$/, '')).filter((each) => each !== '');
}
