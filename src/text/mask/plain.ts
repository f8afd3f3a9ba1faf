import { digitOf } from '../characters.ts';
import { code } from './scan.ts';

/** A group of digits; `end` is behind it. */
export interface Digits {
  readonly begin: number;
  readonly end: number;
}

/** How many of the groups say when or how much, and are shown: a date, days up to a date, times or prices, an amount. */
export function plainLength(text: string, groups: readonly Digits[]): number {
  const dated = dateLength(text, groups);
  if (dated > 0) return dated;
  return (
    daysLength(text, groups) ||
    (isSpan(text, groups) || isAmount(text, groups) || isPlainCount(text, groups) ? groups.length : 0)
  );
}

const DASH = /^\.? ?[-\u2013\u2014] ?$/;
const between = (text: string, groups: readonly Digits[], index: number): string =>
  text.slice(groups[index]?.end, groups[index + 1]?.begin);
const widthsOf = (groups: readonly Digits[]): readonly number[] => groups.map(({ begin, end }) => end - begin);

/** `12-15.03.2026`, `28.2. - 3.3.2026`, and one date up to another. */
function daysLength(text: string, groups: readonly Digits[]): number {
  for (const days of [1, 2]) {
    const widths = widthsOf(groups.slice(0, days));
    if (groups.length < days + 3 || !DASH.test(between(text, groups, days - 1)) || widths.some((width) => width > 2))
      continue;
    if (dateLength(text, groups.slice(days)) === 3) return days + 3;
  }
  return 0;
}

/** `9.00-17.00`, `12.50 - 15.00`: opening hours and prices. */
function isSpan(text: string, groups: readonly Digits[]): boolean {
  const [from = 0, minutes, to = 0, last] = widthsOf(groups);
  if (groups.length !== 4 || from > 3 || to > 3 || minutes !== 2 || last !== 2) return false;
  return between(text, groups, 0) === '.' && between(text, groups, 2) === '.' && DASH.test(between(text, groups, 1));
}

/** `1 000 000 people`, `10.0.19045`: a round number of thousands, and a version, whose middle is a single digit. */
function isPlainCount(text: string, groups: readonly Digits[]): boolean {
  if (groups.length !== 3) return false;
  const [first = 0, second = 0, third = 0] = widthsOf(groups);
  const [mark, other] = [between(text, groups, 0), between(text, groups, 1)];
  if (mark !== other || first > 2) return false;
  if (mark === '.') return second === 1 && third <= 6;
  const rest = text.slice(groups[1]?.begin, groups[2]?.end);
  return /^[ \u00a0\u202f]$/.test(mark) && second === 3 && /^000.000$/.test(rest);
}

const CURRENCY =
  '\\p{Sc}|zł|Kč|Ft|kr|руб|грн|тг|сум|円|元|원|[Ee]uros?|EUR|USD|GBP|PLN|CZK|HUF|RUB|UAH|JPY|CNY|INR|CHF|VND|IDR|Rp';
const CURRENCY_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${CURRENCY})[ \\u00a0\\u202f]?$`, 'u');
const CURRENCY_BEHIND = new RegExp(`^[ \\u00a0\\u202f]?(?:${CURRENCY})(?![\\p{L}\\p{Nd}]|[ \\u00a0][\\p{Nd}])`, 'u');
const MOST_OF_AN_AMOUNT = 9;

/** `1 250 000 Kč`, `¥120000`: with its currency beside it, in one row or in thousands. */
function isAmount(text: string, groups: readonly Digits[]): boolean {
  const [first, ...thousands] = widthsOf(groups);
  const [begin, end] = [groups[0]?.begin ?? 0, groups.at(-1)?.end ?? 0];
  const mark = between(text, groups, 0);
  const grouped = thousands.every((width, at) => width === 3 && between(text, groups, at) === mark);
  if (!grouped || (thousands.length > 0 && ((first ?? 0) > 3 || mark.length > 1))) return false;
  if (widthsOf(groups).reduce((sum, width) => sum + width, 0) > MOST_OF_AN_AMOUNT) return false;
  return (
    CURRENCY_BEFORE.test(text.slice(Math.max(0, begin - 6), begin)) || CURRENCY_BEHIND.test(text.slice(end, end + 8))
  );
}

const amountOf = (text: string, { begin, end }: Digits): number => {
  let value = 0;
  for (let at = begin; at < Math.min(end, begin + 9); at++) value = value * 10 + digitOf(code(text, at));
  return value;
};

/** How many of the groups make a date: three of them, with the same mark between, in an order that a calendar has. */
function dateLength(text: string, groups: readonly Digits[]): number {
  const [one, two, three, four] = groups;
  if (!one || !two) return 0;
  const widths = groups.slice(0, 3).map(({ begin, end }) => end - begin);
  const values = [one, two, three].map((group) => (group ? amountOf(text, group) : Number.NaN));
  const mark = text.slice(one.end, two.begin);
  if (!['.', '-', '/', '. '].includes(mark)) return 0;
  if (!three || text.slice(two.end, three.begin) !== mark) return isYears(values, widths) && !three ? 2 : 0;
  if (four && !/^[ \u00a0]/.test(text.slice(three.end, four.begin))) return 0;
  if ((widths[1] as number) > 2) return 0;
  const [year, day] = (widths[0] as number) > 2 ? [0, 2] : [2, 0];
  const [a, b] = [values[day] as number, values[1] as number];
  const fits = (widths[day] as number) <= 2 && (widths[year] === 4 || widths[year] === 2);
  return fits && a >= 1 && b >= 1 && ((a <= 31 && b <= 12) || (a <= 12 && b <= 31)) ? 3 : 0;
}

const isYears = ([a = 0, b = 0]: readonly number[], widths: readonly number[]): boolean =>
  widths.every((width) => width === 4) && a >= 1900 && a < 2100 && b >= 1900 && b < 2100;
