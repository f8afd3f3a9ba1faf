import type { FeedbackAction, Rating, Role, Sentiment, Status } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
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

const EXPONENT = /^\d(?:\.\d+)?e\+?\d+$/i;

/**
 * An id as text. The exponent form that spreadsheets write has lost digits: neighbouring ids would fall together, so
 * it identifies nothing (`raw` still shows that a link was there).
 */
export function identifier(text: string | undefined): { id: string | null; raw: string | null; fault: Fault | null } {
  const value = word(text) ?? null;
  if (value === null || !EXPONENT.test(value)) return { id: value, raw: value, fault: null };
  return { id: null, raw: value, fault: { code: 'lossy-id', message: `id in exponent form: ${value}` } };
}

const TRUE = new Set(['true', '1', 'yes', 'y', 't']);
const FALSE = new Set(['false', '0', 'no', 'n', 'f']);
export const isTrue = (text: string | undefined): boolean => TRUE.has((text ?? '').trim().toLowerCase());
export const isFalse = (text: string | undefined): boolean => FALSE.has((text ?? '').trim().toLowerCase());

/** A table of words (`words.json`), turned round: the word, folded, tells the meaning. */
function lookup<Meaning extends string>(table: Readonly<Record<Meaning, readonly string[]>>) {
  const meanings = new Map<string, Meaning>();
  for (const [meaning, spellings] of Object.entries(table) as [Meaning, readonly string[]][]) {
    for (const spelling of spellings) meanings.set(spelling, meaning);
  }
  return (text: string | undefined): Meaning | null => {
    if (text === undefined) return null;
    return (
      meanings.get(
        text
          .trim()
          .toLowerCase()
          .replace(/[\s_-]+/g, ' '),
      ) ?? null
    );
  };
}

export const roleOf = lookup<Role>(words.roles as unknown as Record<Role, string[]>);
export const statusOf = lookup<Status>(words.statuses as unknown as Record<Status, string[]>);
export const labelOf = lookup<Sentiment>(words.labels as unknown as Record<Sentiment, string[]>);
export const feedbackOf = lookup<FeedbackAction>(words.feedback);
export const directionOf = lookup<'inbound' | 'outbound'>(words.directions);
export const messageTypeOf = lookup<keyof typeof words.types>(words.types);
const verdictOf = lookup<'good' | 'bad' | 'none'>(words.verdicts);

/**
 * A rating as exports write it: a number, `4/5`, `4 out of 5`, stars, thumbs, good or bad. `null` where none was
 * given: 0, blank and "offered" are no ratings, but for the 0 of a Net Promoter Score. The scale of a bare number is
 * settled later, from the whole column.
 */
export function ratingOf(text: string | undefined, column: string | null): Rating | null {
  const value = word(text);
  if (value === undefined) return null;
  const verdict = verdictOf(value);
  if (verdict !== null) return verdict === 'none' ? null : { value: verdict === 'good' ? 1 : 0, min: 0, max: 1 };
  const stars = /^[★⭐]+/u.exec(value);
  if (stars) return { value: [...stars[0]].length, min: 1, max: 5 };
  const match = /^(-?\d+(?:\.\d+)?)(?:\s*(?:\/|out of)\s*(\d+))?(?:\s*stars?)?$/i.exec(value);
  if (!match?.[1]) return null;
  const number = Number(match[1]);
  if (column !== null && /(^|[^a-z])nps([^a-z]|$)/i.test(column)) return { value: number, min: 0, max: 10, nps: true };
  const top = match[2] ? Number(match[2]) : null;
  return number === 0 ? null : { value: number, min: top === null ? null : 1, max: top };
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
