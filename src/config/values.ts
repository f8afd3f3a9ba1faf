import * as z from 'zod';
import { readDuration } from '../model/duration.ts';
import { checkLink } from '../model/link.ts';
import { UserError } from '../model/problem.ts';
import { checkHolidays } from '../model/schedule.ts';
import { printable } from '../model/text.ts';
import { checkZone } from '../model/zone.ts';
import { checkPeriod } from '../period.ts';
import { parseMapping } from '../sources/columns.ts';
import { checkDateFormat } from '../sources/date-patterns.ts';
import { readInstant } from '../sources/dates.ts';
import { checkEncodingLabel } from '../sources/encoding.ts';
import { checkFields } from '../sources/mappings.ts';

/*
 * The kinds of values that a person may write, wherever they write them. What can be checked is checked here, so that
 * a mistake is told with its place in the file and not by the part of the program that stumbles over it.
 */

/** `due` says what is due where something else stands. Of nothing that is told once, whatever else is looked at. */
export const text = (due: string): z.ZodString =>
  z
    .string(due)
    .min(1, { error: `nothing stands here, and ${due} is due. Write it, or take the key away.`, abort: true });

/** A text that has to satisfy a function; the function throws a UserError that says what is wrong and what is legal. */
const checked = (due: string, check: (text: string) => void): z.ZodType<string> =>
  text(due).superRefine((text, context) => {
    try {
      check(text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Those functions speak to people who typed a flag; here its place is told already.
      context.addIssue({ code: 'custom', message: error.message.replace(/^--[a-z-]+:? /, '') });
    }
  });

const wrong = (text: string, rest: string): UserError => new UserError(`"${printable(text)}" ${rest}`, 2);

export const zone = checked('a time zone such as Europe/Warsaw', checkZone);
export const encoding = checked('an encoding such as utf-8', checkEncodingLabel);
export const dateFormat = checked('a pattern such as dd.MM.yyyy HH:mm', checkDateFormat);
export const instant = checked('a date such as 2026-03-01', (text) => {
  if (Number.isFinite(readInstant(text, { zone: 'UTC', order: null, format: null }))) return;
  throw wrong(text, 'is not a date. Write 2026-03-01, or 2026-03-01T09:00:00Z.');
});
export const duration = checked('a duration such as 45m, 24h or 3d', (text) => {
  if (readDuration(text, null) >= 0) return;
  throw wrong(text, 'is not a duration. Write for example 45m, 24h or 3d.');
});

export const isCalendarFile = (path: string): boolean => /\.ics$/i.test(path);

/** On a command line; the days of schedules have hours and names too. */
export const holidays = checked('a date such as 2026-12-25, or an .ics file', (text) => {
  if (!isCalendarFile(text)) checkHolidays([text]);
});

export const period = checked('a period such as 2026-03', checkPeriod);

export const link = checked('an address with {conversation} in it', checkLink);
export const mapping = checked('field=column, or field=column:min', (text) => checkFields([parseMapping(text)]));

/** Separators that are hard to type, or mean something to a shell, have names. */
const DELIMITERS = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['pipe', '|'],
  ['\\t', '\t'],
]);

/** The separator itself. Throws a UserError where there is none of that name. */
export function delimiterOf(text: string): string {
  const character = DELIMITERS.get(text) ?? text;
  if ([...character].length === 1) return character;
  throw wrong(text, 'separates no columns. Write comma, semicolon, tab, pipe or any one character.');
}

export const delimiter = checked('comma, semicolon, tab, pipe or any one character', delimiterOf);

/** A name or an id. Ids are often digits, which YAML reads as a number. */
export const name = z.union([text('a name'), z.number().transform(String)]);

export const oneOf = (values: readonly string[]): z.ZodType<string> => z.enum(values as [string, ...string[]]);

/** A list; one value may stand without the brackets. */
export const listOf = <T>(item: z.ZodType<T>, most = 1000): z.ZodType<readonly T[]> =>
  z.union([z.array(item).max(most), item.transform((one) => [one])]);
