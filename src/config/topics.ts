import * as z from 'zod';
import { printable } from '../model/text.ts';
import { statedLanguage } from '../text/language/names.ts';
import { MOST_PATTERNS, patternMistake, tooMany } from '../text/patterns.ts';
import { readPhrase } from '../text/phrases.ts';
import { keys } from './keys.ts';
import { listOf, name, text } from './values.ts';

/** A rule is legal if it can find anything: `c++` or `ref*nd` would look right and never do. */
const phrase = name.refine((rule) => readPhrase(rule) !== null, {
  error: ({ input }) =>
    `"${printable(String(input))}" finds nothing. Write words of letters and digits, with * only at the end of a word.`,
});

const phrases = listOf(phrase, 10_000);

/** Read by the engine that will run it, which is loaded for those who write patterns. */
const pattern = text('a regular expression').superRefine((written, context) => {
  const mistake = patternMistake(written);
  if (mistake !== null) {
    context.addIssue({ code: 'custom', message: `the pattern "${printable(written, 200)}" ${mistake}` });
  }
});

const language = text('a language such as de')
  .refine((one) => statedLanguage(one) !== null, {
    error: ({ input }) =>
      `"${printable(String(input))}" is no language that is known here. Write its code, such as de or pt.`,
  })
  .transform((one) => statedLanguage(one) ?? one);

const rule = keys({
  words: phrases.optional().describe('words and phrases; * at the end of a word takes its inflections'),
  not: phrases.optional().describe('a message with one of them is not about the topic'),
  patterns: listOf(pattern).optional().describe('regular expressions of RE2, whatever the letter case'),
  languages: listOf(language).optional().describe('only in messages of these languages'),
  accounts: listOf(name).optional().describe('only in conversations of these accounts'),
  replaces: z
    .boolean()
    .optional()
    .describe('takes the place of the built-in rules of this topic (default: adds to them)'),
});

type Rule = z.output<typeof rule>;

/** Topic -> rule. `named` checks what they are called. */
export const topics = <Named extends z.ZodType>(named: (item: z.ZodType) => Named) =>
  named(z.union([phrases, rule])).superRefine((all, context) => {
    const rules = Object.values(all as Readonly<Record<string, readonly string[] | Rule>>);
    const count = rules.flatMap((one) => ('patterns' in one ? (one.patterns ?? []) : [])).length;
    if (count > MOST_PATTERNS) context.addIssue({ code: 'custom', message: tooMany(count) });
  });
