import * as z from 'zod';
import { message, writer } from './document.ts';
import { excerpt, word } from './fields.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';

/** A channel as DiscordChatExporter saves it in CSV, whose name alone tells which channel it is. */
export const discordCsv: TablePlatform = {
  id: 'discord-csv',
  title: 'Discord, as CSV',
  about:
    'One channel or thread, cut where it falls silent. It knows neither roles nor bots nor replies: --self NAME says who is on your side, and JSON knows more.',
  steps: [
    'In DiscordChatExporter choose the channels and the format CSV.',
    'Give the files to socmetrics; leave their names as they are, for they tell the channel.',
  ],
  formats: ['csv'],
  system: 'discord',
  row: z.object({
    AuthorID: z.string().regex(/^\d{5,}$/),
    Author: z.string().optional(),
    Date: z.string(),
    Content: z.string().optional(),
    Attachments: z.string().optional(),
    Reactions: z.string().optional(),
  }),
  aliases: {
    AuthorID: ['author_id'],
    Author: ['author'],
    Date: ['date'],
    Content: ['content'],
    Attachments: ['attachments'],
    Reactions: ['reactions'],
  },
  needs: ['AuthorID', 'Author', 'Date', 'Content', 'Attachments', 'Reactions'],
  idFields: {},
  timeFields: ['Date'],
  telling: [],
  exact: true,
  sides: 'threads',
  grouping: () => 'silence',
  provides: () => ({ certain: ['messages'], ifSeen: ['openings', 'answers', 'topics', 'agents'] }),
  toInteractions,
};

function toInteractions(row: Row, context: RecordContext): Reading {
  const at = context.instant(row.Date);
  if (at === null) return skipped('no-time', 'no Date');
  if (Number.isNaN(at)) return skipped('bad-date', `Date: ${excerpt(row.Date ?? '')}`);
  const id = word(row.AuthorID) ?? null;
  if (id === null) return skipped('no-id', 'no AuthorID');
  const author = writer({ id, name: word(row.Author) ?? null }, context);
  const thread = /\[(\d+)\]/.exec(context.fileName)?.[1] ?? context.fileName;
  const said = { conversationId: thread, channel: 'discord', author, at, text: row.Content ?? '' };
  return { interactions: [message(said)] };
}
