import * as z from 'zod';
import { message, writer } from './document.ts';
import { excerpt } from './fields.ts';
import { type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';

/** What one app does in its own way. */
interface ChatApp extends Pick<TablePlatform, 'id' | 'title' | 'about' | 'steps'> {
  readonly when: z.ZodString;
  readonly style: z.ZodType<string, string>;
  /** The name of the chat, from the names of the file and of its folder. */
  threadOf(context: RecordContext): string;
  /** The words of a message without what the app adds to them; `null` where nobody said anything. */
  wordsOf(text: string): string | null;
}

/**
 * A chat that an app saved as text, as `formats/chat.ts` reads it: when, who, what. It holds no ids, and no word of
 * which side is the brand's.
 */
export const chatAsText = ({ when, style, threadOf, wordsOf, ...described }: ChatApp): TablePlatform => ({
  ...described,
  formats: ['chat'],
  row: z.object({ when, author: z.string().optional(), text: z.string().optional(), style }),
  aliases: {},
  needs: ['when', 'author', 'text', 'style'],
  idFields: {},
  timeFields: ['when'],
  telling: [],
  exact: true,
  sides: 'threads',
  grouping: () => 'silence',
  provides: () => ({ certain: ['messages'], ifSeen: ['openings', 'answers', 'topics', 'agents'] }),
  toInteractions(row, context) {
    const at = context.instant(row.when);
    if (at === null) return skipped('no-time', 'no time');
    if (Number.isNaN(at)) return skipped('bad-date', `not a date: ${excerpt(row.when ?? '')}`);
    const place = { conversationId: threadOf(context), channel: described.id, at };
    const said = row.author === undefined ? null : wordsOf(row.text ?? '');
    const interaction =
      said === null
        ? message({ ...place, ...TOLD_BY_THE_APP })
        : message({ ...place, ...by(row, context), text: said });
    return { interactions: [interaction] };
  },
});

/** Somebody joined, called, took a message back: it is there, and is no message. */
const TOLD_BY_THE_APP = { kind: 'assignment', author: { id: null, name: null, role: 'system' } } as const;

const by = ({ author }: Row, context: RecordContext) => ({
  author: writer({ id: author ?? null, name: author ?? null }, context),
});
