import type { FeedbackAction, Rating, Role, Sentiment, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { printable } from '../../model/text.ts';
import words from './words.json' with { type: 'json' };

/** Shared, so that a million messages without tags hold one empty list. */
export const NO_TAGS: readonly string[] = Object.freeze([]);

const NONE = new Set(['', 'null', 'none', 'nan', 'nat', 'undefined', '\\n', 'n/a', '-']);

/** The text of a short field, `undefined` where the export writes one of the many words for "nothing here". */
export function word(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  return trimmed.length < 10 && NONE.has(trimmed.toLowerCase()) ? undefined : trimmed;
}

const EXPONENT = /^\d(?:[.,]\d+)?e\+?\d+$/i;

/**
 * An id as text. The exponent form that spreadsheets write has lost digits: neighbouring ids would fall together, so
 * it identifies nothing (`raw` still shows that a link was there).
 */
export function identifier(text: string | undefined): { id: string | null; raw: string | null; fault: Fault | null } {
  const value = word(text) ?? null;
  if (value === null || !EXPONENT.test(value)) return { id: value, raw: value, fault: null };
  return { id: null, raw: value, fault: { code: 'lossy-id', message: `id in exponent form: ${value}` } };
}

const TRUE = new Set(['true', '1', 'yes', 'y', 't', ...words.flags.true]);
const FALSE = new Set(['false', '0', 'no', 'n', 'f', ...words.flags.false]);
export const isTrue = (text: string | undefined): boolean => TRUE.has((text ?? '').trim().toLowerCase());
export const isFalse = (text: string | undefined): boolean => FALSE.has((text ?? '').trim().toLowerCase());

/** A cell in a message: cells hold what customers wrote, so no more of one is shown than tells which it is. */
export const excerpt = (value: string): string => printable(value.trim(), 30);

const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s_-]+/g, ' ');

/** A table of words (`words.json`), turned round: the word, folded, tells the meaning. */
function lookup<Meaning extends string>(table: Readonly<Record<Meaning, readonly string[]>>) {
  const meanings = new Map<string, Meaning>();
  for (const [meaning, spellings] of Object.entries(table) as [Meaning, readonly string[]][]) {
    for (const spelling of spellings) meanings.set(spelling, meaning);
  }
  return (text: string | undefined): Meaning | null =>
    text === undefined ? null : (meanings.get(folded(text)) ?? null);
}

export const roleOf = lookup<Role>(words.roles as unknown as Record<Role, string[]>);
export const labelOf = lookup<Sentiment>(words.labels as unknown as Record<Sentiment, string[]>);
export const feedbackOf = lookup<FeedbackAction>(words.feedback);
export const directionOf = lookup<'inbound' | 'outbound'>(words.directions);
export const messageTypeOf = lookup<keyof typeof words.types>(words.types);
export const visibilityOf = lookup<'private' | 'public'>(words.visibility);
const statusWord = lookup<Status>(words.statuses as unknown as Record<Status, string[]>);
const verdictOf = lookup<keyof typeof words.verdicts>(words.verdicts);
const levelOf = lookup<keyof typeof words.scales>(words.scales);

/** A status by its word, or by the words that it begins with: "Closed by customer", "Resolved - No Reply". */
export function statusOf(text: string | undefined): Status | null {
  if (text === undefined) return null;
  const whole = statusWord(text);
  if (whole !== null) return whole;
  const parts = folded(text).match(/[\p{L}']+/gu) ?? [];
  for (const count of [2, 1]) {
    const status = parts.length > count ? statusWord(parts.slice(0, count).join(' ')) : null;
    if (status !== null) return status;
  }
  return parts.length === 1 ? statusWord(parts[0]) : null;
}

export interface RatingCell {
  readonly rating: Rating | null;
  /** A survey was sent and is not answered. */
  readonly offered?: true;
  readonly fault: Fault | null;
}

const rated = (rating: Rating | null): RatingCell => ({ rating, fault: null });

const VERDICTS: Readonly<Record<keyof typeof words.verdicts, number | null>> = {
  good: 1,
  neutral: 0.5,
  bad: 0,
  none: null,
};

const NUMBER = /^(-?\d+(?:[.,]\d+)?)(?:\s*(?:\/|out of)\s*(\d+))?(\s*%)?(?:\s*stars?)?$/i;

/**
 * A rating as exports write it: a number, `4/5`, `4 out of 5`, `85%`, stars, thumbs, words. No rating where none was
 * given (blank, "offered"), and a fault where something stands that cannot be read. The scale of a bare number is
 * settled later, from the whole column: also whether its 0 is the bad one of 0 and 1, or no rating.
 */
export function ratingOf(text: string | undefined, column: string | null): RatingCell {
  const value = word(text);
  if (value === undefined) return rated(null);
  if (/^offered$/i.test(value)) return { rating: null, offered: true, fault: null };
  const verdict = verdictOf(value);
  const share = verdict === null ? null : VERDICTS[verdict];
  if (verdict !== null) return rated(share === null ? null : { value: share, min: 0, max: 1 });
  const level = levelOf(value);
  if (level !== null) return rated({ value: Number(level), min: 1, max: 5 });
  const stars = /^[★⭐]+/u.exec(value);
  if (stars) return rated({ value: [...stars[0]].length, min: 1, max: 5 });
  const match = NUMBER.exec(value);
  if (!match?.[1]) {
    const message = `not a rating in column ${column}: ${excerpt(value)}`;
    return { rating: null, fault: { code: 'bad-rating', message } };
  }
  return rated(numberRating(Number(match[1].replace(',', '.')), match[2], match[3] !== undefined, column));
}

function numberRating(value: number, top: string | undefined, percent: boolean, column: string | null): Rating | null {
  if (percent) return { value, min: 0, max: 100 };
  if (column !== null && /(^|[^a-z])nps([^a-z]|$)/i.test(column)) return { value, min: 0, max: 10, nps: true };
  if (value === 0 && top !== undefined) return null;
  return { value, min: top === undefined ? null : 1, max: top === undefined ? null : Number(top) };
}

export interface ReachCell {
  readonly reach: number | null;
  readonly fault: Fault | null;
}

const COUNT = /^(?:\d{1,12}|\d{1,3}(?:[., '’\u00a0\u202f]\d{3}){1,3})(?:\.0)?$/u;

/** How many saw a post, also with its thousands set apart; none where nothing stands, which is not nobody. */
export function reachOf(text: string | undefined, column: string | null): ReachCell {
  const value = word(text);
  if (value === undefined) return { reach: null, fault: null };
  if (COUNT.test(value)) return { reach: Number(value.replace(/\.0$/, '').replace(/\D/g, '')), fault: null };
  const message = `not a whole number in column ${column}: ${excerpt(value)}`;
  return { reach: null, fault: { code: 'bad-reach', message } };
}

/** A list in one cell: separated by commas, semicolons or bars, or written as a JSON list. */
export function listOf(text: string | undefined): readonly string[] {
  const value = word(text);
  if (value === undefined) return NO_TAGS;
  const items = value
    .replace(/^\[|\]$/g, '')
    .split(/[,;|]/)
    .map((item) => item.trim().replace(/^["']|["']$/g, ''))
    .filter((item) => item !== '');
  return items.length > 0 ? items : NO_TAGS;
}
