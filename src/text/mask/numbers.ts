import { classOf, digitOf } from '../characters.ts';
import { type Digits, plainLength } from './plain.ts';
import { code, digitsIn, endOf, type Finder, type Hidden, isDigit, isLatinLetter, isLetterOrDigit } from './scan.ts';

/**
 * What stands between the groups of one number: spaces and line ends, which examples show as spaces, and what nobody sees.
 * Commas part lists, colons times.
 */
const isBetween = classOf(
  /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069.\-_\u2010-\u2015\uff0d\u2212/()\uff08\uff09·]/,
);
const MOST_BETWEEN = 4;
const MOST_DIGITS = 40;
/** Fewer digits in a row name no account, and fewer in groups reach no telephone. */
const FEW_IN_A_ROW = 6;
const FEW_IN_GROUPS = 7;

/** Groups of digits with nothing but separators between them: all that could be one number. */
function groupsFrom(text: string, at: number): readonly Digits[] {
  const groups: Digits[] = [];
  let count = 0;
  let begin = at;
  while (count < MOST_DIGITS && isDigit(code(text, begin))) {
    // A row of digits without an end is one secret, however long.
    const end = endOf(text, begin, isDigit);
    groups.push({ begin, end });
    count += end - begin;
    begin = endOf(text, end, isBetween, MOST_BETWEEN);
    if (begin === end) break;
  }
  return groups;
}

/** Telephones, cards and whatever else is long enough to name an account or an order. Dates are left as they are. */
export const number: Finder = (text, at) => numberBy(text, at, true);

/** The same, but for rows of digits that nothing marks: ids of records and times look like that. */
export const markedNumber: Finder = (text, at) => numberBy(text, at, false);

function numberBy(text: string, at: number, rows: boolean): Hidden | null {
  const first = beginOf(text, at);
  if (first === null) return null;
  const groups = groupsFrom(text, first);
  const dated = plainLength(text, groups);
  if (dated > 0) return { end: groups[dated - 1]?.end as number, shown: text.slice(at, groups[dated - 1]?.end) };
  const end = groups.at(-1)?.end as number;
  const digits = digitsIn(text, first, Math.min(end, first + 2 * MOST_DIGITS));
  const few = groups.length === 1 && first === at ? FEW_IN_A_ROW : FEW_IN_GROUPS;
  if (digits < few) return null;
  if (isCard(text, groups, digits)) return { end, shown: '[card]' };
  if (groups.length > 1 || first > at) return { end, shown: '[phone]' };
  if (rows) return { end, shown: '[number]' };
  // Gone over whole: what stands inside of it is no number either.
  return { end, shown: text.slice(at, end) };
}

/** The first digit of a number that begins here, behind `+` or brackets; `null` if none does. */
function beginOf(text: string, at: number): number | null {
  const unit = code(text, at);
  if (isDigit(unit)) return at > 0 && isDigit(code(text, at - 1)) ? null : at;
  if (unit !== 0x2b && unit !== 0x28 && unit !== 0xff0b) return null;
  const next = code(text, at + 1) === 0x2b ? at + 2 : at + 1;
  return isDigit(code(text, next)) ? next : null;
}

const SHORTEST_CARD = 13;
const LONGEST_CARD = 19;

/** By its shape, or by its check digit: 13 to 19 digits in neighbouring groups (ISO/IEC 7812-1, Luhn). */
function isCard(text: string, groups: readonly Digits[], digits: number): boolean {
  const shape = groups.map(({ begin, end }) => end - begin).join('-');
  if (/(?:^|-)(?:4-4-4-4|4-6-5)(?:-|$)/.test(shape)) return true;
  if (digits < SHORTEST_CARD) return false;
  const { values, ends } = spelled(text, groups);
  for (let from = 0; from < groups.length; from++) {
    const begin = from === 0 ? 0 : (ends[from - 1] as number);
    for (let to = from; to < groups.length && (ends[to] as number) - begin <= LONGEST_CARD; to++) {
      if (isCardNumber(values, begin, ends[to] as number)) return true;
    }
  }
  return false;
}

/** The digits of all groups in a row, and behind which of them each group ends. */
function spelled(text: string, groups: readonly Digits[]) {
  const values: number[] = [];
  const ends: number[] = [];
  for (const { begin, end } of groups) {
    for (let at = begin; at < Math.min(end, begin + LONGEST_CARD + 1); at++) values.push(digitOf(code(text, at)));
    ends.push(values.length);
  }
  return { values, ends };
}

/** Issuers of cards have 3 to 6 as the first digit, or 22 to 27; the last digit checks the others. */
function isCardNumber(values: readonly number[], begin: number, end: number): boolean {
  if (end - begin < SHORTEST_CARD || end - begin > LONGEST_CARD) return false;
  const [first = 0, second = 0] = [values[begin], values[begin + 1]];
  if (!(first >= 3 && first <= 6) && !(first === 2 && second >= 2 && second <= 7)) return false;
  let sum = 0;
  for (let at = end - 1; at >= begin; at--) {
    const value = (values[at] as number) * ((end - at) % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const isCode = classOf(/[A-Za-z0-9_-]/);
const FEW_IN_A_CODE = 5;

/** `2026-03-01T10`, before its minutes. */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt]\d\d$/;

/** `1920x1080`: the size of a picture. */
const SIZE = /^\d{3,4}[xX]\d{3,4}$/;

/** `KD-123456`, `1Z999AA10123456784`: letters and so many digits in one word name an order, a parcel or an account. */
export const codeWord: Finder = (text, at) => {
  if (!isLatinLetter(code(text, at)) && !isDigit(code(text, at))) return null;
  if (at > 0 && (isCode(code(text, at - 1)) || isLetterOrDigit(code(text, at - 1)))) return null;
  const end = endOf(text, at, isCode);
  if (digitsIn(text, at, end) < FEW_IN_A_CODE || !/[A-Za-z]/.test(text.slice(at, end))) return null;
  const word = text.slice(at, Math.min(end, at + 20));
  if (TIMESTAMP.test(word) || SIZE.test(word)) return { end, shown: text.slice(at, end) };
  return { end, shown: '[number]' };
};

const SHORTEST_IBAN = 15;
const LONGEST_IBAN = 34;

/** An account by ISO 13616: a country, two check digits, and letters and digits that give 1 modulo 97. */
export const iban: Finder = (text, at) => {
  if (!isLatinLetter(code(text, at)) || !isLatinLetter(code(text, at + 1))) return null;
  if (!isDigit(code(text, at + 2)) || (at > 0 && isLetterOrDigit(code(text, at - 1)))) return null;
  let compact = '';
  let found: number | null = null;
  for (let end = at; end < text.length && compact.length < LONGEST_IBAN; ) {
    const unit = code(text, end);
    const digit = digitOf(unit);
    if (digit < 0 && !isLatinLetter(unit)) break;
    compact += digit >= 0 ? digit : String.fromCharCode(unit).toUpperCase();
    end++;
    if (compact.length >= SHORTEST_IBAN && isAccount(compact)) found = end;
    if (/[ \u00a0-]/.test(text.charAt(end)) && isLetterOrDigit(code(text, end + 1))) end++;
  }
  return found !== null && !isLetterOrDigit(code(text, found)) ? { end: found, shown: '[account]' } : null;
};

function isAccount(compact: string): boolean {
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 && /^[A-Z]{2}\d\d/.test(compact);
}
