import * as z from 'zod';
import type { Author } from '../../model/interaction.ts';
import { id, message, optional, writer } from './document.ts';
import { excerpt, roleOf } from './fields.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const person = z.object({
  id,
  name: optional(z.string()),
  nickname: optional(z.string()),
  isBot: optional(z.boolean()),
  roles: optional(z.array(z.object({ name: optional(z.string()) }))),
});

const said = z.object({
  id,
  type: z.string(),
  timestamp: z.string(),
  content: z.string(),
  author: person,
  reference: optional(z.object({ messageId: optional(id) })),
});
type Said = z.infer<typeof said>;

const around = z.object({
  guild: optional(z.object({ id: optional(id), name: optional(z.string()) })),
  channel: z.object({ id, name: optional(z.string()), type: optional(z.string()) }),
});
type Around = z.infer<typeof around>;

/** A channel as DiscordChatExporter saves it (github.com/Tyrrrz/DiscordChatExporter), in JSON. */
export const discord: DocumentPlatform = {
  id: 'discord',
  title: 'Discord',
  about:
    'One channel or thread, cut where it falls silent: of a channel in which many ask at once, conversations run into each other. Roles tell the staff, and else --self NAME; without resolutions and ratings.',
  steps: [
    'In DiscordChatExporter choose the channels; a thread for each question gives the clearest conversations.',
    'Export as JSON: CSV knows neither roles nor bots nor what is a reply.',
    'Give the files or their folder to socmetrics.',
  ],
  formats: ['json'],
  sides: 'threads',
  agentsArePeople: true,
  grouping: 'silence',
  provides: () => ({ certain: ['messages'], ifSeen: ['openings', 'answers', 'topics', 'agents'] }),
  kinds: [
    recordKind<Said, Around>({
      id: 'message',
      places: ['messages[]', '[].messages[]'],
      record: said,
      envelope: around,
      read: readMessage,
    }),
  ],
};

/** All else tells of joining, of pins, of calls. */
const WRITTEN = new Set(['Default', 'Reply', 'ChatInputCommand', 'ContextMenuCommand', 'ThreadStarterMessage']);

function readMessage(record: Said, context: DocumentContext<Around>): Reading {
  const { channel, guild } = context.envelope;
  const at = context.instant(record.timestamp);
  if (at === null) return skipped('no-time', 'no timestamp');
  if (Number.isNaN(at)) return skipped('bad-date', `timestamp: ${excerpt(record.timestamp)}`);
  const place = { id: record.id, conversationId: channel.id, channel: 'discord', account: guild?.name ?? null, at };
  if (!WRITTEN.has(record.type)) return { interactions: [message({ ...place, kind: 'assignment', author: SYSTEM })] };
  const author = authorOf(record.author, context);
  const replyTo = record.reference?.messageId ?? null;
  return {
    interactions: [message({ ...place, author, text: record.content, replyTo })],
    // Where some are staff by their roles, whoever is not is a customer.
    ...(author.role === 'agent' && author.id !== null ? { facts: [{ kind: 'own-side', id: author.id }] } : {}),
  };
}

const SYSTEM = { id: null, name: null, role: 'system' } as const;

function authorOf({ id, name, nickname, isBot, roles }: Said['author'], context: DocumentContext): Author {
  const identity = { id, name: nickname ?? name ?? null };
  const titles = (roles ?? []).map((role) => role.name ?? '');
  const named = [name, ...titles].some((one) => one && context.isSelf(one));
  if (named || writer(identity, context).role === 'agent') return { ...identity, role: 'agent' };
  if (isBot) return { ...identity, role: 'bot' };
  if (context.hasSelf) return { ...identity, role: 'customer' };
  return { ...identity, role: titles.some(isStaff) ? 'agent' : 'unknown' };
}

/** "Support Team", "Moderator". */
const isStaff = (title: string): boolean => (title.match(/\p{L}+/gu) ?? []).some((word) => roleOf(word) === 'agent');
