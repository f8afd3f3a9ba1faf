/**
 * What must not reach a terminal, a log or a report as it is: control characters, bidirectional overrides and marks,
 * the two line separators that only some programs break at, and half characters.
 */
const UNPRINTABLE =
  /[\u{0}-\u{1f}\u{7f}-\u{9f}\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}\u{feff}\p{Surrogate}]/u;

/** Untrusted text as it may stand in a message: escapes made visible, cut to `limit` characters. */
export function printable(text: string, limit = 60): string {
  let shown = '';
  for (const character of text) {
    const visible = UNPRINTABLE.test(character) ? escaped(character) : character;
    if (shown.length + visible.length > limit) return `${shown}…`;
    shown += visible;
  }
  return shown;
}

/** A path in a message: longer than a word, because it must be found again. `-` is standard input. */
export const pathName = (path: string): string => (path === '-' ? 'standard input' : printable(path, 300));

/** A word as a shell takes it, in a command that somebody may copy. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(text) || text === '-'
    ? text
    : `'${printable(text, 300).replaceAll("'", `'\\''`)}'`;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xd800 && code <= 0xdfff ? '\u{fffd}' : `\\u{${code.toString(16)}}`;
}

/** The candidates that a person may have meant by `word`, nearest first. */
export function nearest(word: string, candidates: Iterable<string>, atMost = 3): string[] {
  const wanted = word.toLowerCase();
  const tolerance = Math.max(1, Math.floor(wanted.length / 3));
  return [...candidates]
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, atMost)
    .map(({ name }) => name);
}

/**
 * How many letters must be put in, taken out or changed, or two neighbours change places, to make one word of the
 * other (Levenshtein's distance with the transpositions of Damerau, each letter moved once).
 */
function editDistance(a: string, b: string): number {
  let twoAbove: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const moved = swapped ? (twoAbove[column - 2] ?? 0) + 1 : changed;
      current.push(Math.min(changed, moved, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    twoAbove = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
