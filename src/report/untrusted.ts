import { printable } from '../model/text.ts';

/**
 * What a CI runner obeys when a step prints it: GitHub `::x::` where a line begins, spaces left aside; GitLab
 * `section_start:`; others `##[x]`, `##vso[x]` and `##teamcity[x]` anywhere in a line. Wrapping may begin a line with
 * any word, so the character that makes the command is shown escaped wherever a word begins.
 */
const COMMAND = /(?<=^|\s)(?::(?=:)|s(?=ection_(?:start|end):))|#(?=#\w*\[)/gu;

/** Text that came in with the data, as it may stand in what a person or a CI log reads. */
export function untrusted(text: string, limit?: number): string {
  return disarmed(printable(text, limit));
}

/** A line of our own that may hold text of others: no runner finds a command in it. */
export const disarmed = (line: string): string =>
  line.replace(COMMAND, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
