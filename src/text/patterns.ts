import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';

/** Rules as regular expressions, on an engine that reads a text once, whatever the expression: it cannot be made to hang. */
export type PatternTest = (text: string) => boolean;

const LONGEST_PATTERN = 200;
export const MOST_PATTERNS = 50;
/** Of longer texts the beginning is searched. */
const READ_LIMIT = 2_000;

type Engine = typeof import('re2js').RE2JS;

let loaded: Engine | null = null;

/** 260 kB that only those wait for who write patterns. */
export async function loadPatternEngine(): Promise<Engine> {
  loaded ??= (await import('re2js')).RE2JS;
  return loaded;
}

/** What is wrong with a pattern, in words; `null`: nothing. The engine has to be loaded. */
export function patternMistake(pattern: string): string | null {
  if (loaded === null) throw new Error('no engine to read patterns');
  return mistakeOf(loaded, pattern);
}

function mistakeOf(RE2JS: Engine, pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN) return `has more than ${LONGEST_PATTERN} characters. Make two of it.`;
  if (/\(\?<?[=!]|\\[1-9]|\\k</.test(pattern)) {
    return 'looks around or back (such as (?=...), (?!...) or \\1). That can hang, so the engine here has none of it; write not: for what must not stand there.';
  }
  try {
    // Without regard to case the engine would quote in its errors what it writes before the pattern.
    return RE2JS.compile(pattern).test('') ? 'fits any text, an empty one too. Write what must stand there.' : null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
    return `is no regular expression as RE2 knows them (${printable(reason)}). Its syntax: https://github.com/google/re2/wiki/Syntax`;
  }
}

/** A test for each pattern; letter case does not count. `whose` names the rule that a mistake is in. */
export async function patternTests(
  patterns: readonly { readonly pattern: string; readonly whose: string }[],
): Promise<ReadonlyMap<string, PatternTest>> {
  const tests = new Map<string, PatternTest>();
  if (patterns.length === 0) return tests;
  const RE2JS = await loadPatternEngine();
  if (patterns.length > MOST_PATTERNS) throw new UserError(tooMany(patterns.length), 2);
  for (const { pattern, whose } of patterns) {
    const mistake = mistakeOf(RE2JS, pattern);
    if (mistake !== null) throw new UserError(`${whose}: the pattern "${printable(pattern, 200)}" ${mistake}`, 2);
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    tests.set(pattern, (text) => compiled.test(text.slice(0, READ_LIMIT).normalize('NFC')));
  }
  return tests;
}

export const tooMany = (count: number): string =>
  `${count} patterns, and at most ${MOST_PATTERNS} may stand here: each of them is tried on each text. Write words where words will do.`;
