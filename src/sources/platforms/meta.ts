import * as z from 'zod';
import type { Fact } from '../../model/fact.ts';
import { message, optional, unixTime, writer } from './document.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const said = z.object({
  sender_name: z.string(),
  timestamp_ms: z.union([z.number(), z.string()]),
  content: optional(z.string()),
  is_unsent: optional(z.boolean()),
  reactions: optional(z.array(z.unknown())),
  share: optional(z.object({ share_text: optional(z.string()) })),
});
type Said = z.infer<typeof said>;

const thread = z.object({
  participants: optional(z.array(z.object({ name: optional(z.string()) }))),
  title: optional(z.string()),
  thread_path: optional(z.string()),
  messages: z.array(z.unknown()),
});
type Thread = z.infer<typeof thread>;

/** What is encrypted from end to end is downloaded apart, a file a chat, in names of its own. */
const sealed = z.object({
  senderName: z.string(),
  timestamp: z.number(),
  text: optional(z.string()),
  isUnsent: optional(z.boolean()),
});
type Sealed = z.infer<typeof sealed>;

const sealedThread = z.object({
  participants: z.array(z.string()),
  threadName: z.string(),
  messages: z.array(z.unknown()),
});
type SealedThread = z.infer<typeof sealedThread>;

/**
 * "Download your information" of Facebook and Instagram, in JSON (facebook.com/help/212802592074644): one file a thread,
 * or several parts of it. It does not say which of the participants is the page that was downloaded.
 */
export const meta: DocumentPlatform = {
  id: 'meta',
  title: 'Messenger and Instagram',
  about:
    'Direct messages with a Facebook page or an Instagram account, one file a thread. Without resolutions and ratings; of a single thread --self NAME has to say which side is yours.',
  steps: [
    'In the Accounts Center of Meta choose "Your information and permissions", then "Download your information".',
    'Choose the page or account, "Messages", and JSON as the format.',
    'Give the downloaded archive, as it is, to socmetrics.',
  ],
  formats: ['json'],
  sides: 'threads',
  keptIn: /(^|\/)message(s|_\d+)\.json$/,
  grouping: 'silence',
  provides: () => ({ certain: ['messages'], ifSeen: ['openings', 'answers', 'topics', 'agents'] }),
  kinds: [
    recordKind<Said, Thread>({
      id: 'message',
      places: ['messages[]'],
      record: said,
      envelope: thread,
      read: readMessage,
    }),
    recordKind<Thread>({
      id: 'thread',
      places: [''],
      record: thread.refine(({ participants, thread_path }) => (participants ?? []).length > 0 && thread_path, {
        error: 'neither participants nor a path',
      }),
      read: (record) => ({ interactions: [], facts: participantsOf(record) }),
    }),
    recordKind<Sealed, SealedThread>({
      id: 'sealed message',
      places: ['messages[]'],
      record: sealed,
      envelope: sealedThread,
      read: readSealed,
    }),
  ],
};

function readMessage(record: Said, context: DocumentContext<Thread>): Reading {
  const at = unixTime(record.timestamp_ms, 'ms');
  if (at === null || Number.isNaN(at)) return skipped('bad-date', `timestamp_ms: ${record.timestamp_ms}`);
  const name = repaired(record.sender_name);
  return {
    interactions: [
      message({
        conversationId: threadOf(context.envelope),
        channel: isInstagram(context) ? 'instagram' : 'messenger',
        author: writer({ id: name, name }, context),
        at,
        text: record.is_unsent === true ? '' : repaired(record.content ?? record.share?.share_text ?? ''),
      }),
    ],
  };
}

function readSealed(record: Sealed, context: DocumentContext<SealedThread>): Reading {
  const at = unixTime(record.timestamp, 'ms');
  if (at === null || Number.isNaN(at)) return skipped('bad-date', `timestamp: ${record.timestamp}`);
  const name = repaired(record.senderName);
  return {
    interactions: [
      message({
        conversationId: repaired(context.envelope.threadName),
        channel: 'messenger',
        author: writer({ id: name, name }, context),
        at,
        text: record.isUnsent === true ? '' : repaired(record.text ?? ''),
      }),
    ],
  };
}

/** Both write the same files; that of Instagram lies in a folder which its download names. */
const isInstagram = ({ envelope: { thread_path: path }, folders }: DocumentContext<Thread>): boolean =>
  folders.some((name) => /^(your_)?instagram([_-]|$)/i.test(name)) || /instagram/i.test(path ?? '');

function participantsOf(record: Thread): readonly Fact[] {
  const conversation = threadOf(record);
  const names = (record.participants ?? []).flatMap(({ name }) => (name ? [repaired(name)] : []));
  return names.map((id) => ({ kind: 'participant', id, conversation }));
}

/** Parts of a thread have its path in common; old exports have none, and the title is the best there is. */
function threadOf({ thread_path: path, title, participants }: Thread): string {
  if (path) return path.replace(/^.*\//, '');
  const names = (participants ?? []).map(({ name }) => repaired(name ?? ''));
  return repaired(title ?? '') || names.sort().join(', ') || 'chat';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const BEYOND_LATIN = /[^\u0000-\u00ff]/;
const PERHAPS_BROKEN = /[\u00c2-\u00f4][\u0080-\u00bf]/;

/**
 * Meta writes the bytes of UTF-8 as if each were a letter. Only where all letters could be bytes, and the bytes are
 * UTF-8, is it undone: names that were written rightly stay as they are.
 */
export function repaired(text: string): string {
  if (!PERHAPS_BROKEN.test(text) || BEYOND_LATIN.test(text)) return text;
  try {
    return utf8.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}
