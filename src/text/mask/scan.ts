import { classOf, digitOf, isWordCharacter } from '../characters.ts';

/** A place of a text that must not be shown, and what stands for it. `end` is behind it. */
export interface Hidden {
  readonly end: number;
  readonly shown: string;
}

/** Looks for one kind of secret that begins just here. */
export type Finder = (text: string, at: number) => Hidden | null;

export const code = (text: string, at: number): number => text.charCodeAt(at);

const ASCII_LETTER = /[A-Za-z]/;
export const isLatinLetter = classOf(ASCII_LETTER);

/** Behind the last of a run of such characters. */
export function endOf(text: string, at: number, belongs: (code: number) => boolean, most = text.length): number {
  let end = at;
  const last = Math.min(text.length, at + most);
  while (end < last && belongs(text.charCodeAt(end))) end++;
  return end;
}

export const isDigit = (unit: number): boolean => digitOf(unit) >= 0;

export const isLetterOrDigit = isWordCharacter;

/** How many digits stand between two places. */
export function digitsIn(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) if (isDigit(text.charCodeAt(at))) found++;
  return found;
}
