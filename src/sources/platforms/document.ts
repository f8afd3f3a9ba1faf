import * as z from 'zod';
import type { Capability } from '../../model/capability.ts';
import type { Author, Interaction } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { excerpt, NO_TAGS } from './fields.ts';
import { type Reading, type RecordContext, skipped } from './platform.ts';

/** An id, as a text or as a number: JSON exports write both, and ids are compared as text. */
export const id = z.union([z.string(), z.number()]).transform(String);

/** Where records stand: alone, in a list, or in a list of that name; and in pages of such that were saved together. */
export const anywhere = (...names: readonly string[]): readonly string[] => [
  '',
  '[]',
  ...names.flatMap((name) => [`${name}[]`, `[].${name}[]`]),
];

/** What the cases of a help desk tell where they hold it. */
export const SEEN_IN_CASES = [
  'openings',
  'answers',
  'resolutions',
  'resolution-times',
  'ratings',
  'opinions',
  'topics',
  'categories',
  'agents',
] as const satisfies readonly Capability[];

/** Texts and numbers that may be absent or `null`, which mean the same. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

/** Unix seconds or milliseconds as a number or as digits: epoch milliseconds, NaN where it is none. 0 is nothing. */
export function unixTime(value: string | number | null | undefined, unit: 's' | 'ms'): number | null {
  if (value === null || value === undefined || value === '' || Number(value) === 0) return null;
  const at = Math.round(Number(value) * (unit === 's' ? 1000 : 1));
  // Beyond year 9999 it is no second, and before 1990 no message of a customer.
  return at >= 631_152_000_000 && at < 253_402_300_800_000 ? at : Number.NaN;
}

/** An instant that a record can do without: `null` also where it is no date. */
export function timeIn(value: string | null | undefined, context: RecordContext): number | null {
  const at = context.instant(value ?? undefined);
  return Number.isNaN(at) ? null : at;
}

/** Names that records of other products do not have: so many of them tell whose a record is. */
export const marked = (marks: readonly string[], least: number) =>
  [
    (one: object): boolean => marks.filter((name) => Object.hasOwn(one, name)).length >= least,
    { error: `${least} of the names that tell it from others (${marks.slice(0, 5).join(', ')} ...)` },
  ] as const;

/** The instant of a record, or why it cannot be used. */
export function instantOf(value: string | null | undefined, context: RecordContext, name: string): number | Reading {
  const at = context.instant(value ?? undefined);
  if (at === null) return skipped('no-time', `no ${name}`);
  return Number.isNaN(at) ? skipped('bad-date', `${name}: ${excerpt(String(value))}`) : at;
}

/** Those elements of a list inside of a record that have their shape; each other is a fault of the record. */
export function partsOf<Part>(
  list: readonly unknown[] | null | undefined,
  part: z.ZodType<Part>,
  wrong: string,
  faults: Fault[],
): readonly Part[] {
  return (list ?? []).flatMap((given) => {
    const parsed = part.safeParse(given);
    if (parsed.success) return [parsed.data];
    faults.push({ code: 'wrong-shape', message: wrong });
    return [];
  });
}

/** The side of a writer that the export does not tell: what `--self` says, else open. */
export function writer(identity: { id: string | null; name: string | null }, context: RecordContext): Author {
  const { id, name } = identity;
  if (!context.hasSelf) return { id, name, role: 'unknown' };
  const own = (id !== null && context.isSelf(id)) || (name !== null && context.isSelf(name));
  return { id, name, role: own ? 'agent' : 'customer' };
}

type Said = Pick<Interaction, 'at' | 'author'> & Partial<Interaction>;

/** A message with what most documents leave open. */
export const message = (said: Said): Interaction => ({
  kind: 'message',
  id: null,
  conversationId: null,
  channel: null,
  account: null,
  text: null,
  language: null,
  replyTo: null,
  tags: NO_TAGS,
  detail: null,
  ...said,
});
