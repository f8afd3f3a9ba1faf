import type { TaggedInteraction } from '../model/interaction.ts';
import { asks } from './turns.ts';

/** Brand handles by their lower-case form, as they are written where the brand itself writes. */
export type Handles = ReadonlyMap<string, string>;

/** Whether those who answer in a file are people, and no accounts that customers write to. */
export type ArePeople = (file: number) => boolean;

const UNKNOWN = '(unknown)';

/** The handles that write brand messages somewhere in the export, and those that the user names. */
export function brandHandles(
  interactions: readonly TaggedInteraction[],
  named: readonly string[],
  arePeople: ArePeople,
): Handles {
  const handles = new Map<string, string>();
  const add = (handle: string | null): void => {
    if (handle === null) return;
    const key = handle.toLowerCase().replace(/^@/, '');
    const before = handles.get(key);
    // Several spellings of one handle: always the same one, whatever the order of the rows.
    if (before === undefined || handle < before) handles.set(key, handle);
  };
  for (const { kind, author, account, origin } of interactions) {
    if (author.role === 'agent' && (kind === 'message' || kind === 'post')) {
      add(account);
      if (arePeople(origin.file)) continue;
      add(author.id);
      add(author.name);
    }
  }
  for (const handle of named) add(handle.replace(/^@/, ''));
  return handles;
}

/**
 * The brand handle or inbox that a conversation addresses: what the export says, else the first brand handle that the
 * customer mentions, else the one whose message began it or was first to answer. By answerer alone every brand would
 * answer all of its customers.
 */
export function accountOf(events: readonly TaggedInteraction[], handles: Handles, arePeople: ArePeople): string {
  const asked = events.filter(asks);
  const stated = asked.find(({ account }) => account !== null)?.account;
  if (stated) return stated;
  for (const { mentions } of asked) {
    const known = mentions.find((mention) => handles.has(mention));
    if (known) return handles.get(known) as string;
  }
  const answerer =
    events.find(({ kind, author, detail }) => kind === 'message' && author.role === 'agent' && !detail?.synthetic) ??
    events.find(({ account }) => account !== null);
  const told = answerer?.account ?? events.find(({ account }) => account !== null)?.account;
  const writing = answerer ?? events.find(({ kind }) => kind === 'post');
  const writer = writing && !arePeople(writing.origin.file) ? writing.author : null;
  return told ?? writer?.name ?? writer?.id ?? UNKNOWN;
}
