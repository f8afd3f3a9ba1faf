import * as z from 'zod';
import type { Author } from '../../model/interaction.ts';
import { id, message, optional, unixTime } from './document.ts';
import { excerpt } from './fields.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const name = optional(z.string());
const profile = optional(z.object({ real_name: name, display_name: name, name, email: name }));

const said = z.object({
  type: z.literal('message'),
  ts: z.string().regex(/^\d{9,11}\.\d+$/),
  subtype: name,
  user: name,
  username: name,
  text: name,
  thread_ts: name,
  bot_id: name,
  bot_profile: optional(z.object({ name })),
  user_profile: profile,
});
type Said = z.infer<typeof said>;

const user = z.object({
  id,
  name: z.string(),
  real_name: name,
  is_bot: optional(z.boolean()),
  is_restricted: optional(z.boolean()),
  is_ultra_restricted: optional(z.boolean()),
  is_stranger: optional(z.boolean()),
  profile: z.object({ real_name: name, display_name: name, email: name }),
});
type User = z.infer<typeof user>;

const channel = z.object({ id, name, created: z.number(), creator: name, members: z.array(z.string()) });
type Channel = z.infer<typeof channel>;

/** "Import/Export data" of a workspace (slack.com/help/articles/220556107): a file for each channel and day. */
export const slack: DocumentPlatform = {
  id: 'slack',
  title: 'Slack',
  about:
    'The channels of a workspace, a thread being a conversation. Without resolutions and ratings; guests and people of other workspaces are customers; where there are none, --self NAME says who of the members is on your side.',
  steps: [
    'As an owner or administrator open Tools and settings, Workspace settings, Import/Export data, Export.',
    'Choose the period, start the export, and download the archive when it is ready.',
    'Give the .zip to socmetrics as it is: users.json in it tells the names.',
  ],
  formats: ['json'],
  sides: 'threads',
  keptIn: /(^|\/)\d{4}-\d\d-\d\d\.json$/,
  agentsArePeople: true,
  grouping: 'id',
  provides: (kinds) => ({
    certain: kinds.has('message') ? ['messages'] : [],
    ifSeen: ['openings', 'answers', 'topics', 'agents'],
  }),
  kinds: [
    recordKind<Said>({ id: 'message', places: ['[]', 'messages[]'], record: said, read: readMessage }),
    recordKind<User>({ id: 'user', places: ['[]', 'members[]'], record: user, read: readUser }),
    recordKind<Channel>({
      id: 'channel',
      places: ['[]', 'channels[]'],
      record: channel,
      read: ({ id: conversation, members, creator }) => ({
        interactions: [],
        facts: [...members, creator ?? conversation].map((id) => ({ kind: 'participant', id, conversation })),
      }),
    }),
  ],
};

/** What people write; every other subtype tells of joining, of topics and of the like. */
const WRITTEN = new Set(['bot_message', 'file_share', 'me_message', 'thread_broadcast', 'file_comment']);

function readMessage(record: Said, context: DocumentContext): Reading {
  const { ts, thread_ts, subtype, text } = record;
  // What follows the milliseconds is no time: it tells apart what was said in one of them.
  const at = unixTime(ts.slice(0, ts.indexOf('.') + 4), 's');
  if (at === null || Number.isNaN(at)) return skipped('bad-date', `ts: ${excerpt(ts)}`);
  const folder = context.folderName || 'channel';
  const place = {
    id: `${folder}/${ts}`,
    conversationId: `${folder}/${thread_ts ?? ts}`,
    channel: 'slack',
    account: folder,
    at,
  };
  if (subtype && !WRITTEN.has(subtype))
    return { interactions: [message({ ...place, kind: 'assignment', author: SYSTEM })] };
  const author = authorOf(record, context);
  const replyTo = thread_ts && thread_ts !== ts ? `${folder}/${thread_ts}` : null;
  const isOwn = author.role === 'agent' && author.id !== null;
  return {
    interactions: [message({ ...place, author, text: plain(text ?? ''), replyTo })],
    // Whoever is not on the side that the user named is on the other.
    ...(isOwn ? { facts: [{ kind: 'own-side', id: author.id as string }] } : {}),
  };
}

const SYSTEM = { id: null, name: null, role: 'system' } as const;

function authorOf(record: Said, context: DocumentContext): Author {
  const { user, username, bot_id, bot_profile, subtype, user_profile } = record;
  const isBot = Boolean(bot_id) || subtype === 'bot_message';
  const id = (isBot ? (bot_id ?? user) : user) ?? username ?? null;
  const names = [bot_profile?.name, username, user_profile?.display_name, user_profile?.real_name, user_profile?.name];
  const own = [id, ...names].some((one) => one && context.isSelf(one));
  return { id, name: names.find((one) => one) ?? null, role: own ? 'agent' : isBot ? 'bot' : 'unknown' };
}

function readUser(record: User, context: DocumentContext): Reading {
  const { id, is_bot, is_restricted, is_ultra_restricted, is_stranger, profile } = record;
  const names = [profile.display_name, profile.real_name, record.real_name, record.name];
  const isGuest = is_restricted || is_ultra_restricted || is_stranger;
  const role = is_bot ? 'bot' : isGuest ? 'customer' : 'agent';
  const own = [id, profile.email, ...names].some((one) => one && context.isSelf(one));
  return {
    interactions: [],
    facts: [
      { kind: 'person', id, name: names.find((one) => one) ?? null, role },
      ...(own ? [{ kind: 'own-side' as const, id }] : []),
    ],
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** `<@U1|ida>`, `<#C1|bells>`, `<https://a.example|here>` as they are shown. */
const plain = (text: string): string =>
  text
    .replace(
      /<([@#!]?)([^<>|]{1,2000})(?:\|([^<>]{1,2000}))?>/g,
      (_, sign, target, label) => (sign === '!' ? '@' : sign) + (label ?? target),
    )
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] as string);
