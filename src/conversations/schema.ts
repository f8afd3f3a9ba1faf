import * as z from 'zod';
import { type ConversationColumn, columnsOf } from './columns.ts';

const TYPES: Readonly<Record<ConversationColumn['type'], z.ZodType>> = {
  text: z.string(),
  count: z.int().nonnegative(),
  number: z.number(),
  seconds: z.number().nonnegative(),
  instant: z.string().describe('ISO 8601, UTC'),
  flag: z.boolean(),
  list: z.array(z.string()),
  'seconds-list': z.array(z.number().nonnegative()),
};

/** What one row is in JSON. */
export const conversationRowSchema = z
  .object(
    Object.fromEntries(
      columnsOf({ targets: [] }).map(({ id, type, about }) => [id, TYPES[type].nullable().describe(about)]),
    ),
  )
  .catchall(
    z
      .union([z.string(), z.number().nonnegative(), z.null()])
      .describe('Of each service level that is set: slaVerdict:NAME, slaSeconds:NAME, and counts of turns.'),
  );

export const conversationsSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(z.array(conversationRowSchema), { target: 'draft-2020-12' }), null, 2)}\n`;
