import { z } from 'zod';
import { CONVERSATION_COLUMNS, type ConversationColumn } from './columns.ts';

const TYPES: Readonly<Record<ConversationColumn['type'], z.ZodType>> = {
  text: z.string(),
  count: z.int().nonnegative(),
  seconds: z.number().nonnegative(),
  instant: z.string().describe('ISO 8601, UTC'),
  flag: z.boolean(),
  list: z.array(z.string()),
};

/** What one row is in JSON. */
export const conversationRowSchema = z.object(
  Object.fromEntries(CONVERSATION_COLUMNS.map(({ id, type, about }) => [id, TYPES[type].nullable().describe(about)])),
);

export const conversationsSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(z.array(conversationRowSchema), { target: 'draft-2020-12' }), null, 2)}\n`;
