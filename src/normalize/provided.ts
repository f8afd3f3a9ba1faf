import type { Capability } from '../model/capability.ts';
import type { TaggedInteraction, WordsRead } from '../model/interaction.ts';
import type { Stream } from '../model/stream.ts';
import { wallClock } from '../model/zone.ts';
import { mayBeJudged } from '../text/reading.ts';
import { isShown } from './posts.ts';

type Events = readonly TaggedInteraction[];

/** What the rows of a stream show of what its columns promise, joined over streams that share a conversation. */
export function capabilities(
  interactions: readonly TaggedInteraction[],
  cases: readonly Events[],
  streamOf: (file: number) => Stream,
  unattributed: ReadonlySet<Stream>,
  zone: string,
): (events: readonly TaggedInteraction[]) => ReadonlySet<Capability> {
  const provided = new Map<Stream, Set<Capability>>();
  for (const interaction of interactions) {
    const stream = streamOf(interaction.origin.file);
    const known = provided.get(stream) ?? new Set(stream.certain);
    if (!provided.has(stream)) provided.set(stream, known);
    for (const capability of [...stream.ifSeen, ...ANY_PLATFORM]) {
      if (!known.has(capability) && EVIDENCE[capability](interaction, zone)) known.add(capability);
    }
  }
  for (const stream of unattributed) provided.get(stream)?.delete('answers');
  joinShared(provided, cases, streamOf);
  return (events) => provided.get(streamOf((events[0] as TaggedInteraction).origin.file)) ?? new Set();
}

/** What no platform needs to promise: it is there or not. */
export const ANY_PLATFORM = [
  'hours',
  'words',
  'judged-words',
  'answer-words',
  'bots',
  'customers',
  'languages',
  'offers',
] as const;

const EVIDENCE: Record<Capability, (interaction: TaggedInteraction, zone: string) => boolean> = {
  // A day without a time is read as its first instant, and not all that happened happened at midnight.
  hours: ({ at, detail }, zone) => !detail?.undated && wallClock(zone, at) % DAY !== 0,
  openings: ({ kind, author }) => kind === 'message' && author.role === 'customer',
  answers: ({ kind, author, detail }) =>
    kind === 'message' && (author.role === 'agent' || author.role === 'bot') && !detail?.opens,
  messages: ({ kind, detail }) => kind === 'message' && !detail?.synthetic,
  words: ({ kind, detail, fingerprint }) => kind === 'message' && !detail?.synthetic && fingerprint !== NO_WORDS,
  resolutions: ({ detail }) => detail?.status === 'resolved' || detail?.status === 'closed',
  'resolution-times': ({ detail }) => (detail?.status === 'resolved' || detail?.status === 'closed') && !detail.undated,
  ratings: ({ detail }) => detail?.rating !== undefined,
  opinions: ({ detail }) =>
    detail?.rating !== undefined || detail?.label !== undefined || detail?.feedback !== undefined,
  topics: ({ detail, tags, fingerprint }) =>
    detail?.topics !== undefined || tags.length > 0 || fingerprint !== NO_WORDS,
  'judged-words': ({ said, author, language }) =>
    author.role === 'customer' && said !== null && (said.read.some(isJudged) || mayBeJudged(said, language)),
  categories: ({ detail, tags }) => detail?.topics !== undefined || tags.length > 0,
  agents: ({ author, signature }) => author.role === 'agent' && (author.name !== null || signature !== null),
  bots: ({ author }) => author.role === 'bot',
  customers: ({ author }) => author.role === 'customer' && (author.id ?? author.name) !== null,
  languages: ({ kind, author, language, said }) =>
    kind === 'message' && author.role === 'customer' && (language !== null || (said?.evidence ?? null) !== null),
  offers: ({ detail }) => detail?.offered === true,
  'answer-words': ({ kind, author, fingerprint }) =>
    kind === 'message' && author.role === 'agent' && fingerprint !== NO_WORDS,
  reach: (interaction) => isShown(interaction) && interaction.detail?.reach !== null,
  feedback: ({ detail, replyTo, conversationId }) =>
    detail?.feedback !== undefined && detail.feedback !== 'block' && (replyTo !== null || conversationId !== null),
};

const DAY = 86_400_000;

/** That a link alone is neutral says nothing of the words of an export. */
const isJudged = ({ language, opinion }: WordsRead): boolean =>
  opinion !== null && (language !== null || opinion !== 'neutral');

/** The fingerprint of an empty text. */
const NO_WORDS = 0x811c9dc5;

/** Questions in one file and answers in another are one source: what either tells, both tell. */
function joinShared(
  provided: Map<Stream, Set<Capability>>,
  cases: readonly Events[],
  streamOf: (file: number) => Stream,
): void {
  if (provided.size < 2) return;
  for (const events of cases) {
    const first = provided.get(streamOf((events[0] as TaggedInteraction).origin.file));
    for (const { origin } of events) {
      const stream = streamOf(origin.file);
      const other = provided.get(stream);
      if (!first || !other || first === other) continue;
      for (const capability of other) first.add(capability);
      for (const [key, set] of provided) if (set === other) provided.set(key, first);
    }
  }
}
