import * as z from 'zod';
import { id, message, optional } from './document.ts';
import { excerpt } from './fields.ts';
import { withoutEntities } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const words = z.object({
  id: optional(id),
  senderId: id,
  recipientId: optional(id),
  text: optional(z.string()),
  createdAt: z.string(),
});

const event = z.object({ createdAt: optional(z.string()) });
const EVENTS = ['joinConversation', 'participantsJoin', 'participantsLeave', 'conversationNameUpdate'] as const;

const said = z.union([
  z.object({ messageCreate: words }),
  ...EVENTS.map((name) => z.object({ [name]: event })),
]) as z.ZodType<Said>;
type Said = { readonly messageCreate?: z.infer<typeof words> };

const conversation = z.object({ conversationId: id });
type Conversation = z.infer<typeof conversation>;

const own = z.object({ tweet: z.object({ id_str: id, full_text: z.string(), created_at: z.string() }) });
type Own = z.infer<typeof own>;

const account = z.object({ account: z.object({ accountId: id, username: optional(z.string()) }) });
type Account = z.infer<typeof account>;

/** "Download an archive of your data" at X: scripts that assign lists, in the folder `data` of the archive. */
export const xArchive: DocumentPlatform = {
  id: 'x-archive',
  title: 'X (Twitter), archive of an account',
  about:
    'The direct messages of an account and its own posts. What others posted in public is not in it, so that only direct messages tell of answers; without resolutions, ratings and names of customers.',
  steps: [
    'At X open Settings and privacy, Your account, Download an archive of your data.',
    'Download the archive when it is ready.',
    'Give the .zip to socmetrics as it is: account.js in it tells which side is yours.',
  ],
  formats: ['json'],
  system: 'x',
  sides: 'threads',
  keptIn: /(^|\/)direct-messages?(-group)?(-part\d+)?\.js$/,
  grouping: 'silence',
  provides: (kinds) => ({
    certain: kinds.has('message') ? ['messages'] : [],
    ifSeen: ['openings', 'answers', 'topics'],
  }),
  kinds: [
    recordKind<Said, Conversation>({
      id: 'message',
      places: ['[].dmConversation.messages[]'],
      record: said,
      envelope: conversation,
      read: readMessage,
    }),
    recordKind<Own>({ id: 'post', places: ['[]'], record: own, read: readPost }),
    recordKind<Account>({
      id: 'account',
      places: ['[]'],
      record: account,
      read: ({ account: { accountId: id, username } }) => ({
        interactions: [],
        facts: [
          { kind: 'own-side', id },
          { kind: 'person', id, name: username ?? null, role: 'agent' },
        ],
      }),
    }),
  ],
};

function readMessage({ messageCreate, ...others }: Said, context: DocumentContext<Conversation>): Reading {
  const { conversationId } = context.envelope;
  const [other] = Object.values(others) as readonly z.infer<typeof event>[];
  const written = messageCreate?.createdAt ?? other?.createdAt ?? undefined;
  const at = context.instant(written);
  if (at === null) return skipped('no-time', 'no createdAt');
  if (Number.isNaN(at)) return skipped('bad-date', `createdAt: ${excerpt(written ?? '')}`);
  const place = { conversationId, channel: 'twitter-dm', at };
  if (!messageCreate) return { interactions: [message({ ...place, kind: 'assignment', author: SYSTEM })] };
  const { id = null, senderId, text } = messageCreate;
  const isOwn = context.isSelf(senderId);
  const author = { id: senderId, name: null, role: isOwn ? 'agent' : 'unknown' } as const;
  return {
    interactions: [message({ ...place, id, author, text: withoutEntities(text ?? '') })],
    ...(isOwn ? { facts: [{ kind: 'own-side', id: senderId }] } : {}),
  };
}

const SYSTEM = { id: null, name: null, role: 'system' } as const;

/** Whom it answers is not in the archive: it is a conversation that the brand began. */
function readPost({ tweet }: Own, context: DocumentContext): Reading {
  const at = context.instant(tweet.created_at);
  if (at === null) return skipped('no-time', 'no created_at');
  if (Number.isNaN(at)) return skipped('bad-date', `created_at: ${excerpt(tweet.created_at)}`);
  const id = `post/${tweet.id_str}`;
  const author = { id: null, name: null, role: 'agent' } as const;
  return {
    interactions: [
      message({ id, conversationId: id, channel: 'twitter', author, at, text: withoutEntities(tweet.full_text) }),
    ],
  };
}
