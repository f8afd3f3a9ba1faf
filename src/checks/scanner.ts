import stringWidth from 'string-width';
import { UserError } from '../model/problem.ts';
import { untrusted } from '../report/untrusted.ts';
import { QUOTED, unquoted } from './words.ts';

/** A piece of the text and where it stands. */
export interface Token {
  readonly value: string;
  readonly at: number;
  readonly length: number;
}

/**
 * What is wrong with a threshold, and where: `at` and `length` are those of the text, so that whoever read it from a
 * file can tell the line and column.
 */
export class ThresholdError extends UserError {
  readonly problem: string;
  readonly text: string;
  readonly at: number;
  readonly length: number;
  constructor(problem: string, text: string, { at, length }: Omit<Token, 'value'>) {
    // Names of rows are whatever a file held, and stand in many of the sentences.
    const shown = untrusted(problem, LONGEST_PROBLEM);
    super(`${shown}${pointed(text, at, length)}`, 2);
    this.name = 'ThresholdError';
    this.problem = shown;
    this.text = text;
    this.at = at;
    this.length = length;
  }
}

const LONGEST_PROBLEM = 2000;
const LONGEST_SHOWN = 400;

/** The text with carets below the place. */
function pointed(text: string, at: number, length: number): string {
  const shown = (part: string) => untrusted(part, LONGEST_SHOWN);
  if (text.trim() === '' || text.length > LONGEST_SHOWN) return '';
  const before = stringWidth(shown(text.slice(0, at)));
  const marked = Math.max(1, stringWidth(shown(text.slice(at, at + length))));
  return `\n  ${shown(text)}\n  ${' '.repeat(before)}${'^'.repeat(marked)}`;
}

/** Reads a text from left to right. */
export interface Scanner {
  readonly text: string;
  /** Where the next token begins, or the end. */
  place(): Token;
  isAtEnd(): boolean;
  /** The next token where it is of this form. The pattern is sticky. */
  take(pattern: RegExp): Token | null;
  /** A bare word of this form, or anything in quotation marks. */
  takeWord(bare: RegExp): Token | null;
  fail(problem: string, token?: Omit<Token, 'value'>): never;
}

export function scanner(text: string): Scanner {
  let at = 0;
  const space = /\s*/y;
  const skipSpace = () => {
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
  };
  const match = (pattern: RegExp): RegExpExecArray | null => {
    skipSpace();
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  };
  const place = (): Token => {
    skipSpace();
    const value = /^\S+/.exec(text.slice(at))?.[0] ?? '';
    return { value, at, length: value.length };
  };
  const take = (pattern: RegExp): Token | null => {
    const found = match(pattern);
    return found && { value: found[0], at: found.index, length: found[0].length };
  };
  return {
    text,
    place,
    isAtEnd: () => place().value === '',
    take,
    takeWord(bare) {
      const found = match(QUOTED);
      if (!found) return take(bare);
      return { value: unquoted(found[1] ?? found[2] ?? ''), at: found.index, length: found[0].length };
    },
    fail(problem, token = place()) {
      throw new ThresholdError(problem, text, token);
    },
  };
}
