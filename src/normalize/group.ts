import type { Capability } from '../model/capability.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import type { Fault } from '../model/problem.ts';
import type { Stream } from '../model/stream.ts';
import { duplicates } from './duplicates.ts';
import { findRoots } from './link.ts';
import { compareInFile, inOrder } from './order.ts';
import { isParent, isShown, isWordless } from './posts.ts';
import { capabilities } from './provided.ts';
import type { PairFault } from './same-cases.ts';
import { withoutStandIns } from './stand-ins.ts';
import { answers, openSpan } from './turns.ts';

/** The events of one case in order, before anything is read from them. */
export interface Case {
  readonly id: string;
  readonly events: readonly TaggedInteraction[];
  readonly provides: ReadonlySet<Capability>;
  /** The earliest row answers a message that the export does not hold. */
  readonly truncated: boolean;
}

export interface Grouped {
  readonly cases: readonly Case[];
  readonly duplicates: ReadonlyMap<number, number>;
  /** Interactions that only repeat others. */
  readonly repeated: number;
  readonly faults: readonly PairFault[];
}

export interface GroupOptions {
  /** Silence, in ms, after which an endless chat begins anew. */
  readonly gap: number;
  readonly botsAnswer: boolean;
  /** The zone in which times without one were read. */
  readonly inputTimeZone: string;
}

interface Draft {
  readonly id: string;
  readonly events: readonly TaggedInteraction[];
  readonly truncated: boolean;
}

/**
 * The one step that needs all records at once: interactions become cases, by the export's own ids, by reply links, or,
 * in endless chats, by silence.
 */
export function group(
  interactions: readonly TaggedInteraction[],
  streamOf: (file: number) => Stream,
  options: GroupOptions,
): Grouped {
  const seen = duplicates(streamOf);
  const faults: (Fault & { file: number })[] = [];
  const unattributed = new Set<number>();
  const tools: Tools = {
    unique: seen.without,
    unattributed: (file) => unattributed.add(file),
    report: (fault) => faults.push(fault),
    options,
  };
  const drafts: Draft[] = [];
  for (const [grouping, members] of byGrouping(interactions, streamOf)) {
    for (const draft of GROUPINGS[grouping](members, tools)) drafts.push(draft);
  }
  const provided = capabilities(
    interactions,
    drafts.map(({ events }) => events),
    streamOf,
    new Set([...unattributed].map(streamOf)),
    options.inputTimeZone,
  );
  return {
    cases: drafts.map((draft) => ({ ...draft, provides: provided(draft.events) })),
    duplicates: seen.perFile(),
    repeated: seen.dropped(),
    faults: [...faults, ...seen.faults()],
  };
}

interface Tools {
  readonly unique: (interactions: readonly TaggedInteraction[]) => readonly TaggedInteraction[];
  readonly report: (fault: Fault & { file: number }) => void;
  /** Answers of this file name no customer: whom they answered cannot be told. */
  readonly unattributed: (file: number) => void;
  readonly options: GroupOptions;
}

const GROUPINGS: Record<Stream['grouping'], (members: readonly TaggedInteraction[], tools: Tools) => Iterable<Draft>> =
  {
    id: byId,
    replies: byReplies,
    silence: bySilence,
  };

/** Ids are unique within one product at best: ticket 5 of one is not ticket 5 of another. */
function byGrouping(interactions: readonly TaggedInteraction[], streamOf: (file: number) => Stream) {
  const parts = new Map<string, { grouping: Stream['grouping']; members: TaggedInteraction[] }>();
  for (const interaction of interactions) {
    const { system, grouping } = streamOf(interaction.origin.file);
    const key = `${system} ${grouping}`;
    const part = parts.get(key) ?? { grouping, members: [] };
    if (part.members.length === 0) parts.set(key, part);
    part.members.push(interaction);
  }
  const keys = [...parts.keys()].sort();
  return keys
    .map((key) => parts.get(key) as { grouping: Stream['grouping']; members: TaggedInteraction[] })
    .map(({ grouping, members }) => [grouping, members] as const);
}

function* byId(members: readonly TaggedInteraction[], tools: Tools): Iterable<Draft> {
  const groups = new Map<string, TaggedInteraction[]>();
  const conversationOf = conversations(members);
  for (const interaction of members) {
    const key = conversationOf(interaction);
    const events = groups.get(key);
    if (events) events.push(interaction);
    else groups.set(key, [interaction]);
  }
  const present = presentIds(members);
  for (const [id, events] of groups) {
    const unique = withoutStandIns(tools.unique(events));
    if (unique.some(({ kind }) => kind === 'post')) yield* commentsOf(unique, tools);
    else yield { id, events: inOrder(unique), truncated: startsBefore(unique, present, tools) };
  }
}

/** By the number of the message, so that one that is exported twice is one. */
const ownKey = ({ id, conversationId, origin: { file, record } }: TaggedInteraction): string =>
  conversationId ?? (id === null ? `record ${file + 1}.${record}` : `message ${id}`);

/**
 * A row without an id of its conversation belongs to that of the message that it answers, which may have to be looked
 * for in the same way; else, and where it answers a brand's post, it begins one itself.
 */
function conversations(members: readonly TaggedInteraction[]): (interaction: TaggedInteraction) => string {
  const loose = members.filter(({ conversationId, replyTo }) => conversationId === null && replyTo !== null);
  if (loose.length === 0) return ownKey;
  const byId = new Map<string, TaggedInteraction>();
  for (const member of members) if (member.id !== null) byId.set(member.id, member);
  const { rootOf } = findRoots(loose);
  const keys = new Map<TaggedInteraction, string>();
  loose.forEach((interaction, place) => {
    const root = loose[rootOf[place] as number] as TaggedInteraction;
    const parent = byId.get(root.replyTo as string);
    const belongs = parent && parent !== root && isParent(parent, root);
    keys.set(interaction, ownKey(belongs ? parent : root));
  });
  return (interaction) => keys.get(interaction) ?? ownKey(interaction);
}

interface Present {
  readonly messages: ReadonlySet<string>;
  /** A brand's post is nobody's parent: a comment on it begins a conversation. */
  readonly posts: ReadonlySet<string>;
}

/** The ids of all that are there, to tell a missing parent from a distant one. */
function presentIds(members: readonly TaggedInteraction[]): Present {
  const messages = new Set<string>();
  const posts = new Set<string>();
  if (!members.some(({ replyTo }) => replyTo !== null)) return { messages, posts };
  for (const { id, kind } of members) if (id !== null) (kind === 'post' ? posts : messages).add(id);
  return { messages, posts };
}

/** Whether the earliest event answers a message that is nowhere; parents that are gone or elsewhere are problems. */
function startsBefore(events: readonly TaggedInteraction[], present: Present, tools: Tools): boolean {
  if (!events.some(({ replyTo }) => replyTo !== null)) return false;
  const roots = findRoots(events);
  for (const place of roots.cycles) tools.report(cycleFault(events[place] as TaggedInteraction));
  const ordered = inOrder(events);
  let truncated = false;
  for (const place of roots.missingParent) {
    const event = events[place] as TaggedInteraction;
    if (present.posts.has(event.replyTo as string)) continue;
    const elsewhere = present.messages.has(event.replyTo as string);
    const { file, record } = event.origin;
    tools.report({
      file,
      record,
      code: elsewhere ? 'parent-elsewhere' : 'missing-parent',
      message: `answers ${event.replyTo}, which ${elsewhere ? 'belongs to another conversation' : 'is not in this export'}`,
    });
    if (!elsewhere && event === ordered[0]) truncated = true;
  }
  return truncated;
}

const cycleFault = ({ id, origin: { file, record } }: TaggedInteraction): Fault & { file: number } => ({
  file,
  record,
  code: 'reply-cycle',
  message: `message ${id} answers itself through others; it is taken for the first of them`,
});

/** A brand's post belongs to no conversation; each top-level comment on it begins one. What it got besides is its own. */
function commentsOf(events: readonly TaggedInteraction[], tools: Tools): Iterable<Draft> {
  const posts = new Set(events.filter(({ kind }) => kind === 'post').map(({ id }) => id));
  const shown = new Set(events.filter(isShown).map(({ id }) => id));
  const [only = null] = shown.size === 1 ? shown : [];
  const linkOf = (event: TaggedInteraction): string | null => {
    if (isWordless(event) && event.replyTo === null) return only;
    return posts.has(event.replyTo) && !(isWordless(event) && shown.has(event.replyTo)) ? null : event.replyTo;
  };
  return byReplies(
    events.map((event) => (linkOf(event) === event.replyTo ? event : { ...event, replyTo: linkOf(event) })),
    tools,
  );
}

function* byReplies(members: readonly TaggedInteraction[], tools: Tools): Iterable<Draft> {
  const unique = tools.unique(members);
  const roots = findRoots(unique);
  const groups = new Map<number, TaggedInteraction[]>();
  unique.forEach((interaction, place) => {
    if (interaction.kind === 'post' && !isShown(interaction)) return;
    const root = roots.rootOf[place] as number;
    const events = groups.get(root);
    if (events) events.push(interaction);
    else groups.set(root, [interaction]);
  });
  for (const place of roots.cycles) tools.report(cycleFault(unique[place] as TaggedInteraction));
  for (const [root, events] of groups) {
    const first = unique[root] as TaggedInteraction;
    const { file, record } = first.origin;
    const truncated = roots.missingParent.has(root);
    if (truncated) {
      tools.report({
        file,
        record,
        code: 'missing-parent',
        message: `answers ${first.replyTo}, which is not in this export`,
      });
    }
    yield { id: first.id ?? `record ${file + 1}.${record}`, events: inOrder(events), truncated };
  }
}

/** One customer with one account, cut before a message that follows a long silence, but never while somebody waits. */
function* bySilence(members: readonly TaggedInteraction[], tools: Tools): Iterable<Draft> {
  const threads = new Map<string, TaggedInteraction[]>();
  for (const interaction of tools.unique(members)) {
    const key = interaction.conversationId ?? '';
    const thread = threads.get(key);
    if (thread) thread.push(interaction);
    else threads.set(key, [interaction]);
  }
  attributeAnswers(threads, tools);
  for (const [key, thread] of threads) {
    thread.sort(compareInFile);
    for (const events of cutAtSilence(thread, tools.options)) {
      const begin = new Date(events[0]?.at ?? 0).toISOString().slice(0, 19);
      yield { id: `${key === '' ? 'chat' : key} ${begin}`, events, truncated: false };
    }
  }
}

/** Answers that name no customer belong to the only one there is; with several, nobody can tell to whom. */
function attributeAnswers(threads: Map<string, TaggedInteraction[]>, { report, unattributed, options }: Tools): void {
  const nameless = threads.get('');
  if (!nameless || threads.size === 1) return;
  const [only] = [...threads].filter(([key]) => key !== '');
  if (threads.size === 2 && only) {
    for (const event of nameless) only[1].push(event);
    threads.delete('');
    return;
  }
  for (const event of nameless) {
    if (!answers(event, options.botsAnswer)) continue;
    unattributed(event.origin.file);
    report({ ...event.origin, code: 'unattributed-answer', message: 'nothing says which customer this answers' });
  }
}

function* cutAtSilence(
  thread: readonly TaggedInteraction[],
  { gap, botsAnswer }: GroupOptions,
): Iterable<TaggedInteraction[]> {
  let events: TaggedInteraction[] = [];
  const span = openSpan(botsAnswer);
  let last = Number.NEGATIVE_INFINITY;
  for (const event of thread) {
    if (event.kind === 'message') {
      const before = Math.max(last, events[0]?.at ?? last);
      if (events.length > 0 && event.at - before >= gap && !span.waiting()) {
        yield events;
        events = [];
      }
      last = event.at;
    }
    span.see(event);
    events.push(event);
  }
  if (events.length > 0) yield events;
}
