import type { z } from 'zod';
import { nearest, printable } from '../model/text.ts';
import type { Path } from './document.ts';

/** Something in a configuration that cannot be used, in words. */
export interface Mistake {
  readonly path: Path;
  /** Whether the key is wrong, or what stands behind it. */
  readonly of: 'key' | 'value';
  /** Where in the text that stands there: so many characters from its beginning. */
  readonly within?: number;
  readonly text: string;
}

type Issue = z.core.$ZodIssue;

/** What the schema found wrong, as a person would say it: what was found, what is legal, what is nearest to it. */
export function mistakesOf(issues: readonly Issue[], around: Path = []): readonly Mistake[] {
  return issues.flatMap((issue) => {
    const path = [...around, ...(issue.path as Path)];
    if (issue.code === 'invalid_union') return mistakesOf(likeliest(issue), path);
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path);
    if (issue.code === 'invalid_type' && issue.input === undefined) return [missing(issue, path)];
    if (issue.code === 'invalid_key') return [{ path, of: 'key', text: issue.issues[0]?.message ?? issue.message }];
    const { of = 'value', within = 0 }: Partial<Mistake> = issue.code === 'custom' ? (issue.params ?? {}) : {};
    return [{ path, of, within, text: textOf(issue) }];
  });
}

/**
 * Of the forms that a value may have, the one that it was meant to be: the one that holds longest. Where none is even
 * begun, the value is of a wrong kind altogether, and the words of the first form say which kinds there are.
 */
function likeliest({ errors }: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const isOfWrongKind = (issues: readonly Issue[]) =>
    issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  const depth = (issues: readonly Issue[]) =>
    isOfWrongKind(issues) ? -1 : Math.max(...issues.map(({ path }) => path.length));
  return [...errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
}

/** The error of `keys` in schema.ts: a line for each unknown key, in the order of the keys. */
function unknownKeys(issue: Extract<Issue, { code: 'unrecognized_keys' }>, path: Path): readonly Mistake[] {
  const lines = issue.message.split('\n');
  return issue.keys.map((key, index) => ({ path: [...path, key], of: 'key', text: lines[index] ?? '' }));
}

function textOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return wrongKind(issue);
  if (issue.code === 'invalid_value') return noneOf(issue.input, issue.values.map(String));
  if (!/^Too (?:big|small)/.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return `at most ${issue.maximum} ${WHAT[issue.origin] ?? ''} here. Take some away.`;
  if (issue.code === 'too_small') return `at least ${issue.minimum} ${WHAT[issue.origin] ?? ''} here. Write more.`;
  return issue.message;
}

const WHAT: Readonly<Record<string, string>> = {
  array: 'values',
  string: 'characters',
  number: 'may stand',
  int: 'may stand',
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a list of keys and values',
  record: 'a list of names and what they hold',
};

type WrongType = Extract<Issue, { code: 'invalid_type' }>;

const missing = (issue: WrongType, path: Path): Mistake => ({
  path: path.slice(0, -1),
  of: 'value',
  text: `the key "${printable(String(path.at(-1)))}" is missing. Write there ${due(issue)}.`,
});

/** A schema that can say better what is due has a message of its own; those of the library all begin alike. */
const due = ({ message, expected }: WrongType): string =>
  message.startsWith('Invalid input') ? (KINDS[expected] ?? expected) : message;

function wrongKind(issue: WrongType): string {
  const { input } = issue;
  if (input === null) return `nothing stands here, and ${due(issue)} is due. Write it, or take the key away.`;
  return `${due(issue)} is due here, and ${foundText(input)} was found.`;
}

function foundText(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a list of keys and values';
  return typeof input === 'string'
    ? `the text "${printable(input)}"`
    : `${typeof input === 'number' ? 'the number ' : ''}${input}`;
}

function noneOf(input: unknown, legal: readonly string[]): string {
  if (typeof input !== 'string')
    return `a text is due here, and ${input === null ? 'nothing' : foundText(input)} was found. ${listed(legal)}`;
  return `"${printable(input)}" is not legal here.${didYouMean(input, legal)} ${listed(legal)}`;
}

const listed = (legal: readonly string[]): string =>
  legal.length === 1 ? `Legal is ${legal[0]}.` : `Legal are ${legal.join(', ')}.`;

/** ` Did you mean timeZone?`, or nothing. */
export function didYouMean(word: string, legal: readonly string[]): string {
  const near = nearestKey(word, legal);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** `time_zone` and `Time-Zone` are nearer to `timeZone` than any other word, whatever a count of letters says. */
function nearestKey(word: string, legal: readonly string[]): string | undefined {
  const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return legal.find((one) => fold(one) === fold(word)) ?? nearest(word, legal, 1)[0];
}

/** The line about an unknown key. */
export function unknownKey(key: string, legal: readonly string[]): string {
  return `unknown key "${printable(key)}".${didYouMean(key, legal) || ` ${listed(legal)}`}`;
}
