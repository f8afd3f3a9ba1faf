/** Signatures stand in the last few characters, before links that a channel adds. */
const READ = 400;
const LINKS = /(?:\s*https?:\/\/\S+)+\s*$/i;

/**
 * `^SP`, `/LS`, `*JohnW`, `~EH`, `-Anna`, `- KB`: a mark and initials or a name with a capital, at the very end and
 * apart from the word before it. A number of parts such as 1/2 is none.
 */
const SIGNATURE = /(?<![\p{L}\p{N}^/*~–—-])([\^/*~]|[-–—] ?)(\p{Lu}\p{L}{0,19})$/u;

/** With which mark and name a text is signed, as it stands there (`^SP`); `null` for one that is not. */
export function signatureOf(text: string): string | null {
  const end = text.slice(-READ).replace(LINKS, '').trimEnd();
  const [, mark = '', name] = SIGNATURE.exec(end.slice(-24)) ?? [];
  return name === undefined ? null : `${/[-–—]/.test(mark) ? '-' : mark}${name}`;
}
