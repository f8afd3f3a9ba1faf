/*
 * What a spreadsheet does to letters when it opens UTF-8 as Windows-1252 and saves what it sees: `it’s` becomes
 * `itâ€™s`.
 */

/** The characters of the bytes 0x80 to 0x9f; the five that Windows-1252 leaves open stay control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES: ReadonlyMap<string, number> = new Map([...HIGH].map((letter, index) => [letter, 0x80 + index]));

const AFTER = `[\\u0080-\\u00bf${HIGH}]`;
/** As UTF-8 builds a character: a first byte, and one to three that follow it. */
const BROKEN = new RegExp(
  `(?:[\\u00c2-\\u00df]${AFTER}|[\\u00e0-\\u00ef]${AFTER}{2}|[\\u00f0-\\u00f4]${AFTER}{3})+`,
  'gu',
);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text as it was written; what cannot have been broken so stays as it is. */
export const unbroken = (text: string): string => text.replace(BROKEN, decoded);

function decoded(letters: string): string {
  try {
    return utf8.decode(Uint8Array.from(letters, (letter) => BYTES.get(letter) ?? letter.charCodeAt(0)));
  } catch {
    return letters;
  }
}
