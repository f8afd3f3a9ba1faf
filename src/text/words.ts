/**
 * Words as this program counts them: letters, digits and inner apostrophes, lower-case and in NFC, whatever the script.
 * `\w` and `\b` know no letter outside ASCII.
 */
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

export const lower = (text: string): string => text.normalize('NFC').toLowerCase();

/** Texts of strangers can be of any length; what decides stands at the beginning. */
export const READ_LIMIT = 10_000;

export function words(text: string): readonly string[] {
  return lower(text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text).match(WORD) ?? [];
}
