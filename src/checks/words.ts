/** What needs no quotation marks as a part of a figure, and as the value of a condition. */
export const BARE_NAME = /[^\s.<>=!"']+/y;
export const BARE_VALUE = /[^\s"']+/y;

/** `"..."` or `'...'`; a backslash takes the next character as it is. */
export const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/suy;

export const unquoted = (inner: string): string => inner.replace(/\\(.)/gsu, '$1');

export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The text as the grammar reads it back. */
export const printName = (name: string): string => (isWhole(BARE_NAME, name) ? name : quoted(name));

/** `and` is a value like any other, but nobody would read it as one. */
export const printValue = (value: string): string =>
  isWhole(BARE_VALUE, value) && !/^(?:and|by|where)$/i.test(value) ? value : quoted(value);

function isWhole(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0].length === text.length;
}
