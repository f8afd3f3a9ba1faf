import * as z from 'zod';
import type { Author } from '../../model/interaction.ts';
import { id, message, optional } from './document.ts';
import { excerpt } from './fields.ts';
import { withoutEntities } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const tweet = z
  .object({
    id,
    text: z.string(),
    author_id: optional(id),
    created_at: optional(z.string()),
    conversation_id: optional(id),
    in_reply_to_user_id: optional(id),
    referenced_tweets: optional(z.array(z.object({ type: z.string(), id }))),
    lang: optional(z.string()),
    edit_history_tweet_ids: optional(z.array(id)),
  })
  .refine((one) => one.author_id ?? one.created_at ?? one.conversation_id ?? one.edit_history_tweet_ids, {
    error: 'neither author_id nor created_at',
  });
type Tweet = z.infer<typeof tweet>;

/** Outside of a page of the API any list of messages has such names: only what none but X writes tells its posts. */
const bareTweet = tweet.refine(
  (one) => /^\d+$/.test(one.id) && (one.edit_history_tweet_ids ?? one.referenced_tweets ?? one.in_reply_to_user_id),
  { error: 'nothing that only a post of X has' },
);

const user = z.object({ id, username: z.string(), name: optional(z.string()) });
type User = z.infer<typeof user>;

/** Pages of posts from the API of X, version 2 (docs.x.com/x-api/posts/search-recent-posts). */
export const xApi: DocumentPlatform = {
  id: 'x-api',
  title: 'X (Twitter), from its API',
  about:
    'Posts with their replies, and the names of their authors where they were asked for. Without resolutions and ratings; --self NAME says which account is yours where it does not take part in everything.',
  steps: [
    'Search for your account and for answers to it: query=@NAME OR from:NAME OR to:NAME.',
    'Ask for tweet.fields=author_id,created_at,conversation_id,in_reply_to_user_id,referenced_tweets,lang and expansions=author_id.',
    'Save each page as it is, and give the folder to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  system: 'x',
  sides: 'threads',
  grouping: 'replies',
  provides: (kinds) => ({
    certain: kinds.has('post') || kinds.has('bare post') ? ['messages'] : [],
    ifSeen: ['openings', 'answers', 'topics', 'agents'],
  }),
  kinds: [
    recordKind<Tweet>({
      id: 'post',
      places: ['data[]', '[].data[]', 'includes.tweets[]', '[].includes.tweets[]'],
      record: tweet,
      read: readTweet,
    }),
    recordKind<Tweet>({ id: 'bare post', places: [''], record: bareTweet, read: readTweet }),
    recordKind<User>({
      id: 'user',
      places: ['includes.users[]', '[].includes.users[]'],
      record: user,
      read({ id, username, name }, { isSelf }) {
        const own = [id, username, name].some((one) => one && isSelf(one));
        const person = { kind: 'person', id, name: username, role: 'unknown' } as const;
        return { interactions: [], facts: own ? [person, { kind: 'own-side', id }] : [person] };
      },
    }),
  ],
};

function readTweet(record: Tweet, context: DocumentContext): Reading {
  const at = context.instant(record.created_at ?? undefined);
  if (at === null) return skipped('no-time', 'no created_at: ask for tweet.fields=created_at');
  if (Number.isNaN(at)) return skipped('bad-date', `created_at: ${excerpt(record.created_at ?? '')}`);
  const { author_id: writer = null, conversation_id, lang, referenced_tweets } = record;
  const author: Author = {
    id: writer,
    name: null,
    role: writer !== null && context.isSelf(writer) ? 'agent' : 'unknown',
  };
  const place = { id: record.id, conversationId: conversation_id ?? null, channel: 'twitter', author, at };
  // Who passes on what others wrote says nothing.
  const isShared = (referenced_tweets ?? []).some(({ type }) => type === 'retweeted');
  const said = isShared
    ? message({ ...place, kind: 'reaction' })
    : message({ ...place, text: withoutEntities(record.text), language: languageOf(lang), replyTo: parentOf(record) });
  const isOwn = author.role === 'agent' && writer !== null;
  return { interactions: [said], ...(isOwn ? { facts: [{ kind: 'own-side', id: writer }] } : {}) };
}

/** Where nobody asked which post it answers, a reply is one to the post that began the conversation. */
function parentOf({ id, referenced_tweets, conversation_id, in_reply_to_user_id }: Tweet): string | null {
  const parent = (referenced_tweets ?? []).find(({ type }) => type === 'replied_to');
  if (parent) return parent.id;
  return in_reply_to_user_id && conversation_id && conversation_id !== id ? conversation_id : null;
}

/** `und`, `qme`, `zxx` and the like stand for no language. */
const languageOf = (lang: string | null | undefined): string | null => (lang && lang.length === 2 ? lang : null);
