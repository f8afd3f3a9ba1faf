import { isWordCharacter } from './characters.ts';

/** Up to here letters have one form, and no apostrophe is another. */
const SEVERAL_FORMS = /[^\u0000-\u024f]/;

/** Letters of one case, in one form: what is compared with word lists. */
export const lower = (text: string): string =>
  SEVERAL_FORMS.test(text) ? text.normalize('NFC').toLowerCase().replaceAll('’', "'") : text.toLowerCase();

/** Texts of strangers can be of any length; what decides stands at the beginning. */
const READ_LIMIT = 10_000;

/** The part of a text that is read, in the form that word lists have. */
export const readable = (text: string): string => lower(text.length > READ_LIMIT ? text.slice(0, READ_LIMIT) : text);

const APOSTROPHE = 0x27;

/**
 * Calls `see` with the beginning and the end of each word of a text that is `readable`. Words are not cut out of the
 * text: of the millions in an export, hardly one in a hundred is ever looked at.
 */
export function eachWord(text: string, see: (begin: number, end: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    if (!isWordCharacter(text.charCodeAt(at))) continue;
    const begin = at++;
    while (at < text.length && isInWord(text, at)) at++;
    see(begin, at);
  }
}

/** Whether a word that began before goes on: it ends in no apostrophe. */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isWordCharacter(code) || (code === APOSTROPHE && isWordCharacter(text.charCodeAt(at + 1)));
}

export function words(text: string): readonly string[] {
  const form = readable(text);
  const found: string[] = [];
  eachWord(form, (begin, end) => found.push(form.slice(begin, end)));
  return found;
}
