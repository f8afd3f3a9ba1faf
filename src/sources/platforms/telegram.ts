import * as z from 'zod';
import type { Author } from '../../model/interaction.ts';
import { id, message, optional, unixTime, writer } from './document.ts';
import { excerpt } from './fields.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const piece = z.union([z.string(), z.looseObject({ text: z.string() })]);

const chatMessage = z
  .object({
    id: id.optional(),
    type: z.enum(['message', 'service']),
    date: optional(z.string()),
    date_unixtime: optional(z.union([z.string(), z.number()])),
    from: optional(z.string()),
    from_id: optional(id),
    reply_to_message_id: optional(id),
    text: z.union([z.string(), z.array(piece)]),
  })
  .refine(({ date, date_unixtime, from, from_id }) => (date ?? date_unixtime) && (date_unixtime ?? from ?? from_id), {
    error: 'neither date_unixtime nor date',
  });
type ChatMessage = z.infer<typeof chatMessage>;

const chat = z.object({ name: optional(z.string()), type: optional(z.string()), id: optional(id) });
type Chat = z.infer<typeof chat>;

/**
 * Telegram Desktop, "Export chat history" and "Export Telegram data" in machine-readable JSON
 * (telegram.org/blog/export-and-more). Of a single chat it does not say which side is the brand's.
 */
export const telegram: DocumentPlatform = {
  id: 'telegram',
  title: 'Telegram',
  about:
    'The history of one chat, or of a whole account. Without resolutions and ratings; of one chat alone --self NAME has to say which side is yours.',
  steps: [
    'In Telegram Desktop open the chat, then its menu, then "Export chat history"; or Settings, Advanced, "Export Telegram data" for all chats.',
    'Choose "Machine-readable JSON" as the format.',
    'Give the file result.json to socmetrics.',
  ],
  formats: ['json'],
  sides: 'threads',
  keptIn: /(^|\/)result\.json$/,
  grouping: 'silence',
  provides: () => ({ certain: ['messages'], ifSeen: ['openings', 'answers', 'topics', 'agents'] }),
  kinds: [
    recordKind<ChatMessage, Chat>({
      id: 'message',
      places: ['messages[]', 'chats.list[].messages[]', 'left_chats.list[].messages[]'],
      record: chatMessage,
      envelope: chat,
      read(record, context) {
        const { envelope } = context;
        if (record.type === 'service' || ASKS_NOBODY.test(envelope.type ?? '')) return aside(record, context);
        const at = timeOf(record, context);
        if (at === null) return skipped('no-time', 'neither date_unixtime nor date');
        if (Number.isNaN(at))
          return skipped('bad-date', `date: ${excerpt(String(record.date_unixtime ?? record.date))}`);
        const thread = envelope.id ?? envelope.name ?? 'chat';
        return {
          interactions: [
            message({
              id: record.id === undefined ? null : `${thread}/${record.id}`,
              conversationId: thread,
              channel: 'telegram',
              author: authorOf(record, context),
              at,
              text: textOf(record.text),
              replyTo: record.reply_to_message_id ? `${thread}/${record.reply_to_message_id}` : null,
            }),
          ],
        };
      },
    }),
    recordKind<{ user_id: string }>({
      id: 'account',
      places: ['personal_information'],
      record: z.object({ user_id: id }),
      read: ({ user_id }) => ({ interactions: [], facts: [{ kind: 'own-side', id: `user${user_id}` }] }),
    }),
  ],
};

/** In a channel one side speaks to all, and notes to oneself have no other side. */
const ASKS_NOBODY = /_channel$|^saved_messages$/;

/** Who stands opposite in the chat with a bot is no customer. */
function authorOf({ from, from_id }: ChatMessage, context: DocumentContext<Chat>): Author {
  const author = writer({ id: from_id ?? from ?? null, name: from ?? null }, context);
  const { type, id: chat } = context.envelope;
  return type === 'bot_chat' && from_id === `user${chat}` && author.role !== 'agent'
    ? { ...author, role: 'bot' }
    : author;
}

/** Somebody joined, called, pinned, or wrote to nobody: it is there, and is no message. */
function aside(record: ChatMessage, context: DocumentContext<Chat>): Reading {
  const at = timeOf(record, context);
  if (at === null || Number.isNaN(at)) return skipped('no-time', 'neither date_unixtime nor date');
  const { name, id: thread } = context.envelope;
  return {
    interactions: [
      message({
        kind: 'assignment',
        conversationId: thread ?? name ?? 'chat',
        channel: 'telegram',
        author: SYSTEM,
        at,
      }),
    ],
  };
}

const SYSTEM = { id: null, name: null, role: 'system' } as const;

/** `date` is the local time of whoever exported, without a zone; old exports have nothing else. */
const timeOf = ({ date, date_unixtime }: ChatMessage, context: DocumentContext<Chat>): number | null =>
  unixTime(date_unixtime, 's') ?? context.instant(date ?? undefined);

const textOf = (text: ChatMessage['text']): string =>
  typeof text === 'string' ? text : text.map((one) => (typeof one === 'string' ? one : one.text)).join('');
